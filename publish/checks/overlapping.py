"""Part of gate G4: no line is drawn over the letters of another one.

Where leading is too tight, or a style moves a line, each glyph is right and stands where it was laid out, and the page
cannot be read. Ink is compared with the ink of other lines: of a piece of the same line, as a raised figure, it may
touch the next; lines above one another keep apart, but for a part of a long mark here and there.

Passes: a descender that reaches between two ascenders of the line below, long marks of Burmese that touch it with
their ends. Fails: lines set with a leading of .8, a line of nastaliq whose strokes run through the line above, a
paragraph pulled up over another by a negative margin.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.checks.covered import meet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.checks.covered import Ink
    from publish.pdf.read_model import Box

#: The shares of its ink that a glyph may have in the ink of another line, and all glyphs of a line together: more of a
#: letter than a line through it would hide, or two fifths of one, bit by bit. The closest two lines seen, with two long
#: marks of Burmese, have .16 and .23, of Arabic .10. Glyphs with less than the last are not told.
_OF_A_GLYPH, _OF_A_LINE, _TOUCH = 0.25, 0.4, 0.02
#: Lines whose baselines are nearer than this, in em, are pieces of one: there boxes are compared, with so much in
#: common, of so many glyphs.
_ONE_LINE, _SHARE, _MAY_MEET = 0.6, 0.5, 2
#: Lines nearer than this, in em, may not reach into each other at all, where their sizes are alike by so much.
_TIGHT, _LIKE = 0.99, 0.85


@dataclass(frozen=True, slots=True)
class Inked:
    """A glyph's ink on its page: the run and the place in it, the ink, its baseline's height and that of an em.

    Both in points, in the direction in which its text stands upright.
    """

    run: int
    index: int
    ink: Ink
    level: float
    em: float

    @property
    def box(self) -> Box:
        """The box around the ink, in points."""
        return self.ink.box


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
    pairs = [(one, other) for one in near for other in upper if meet(one.box, other.box)]
    shared = [(pair, _shared(pair[0].ink, pair[1].ink)) for pair in pairs if _are_apart(*pair)]
    tight = [pair for pair in pairs if _are_tight(*pair)]
    shares = [share for _, share in shared]
    if tight or max(shares, default=0.0) > _OF_A_GLYPH or sum(shares) > _OF_A_LINE:
        touching = [pair for pair, share in shared if share > _TOUCH]
        return {(one.run, one.index) for pair in (*touching, *tight) for one in pair}
    lying = [(one, other) for one, other in pairs if _lies_on(one.box, other.box)]
    below, above = ({(pair[side].run, pair[side].index) for pair in lying} for side in (0, 1))
    return below | above if min(len(below), len(above)) > _MAY_MEET else set()


def _are_apart(one: Inked, other: Inked) -> bool:
    return abs(one.level - other.level) >= _ONE_LINE * max(one.em, other.em)


def _are_tight(one: Inked, other: Inked) -> bool:
    """Tell whether glyphs of like size, which reach into each other's line, stand in lines nearer than an em."""
    smaller, larger = sorted((one.em, other.em))
    return _are_apart(one, other) and abs(one.level - other.level) < _TIGHT * smaller and smaller >= _LIKE * larger


def _shared(one: Ink, other: Ink) -> float:
    return max(one.share(other.holds), other.share(one.holds))


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
