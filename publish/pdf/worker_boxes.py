"""Read the engine's box tree: every line of text with its place, its font and the block that it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.text.fonts import font_features

if TYPE_CHECKING:
    from collections.abc import Iterator

_PX = 0.75


@dataclass(frozen=True, slots=True)
class _Context:
    """What a box inherits from the elements around it."""

    block: int | None = None
    generated: bool = False


def placed_boxes(page: Any, number: int) -> Iterator[tuple[Any, dict[str, Any]]]:  # noqa: ANN401 - the engine ships no types
    """Yield the text boxes of one page of the engine's document, in the order of its box tree.

    Each comes as the engine's own box and as the entry of the worker's answer that describes it.
    """
    root = page._page_box  # noqa: SLF001 - the engine has no public way to its boxes; the version is pinned
    for box, context in _walk(root, _Context()):
        yield box, _entry(box, context, number, root.margin_height())


def _walk(box: Any, context: _Context) -> Iterator[tuple[Any, _Context]]:  # noqa: ANN401 - same
    if isinstance(box, AbsolutePlaceholder):
        box = box._box  # noqa: SLF001 - same
    if box.element is not None:
        block = box.element.get("data-block") or box.element.get("data-item")
        if block is not None:
            context = replace(context, block=int(block))
    if "::" in (box.element_tag or ""):
        context = replace(context, generated=True)
    if isinstance(box, boxes.TextBox):
        yield box, context
        return
    for child in getattr(box, "children", ()):
        yield from _walk(child, context)


def _entry(box: Any, context: _Context, number: int, height: float) -> dict[str, Any]:  # noqa: ANN401 - same
    left, top = box.content_box_x(), box.content_box_y()
    style = box.style
    return {
        "page": number,
        "box": [
            round(left * _PX, 3),
            round((height - top - box.height) * _PX, 3),
            round((left + box.width) * _PX, 3),
            round((height - top) * _PX, 3),
        ],
        # What is drawn is the layout's text: the engine takes a space off a line's end in the box alone.
        "text": box.pango_layout.text,
        "language": style["lang"] or "",
        "block": context.block,
        "generated": context.generated,
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
