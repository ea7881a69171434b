"""Read the engine's box tree: every line of text with its place, its font and the block that it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

if TYPE_CHECKING:
    from collections.abc import Iterator

_PX = 0.75


@dataclass(frozen=True, slots=True)
class _Context:
    """What a box inherits from the elements around it."""

    block: int | None = None
    generated: bool = False


def text_boxes(page: Any, number: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - the engine ships no types
    """Yield the text boxes of one page of the engine's document, in the order of its box tree."""
    root = page._page_box  # noqa: SLF001 - the engine has no public way to its boxes; the version is pinned
    yield from _walk(root, _Context(), number, root.margin_height())


def _walk(box: Any, context: _Context, number: int, height: float) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    if isinstance(box, AbsolutePlaceholder):
        box = box._box  # noqa: SLF001 - same
    if box.element is not None:
        block = box.element.get("data-block") or box.element.get("data-item")
        if block is not None:
            context = replace(context, block=int(block))
    if "::" in (box.element_tag or ""):
        context = replace(context, generated=True)
    if isinstance(box, boxes.TextBox):
        yield _entry(box, context, number, height)
        return
    for child in getattr(box, "children", ()):
        yield from _walk(child, context, number, height)


def _entry(box: Any, context: _Context, number: int, height: float) -> dict[str, Any]:  # noqa: ANN401
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
        "text": box.text,
        "language": style["lang"] or "",
        "block": context.block,
        "generated": context.generated,
        "families": list(style["font_family"]),
        "weight": style["font_weight"],
        "style": style["font_style"],
    }
