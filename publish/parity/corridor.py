"""The corridor in which the units of two translations are paired: along what both have once, and no wider than needed.

To hold every unit against every other takes four times as long for twice the text. A number, or a word of like form,
that stands in one unit of either translation says where the two run side by side, as a line does for a patience diff
that either version of a file has once; the way from one of these anchors to the next is short.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from publish.parity.costs import Costs, Side, Step

    #: A place of the first side and the place of the second that says the same.
    Anchor = tuple[int, int]

#: How far from an anchor a pair may lie, and how far at most from the straight way between two of them.
_NEAR, _FAR = 4, 32
#: So few units are held against one another without anchors.
_SHORT = 16


class Corridor:
    """What places of the second side may lie beside each place of the first: `rows`, as [first, last]."""

    def __init__(self, first: Side, second: Side, costs: Costs) -> None:
        self._ends = (0, 0), (len(first), len(second))
        anchors = _anchors(first, second, costs) if min(len(first), len(second)) > _SHORT else []
        self._gaps = list(pairwise((self._ends[0], *anchors, self._ends[1])))
        self._widths = [1] * len(self._gaps)
        self.rows = self._drawn()

    def widen(self, steps: Iterable[Step]) -> bool:
        """Widen the corridor where a way goes along its edge, as a likelier may lie outside; tell whether it did."""
        inside = range(1, self._ends[1][1])
        along = [end for _, end, _, to in steps if to in inside and to in self.rows[end]]
        for index, ((start, _), (stop, _)) in enumerate(self._gaps):
            first = bisect_left(along, start)
            if first < len(along) and along[first] <= stop:
                self._widths[index] *= 2
        before, self.rows = self.rows, self._drawn() if along else self.rows
        return self.rows != before

    def _drawn(self) -> list[tuple[int, int]]:
        across = self._ends[1][1]
        rows = [(across, 0)] * (self._ends[1][0] + 1)
        for gap, width in zip(self._gaps, self._widths, strict=True):
            for row, least, most in self._between(gap, width):
                rows[row] = max(min(rows[row][0], least), 0), min(max(rows[row][1], most), across)
        for row in range(1, len(rows)):  # no way leads from one row to the next where they do not meet
            least, most = rows[row]
            rows[row] = min(least, rows[row - 1][1]), max(most, rows[row - 1][0])
        return rows

    def _between(self, gap: tuple[Anchor, Anchor], width: int) -> Iterator[tuple[int, int, int]]:
        """Yield what may lie beside each place from one anchor to the next; the ends of a text are no anchors."""
        (start, from_), (stop, to) = gap
        near = _NEAR * width
        more = min(abs((stop - start) - (to - from_)), _FAR) * width
        for row in range(start, stop + 1):
            away = min((abs(row - end[0]) for end in gap if end not in self._ends), default=_FAR)
            reach = min(near + away, _FAR * width) + more
            middle = from_ + (row - start) * (to - from_) // max(stop - start, 1)
            yield row, max(middle - reach, from_ - near), min(middle + reach, to + near)


def _anchors(first: Side, second: Side, costs: Costs) -> list[Anchor]:
    """Return what says the same for certain, in order; and between two of these what does so there."""
    tokens = _tokens(first), _tokens(second)

    def between(start: int, end: int, from_: int, to: int) -> Iterator[Anchor]:
        if min(end - start, to - from_) <= _NEAR:
            return
        ours, theirs = _telling(tokens[0], start, end), _telling(tokens[1], from_, to)
        found = _certain(ours, theirs, costs)
        for place, beside in found:
            yield from between(start, place, from_, beside)
            yield place, beside
            start, from_ = place + 1, beside + 1
        if found:
            yield from between(start, end, from_, to)

    return [one for one in between(0, len(first), 0, len(second)) if one != (0, 0)]


def _tokens(side: Side) -> list[frozenset[str]]:
    """Return for each place the numbers and the beginnings of words that stand there."""
    return [frozenset().union(*(one.numbers | one.stems for one in place)) for place in side]


def _telling(tokens: Sequence[frozenset[str]], start: int, end: int) -> dict[str, int]:
    """Return what stands at one place of [start, end) only, with that place."""
    places: dict[str, int | None] = {}
    for place in range(start, end):
        for token in tokens[place]:
            places[token] = None if token in places else place
    return {token: place for token, place in places.items() if place is not None}


def _certain(ours: Mapping[str, int], theirs: Mapping[str, int], costs: Costs) -> list[Anchor]:
    """Return the pairs of places with most in common, as many as ascend on both sides."""
    votes = Counter((place, theirs[token]) for token, place in ours.items() if token in theirs)
    ranked = sorted(votes, key=lambda one: (votes[one], -one[1]))
    best = {anchor[0]: anchor for anchor in ranked}
    return _ascending(sorted(one for one in best.values() if costs.of(one[0], one[0] + 1, one[1], one[1] + 1) < 0))


def _ascending(pairs: list[Anchor]) -> list[Anchor]:
    """Return the longest row of pairs that ascends on both sides, of pairs in the order of the first."""
    lasts: list[int] = []
    tails: list[int] = []
    before: list[int | None] = []
    for index, (_, to) in enumerate(pairs):
        at = bisect_left(lasts, to)
        before.append(tails[at - 1] if at else None)
        lasts[at:] = [to, *lasts[at + 1 :]]
        tails[at:] = [index, *tails[at + 1 :]]
    found: list[Anchor] = []
    step = tails[-1] if tails else None
    while step is not None:
        found.append(pairs[step])
        step = before[step]
    return found[::-1]
