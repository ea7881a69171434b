"""Part of gate G4: what is painted over a glyph that was drawn before, and the ground that it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.pdf.read_paint import WHITE, Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.pdf.read_model import Box, Fill

#: The places in a glyph's ink that are looked at, as shares of its width and height; of them a quarter may be hidden,
#: so that a thin line through a word hides nothing.
_STEPS = (0.1, 0.3, 0.5, 0.7, 0.9)
_MAY_BE_HIDDEN = len(_STEPS) ** 2 // 4
#: Colours that differ by no more in red, green and blue are one to the eye.
_BARELY_SEEN = 0.06


def is_covered(ink: Box, fills: Sequence[Fill]) -> bool:
    """Tell whether shapes hide more of an ink box (left, bottom, right, top) than can be spared, by places in it."""
    near = [fill for fill in fills if meet(ink, fill.box)]
    if not near:
        return False
    return sum(any(fill.holds(place) for fill in near) for place in _places(ink)) > _MAY_BE_HIDDEN


def is_cut_off(ink: Box, masks: Sequence[Fill]) -> bool:
    """Tell whether more of an ink box than can be spared lies outside of one of the shapes that it is clipped by."""
    return any(sum(not mask.holds(place) for place in _places(ink)) > _MAY_BE_HIDDEN for mask in masks)


def _places(ink: Box) -> list[tuple[float, float]]:
    left, bottom, right, top = ink
    return [(left + x * (right - left), bottom + y * (top - bottom)) for x in _STEPS for y in _STEPS]


def is_lost(colour: Colour, ink: Box, ground: Sequence[Fill]) -> bool | None:
    """Tell whether a glyph has the colour of what it stands on: paper is white, shapes painted before come over it.

    None where one of both colours is not known: of inks and tables of colours, of pictures and shadings.
    """
    if colour is not None and not ground:
        return not _unlike(colour, WHITE)
    place = (ink[0] + ink[2]) / 2, (ink[1] + ink[3]) / 2
    below = next((fill.colour for fill in reversed(ground) if fill.is_certain and fill.holds(place)), WHITE)
    return None if colour is None or below is None else not _unlike(colour, below)


def _unlike(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) > _BARELY_SEEN


def meet(first: Box, second: Box) -> bool:
    """Tell whether two boxes have a part in common."""
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]
