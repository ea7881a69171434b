"""Lengths and rectangles. Every length in the code is in points (1/72 in) unless its name ends in `_mm`."""

from __future__ import annotations

from dataclasses import dataclass

POINTS_PER_MM = 72 / 25.4
POINTS_PER_CSS_PX = 0.75


def points(mm: float) -> float:
    """Convert millimetres to points."""
    return mm * POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a page or sheet, in points."""

    width: float
    height: float

    @classmethod
    def of_mm(cls, width_mm: float, height_mm: float) -> Size:
        """Make a size from millimetres."""
        return cls(points(width_mm), points(height_mm))

    @property
    def landscape(self) -> Size:
        """The same size lying on its longer side."""
        return Size(max(self.width, self.height), min(self.width, self.height))


#: Trimmed sizes by name (ISO 216 in millimetres; Letter family in inches of 25.4 mm).
PAPER: dict[str, Size] = {
    "A2": Size.of_mm(420, 594),
    "A3": Size.of_mm(297, 420),
    "A4": Size.of_mm(210, 297),
    "A5": Size.of_mm(148, 210),
    "A6": Size.of_mm(105, 148),
    "Letter": Size.of_mm(215.9, 279.4),
    "Half Letter": Size.of_mm(139.7, 215.9),
}
