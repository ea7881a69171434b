"""What it costs to lay units of two translations side by side: the negative logarithms of probabilities.

After Gale and Church, "A program for aligning sentences in bilingual corpora" (1993): here with words of like form
(Simard, Foster and Isabelle 1992) and numbers beside the lengths.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from publish.parity.features import together
from publish.parity.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.parity.features import Feature

    #: What stands at each place of a side: one unit of each translation that is built alike.
    Side = Sequence[Sequence[Feature]]
    #: The places of either side that say the same: [start, end) of the first, [start, end) of the second.
    Step = tuple[int, int, int, int]

#: What it costs to leave a unit alone; a title, where only one side has any, as it is the editor's to give (N002).
_ALONE = 3.8
_ALONE_TITLE = 0.5
#: What it costs that units are of two kinds, or stand one in the text and one beside it.
_KINDS = {
    frozenset({Kind.TITLE, Kind.HEADING}): 2.0,
    frozenset({Kind.ITEM, Kind.PARAGRAPH}): 1.0,
}
_OTHER_KINDS, _OTHER_SETTING = 3.0, 1.5
#: What may be divided, what each unit more costs where several stand for one, more so in a list item, and how many may.
_DIVISIBLE = (Kind.ITEM, Kind.PARAGRAPH)
_DIVIDED = 2.0
_DIVIDED_ITEM = 1.0
_MOST = 4
#: Variance of a translation's length: for each letter, and as a share of the whole (measured on the Declaration).
_VARIANCE, _SHARE = 3.0, 0.13
_UNLIKE_LENGTH = 6.0
#: Headings say little by their length: `5.` is as good as `Fifth Article`.
_HEADINGS = 1.0
#: What numbers cost where none is the same, and what they and words of like form are worth.
_OTHER_NUMBERS, _SAME_NUMBERS = 2.0, 1.0
_SAME_WORDS, _SHARED = 1.5, 5.0
_FEW_WORDS = 3
#: What each sentence more or less costs, and at most.
_SENTENCE, _SENTENCES = 2.0, 4.0


def costs_of(first: Side, second: Side, *ways: Sequence[Step]) -> list[float]:
    """Return what the steps of each way to pair two sides cost together."""
    costs = Costs(first, second)
    return [sum(costs.of(*step) for step in steps) for steps in ways]


def least_cost(down: int, across: int) -> float:
    """Return what a step over so many units of either side costs at least."""
    return max(down + across - 2, 0) * _DIVIDED - _SAME_NUMBERS - _SAME_WORDS if down and across else 0.0


class Costs:
    """What steps cost."""

    def __init__(self, first: Side, second: Side) -> None:
        self._first, self._second = first, second
        titles = sum(any(place[0].kind is Kind.TITLE for place in side) for side in (first, second))
        self._title = _ALONE if titles > 1 else _ALONE_TITLE
        self._runs = _runs(first), _runs(second)
        self._wholes: dict[tuple[bool, int, int], list[Feature]] = {}

    def _whole(self, start: int, end: int, *, second: bool) -> Sequence[Feature]:
        """Take neighbours of a side as one, translation by translation, once for all steps that they are in."""
        places = self._second if second else self._first
        if end - start == 1:
            return places[start]
        key = second, start, end
        if key not in self._wholes:
            self._wholes[key] = [together(units) for units in zip(*places[start:end], strict=True)]
        return self._wholes[key]

    def moves(self, i: int, j: int) -> Iterator[tuple[int, int]]:
        """Yield by how many units of either side a step may end at the i-th and the j-th; the cheap to weigh first."""
        if i:
            yield 1, 0
        if j:
            yield 0, 1
        if not i or not j:
            return
        yield 1, 1
        whole, other = self._first[i - 1][0], self._second[j - 1][0]
        for many in self._runs[1][j]:
            if _divides(self._second[j - many][0], whole):
                yield 1, many
        for many in self._runs[0][i]:
            if _divides(self._first[i - many][0], other):
                yield many, 1

    def of(self, start: int, end: int, from_: int, to: int) -> float:
        """Return what a step costs."""
        if start == end:
            return self._alone(self._second[from_])
        if from_ == to:
            return sum(map(self._alone, self._first[start:end]))
        more = end - start + to - from_ - 2
        item = _DIVIDED_ITEM if more and self._first[start][0].kind is Kind.ITEM else 0.0
        ours, theirs = self._whole(start, end, second=False), self._whole(from_, to, second=True)
        each = [unlike(one, other) for one in ours for other in theirs]
        return more * _DIVIDED + item + sum(each) / len(each)

    def _alone(self, place: Sequence[Feature]) -> float:
        return self._title if place[0].kind is Kind.TITLE else _ALONE


def _runs(side: Side) -> list[tuple[int, ...]]:
    """Return for each place how many units before it may stand for one: the first of any kind, then paragraphs."""
    found: list[tuple[int, ...]] = [()]
    for end in range(1, len(side) + 1):
        last = side[end - 1][0]
        many = 1
        while many < min(_MOST, end) and _goes_on(side[end - many][0], side[end - many - 1][0], last):
            many += 1
        found.append(tuple(range(2, many + 1)))
    return found


def _goes_on(one: Feature, before: Feature, last: Feature) -> bool:
    return one.kind is Kind.PARAGRAPH and before.setting == last.setting and one.setting == last.setting


def _divides(first: Feature, whole: Feature) -> bool:
    """Tell whether the first of several can begin what one unit says."""
    return first.kind is whole.kind and first.kind in _DIVISIBLE and first.setting == whole.setting


def unlike(one: Feature, other: Feature) -> float:
    """Return what speaks against two units as a pair: kind, length, sentences, numbers; less what speaks for it."""
    alike = one.kind is other.kind
    if alike and one.kind is Kind.TITLE:
        return 0.0
    against = 0.0 if alike else _KINDS.get(frozenset({one.kind, other.kind}), _OTHER_KINDS)
    if one.setting != other.setting:
        against += _OTHER_SETTING
    against += _numbers(one, other) - _words(one, other)
    length = _length(one.size, other.size) + _sentences(one, other)
    return against + (min(length, _HEADINGS) if alike and one.kind is Kind.HEADING else length)


def _length(one: float, other: float) -> float:
    usual = (one + other) / 2
    deviations = abs(one - other) / math.sqrt(_VARIANCE * usual + (_SHARE * usual) ** 2)
    chance = math.erfc(deviations / math.sqrt(2))
    return min(-math.log(chance), _UNLIKE_LENGTH) if chance else _UNLIKE_LENGTH


def _sentences(one: Feature, other: Feature) -> float:
    if one.sentences is None or other.sentences is None:
        return 0.0
    return min(_SENTENCE * abs(one.sentences - other.sentences), _SENTENCES)


def _numbers(one: Feature, other: Feature) -> float:
    own, theirs = one.numbers, other.numbers
    if one.spells and other.spells:
        own, theirs = own | one.words, theirs | other.words
    either = own | theirs
    if not either or not (one.values or one.spells) or not (other.values or other.spells):
        return 0.0  # neither has any, or one may have them in words that are not known
    same = len(own & other.values | theirs & one.values) / len(either)
    return _OTHER_NUMBERS * (1 - same) - _SAME_NUMBERS * same


def _words(one: Feature, other: Feature) -> float:
    fewer = min(len(one.stems), len(other.stems))
    return min(_SAME_WORDS, _SHARED * len(one.stems & other.stems) / fewer) if fewer >= _FEW_WORDS else 0.0
