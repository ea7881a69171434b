"""Transformations and boxes of page description (ISO 32000-1, 8.3.3 and 8.3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.pdf.read_model import Box

#: (a, b, c, d, e, f): x' = ax + cy + e, y' = bx + dy + f.
Matrix: TypeAlias = "tuple[float, float, float, float, float, float]"

UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """Concatenate two transformations: `first` happens first."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Transform a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def around(points: Sequence[tuple[float, float]]) -> Box:
    """Return the box around points, of which there must be one at least."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def intersect(first: Box, second: Box) -> Box:
    """Return the part that two boxes have in common; an empty one where they have none."""
    left, bottom = max(first[0], second[0]), max(first[1], second[1])
    return left, bottom, max(left, min(first[2], second[2])), max(bottom, min(first[3], second[3]))
