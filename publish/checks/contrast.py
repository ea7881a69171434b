"""Part of gate G4: whether letters of one colour can be told from a ground of another.

Luminance makes letters legible, hue alone does not: yellow on white is read by nobody. Where luminance differs a
little, the eye still parts colours that are far from each other.

Passes: #bbb on white, red on green. Fails: #fdfdfd on white, yellow on white, #b11 on #c00. After WCAG 2, contrast
ratio, and the CIE 1976 difference.
"""

from __future__ import annotations

from functools import lru_cache
from math import dist
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publish.pdf.read_paint import Colour

#: Letters with less contrast than the first are lost; with less than the second, where the colours are near as well.
_LOST, _FAINT = 1.2, 1.5
#: A difference of colours (CIE 1976) that parts letters of little contrast from their ground.
_APART = 20.0
#: White of sRGB (D65), by which CIE L*a*b* is reckoned.
_WHITE = (0.9505, 1.0, 1.089)
_TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))


@lru_cache(maxsize=4096)
def is_alike(one: Colour, other: Colour) -> bool | None:
    """Tell whether letters of a colour are lost on a ground of another; None where one of them is not known."""
    if one is None or other is None:
        return None
    ratio = contrast(one, other)
    return ratio < _LOST or (ratio < _FAINT and _difference(one, other) < _APART)


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_xyz(one)[1], _xyz(other)[1]))
    return (lighter + 0.05) / (darker + 0.05)


def _difference(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    return dist(_lab(one), _lab(other))


def _xyz(colour: tuple[float, float, float]) -> tuple[float, ...]:
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour]  # noqa: PLR2004 - IEC 61966-2-1
    return tuple(sum(factor * value for factor, value in zip(row, linear, strict=True)) for row in _TO_XYZ)


def _lab(colour: tuple[float, float, float]) -> tuple[float, float, float]:
    x, y, z = (_root(value / white) for value, white in zip(_xyz(colour), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return float(value ** (1 / 3)) if value > 0.008856 else 7.787 * value + 16 / 116  # noqa: PLR2004 - CIE 15
