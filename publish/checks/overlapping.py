"""Part of gate G4: no line is drawn over the letters of another one.

Where leading is too tight, or a style moves a line, each glyph is right and stands where it was laid out, and the page
cannot be read. The ink of glyphs of different lines is compared, by the boxes around it.

Passes: a descender that reaches between two ascenders of the line below. Fails: a line of nastaliq whose strokes run
through the line above, a paragraph pulled up over another by a negative margin.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.checks.covered import meet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.pdf.read_model import Box

#: The share of the smaller of two glyphs' ink that may lie in the box of the other, and how many glyphs may have more:
#: boxes meet where ink does not, a single mark under a long stroke.
_SHARE, _MAY_MEET = 0.5, 2


@dataclass(frozen=True, slots=True)
class Inked:
    """A glyph's ink on its page: the run and the place in it, and the box around the ink, in points."""

    run: int
    index: int
    box: Box


def overlapping(lines: Mapping[tuple[float, float], Sequence[Inked]]) -> set[tuple[int, int]]:
    """Find the glyphs of a page (run and place) that lie on those of another line; lines are named by their places."""
    around = {place: _around([one.box for one in glyphs]) for place, glyphs in lines.items() if glyphs}
    ordered = sorted(around, key=lambda place: around[place][1])
    found: set[tuple[int, int]] = set()
    for at, place in enumerate(ordered):
        top = around[place][3]
        for other in ordered[at + 1 :]:
            if around[other][1] >= top:
                break
            if meet(around[place], around[other]):
                found |= _of_pair(lines[place], lines[other], around[other])
    return found


def _of_pair(lower: Sequence[Inked], upper: Sequence[Inked], box: Box) -> set[tuple[int, int]]:
    near = [one for one in lower if meet(one.box, box)]
    pairs = [
        (one, other) for one in near for other in upper if meet(one.box, other.box) and _lies_on(one.box, other.box)
    ]
    below, above = ({(pair[side].run, pair[side].index) for pair in pairs} for side in (0, 1))
    return below | above if min(len(below), len(above)) > _MAY_MEET else set()


def _lies_on(first: Box, second: Box) -> bool:
    width = min(first[2], second[2]) - max(first[0], second[0])
    height = min(first[3], second[3]) - max(first[1], second[1])
    return width * height > _SHARE * min(_area(first), _area(second))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _around(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def lines_of(inked: Iterator[tuple[tuple[float, float], Inked]]) -> Mapping[tuple[float, float], Sequence[Inked]]:
    """Gather the glyphs of a page by their lines."""
    lines: defaultdict[tuple[float, float], list[Inked]] = defaultdict(list)
    for place, one in inked:
        lines[round(place[0], 2), round(place[1], 2)].append(one)
    return lines
