"""Marks that are printed outside of the type: folds, staples, cuts, and the order of signatures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.geometry import points

if TYPE_CHECKING:
    from publish.geometry import Size

#: Office printers leave the outer 4 to 5 mm of a sheet white: a tick of 8 mm shows 3 to 4 mm and stays in the head
#: margin of every sensible page.
FOLD_TICK = points(8)

#: Shorter than the crown of any office staple (12 mm), which therefore covers its mark.
STAPLE_MARK = points(6)

#: Width of fold, staple and cut marks: the thinnest line that every office printer draws, in points.
MARK_WIDTH = 0.25

#: Cut marks stand so far outside the trimmed page and are so long, where the sheet has the room (ISO 12647-1 asks for
#: at least 2 mm between mark and trim).
CUT_DISTANCE, CUT_LENGTH = points(2), points(4)

#: Collation marks: bars on the spine of each signature, one step lower on each, so that gathered signatures show a
#: stair and one that is missing, doubled or misplaced breaks it. Width over both sides of the fold, height, first step.
COLLATION_WIDTH, COLLATION_HEIGHT, COLLATION_HEAD = points(3), points(5), points(22)

#: Staples sit a quarter of the height from head and foot.
STAPLE_PLACES = (0.25, 0.75)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line from (`x`, `y`) to (`to_x`, `to_y`), `width` points wide."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float = MARK_WIDTH


def ticks(x: float, height: float) -> tuple[Mark, Mark]:
    """Mark a fold at `x` by ticks at the foot and the head of a sheet of this height."""
    return Mark(x, 0.0, x, FOLD_TICK), Mark(x, height - FOLD_TICK, x, height)


def cut_marks(box: tuple[float, float, float, float], sheet: Size) -> tuple[Mark, ...]:
    """Mark the corners of a box (left, bottom, right, top) on a sheet; none on an edge without room for a mark."""
    left, bottom, right, top = box
    reach = CUT_DISTANCE + CUT_LENGTH
    marks: list[Mark] = []
    if bottom >= reach:
        marks += [Mark(x, bottom - reach, x, bottom - CUT_DISTANCE) for x in (left, right)]
        marks += [Mark(x, top + CUT_DISTANCE, x, top + reach) for x in (left, right)]
    if left >= reach:
        marks += [Mark(left - reach, y, left - CUT_DISTANCE, y) for y in (bottom, top)]
        marks += [Mark(right + CUT_DISTANCE, y, right + reach, y) for y in (bottom, top)]
    return tuple(mark for mark in marks if _on(sheet, mark))


def _on(sheet: Size, mark: Mark) -> bool:
    return (
        min(mark.x, mark.to_x) >= 0.0
        and min(mark.y, mark.to_y) >= 0.0
        and max(mark.x, mark.to_x) <= sheet.width
        and max(mark.y, mark.to_y) <= sheet.height
    )
