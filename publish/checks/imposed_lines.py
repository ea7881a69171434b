"""Part of gate G6 on sheets: each line is one of the original's proven lines, whole, and stands with its page.

An imposed page is its original, moved, turned and perhaps scaled as one piece, to the place that was planned for it
(`Product.imposed`). So every line of a page must be led there by this one move: a line that another one leads there was
moved, mirrored or stretched, by itself or with its page, or its page stands where another belongs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.checks.lines import DrawnLine, FaceGlyph
    from publish.checks.model import ImposedPage

#: How far a glyph may stand from where the original has it, in em, and a line, in points: what is left of rounding.
_PLACE, _POINT = 0.003, 0.3
#: By how much a move may distort, as a share of its scale.
_DISTORTED = 0.005


@dataclass(frozen=True, slots=True)
class ProvenLine:
    """A proven line of an original: its page (from 0), where it begins, its em, and the places of its glyphs."""

    page: int
    start: tuple[float, float]
    em: tuple[float, float, float, float]
    places: tuple[tuple[float, float], ...]

    @classmethod
    def of(cls, line: DrawnLine) -> ProvenLine:
        """Keep of a line what sheets are compared with."""
        places = tuple((round(x, 4), round(y, 4)) for x, y in line.places)
        return cls(line.page, line.start, line.ems[0] if line.ems else (0.0, 0.0, 0.0, 0.0), places)


class _Move(NamedTuple):
    """A move of a page onto a sheet: turned and scaled by (a, b), then shifted by (x, y)."""

    sheet: int
    a: float
    b: float
    x: float
    y: float

    def near(self, other: _Move) -> bool:
        """Tell whether two moves are one."""
        if self.sheet != other.sheet or abs(self.a - other.a) + abs(self.b - other.b) > _DISTORTED:
            return False
        return abs(self.x - other.x) <= _POINT and abs(self.y - other.y) <= _POINT


def strangers(
    lines: Sequence[DrawnLine],
    proven: Mapping[tuple[FaceGlyph, ...], Sequence[ProvenLine]],
    imposed: Sequence[ImposedPage],
) -> list[DrawnLine]:
    """List the lines of sheets that are none of the proven ones, stand elsewhere than planned, or too often."""
    planned = {one.page - 1: _Move(one.side - 1, one.scale, 0.0, one.across, one.up) for one in imposed}
    left = {glyphs: _by_sheet(originals, planned) for glyphs, originals in proven.items()}
    wrong = []
    for line in lines:
        originals = left.get(line.glyphs, {}).get(line.page, [])
        for index, original in enumerate(originals):
            if _leads(planned[original.page], original, line):
                del originals[index]
                break
        else:
            wrong.append(line)
    return wrong


def _by_sheet(originals: Sequence[ProvenLine], planned: Mapping[int, _Move]) -> dict[int, list[ProvenLine]]:
    """Part lines by the side of a sheet on which their page is to stand."""
    found: dict[int, list[ProvenLine]] = {}
    for original in originals:
        if original.page in planned:
            found.setdefault(planned[original.page].sheet, []).append(original)
    return found


def _leads(planned: _Move, original: ProvenLine, line: DrawnLine) -> bool:
    """Tell whether the planned move, and no other, leads an original to where a line stands."""
    move = _move(original, line)
    return move is not None and move.near(planned) and _alike(line, original)


def _move(original: ProvenLine, line: DrawnLine) -> _Move | None:
    """Find the move that leads an original to a line; None where one that stretches, slants or mirrors does."""
    if len({tuple(round(number, 2) for number in em) for em in line.ems}) != 1:
        return None
    (ax, ay, bx, by), (cx, cy, dx, dy) = original.em, line.ems[0]
    area = ax * by - ay * bx
    if not area:
        return None
    # The linear map that leads the original's em to the line's.
    a, b = (cx * by - dx * ay) / area, (cy * by - dy * ay) / area
    c, d = (dx * ax - cx * bx) / area, (dy * ax - cy * bx) / area
    if abs(a - d) + abs(b + c) > _DISTORTED * (abs(a) + abs(b)):
        return None
    x, y = original.start
    return _Move(line.page, a, b, line.start[0] - a * x - c * y, line.start[1] - b * x - d * y)


def _alike(line: DrawnLine, original: ProvenLine) -> bool:
    return len(line.places) == len(original.places) and all(
        abs(x - other_x) <= _PLACE and abs(y - other_y) <= _PLACE
        for (x, y), (other_x, other_y) in zip(line.places, original.places, strict=True)
    )
