"""Part of gate G4: what is painted over a glyph that was drawn before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.pdf.read_model import Box, Fill

#: The places in a glyph's ink that are looked at, as shares of its width and height, and how many may be hidden.
_PLACES = ((0.5, 0.5), (0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))
_MAY_BE_HIDDEN = 2


def is_covered(ink: Box, fills: Sequence[Fill]) -> bool:
    """Tell whether opaque shapes hide most of an ink box (left, bottom, right, top), by a few places in it."""
    left, bottom, right, top = ink
    near = [fill for fill in fills if meet(ink, fill.box)]
    if not near:
        return False
    places = [(left + x * (right - left), bottom + y * (top - bottom)) for x, y in _PLACES]
    return sum(any(_inside(place, fill) for fill in near) for place in places) > _MAY_BE_HIDDEN


def meet(first: Box, second: Box) -> bool:
    """Tell whether two boxes have a part in common."""
    return first[0] < second[2] and second[0] < first[2] and first[1] < second[3] and second[1] < first[3]


def _inside(place: tuple[float, float], fill: Fill) -> bool:
    """Tell whether a place is inside a shape (the even-odd rule) and inside what can be seen of it."""
    x, y = place
    left, bottom, right, top = fill.box
    if not (left <= x <= right and bottom <= y <= top):
        return False
    crossings = 0
    for outline in fill.outlines:
        for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0]), strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                crossings += 1
    return crossings % 2 == 1
