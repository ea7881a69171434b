"""Paths of a content stream, as far as they clip (the box around them) or hide what is below (8.5 of ISO 32000-1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.pdf.read_geometry import apply, around
from publish.pdf.read_state import numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.pdf.read_geometry import Matrix
    from publish.pdf.read_model import Box
    from publish.pdf.read_tokens import Operand

#: A path of more points is no shape over a text; reading goes on without it.
_POINTS = 200_000


@dataclass(slots=True)
class Path:
    """The path under construction: its subpaths in points on the page, and whether it will clip."""

    outlines: list[list[tuple[float, float]]] = field(default_factory=list)
    clips: bool = False
    _points: int = 0

    def move(self, ctm: Matrix, operands: Sequence[Operand]) -> None:
        """Begin a subpath."""
        self.outlines.append([])
        self.add(ctm, operands)

    def add(self, ctm: Matrix, operands: Sequence[Operand]) -> None:
        """Go on to a point; of curves the handles count as points."""
        if not self.outlines:
            self.outlines.append([])
        given = numbers(operands)
        self._points += len(given)
        if self._points <= _POINTS:
            self.outlines[-1].extend(apply(ctm, x, y) for x, y in zip(given[::2], given[1::2], strict=False))

    def rectangle(self, ctm: Matrix, operands: Sequence[Operand]) -> None:
        """Add a rectangle."""
        left, bottom, width, height = numbers(operands, 4)
        corners = ((left, bottom), (left + width, bottom), (left + width, bottom + height), (left, bottom + height))
        self._points += len(corners)
        if self._points <= _POINTS:
            self.outlines.append([apply(ctm, x, y) for x, y in corners])

    @property
    def shapes(self) -> list[list[tuple[float, float]]]:
        """The subpaths that have points."""
        return [outline for outline in self.outlines if outline]

    @property
    def box(self) -> Box | None:
        """The box around all points; None without any."""
        points = [point for outline in self.outlines for point in outline]
        return around(points) if points else None


def unit_square(ctm: Matrix) -> list[tuple[float, float]]:
    """Return the corners of a picture: it fills the unit square (8.9.5)."""
    return [apply(ctm, x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]


def box_corners(ctm: Matrix, box: Sequence[float]) -> list[tuple[float, float]]:
    """Return the corners of a box (left, bottom, right, top) as they lie on the page."""
    left, bottom, right, top = box
    return [apply(ctm, x, y) for x, y in ((left, bottom), (right, bottom), (left, top), (right, top))]
