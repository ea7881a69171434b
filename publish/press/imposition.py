"""Imposition: which page stands where on which side of which sheet, for books of folded and nested sheets.

Every sheet is printed on both sides as a landscape pair, turned on its **short edge** (about a vertical axis, so that
the heads of both sides stay up) and folded once along its middle. A folder of four pages, the half-fold leaflet, is
the book of one sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from publish.press.model import PAGES_PER_SHEET

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from publish.press.model import Spine


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet as it comes from the printer, head up: the pages' numbers, None where nothing is printed."""

    left: int | None
    right: int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its two sides; the front is outside when it is folded.

    `signature` counts from 1; `depth` is the number of sheets around this one in its signature, 0 for the outermost.
    """

    front: Side
    back: Side
    signature: int
    depth: int


@dataclass(frozen=True, slots=True)
class Imposition:
    """The sheets in the order of printing: each signature from the outside in, `pages` pages in all.

    `sewn` tells that its signatures are sewn, be it only one; else all sheets are stapled through one fold.
    """

    pages: int
    spine: Spine
    sheets: tuple[Sheet, ...]
    sewn: bool = False

    @property
    def stapled(self) -> bool:
        """Whether it needs staples; a single sheet holds by its fold."""
        return not self.sewn and len(self.sheets) > 1

    def renumbered(self, order: Sequence[int]) -> Imposition:
        """Name each page by another number: `order` holds those of pages 1, 2, … as they lie in the folded book."""
        sheets = tuple(
            replace(sheet, front=_renumbered(sheet.front, order), back=_renumbered(sheet.back, order))
            for sheet in self.sheets
        )
        return replace(self, sheets=sheets)


def _renumbered(side: Side, order: Sequence[int]) -> Side:
    left, right = (None if number is None else order[number - 1] for number in (side.left, side.right))
    return Side(left, right)


def impose(
    pages: int,
    spine: Spine = "left",
    *,
    blanks: Collection[int] = (),
    signature: int | None = None,
) -> Imposition:
    """Impose pages 1 to `pages` of a book.

    Args:
        pages: pages of the book, planned blanks included. Where they do not fill the last sheet, the rest stays
            empty; a planned book has none of that.
        spine: the side of the spine; it mirrors the sheets, never the reading order.
        blanks: numbers of pages on which nothing is printed.
        signature: pages of a sewn signature (8, 12, 16, 32, ...). None nests all sheets in one another, for saddle
            stitch. A short signature stands last but one, where the binding holds it best.

    Returns:
        The imposition.

    Raises:
        ValueError: fewer than one page, or a signature that is not a positive multiple of 4.
    """
    if pages < 1:
        msg = "an imposition needs at least one page"
        raise ValueError(msg)
    if signature is not None and (signature < PAGES_PER_SHEET or signature % PAGES_PER_SHEET):
        msg = "a signature has a positive multiple of 4 pages"
        raise ValueError(msg)
    filled = pages + -pages % PAGES_PER_SHEET
    lengths = _signature_lengths(filled, signature or filled)
    printed = frozenset(range(1, pages + 1)) - frozenset(blanks)
    numbers = [number if number in printed else None for number in range(1, filled + 1)]
    ends = list(accumulate(lengths))
    sheets = tuple(
        _sheet(numbers[end - length : end], index, depth, spine)
        for index, (length, end) in enumerate(zip(lengths, ends, strict=True), start=1)
        for depth in range(length // PAGES_PER_SHEET)
    )
    return Imposition(pages, spine, sheets, sewn=signature is not None)


def _signature_lengths(pages: int, signature: int) -> list[int]:
    whole, rest = divmod(pages, signature)
    lengths = [signature] * whole
    if rest:
        lengths.insert(max(whole - 1, 0), rest)
    return lengths


def _sheet(signature: Sequence[int | None], index: int, depth: int, spine: Spine) -> Sheet:
    """Make the sheet at `depth` of the signature that holds these pages and is number `index`."""
    ahead, behind = 2 * depth, len(signature) - 1 - 2 * depth
    return Sheet(
        front=_side(verso=signature[behind], recto=signature[ahead], spine=spine),
        back=_side(verso=signature[ahead + 1], recto=signature[behind - 1], spine=spine),
        signature=index,
        depth=depth,
    )


def _side(*, verso: int | None, recto: int | None, spine: Spine) -> Side:
    """Pair two pages: rectos lie right of a spine on the left, left of a spine on the right."""
    return Side(verso, recto) if spine == "left" else Side(recto, verso)
