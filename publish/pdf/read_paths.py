"""Paths of a content stream, as far as they clip (the box around them) or hide what is below (8.5 of ISO 32000-1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING, TypeAlias

from publish.pdf.read_geometry import apply, around
from publish.pdf.read_state import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.pdf.read_geometry import Matrix
    from publish.pdf.read_model import Box
    from publish.pdf.read_tokens import Operand

#: A subpath, by its points.
Outline: TypeAlias = "list[tuple[float, float]]"

#: A path of more points is no shape over a text; reading goes on without it.
_POINTS = 200_000


@dataclass(slots=True)
class Path:
    """The path under construction: its subpaths in points on the page, and whether it will clip, and by which rule."""

    outlines: list[Outline] = field(default_factory=list)
    clips: bool = False
    even_odd: bool = False
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

    def close(self) -> None:
        """Lead the subpath back to where it began."""
        if self.outlines and self.outlines[-1] and self._points <= _POINTS:
            self.outlines[-1].append(self.outlines[-1][0])

    @property
    def is_rectangle(self) -> bool:
        """Whether it is one rectangle that stands upright on the page."""
        if len(self.shapes) != 1:
            return False
        corners = set(self.shapes[0])
        across, up = {round(x, 2) for x, _ in corners}, {round(y, 2) for _, y in corners}
        return len(across) == len(up) == 2 and len({(round(x, 2), round(y, 2)) for x, y in corners}) == 4  # noqa: PLR2004

    @property
    def shapes(self) -> list[list[tuple[float, float]]]:
        """The subpaths that have points."""
        return [outline for outline in self.outlines if outline]

    @property
    def box(self) -> Box | None:
        """The box around all points; None without any."""
        points = [point for outline in self.outlines for point in outline]
        return around(points) if points else None


def strokes(path: Path, width: float) -> Iterator[Outline]:
    """Yield the shapes that a line of so many points along a path covers, without its ends and joins."""
    for outline in path.shapes:
        for (x1, y1), (x2, y2) in pairwise(outline):
            length = hypot(x2 - x1, y2 - y1)
            if length:
                across, up = -(y2 - y1) / length * width / 2, (x2 - x1) / length * width / 2
                yield [(x1 + across, y1 + up), (x2 + across, y2 + up), (x2 - across, y2 - up), (x1 - across, y1 - up)]


def unit_square(ctm: Matrix) -> list[tuple[float, float]]:
    """Return the corners of a picture: it fills the unit square (8.9.5)."""
    return [apply(ctm, x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]


def box_corners(ctm: Matrix, box: Sequence[float]) -> list[tuple[float, float]]:
    """Return the corners of a box (left, bottom, right, top) as they lie on the page."""
    left, bottom, right, top = box
    return [apply(ctm, x, y) for x, y in ((left, bottom), (right, bottom), (left, top), (right, top))]
