"""Places in a glyph's ink, spread over it evenly: what of them is hidden is what of the letter is hidden."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from fontTools.pens.basePen import BasePen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.fonts.outlines import Glyph, Point

#: x, y, and the share of the glyph's ink that it stands for.
Place: TypeAlias = "tuple[float, float, float]"

#: Lines that are laid through a glyph, and places on one that is inked from side to side.
_LINES = 24
#: Pieces of a curve.
_PIECES = 4


class _Flat(BasePen):  # type: ignore[misc]  # fontTools ships no types
    """Draws outlines as polygons."""

    def __init__(self) -> None:
        super().__init__(None)
        self.polygons: list[list[Point]] = []

    def _moveTo(self, pt: Point) -> None:  # noqa: N802 - the pen protocol's names
        self.polygons.append([pt])

    def _lineTo(self, pt: Point) -> None:  # noqa: N802
        self.polygons[-1].append(pt)

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802
        start = self.polygons[-1][-1]
        for piece in range(1, _PIECES + 1):
            t = piece / _PIECES
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            along = list(zip(weights, (start, pt1, pt2, pt3), strict=True))
            self.polygons[-1].append((sum(w * x for w, (x, _) in along), sum(w * y for w, (_, y) in along)))


@lru_cache(maxsize=4096)
def places(glyph: Glyph) -> tuple[Place, ...]:
    """Spread places over a glyph's ink, in font units; none where it has none.

    Inside is what an outline winds around (ISO 32000-1, 8.5.3.3.2, as fonts are filled).
    """
    polygons = _polygons(glyph)
    corners = [corner for polygon in polygons for corner in polygon]
    if not corners:
        return ()
    (left, bottom), (right, top) = (tuple(pick(axis) for axis in zip(*corners, strict=True)) for pick in (min, max))
    step = (right - left) / _LINES
    found: list[Place] = []
    for line in range(_LINES):
        y = bottom + (line + 0.5) * (top - bottom) / _LINES
        for start, end in _inside(polygons, y):
            many = max(round((end - start) / step), 1) if step else 1
            each = (end - start) / many
            found += ((start + (at + 0.5) * each, y, each) for at in range(many))
    whole = sum(share for _, _, share in found)
    return tuple((x, y, share / whole) for x, y, share in found) if whole else ()


def holds(glyph: Glyph, x: float, y: float) -> bool:
    """Tell whether a place, in font units, lies in a glyph's ink."""
    return any(start <= x <= end for start, end in _inside(_polygons(glyph), y))


@lru_cache(maxsize=4096)
def _polygons(glyph: Glyph) -> tuple[tuple[Point, ...], ...]:
    pen = _Flat()
    for command, points in glyph.outline:
        getattr(pen, command)(*points)
    return tuple(map(tuple, pen.polygons))


def _inside(polygons: Sequence[Sequence[Point]], y: float) -> Iterator[tuple[float, float]]:
    """Yield the stretches of a line across that lie inside."""
    crossings: list[tuple[float, int]] = []
    for polygon in polygons:
        for (x1, y1), (x2, y2) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
            if (y1 > y) != (y2 > y):
                crossings.append((x1 + (y - y1) / (y2 - y1) * (x2 - x1), 1 if y2 > y1 else -1))
    winding, start = 0, 0.0
    for x, turn in sorted(crossings):
        if not winding:
            start = x
        winding += turn
        if not winding and x > start:
            yield start, x
