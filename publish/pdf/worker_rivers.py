"""Rivers: white spaces that touch through lines that follow one another, found from what the lines' plans say."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.justify import Line, Paragraph

#: So many lines make a river.
LINES = 4

#: Spaces narrower than this, over the font's own, are not seen; a space goes on a river whose middle lies within so
#: much of its width from its own.
_SEEN, _NEAR = 1.1, 0.6


def longest_river(paragraph: Paragraph, lines: Sequence[Line]) -> tuple[int, int]:
    """Return how many lines the longest river runs through, and the index of the line in which it ends."""
    rows = [_spaces(paragraph, line) for line in lines]
    best = (0, 0)
    depths = [1] * len(rows[0]) if rows else []
    for index, (above, row) in enumerate(pairwise(rows), start=1):
        depths = [
            1 + max((depth for depth, other in zip(depths, above, strict=True) if _touch(space, other)), default=0)
            for space in row
        ]
        best = max(best, (max(depths, default=0), index), key=lambda item: item[0])
    return best


def _spaces(paragraph: Paragraph, line: Line) -> list[tuple[float, float]]:
    """Place a line's spaces, in points from where it begins, as its fit draws them."""
    found: list[tuple[float, float]] = []
    at = 0.0
    for offset in range(line.start, line.end):
        advance = paragraph.advances[offset]
        if paragraph.spaces[offset]:
            width = advance * line.fit.ratio
            if line.fit.ratio >= _SEEN:
                found.append((at, at + width))
            at += width
        elif advance:
            at += advance * line.fit.scale + line.fit.tracking * paragraph.size
    return found


def _touch(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] + one[1] - other[0] - other[1]) / 2 <= _NEAR * (one[1] - one[0])
