"""Give every finding what its reader asks first: which language it is about, and on which page it stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.checks.model import Anchor
from publish.checks.pages import PageMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from publish.checks.model import Product
    from publish.diagnostics import Diagnostic, Location, PagePlace
    from publish.normalize.model import Block

    #: The pieces of blocks that stand on one line of a file: column, length, where the piece begins in its block.
    Pieces = list[tuple[int, int, Anchor]]


def placed(
    diagnostics: Sequence[Diagnostic], blocks: Iterable[Block], products: Sequence[Product]
) -> tuple[Diagnostic, ...]:
    """Complete diagnostics that lead to a place in an author's text.

    Args:
        diagnostics: what was found.
        blocks: the texts.
        products: what they were set in, in the order of preference; none where nothing was rendered.

    Returns:
        The same diagnostics, each with the language of its passage or product and the first page that shows it, as
        far as it has none yet and its place leads to any.
    """
    lines = _lines(blocks)
    maps = [PageMap(product) for product in products if product.sections]
    return tuple(_placed(diagnostic, lines, maps) for diagnostic in diagnostics)


def _placed(diagnostic: Diagnostic, lines: Mapping[tuple[str, int], Pieces], maps: Sequence[PageMap]) -> Diagnostic:
    anchor = _anchor(diagnostic.location, lines)
    if anchor is None:
        return diagnostic
    place = diagnostic.place or next((found for map_ in maps if (found := _found(map_, diagnostic, anchor))), None)
    return replace(diagnostic, place=place, language=diagnostic.language or anchor.block.language)


def _found(pages: PageMap, diagnostic: Diagnostic, anchor: Anchor) -> PagePlace | None:
    """Find the page of a place; what names a line and no column is about the passage as a whole."""
    is_whole = diagnostic.location is not None and diagnostic.location.column is None
    return pages.place_of_block(anchor.block) if is_whole else pages.place_of(anchor)


def _lines(blocks: Iterable[Block]) -> dict[tuple[str, int], Pieces]:
    lines: dict[tuple[str, int], Pieces] = {}
    for block in blocks:
        ends = [*(origin.offset for origin in block.origins[1:]), len(block.text)]
        for origin, end in zip(block.origins, ends, strict=True):
            piece = (origin.column, end - origin.offset, Anchor(block, origin.offset))
            lines.setdefault((block.path, origin.line), []).append(piece)
    for pieces in lines.values():
        pieces.sort(key=lambda piece: piece[0])
    return lines


def _anchor(location: Location | None, lines: Mapping[tuple[str, int], Pieces]) -> Anchor | None:
    """Find the place of the text that stands at, or nearest before, a place in a file; else the line's first."""
    if location is None or location.line is None:
        return None
    pieces = lines.get((location.path, location.line))
    if not pieces:
        return None
    column = location.column or 1
    index = max(bisect_right(pieces, column, key=lambda piece: piece[0]) - 1, 0)
    begins, length, anchor = pieces[index]
    return Anchor(anchor.block, anchor.offset + min(max(column - begins, 0), max(length - 1, 0)))
