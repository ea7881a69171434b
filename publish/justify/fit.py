"""How a line fills its measure: glyphs are scaled a little, letters tracked a little, and spaces take the rest."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from publish.justify.model import Fit

if TYPE_CHECKING:
    from publish.justify.parameters import Parameters
    from publish.justify.widths import Width

#: The ratio of a line without spaces that does not fill its measure by its glyphs: beyond every limit.
_HOPELESS = 99.0

#: What a line without spaces may lack or have too much and still stand, in points.
_TRUE = 0.05

#: Where the classes of lines begin: decent, loose, very loose (Knuth and Plass).
_CLASSES = (0.9, 1.2, 1.5)


def fill(width: Width, measure: float, size: float, parameters: Parameters) -> Fit:
    """Fill a measure with a line; it and the em `size` in points.

    What the line lacks, or has too much, goes into its glyphs by `scale_share` as far as `scale` allows; what is left
    into the distances of its letters by `tracking_share` as far as `tracking` allows; the spaces take the rest. The
    result may lie outside the parameters' limits: callers compare.
    """
    glyphs = width.natural - width.spaces
    if glyphs <= 0:
        return Fit(1.0, 0.0, 1.0 if abs(measure - width.natural) < _TRUE else _HOPELESS)
    change = (parameters.scale_share if width.spaces else 1.0) * (measure - width.natural) / glyphs
    scale = 1 + max(-parameters.scale, min(parameters.scale, change))
    rest = measure - scale * glyphs - width.spaces
    wide = rest > 0
    most = abs(parameters.tracking[wide]) * size
    tracked = max(-most, min(most, parameters.tracking_share[wide] * rest / width.letters)) if width.letters else 0.0
    rest = measure - scale * (glyphs + width.letters * tracked)
    if width.spaces:
        return Fit(scale, tracked / size, rest / width.spaces)
    return Fit(scale, tracked / size, 1.0 if abs(rest) < _TRUE else _HOPELESS if rest > 0 else -_HOPELESS)


def badness(ratio: float, parameters: Parameters) -> float:
    """Rate a line's spaces: 0 as the font has them, 100 at the narrowest and at the widest that is aimed at."""
    off = (1 - ratio) / (1 - parameters.aimed[0]) if ratio < 1 else (ratio - 1) / (parameters.aimed[1] - 1)
    return 100 * off**3


def neighbours(above: float, below: float, parameters: Parameters) -> float:
    """Price two justified lines that follow each other, by their ratios: a change of class, a jump."""
    cost = 0.0
    if abs(bisect_right(_CLASSES, above) - bisect_right(_CLASSES, below)) > 1:
        cost = parameters.class_cost
    jump = abs(above - below) - _JUMP
    return cost + parameters.jump_cost * jump * jump if jump > 0 else cost


#: Neighbours' ratios may differ by this before it costs.
_JUMP = 0.3
