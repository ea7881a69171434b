"""Sheets for pages of any size: how other people's PDFs are scaled, centred and imposed. Pure arithmetic.

The commonest size among the pages is that of the trimmed page. A smaller page stands in its middle, a larger one is
shrunk into it. Where trimmed pages are too large for the sheet, all are set smaller by one factor.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from publish.geometry import POINTS_PER_MM, Size
from publish.press.imposition import Imposition, Sheet, Side, impose
from publish.press.model import PAGES_PER_SHEET
from publish.press.panels import folded_sheet, place_panels
from publish.press.placement import PlacedPage, PlacedSide, SheetSpec, place
from publish.press.sheets import PrintSheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.press.model import Spine
    from publish.press.wishes import Wishes

#: Columns and rows of a handout whose pages stand upright.
_GRIDS = {"2-up": (2, 1), "4-up": (2, 2)}

#: What rounding of millimetres may take from a page's room: a five-hundredth, as A5 twice is not quite A4.
_ROUNDING = 1 / 500


@dataclass(frozen=True, slots=True)
class ForeignSheets:
    """The sheets, the factor that all pages are set at, the pages set smaller still, and how many blanks fill up."""

    sheets: PrintSheets
    scale: float
    shrunk: tuple[int, ...]
    blanks: int


class DoesNotFitError(Exception):
    """The pages do not fit the sheet; the message says why and the hint what to do, for a person."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def plan_foreign(sizes: Sequence[Size], wishes: Wishes, spine: Spine) -> ForeignSheets:
    """Plan the sheets for pages of these sizes, at least one.

    Raises:
        DoesNotFitError: too many pages for a leaflet of one sheet, or pages too large that may not shrink.
    """
    trim = _commonest(sizes)
    size, room = _room(trim, wishes)
    scale = min(1.0, room.width / trim.width, room.height / trim.height)
    if scale > 1 - _ROUNDING:
        scale = 1.0
    elif not wishes.shrinks:
        message = f"Pages of {_mm(trim)} do not fit; {wishes.scheme} on this sheet leaves {_mm(room)} for each."
        raise DoesNotFitError(message, "Choose a larger sheet, or leave --scale out to have them set smaller.")
    box = Size(min(trim.width * scale, room.width), min(trim.height * scale, room.height))
    own = [_own_scale(page, box, scale) for page in sizes]
    sides, slots = _sides(len(sizes), box, size, wishes, spine)
    drawn = tuple(
        PlacedSide(
            tuple(_centred(placed, box, sizes[placed.page - 1], own[placed.page - 1]) for placed in side.pages),
            side.marks if wishes.marks else (),
        )
        for side in sides
    )
    smaller = tuple(number for number, factor in enumerate(own, start=1) if factor < scale * (1 - _ROUNDING))
    flip: Literal["short", "long"] = "short" if size.width >= size.height else "long"
    return ForeignSheets(PrintSheets(drawn, size, flip, tuple(sizes)), scale, smaller, slots - len(sizes))


def _commonest(sizes: Sequence[Size]) -> Size:
    """The size that most pages have, the first of several; sizes differ where they do by half a point and more."""
    rounded = [(round(page.width), round(page.height)) for page in sizes]
    return sizes[rounded.index(Counter(rounded).most_common(1)[0][0])]


def _own_scale(page: Size, box: Size, scale: float) -> float:
    """The factor that a page is set at: that of all, or as much less as brings it into the box.

    Where pages keep their size, rounding takes none of it.
    """
    factor = min(box.width / page.width, box.height / page.height)
    return 1.0 if scale == 1 and factor > 1 - _ROUNDING else min(factor, scale)


def _room(trim: Size, wishes: Wishes) -> tuple[Size, Size]:
    """How the sheet lies, and what it leaves for each page."""
    lying = wishes.sheet.landscape
    match wishes.scheme:
        case "2-up" | "4-up":
            columns, rows = _GRIDS[wishes.scheme]
            ways = [(lying, columns, rows), (Size(lying.height, lying.width), rows, columns)]
            fits = [(size, Size(size.width / across, size.height / down)) for size, across, down in ways]
            return max(fits, key=lambda fit: min(fit[1].width / trim.width, fit[1].height / trim.height))
        case "saddle" | "signatures" | "cut-stack":
            return lying, Size(lying.width / 2, lying.height)
        case fold:
            folded = folded_sheet(fold, lying, "left")
            return folded.size, Size(min(page.width for page in folded.sizes), folded.size.height)


