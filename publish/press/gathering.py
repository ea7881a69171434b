"""Sheets that are folded twice or three times: the folios of a signature printed together, heads to heads.

A *folio* is what one fold makes of a piece of paper: two leaves, four pages. Folded twice (quarto) a sheet holds two
folios, one within the other; three times (octavo) four. Each fold halves the sheet, the last one is the spine. Heads,
and in an octavo half of the fore-edges, come closed from the folder and are opened with a knife.

    twice           three times
    +-----+-----+   +-----+-----+-----+-----+
    |  5  |  4  |   |  5  | 12  |  9  |  8  |   upside down: heads meet in the middle
    +-----+-----+   +-----+-----+-----+-----+
    |  8  |  1  |   |  4  | 13  | 16  |  1  |
    +-----+-----+   +-----+-----+-----+-----+
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from publish.geometry import Size
from publish.press.marks import FOLD_TICK, Mark
from publish.press.model import PAGES_PER_SHEET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.press.model import Spine
    from publish.press.placement import PlacedPage, PlacedSide

#: How often a sheet may be folded; thicker paper breaks where it is folded more.
Folds = Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where a folio lies on the sheet's front: its column and row from the lower left, and which of its sides shows."""

    column: int
    row: int
    back: bool


#: The cells of the folios from the outermost in, for a spine on the left. Those of the upper row are upside down.
_CELLS: dict[Folds, tuple[_Cell, ...]] = {
    1: (_Cell(0, 0, back=False),),
    2: (_Cell(0, 0, back=False), _Cell(0, 1, back=True)),
    3: (_Cell(1, 0, back=False), _Cell(0, 0, back=True), _Cell(0, 1, back=False), _Cell(1, 1, back=True)),
}
_GRID: dict[Folds, tuple[int, int]] = {1: (1, 1), 2: (1, 2), 3: (2, 2)}


def pages_of(folds: Folds) -> int:
    """How many pages a sheet has that is folded so often."""
    return PAGES_PER_SHEET * len(_CELLS[folds])


def lying(sheet: Size, folds: Folds) -> Size:
    """Turn a sheet as it is printed: upright where it is folded twice, else on its longer side."""
    wide = sheet.landscape
    return Size(wide.height, wide.width) if folds == 2 else wide  # noqa: PLR2004 - folded twice


def flip_edge(size: Size) -> Literal["short", "long"]:
    """The edge that a sheet is turned on when its second side is printed, so that left and right change places."""
    return "short" if size.width >= size.height else "long"


def room_of(sheet: Size, folds: Folds) -> Size:
    """The room that each folio has on a sheet as it lies."""
    columns, rows = _GRID[folds]
    return Size(sheet.width / columns, sheet.height / rows)


def gathered(
    sides: Sequence[PlacedSide], sheet: Size, trim: Size, folds: Folds, spine: Spine
) -> tuple[PlacedSide, ...]:
    """Put the folios of sheets together.

    Args:
        sides: front and back of each folio in turn, from the outermost in, each placed in its own room.
        sheet: the sheet as it lies.
        trim: the trimmed page.
        folds: how often it is folded.
        spine: on the right all is mirrored.

    Returns:
        Front and back of each sheet in turn.

    Raises:
        ValueError: the folios do not make whole sheets.
    """
    cells = _CELLS[folds]
    if len(sides) % (2 * len(cells)):
        message = f"sheets folded {folds} times hold {pages_of(folds)} pages each"
        raise ValueError(message)
    made: list[PlacedSide] = []
    for first in range(0, len(sides), 2 * len(cells)):
        folios = [(sides[first + 2 * at], sides[first + 2 * at + 1]) for at in range(len(cells))]
        for behind in (False, True):
            mirrored = behind is (spine == "left")
            parts = [
                _in_cell(folio[cell.back != behind], column, cell.row, room_of(sheet, folds), trim)
                for folio, cell in zip(folios, cells, strict=True)
                for column in (_GRID[folds][0] - 1 - cell.column if mirrored else cell.column,)
            ]
            marks = (*(mark for part in parts for mark in part.marks), *(() if behind else _creases(sheet, folds)))
            made.append(replace(parts[0], pages=tuple(page for part in parts for page in part.pages), marks=marks))
    return tuple(made)


def _in_cell(side: PlacedSide, column: int, row: int, room: Size, trim: Size) -> PlacedSide:
    """Move a folio's side into its cell, upside down in the upper row."""
    left, bottom, turned = column * room.width, row * room.height, row > 0
    pages = (_turned(page, room, trim) if turned else page for page in side.pages)
    return replace(
        side,
        pages=tuple(_moved(page, left, bottom, room) for page in pages),
        marks=tuple(_moved_mark(mark, left, bottom, room if turned else None) for mark in side.marks),
    )


def _turned(page: PlacedPage, room: Size, trim: Size) -> PlacedPage:
    """Turn a page about the middle of its room."""
    return replace(
        page,
        left=room.width - page.left - trim.width * page.scale,
        bottom=room.height - page.bottom - trim.height * page.scale,
        clip=(room.width - page.clip[1], room.width - page.clip[0]),
        turned=True,
    )


def _moved(page: PlacedPage, left: float, bottom: float, room: Size) -> PlacedPage:
    return replace(
        page,
        left=page.left + left,
        bottom=page.bottom + bottom,
        clip=(page.clip[0] + left, page.clip[1] + left),
        row=(bottom, bottom + room.height),
    )


def _moved_mark(mark: Mark, left: float, bottom: float, turn_in: Size | None) -> Mark:
    x, y, to_x, to_y = mark.x, mark.y, mark.to_x, mark.to_y
    if turn_in is not None:
        x, y, to_x, to_y = turn_in.width - x, turn_in.height - y, turn_in.width - to_x, turn_in.height - to_y
    return Mark(x + left, y + bottom, to_x + left, to_y + bottom, mark.width)


def _creases(sheet: Size, folds: Folds) -> tuple[Mark, ...]:
    """Mark the folds before the last one by ticks at the sheet's edges."""
    columns, rows = _GRID[folds]
    marks: list[Mark] = []
    for x in (sheet.width * number / columns for number in range(1, columns)):
        marks += [Mark(x, 0.0, x, FOLD_TICK), Mark(x, sheet.height - FOLD_TICK, x, sheet.height)]
    for y in (sheet.height * number / rows for number in range(1, rows)):
        marks += [Mark(0.0, y, FOLD_TICK, y), Mark(sheet.width - FOLD_TICK, y, sheet.width, y)]
    return tuple(marks)
