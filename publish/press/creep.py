"""Creep: nested sheets push one another out of the fold; pages move towards the spine to make up for it.

A sheet with `depth` sheets around it has its fold `depth` callipers away from the outside of the spine. Trimmed at
the fore-edge in one cut, its pages lose as much of their outer margin. Both pages of a side are moved towards the
fold by that amount, so that every outer margin is the same after the cut; the outermost sheet does not move.

The trade reckons one calliper per sheet (the least that geometry allows for a sharp fold) and measures a dummy where
more is at stake: a loose, round fold pushes up to pi/2 callipers. A measured value can be given as the calliper.
"""

from __future__ import annotations

from publish.geometry import points

#: Bulk (ISO 534: volume by mass) of uncoated copying paper in cm³/g: 80 g/m² are 104 micrometres thick.
UNCOATED_BULK = 1.3

_MM_PER_MICROMETRE = 1 / 1000


def calliper(grammage: float, bulk: float = UNCOATED_BULK) -> float:
    """Estimate the thickness of one sheet, in points.

    Args:
        grammage: mass of the paper in g/m² (ISO 536).
        bulk: in cm³/g (ISO 534); 1.3 for uncoated paper, about 0.9 for coated.
    """
    return points(grammage * bulk * _MM_PER_MICROMETRE)


def creep(depth: int, calliper: float) -> float:
    """The shift of both pages towards the spine on a sheet with `depth` sheets around it; lengths in points."""
    return depth * calliper
