"""Placement: imposed sheets in points. Pages meet at the fold, creep moves them over it, marks show fold and staples.

Coordinates are PDF's: from the lower left corner of the landscape sheet, to the right and up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

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
    """A page on a side: (`left`, `bottom`) is the corner of its trim box; what passes the fold is clipped off."""

    page: int
    left: float
    bottom: float
    half: Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A thin vertical line at `x`, from `bottom` to `top`."""

    x: float
    bottom: float
    top: float


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

    Marks stand on fronts only, which the fold turns outside: ticks at head and foot of every fold, and the staples
    on the outermost sheet of a stitched book, where they are driven in. In the finished book they lie on the spine.
    """
    stitched = len(imposition.sheets) > 1 and imposition.sheets[-1].signature == 1
    return tuple(
        side
        for sheet in imposition.sheets
        for side in (
            PlacedSide(_pair(sheet.front, sheet, spec), _marks(spec, staples=stitched and sheet.depth == 0)),
            PlacedSide(_pair(sheet.back, sheet, spec), ()),
        )
    )


def _pair(side: Side, sheet: Sheet, spec: SheetSpec) -> tuple[PlacedPage, ...]:
    shift = creep(sheet.depth, spec.calliper)
    pages: list[PlacedPage] = []
    if side.left is not None:
        pages.append(PlacedPage(side.left, spec.fold - spec.trim.width + shift, spec.foot, "left"))
    if side.right is not None:
        pages.append(PlacedPage(side.right, spec.fold - shift, spec.foot, "right"))
    return tuple(pages)


def _marks(spec: SheetSpec, *, staples: bool) -> tuple[Mark, ...]:
    height = spec.sheet.landscape.height
    ticks = (Mark(spec.fold, 0.0, FOLD_TICK), Mark(spec.fold, height - FOLD_TICK, height))
    if not staples:
        return ticks
    centres = [spec.foot + spec.trim.height * part for part in STAPLE_PLACES]
    return ticks + tuple(Mark(spec.fold, y - STAPLE_MARK / 2, y + STAPLE_MARK / 2) for y in centres)


def _millimetres(size: Size) -> str:
    return f"{_mm(size.width)} × {_mm(size.height)} mm"


def _mm(length: float) -> str:
    return f"{length / POINTS_PER_MM:.1f}".removesuffix(".0")
