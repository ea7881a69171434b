"""Read the engine's box tree: every line of text with its place, its font and the block that it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import font_features

from publish.pdf.worker_painting import painting_order
from publish.pdf.worker_placeholders import box_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PX = 0.75


@dataclass(frozen=True, slots=True)
class _Context:
    """What a box inherits from the elements around it."""

    page: int
    block: int | None = None
    generated: bool = False
    repeated: bool = False


def placed_boxes(pages: Sequence[Any]) -> list[list[tuple[Any, dict[str, Any]]]]:
    """List the text boxes of each page of the engine's document, in the order of its box tree.

    Each comes as the engine's own box and as the entry of the worker's answer that describes it.
    """
    heads: dict[int, int] = {}  # the elements of tables' heads, by identity, and the first page of each
    return [list(_of_page(page, number, heads)) for number, page in enumerate(pages, 1)]


def _of_page(page: Any, number: int, heads: dict[int, int]) -> Iterator[tuple[Any, dict[str, Any]]]:  # noqa: ANN401 - the engine ships no types
    root = page._page_box  # noqa: SLF001 - the engine has no public way to its boxes; the version is pinned
    painted = painting_order(root)
    for box, context in _walk(root, _Context(number), heads):
        yield box, _entry(box, context, root.margin_height()) | {"painted": painted[id(box)]}


def _walk(box: Any, context: _Context, heads: dict[int, int]) -> Iterator[tuple[Any, _Context]]:  # noqa: ANN401 - same
    box = box_of(box)
    if box.element is not None:
        block = box.element.get("data-block") or box.element.get("data-item")
        if block is not None:
            context = replace(context, block=int(block))
        if box.element.get("data-printed") is not None:
            context = replace(context, block=None)
    if box.element_tag == "thead" and heads.setdefault(id(box.element), context.page) < context.page:
        context = replace(context, repeated=True)
    if "::" in (box.element_tag or ""):
        context = replace(context, generated=True)
    if isinstance(box, boxes.TextBox):
        yield box, context
        return
    for child in getattr(box, "children", ()):
        yield from _walk(child, context, heads)


def _entry(box: Any, context: _Context, height: float) -> dict[str, Any]:  # noqa: ANN401 - same
    left, top = box.content_box_x(), box.content_box_y()
    style = box.style
    return {
        "page": context.page,
        "box": [
            round(left * _PX, 3),
            round((height - top - box.height) * _PX, 3),
            round((left + box.width) * _PX, 3),
            round((height - top) * _PX, 3),
        ],
        "start": [round(box.position_x * _PX, 3), round((height - box.position_y - box.baseline) * _PX, 3)],
        "size": round(style["font_size"] * _PX, 4),
        "tracking": round(getattr(box, "publish_tracking", 0.0) / style["font_size"], 5),
        "scale": round(getattr(box, "publish_scale", 1.0), 5),
        # What is drawn is the layout's text: the engine takes a space off a line's end in the box alone.
        "text": box.pango_layout.text,
        "language": style["lang"] or "",
        "block": context.block,
        "generated": context.generated,
        "repeated": context.repeated,
        "families": list(style["font_family"]),
        "weight": style["font_weight"],
        "style": style["font_style"],
        "direction": style["direction"],
        "features": sorted(_features(style).items()),
        "letters_apart": style["letter_spacing"] not in {"normal", 0},
        "spaces_apart": bool(style["word_spacing"] or box.pango_layout.justification_spacing),
    }


def _features(style: Any) -> dict[str, int]:  # noqa: ANN401 - same
    """Return the OpenType features that the engine asks for, by its own rules (CSS Fonts 3, 7.2)."""
    features: dict[str, int] = font_features(
        style["font_kerning"],
        style["font_variant_ligatures"],
        style["font_variant_position"],
        style["font_variant_caps"],
        style["font_variant_numeric"],
        style["font_variant_alternates"],
        style["font_variant_east_asian"],
        style["font_feature_settings"],
    )
    return features
