"""Paper: thickness and weight, and how many pages of it make a good signature.

ISO 536 (grammage), ISO 534 (thickness and bulk).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.geometry import POINTS_PER_MM
from publish.press.creep import calliper
from publish.press.model import PAGES_PER_SHEET

if TYPE_CHECKING:
    from publish.geometry import Size

#: Pages of a sewn signature by the paper's thickness, in micrometres: what folds to a sharp back without cracking or
#: pushing its inner leaves out too far. Bookbinders sew thin paper in 32s, office paper in 16s, heavy paper in 8s.
_SIGNATURES = ((75.0, 32), (150.0, 16), (190.0, 12))
_HEAVY = 8

_MM_PER_M = 1000


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet: `grammage` in g/m², `calliper` in points."""

    grammage: float
    calliper: float

    @classmethod
    def of(cls, grammage: float, micrometres: float | None = None) -> Paper:
        """Describe a paper by its grammage, and its thickness in micrometres where that was measured."""
        return cls(grammage, calliper(grammage) if micrometres is None else micrometres / 1000 * POINTS_PER_MM)

    def signature(self, whole: int = PAGES_PER_SHEET) -> int:
        """How many pages a sewn signature of this paper should have, of sheets of `whole` pages each."""
        micrometres = self.calliper / POINTS_PER_MM * 1000
        good = next((pages for limit, pages in _SIGNATURES if micrometres <= limit), _HEAVY)
        return max(whole, good // whole * whole)

    def weight(self, size: Size) -> float:
        """The weight of a sheet of this size, in grams."""
        square_metres = (size.width / POINTS_PER_MM / _MM_PER_M) * (size.height / POINTS_PER_MM / _MM_PER_M)
        return self.grammage * square_metres
