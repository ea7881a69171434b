"""In which order the engine paints the text boxes of a page (CSS 2.1, appendix E).

What floats is painted before the lines around it, what is positioned or has a stacking context of its own behind them:
on such a page the order of drawing is not that of the text, by rule. This gives each text box its place in that order,
as the engine's own `stacking.StackingContext` sorts the boxes.

Markers of list items and notes are positioned, and so would be painted behind the last line of a page: who reads the
page in the order of its drawing could not tell which number is whose. Here a marker is painted before the lines that it
marks.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import weasyprint.draw
import weasyprint.stacking
from weasyprint.formatting_structure import boxes

from publish.pdf.worker_placeholders import box_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    #: The way from the page to a box, down the contexts around it: layer, z-index and place in the tree, in each.
    _Key = tuple[tuple[int, int, int], ...]

#: The layers of a context: what lies below it, what floats, its own lines, what is positioned, what lies above.
_BELOW, _FLOATS, _LINES, _ABOVE = range(4)
_APART = (boxes.InlineBlockBox, boxes.InlineFlexBox, boxes.InlineGridBox)


def install() -> None:
    """Replace the engine's functions that sort and paint boxes by ones that keep markers with their items."""
    dispatch, draw = weasyprint.stacking._dispatch, weasyprint.draw.draw_block_level  # noqa: SLF001 - the version is pinned

    def keep_markers(child: Any, *tree: Any) -> Any:  # noqa: ANN401 - the engine ships no types
        box = box_of(child)
        if not _is_marker(box):
            return dispatch(child, *tree)
        page, contexts, blocks, floats, inner = tree
        own: dict[Any, Any] = {}
        marker = weasyprint.stacking._dispatch_children(box, page, contexts, blocks, floats, own)  # noqa: SLF001 - same
        blocks.append(marker)
        inner[marker] = own
        return None

    def draw_markers_first(page: Any, stream: Any, levels: Any) -> None:  # noqa: ANN401 - same
        for block, inner in levels.items():
            markers = {box: own for box, own in inner.items() if _is_marker(box)}
            draw(page, stream, markers)
            draw(page, stream, {block: {box: own for box, own in inner.items() if box not in markers}})

    weasyprint.stacking._dispatch = keep_markers  # noqa: SLF001 - same
    weasyprint.draw.draw_block_level = draw_markers_first


def _is_marker(box: Any) -> bool:  # noqa: ANN401 - same
    """Tell whether a box is a marker that stands beside its lines, and nothing lifts it above others."""
    marks = box.is_outside_marker or (box.element_tag or "").endswith("::footnote-marker")
    return bool(marks and box.style["position"] == "absolute" and not _is_context(box))


def painting_order(page: Any) -> dict[int, int]:  # noqa: ANN401 - the engine ships no types
    """Return the place of each text box of the engine's page box in the order of painting, from 0, by identity."""
    number = count()
    keys: dict[int, _Key] = {}
    for child in page.children:
        box = box_of(child)
        root = (_layer(box, next(number)),)
        keys.update(_keys(box, root, root, number))
    return {box: place for place, box in enumerate(sorted(keys, key=keys.__getitem__))}


def _keys(box: Any, context: _Key, own: _Key, number: Iterator[int]) -> Iterator[tuple[int, _Key]]:  # noqa: ANN401 - same
    """Yield the keys of the text boxes in a box.

    `context` is the nearest stacking context around it, in which what is positioned is painted; `own` what is painted
    as if it were one, and holds its lines and floats.
    """
    for child in getattr(box, "children", ()):
        at = next(number)
        inner = box_of(child)
        if isinstance(inner, boxes.TextBox):
            yield id(inner), (*own, (_LINES, 0, at))
            continue
        style = inner.style
        if _is_marker(inner):
            yield from _keys(inner, context, own, number)
        elif _is_context(inner):
            key = (*context, _layer(inner, at))
            yield from _keys(inner, key, key, number)
        elif style["position"] != "static":
            yield from _keys(inner, context, (*context, _layer(inner, at)), number)
        elif inner.is_floated():
            yield from _keys(inner, context, (*own, (_FLOATS, 0, at)), number)
        elif isinstance(inner, _APART):
            yield from _keys(inner, context, (*own, (_LINES, 0, at)), number)
        else:
            yield from _keys(inner, context, own, number)


def _is_context(box: Any) -> bool:  # noqa: ANN401 - same
    style = box.style
    has_height = style["z_index"] != "auto" and (style["position"] != "static" or box.is_grid_item)
    return bool(has_height or style["opacity"] < 1 or style["transform"] or style["overflow"] != "visible")


def _layer(box: Any, at: int) -> tuple[int, int, int]:  # noqa: ANN401 - same
    height = 0 if box.style["z_index"] == "auto" else box.style["z_index"]
    return (_BELOW if height < 0 else _ABOVE, height, at)
