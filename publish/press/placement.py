"""Placement: imposed sheets in points. Pages meet at the fold, creep moves them over it; marks for fold, staples, cut.

Coordinates are PDF's: from the lower left corner of the sheet as it lies, to the right and up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic
from publish.geometry import POINTS_PER_MM, Size
from publish.press.creep import creep
from publish.press.gathering import Folds, gathered, lying, room_of
from publish.press.marks import (
    COLLATION_HEAD,
    COLLATION_HEIGHT,
    COLLATION_WIDTH,
    STAPLE_MARK,
    STAPLE_PLACES,
    Mark,
    cut_marks,
    ticks,
)

if TYPE_CHECKING:
    from publish.press.imposition import Imposition, Sheet, Side

#: Sizes that are equal on paper differ by rounding: a hundredth of a point is 3.5 micrometres.
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """What is printed on: the sheet (either way up), the trimmed page, the paper's calliper; all in points.

    A calliper of 0 leaves creep uncompensated; `folds` is how often the sheet is folded.
    """

    sheet: Size
    trim: Size
    calliper: float = 0.0
    folds: Folds = 1

    @property
    def size(self) -> Size:
        """The sheet as it comes from the printer."""
        return lying(self.sheet, self.folds)

    @property
    def room(self) -> Size:
        """What each folio, two pages side by side, has of the sheet: all of it, where it is folded once."""
        return room_of(self.size, self.folds)

    @property
    def fold(self) -> float:
        """How far the spine lies from the left edge of a folio's room."""
        return self.room.width / 2

    @property
    def foot(self) -> float:
        """How far the trimmed pages' foot lies above the lower edge of a folio's room."""
        return (self.room.height - self.trim.height) / 2


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page on a side: (`left`, `bottom`) is the corner of its trim box, drawn at `scale`.

    `clip` is the stretch of the sheet, from left to right, that the page may print on: what passes the fold is cut off;
    `row` is that from foot to head, None where it is the whole sheet's. What is `turned` stands upside down.
    """

    page: int
    left: float
    bottom: float
    clip: tuple[float, float]
    scale: float = 1.0
    row: tuple[float, float] | None = None
    turned: bool = False

    def way(self, corner: tuple[float, float], size: Size) -> tuple[float, float, float, float, float, float]:
        """The matrix from a page's own coordinates to the sheet's; `corner` and `size` are those of its trim box."""
        scale = -self.scale if self.turned else self.scale
        x, y = (start + (extent if self.turned else 0.0) for start, extent in zip(corner, _sides(size), strict=True))
        return (scale, 0.0, 0.0, scale, self.left - scale * x, self.bottom - scale * y)


@dataclass(frozen=True, slots=True)
class PlacedSide:
    """One side of a sheet, ready to draw."""

    pages: tuple[PlacedPage, ...]
    marks: tuple[Mark, ...]


def misfit(spec: SheetSpec) -> Diagnostic | None:
    """Tell whether the pages that a sheet takes side by side do not fit on it (B004); None if they do."""
    room, trim = spec.room, spec.trim
    if 2 * trim.width <= room.width + _TOLERANCE and trim.height <= room.height + _TOLERANCE:
        return None
    across, up = round(2 * spec.size.width / room.width), round(spec.size.height / room.height)
    what = "Two pages" if spec.folds == 1 else f"{across * up} pages"
    return Diagnostic(
        Code.B004,
        f"{what} of {_millimetres(trim)} side by side do not fit a sheet of {_millimetres(spec.size)}.",
        hint=f"Choose a sheet of at least {_mm(across * trim.width)} × {_mm(up * trim.height)} mm, or a smaller page.",
    )


def place(imposition: Imposition, spec: SheetSpec) -> tuple[PlacedSide, ...]:
    """Place every page: front and back of each sheet in turn, in the order of printing.

    Marks stand on fronts only, which the fold turns outside: ticks at head and foot of every fold, the staples on the
    outermost sheet of a stitched book, where they are driven in, and a collation mark on that of each of several
    signatures. In the finished book they lie on the spine. Where the sheet is larger than its two pages, cut marks
    stand around them on both sides. Of sheets that are folded more than once each folio is placed so, and they are put
    together.

    Raises:
        ValueError: the pages do not fill whole sheets.
    """
    several = imposition.sheets[-1].signature > 1
    cut = _cut_marks(spec)
    sides: list[PlacedSide] = []
    for sheet in imposition.sheets:
        marks = [*ticks(spec.fold, spec.room.height), *cut]
        if sheet.depth == 0 and several:
            marks.append(_collation_mark(spec, sheet.signature))
        if sheet.depth == 0 and imposition.stapled:
            marks += _staples(spec)
        sides += [
            PlacedSide(_pair(sheet.front, sheet, spec), tuple(marks)),
            PlacedSide(_pair(sheet.back, sheet, spec), cut),
        ]
    return tuple(sides) if spec.folds == 1 else gathered(sides, spec.size, spec.trim, spec.folds, imposition.spine)


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
    foot = spec.foot
    left, right = spec.fold - spec.trim.width, spec.fold + spec.trim.width
    return cut_marks((left, foot, right, foot + spec.trim.height), spec.room)


def _sides(size: Size) -> tuple[float, float]:
    return size.width, size.height


def _millimetres(size: Size) -> str:
    return f"{_mm(size.width)} × {_mm(size.height)} mm"


def _mm(length: float) -> str:
    return f"{length / POINTS_PER_MM:.1f}".removesuffix(".0")
