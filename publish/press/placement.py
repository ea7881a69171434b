"""Placement: imposed sheets in points. Pages meet at the fold, creep moves them over it; marks for fold, staples, cut.

Coordinates are PDF's: from the lower left corner of the sheet as it lies, to the right and up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic
from publish.geometry import POINTS_PER_MM, points
from publish.press.creep import creep

if TYPE_CHECKING:
    from publish.geometry import Size
    from publish.press.imposition import Imposition, Sheet, Side

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

#: Sizes that are equal on paper differ by rounding: a hundredth of a point is 3.5 micrometres.
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """What is printed on: the sheet (either way up), the trimmed page, the paper's calliper; all in points.

    A calliper of 0 leaves creep uncompensated.
    """

    sheet: Size
    trim: Size
    calliper: float = 0.0

    @property
    def fold(self) -> float:
        """How far the fold lies from the left edge of the landscape sheet."""
        return self.sheet.landscape.width / 2

    @property
    def foot(self) -> float:
        """How far the trimmed pages' foot lies above the lower edge of the landscape sheet."""
        return (self.sheet.landscape.height - self.trim.height) / 2


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page on a side: (`left`, `bottom`) is the corner of its trim box, drawn at `scale`.

    `clip` is the stretch of the sheet, from left to right, that the page may print on: what passes the fold is cut off.
    """

    page: int
    left: float
    bottom: float
    clip: tuple[float, float]
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A line from (`x`, `y`) to (`to_x`, `to_y`), `width` points wide."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float = MARK_WIDTH


@dataclass(frozen=True, slots=True)
class PlacedSide:
    """One side of a sheet, ready to draw."""

    pages: tuple[PlacedPage, ...]
    marks: tuple[Mark, ...]


def misfit(spec: SheetSpec) -> Diagnostic | None:
    """Tell whether two trimmed pages side by side do not fit the sheet (B004); None if they do."""
    sheet, trim = spec.sheet.landscape, spec.trim
    if 2 * trim.width <= sheet.width + _TOLERANCE and trim.height <= sheet.height + _TOLERANCE:
        return None
    return Diagnostic(
        Code.B004,
        f"Two pages of {_millimetres(trim)} side by side do not fit a sheet of {_millimetres(sheet)}.",
        hint=f"Choose a sheet of at least {_mm(2 * trim.width)} × {_mm(trim.height)} mm, or a smaller page.",
    )


def place(imposition: Imposition, spec: SheetSpec) -> tuple[PlacedSide, ...]:
    """Place every page: front and back of each sheet in turn, in the order of printing.

    Marks stand on fronts only, which the fold turns outside: ticks at head and foot of every fold, the staples on the
    outermost sheet of a stitched book, where they are driven in, and a collation mark on that of each of several
    signatures. In the finished book they lie on the spine. Where the sheet is larger than its two pages, cut marks
    stand around them on both sides.
    """
    gathered = imposition.sheets[-1].signature > 1
    cut = _cut_marks(spec)
    sides: list[PlacedSide] = []
    for sheet in imposition.sheets:
        marks = [*ticks(spec.fold, spec.sheet.landscape.height), *cut]
        if sheet.depth == 0 and gathered:
            marks.append(_collation_mark(spec, sheet.signature))
        if sheet.depth == 0 and imposition.stapled:
            marks += _staples(spec)
        sides += [
            PlacedSide(_pair(sheet.front, sheet, spec), tuple(marks)),
            PlacedSide(_pair(sheet.back, sheet, spec), cut),
        ]
    return tuple(sides)


def ticks(x: float, height: float) -> tuple[Mark, Mark]:
    """Mark a fold at `x` by ticks at the foot and the head of a sheet of this height."""
    return Mark(x, 0.0, x, FOLD_TICK), Mark(x, height - FOLD_TICK, x, height)


def _pair(side: Side, sheet: Sheet, spec: SheetSpec) -> tuple[PlacedPage, ...]:
    shift, fold = creep(sheet.depth, spec.calliper), spec.fold
    pages: list[PlacedPage] = []
    if side.left is not None:
        pages.append(PlacedPage(side.left, fold - spec.trim.width + shift, spec.foot, (0.0, fold)))
    if side.right is not None:
        pages.append(PlacedPage(side.right, fold - shift, spec.foot, (fold, 2 * fold)))
    return tuple(pages)


def _staples(spec: SheetSpec) -> tuple[Mark, ...]:
    x, half = spec.fold, STAPLE_MARK / 2
    centres = [spec.foot + spec.trim.height * part for part in STAPLE_PLACES]
    return tuple(Mark(x, y - half, x, y + half) for y in centres)


def _collation_mark(spec: SheetSpec, signature: int) -> Mark:
    """Place the bar of one signature; the stair begins anew where it has come down to the foot."""
    room = spec.trim.height - 2 * COLLATION_HEAD
    step = (signature - 1) % max(int(room / COLLATION_HEIGHT), 1)
    top = spec.foot + spec.trim.height - COLLATION_HEAD - step * COLLATION_HEIGHT
    return Mark(spec.fold, top - COLLATION_HEIGHT, spec.fold, top, COLLATION_WIDTH)


def _cut_marks(spec: SheetSpec) -> tuple[Mark, ...]:
    """Mark where the outermost sheet is trimmed: at the corners of its two pages, as far as the sheet has the room."""
    sheet, foot = spec.sheet.landscape, spec.foot
    left, right = spec.fold - spec.trim.width, spec.fold + spec.trim.width
    return cut_marks((left, foot, right, foot + spec.trim.height), sheet)


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


def _millimetres(size: Size) -> str:
    return f"{_mm(size.width)} × {_mm(size.height)} mm"


def _mm(length: float) -> str:
    return f"{length / POINTS_PER_MM:.1f}".removesuffix(".0")
