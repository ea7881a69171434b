"""Part of gate G4: what is painted over a glyph that was drawn before, and the ground that it stands on.

What is hidden is measured in the glyph's own ink: half of a letter is as much whether it stands in the middle of its
box or along an edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from publish.checks.contrast import is_alike
from publish.fonts.inked import holds, places
from publish.pdf.read_geometry import apply
from publish.pdf.read_paint import WHITE, Colour

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from publish.fonts.inked import Place
    from publish.fonts.outlines import Glyph
    from publish.pdf.read_geometry import Matrix
    from publish.pdf.read_model import Box, Fill

#: The share of a glyph's ink that may be hidden: a thin line through a word takes a fifth of an e. Of our own letters
#: no more than rounding may be, by anything but such a line in their own colour.
_MAY_BE_HIDDEN, OF_OURS = 0.25, 0.04

_Spot: TypeAlias = "tuple[float, float]"


@dataclass(frozen=True, slots=True)
class Ink:
    """A glyph's ink on a page: the box around it, and the glyph itself with the way from its units to the page.

    Of a glyph that is a drawing of its own (Type 3) only the place is known.
    """

    box: Box
    glyph: Glyph | None
    way: Matrix

    def share(self, holds: Callable[[_Spot], bool]) -> float:
        """Return the share of the ink for whose places `holds` is true."""
        if self.glyph is None:
            return float(holds(((self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2)))
        spots: tuple[Place, ...] = places(self.glyph)
        return sum(share for x, y, share in spots if holds(apply(self.way, x, y)))

    def holds(self, spot: _Spot) -> bool:
        """Tell whether a place on the page lies in the ink."""
        ax, ay, bx, by, x, y = self.way
        area, across, up = ax * by - ay * bx, spot[0] - x, spot[1] - y
        if self.glyph is None or not area:
            return False
        return holds(self.glyph, (across * by - up * bx) / area, (up * ax - across * ay) / area)


def is_covered(ink: Ink, fills: Sequence[Fill], spared: float = _MAY_BE_HIDDEN) -> bool:
    """Tell whether shapes together hide more of a glyph's ink than can be spared."""
    near = [fill for fill in fills if meet(ink.box, fill.box)]
    if not near or any(fill.encloses(ink.box) for fill in near):
        return bool(near)
    return ink.share(lambda spot: any(fill.holds(spot) for fill in near)) > spared


def is_cut_off(ink: Ink, masks: Sequence[Fill]) -> bool:
    """Tell whether more of a glyph's ink than can be spared lies outside of the shapes that it is clipped by."""
    if all(mask.encloses(ink.box) for mask in masks):
        return False
    return ink.share(lambda spot: not all(mask.holds(spot) for mask in masks)) > _MAY_BE_HIDDEN


def is_lost(colour: Colour, ink: Ink, ground: Sequence[Fill]) -> bool | None:
    """Tell whether a glyph can hardly be told from what it stands on.

    Paper is white, shapes painted before come over it. None where one of both colours is not known: of tables of
    colours and computed ones, of pictures and shadings.
    """
    over: list[Fill] = []
    base: Colour = WHITE
    for fill in reversed(ground):
        if not fill.is_certain or not meet(ink.box, fill.box):
            continue
        if fill.encloses(ink.box):
            base = fill.colour
            break
        over.append(fill)
    if not over:
        return is_alike(colour, base)

    def is_like_ground(spot: _Spot) -> bool | None:
        return is_alike(colour, next((fill.colour for fill in over if fill.holds(spot)), base))

    if ink.share(lambda spot: is_like_ground(spot) is True) > _MAY_BE_HIDDEN:
        return True
    return None if ink.share(lambda spot: is_like_ground(spot) is None) > _MAY_BE_HIDDEN else False


def colours(colour: Colour, ink: Ink, ground: Sequence[Fill]) -> str:
    """Name the colours of a glyph and of what its middle stands on: `#fdfdfd on #ffffff`."""
    middle = (ink.box[0] + ink.box[2]) / 2, (ink.box[1] + ink.box[3]) / 2
    under = next((fill.colour for fill in reversed(ground) if fill.is_certain and fill.holds(middle)), WHITE)
    return f"{_hexadecimal(colour)} on {_hexadecimal(under)}"


def _hexadecimal(colour: Colour) -> str:
    return "#" + "".join(f"{round(value * 255):02x}" for value in colour) if colour else "a colour that is not known"


def meet(first: Box, second: Box) -> bool:
    """Tell whether two boxes have a part in common."""
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]
