"""Part of gate G4: lines that a style draws along text, under it, through it or over it.

They cross letters by their nature, and hide none. A point below a letter may lie in such a line as a whole: it is
there, as in every underlined book, and an editor is told that it can hardly be seen.

Passes: an underlined word in the colour of its line. Not a decoration: a bar as thick as a stroke of bold letters, or
so many thin lines that together they blacken a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.checks.contrast import is_alike
from publish.pdf.read_paint import WHITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.checks.covered import Ink
    from publish.pdf.read_model import Box, Fill, GlyphRun

#: How thick a line of decoration is at most, and all of them that cross a run, in em.
_LINE, _LINES = 0.12, 0.3
#: The share of a mark's ink that may lie in such lines.
_SWALLOWED = 0.6


def decorations(run: GlyphRun, fills: Sequence[Fill], extent: Box) -> frozenset[int]:
    """Return the places in `fills` of the lines that decorate a run, whose ink lies within `extent`.

    A line is in the colour of the letters, or in another one that paper does not swallow.
    """
    _, _, across, up = run.em
    em, axis = max((abs(up), 1), (abs(across), 0))
    found: dict[int, tuple[float, float]] = {}
    for at, fill in enumerate(fills):
        low, high = fill.box[axis], fill.box[axis + 2]
        visible = fill.colour == run.colour or is_alike(fill.colour, WHITE) is False
        if visible and low < extent[axis + 2] and extent[axis] < high and high - low <= _LINE * em:
            found[at] = (round(low, 1), round(high, 1))
    together = sum(high - low for low, high in set(found.values()))
    return frozenset(found) if together <= _LINES * em else frozenset()


def swallow(ink: Ink, run: GlyphRun, lines: Sequence[Fill]) -> bool:
    """Tell whether a mark of a run lies in lines of its own colour, so that nobody can tell it from them."""
    own = [line for line in lines if line.colour == run.colour]
    return bool(own) and ink.share(lambda spot: any(line.holds(spot) for line in own)) > _SWALLOWED