def _sides(pages: int, box: Size, size: Size, wishes: Wishes, spine: Spine) -> tuple[tuple[PlacedSide, ...], int]:
    """Place boxes for the pages; with them the number of pages that the sheets could hold."""
    match wishes.scheme:
        case "saddle" | "signatures":
            book = _book(pages, wishes, spine)
            return place(book, SheetSpec(size, box, wishes.calliper)), PAGES_PER_SHEET * len(book.sheets)
        case "cut-stack":
            stacks = _stacks(pages, spine)
            return place(stacks, SheetSpec(size, box)), PAGES_PER_SHEET * len(stacks.sheets)
        case "2-up" | "4-up":
            return _handout(pages, box, size, wishes.scheme, spine)
        case fold:
            folded = folded_sheet(fold, wishes.sheet, spine)
            if pages > folded.pages:
                message = f"A sheet with the fold {fold} has {folded.pages} pages, and the file has {pages}."
                raise DoesNotFitError(message, "Choose pages with --pages, or make a booklet: --scheme saddle.")
            return tuple(_in_panels(side, box, size) for side in place_panels(folded, pages)), folded.pages


def _book(pages: int, wishes: Wishes, spine: Spine) -> Imposition:
    signature = wishes.signature if wishes.scheme == "signatures" else None
    if wishes.blanks == "end":
        return impose(pages, spine, signature=signature)
    filled = pages + -pages % PAGES_PER_SHEET
    order = [*range(1, pages), *[pages] * (filled - pages + 1)]
    return impose(filled, spine, blanks=range(pages, filled), signature=signature).renumbered(order)


def _stacks(pages: int, spine: Spine) -> Imposition:
    """Impose for a cut down the middle: the half where reading begins is put on the other one."""
    count = -(-pages // PAGES_PER_SHEET)

    def page(number: int) -> int | None:
        return number if number <= pages else None

    sheets = []
    for index in range(count):
        upper, lower = 2 * index + 1, 2 * (count + index) + 1
        front, back = (page(upper), page(lower)), (page(lower + 1), page(upper + 1))
        sides = (Side(*front), Side(*back)) if spine == "left" else (Side(*front[::-1]), Side(*back[::-1]))
        sheets.append(Sheet(*sides, signature=1, depth=0))
    return Imposition(pages, spine, tuple(sheets), sewn=True)


def _handout(
    pages: int, box: Size, size: Size, scheme: Literal["2-up", "4-up"], spine: Spine
) -> tuple[tuple[PlacedSide, ...], int]:
    columns, rows = _GRIDS[scheme] if size.width >= size.height else _GRIDS[scheme][::-1]
    cell = Size(size.width / columns, size.height / rows)
    each = columns * rows
    sides = []
    for first in range(1, pages + 1, each):
        placed = []
        for number in range(first, min(first + each, pages + 1)):
            row, column = divmod(number - first, columns)
            across = column if spine == "left" else columns - 1 - column
            left = across * cell.width + (cell.width - box.width) / 2
            bottom = size.height - (row + 1) * cell.height + (cell.height - box.height) / 2
            placed.append(PlacedPage(number, left, bottom, (across * cell.width, (across + 1) * cell.width)))
        sides.append(PlacedSide(tuple(placed), ()))
    return tuple(sides), each * len(sides)


def _in_panels(side: PlacedSide, box: Size, size: Size) -> PlacedSide:
    """Stand each box in the middle of its panel."""
    bottom = (size.height - box.height) / 2
    pages = tuple(
        replace(page, left=(page.clip[0] + page.clip[1] - box.width) / 2, bottom=bottom) for page in side.pages
    )
    return PlacedSide(pages, side.marks)


def _centred(placed: PlacedPage, box: Size, page: Size, scale: float) -> PlacedPage:
    """Stand a page of its own size in the middle of its box."""
    left = placed.left + (box.width - page.width * scale) / 2
    bottom = placed.bottom + (box.height - page.height * scale) / 2
    return replace(placed, left=left, bottom=bottom, scale=scale)


def _mm(size: Size) -> str:
    return f"{size.width / POINTS_PER_MM:.0f} × {size.height / POINTS_PER_MM:.0f} mm"
