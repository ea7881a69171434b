"""Part of gate G4: what is painted over a glyph that was drawn before, and the ground that it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.pdf.read_paint import WHITE, Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.pdf.read_model import Box, Fill

#: The places in a glyph's ink that are looked at, as shares of its width and height, and how many may be hidden.
_PLACES = ((0.5, 0.5), (0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))
_MAY_BE_HIDDEN = 2
#: Colours that differ by no more in red, green and blue are one to the eye.
_BARELY_SEEN = 0.06


def is_covered(ink: Box, fills: Sequence[Fill]) -> bool:
    """Tell whether opaque shapes hide most of an ink box (left, bottom, right, top), by a few places in it."""
    near = [fill for fill in fills if meet(ink, fill.box)]
    if not near:
        return False
    return sum(any(fill.holds(place) for fill in near) for place in _places(ink)) > _MAY_BE_HIDDEN


def is_cut_off(ink: Box, masks: Sequence[Fill]) -> bool:
    """Tell whether most of an ink box lies outside of one of the shapes that it is clipped by."""
    return any(sum(not mask.holds(place) for place in _places(ink)) > _MAY_BE_HIDDEN for mask in masks)


def _places(ink: Box) -> list[tuple[float, float]]:
    left, bottom, right, top = ink
    return [(left + x * (right - left), bottom + y * (top - bottom)) for x, y in _PLACES]


def is_lost(colour: Colour, ink: Box, ground: Sequence[Fill]) -> bool:
    """Tell whether a glyph has the colour of what it stands on: paper is white, shapes painted before come over it.

    Where either colour is not known nothing is said.
    """
    if colour is None or (not ground and _unlike(colour, WHITE)):
        return False
    place = (ink[0] + ink[2]) / 2, (ink[1] + ink[3]) / 2
    below = next((fill.colour for fill in reversed(ground) if fill.holds(place)), WHITE)
    return below is not None and not _unlike(colour, below)


def _unlike(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) > _BARELY_SEEN


def meet(first: Box, second: Box) -> bool:
    """Tell whether two boxes have a part in common."""
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]
