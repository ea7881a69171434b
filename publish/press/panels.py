"""Folded sheets: the panels of a leaflet, their widths and order, and where the creases lie.

Five folds, as printers name them: `flat` (none), `half`, `tri` (letter or C fold: a panel is folded in), `z`
(accordion), `gate` (two gates that close over the middle). What is folded in must be narrower than what covers it, or
it buckles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from publish.geometry import Size, points
from publish.press.marks import Mark, ticks
from publish.press.placement import PlacedPage, PlacedSide

if TYPE_CHECKING:
    from publish.press.model import Spine

Fold = Literal["flat", "half", "tri", "z", "gate"]

#: How much narrower a panel is that is folded in, and how much each of two gates is than half of what they close over.
FOLDED_IN, GATE_PLAY = points(1.5), points(1)


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: `page` counts in reading order from 1, `width` is in points."""

    page: int
    width: float


@dataclass(frozen=True, slots=True)
class FoldedSheet:
    """A sheet with its panels, each side from left to right with the heads up.

    The outside is printed first; the sheet is turned about a vertical axis, so that under the leftmost panel of the
    inside lies the rightmost of the outside. `inward` counts, from the left of the outside, the creases whose valley
    lies outside: those of a Z fold's second crease; all others have it inside.
    """

    fold: Fold
    size: Size
    outside: tuple[Panel, ...]
    inside: tuple[Panel, ...]
    inward: tuple[int, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages the sheet has."""
        return len(self.outside) + len(self.inside)

    @property
    def sizes(self) -> tuple[Size, ...]:
        """The size of each page, in reading order."""
        widths = {panel.page: panel.width for panel in (*self.outside, *self.inside)}
        return tuple(Size(widths[page], self.size.height) for page in sorted(widths))

    @property
    def creases(self) -> tuple[float, ...]:
        """How far each crease lies from the left edge of the outside."""
        widths = [panel.width for panel in self.outside]
        return tuple(sum(widths[:number]) for number in range(1, len(widths)))

    @property
    def flip_edge(self) -> Literal["short", "long"]:
        """The edge that the sheet is turned on when its second side is printed."""
        return "short" if self.size.width >= self.size.height else "long"


def folded_sheet(fold: Fold, sheet: Size, spine: Spine) -> FoldedSheet:
    """Divide a sheet into panels.

    Args:
        fold: how it is folded.
        sheet: the paper, either way up; it lies for every fold but `flat`.
        spine: where the cover is hinged; on the right all panels are mirrored, as readers from the right need it.

    Returns:
        The panels. A continuous text runs over the cover, then over the whole inside, then over the outside's rest.
    """
    size = Size(sheet.landscape.height, sheet.landscape.width) if fold == "flat" else sheet.landscape
    outside, inside, inward = _left_to_right(fold, size.width)
    if spine == "right":
        outside, inside = outside[::-1], inside[::-1]
        inward = tuple(len(outside) - number for number in inward)
    return FoldedSheet(fold, size, outside, inside, inward)


def _left_to_right(fold: Fold, width: float) -> tuple[tuple[Panel, ...], tuple[Panel, ...], tuple[int, ...]]:
    match fold:
        case "flat":
            return (Panel(1, width),), (Panel(2, width),), ()
        case "half":
            return _panels((4, 1), [width / 2] * 2), _panels((2, 3), [width / 2] * 2), ()
        case "tri":
            covering = (width + FOLDED_IN) / 3
            widths = [covering - FOLDED_IN, covering, covering]
            return _panels((5, 6, 1), widths), _panels((2, 3, 4), widths[::-1]), ()
        case "z":
            return _panels((5, 6, 1), [width / 3] * 3), _panels((2, 3, 4), [width / 3] * 3), (1,)
        case "gate":
            middle = (width + 2 * GATE_PLAY) / 2
            widths = [(width - middle) / 2, middle, (width - middle) / 2]
            return _panels((2, 6, 1), widths), _panels((3, 4, 5), widths), ()


def _panels(pages: tuple[int, ...], widths: list[float]) -> tuple[Panel, ...]:
    return tuple(Panel(page, width) for page, width in zip(pages, widths, strict=True))


def place_panels(folded: FoldedSheet, printed: int) -> tuple[PlacedSide, ...]:
    """Place the panels of both sides; pages behind `printed` stay empty.

    A mark stands on the side that a crease turns outside, so that it lies on the fold's back.
    """
    front: list[Mark] = []
    back: list[Mark] = []
    for number, crease in enumerate(folded.creases, start=1):
        if number in folded.inward:
            back += ticks(folded.size.width - crease, folded.size.height)
        else:
            front += ticks(crease, folded.size.height)
    return (_side(folded.outside, printed, front), _side(folded.inside, printed, back))


def _side(panels: tuple[Panel, ...], printed: int, marks: list[Mark]) -> PlacedSide:
    pages, left = [], 0.0
    for panel in panels:
        if panel.page <= printed:
            pages.append(PlacedPage(panel.page, left, 0.0, (left, left + panel.width)))
        left += panel.width
    return PlacedSide(tuple(pages), tuple(marks))
