"""Laying many translations side by side: units of each -> lines that say the same in every language.

One translation, built as most are, is the measure: each of the others is paired with it. What only others have is laid
side by side among them, in the place where it stands. Between headings that all have, those that are built alike are
then laid side by side as they are, and the others are paired with all of them together, for many witnesses judge better
than one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from publish.parity.costs import costs_of
from publish.parity.model import Kind
from publish.parity.pairing import pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.parity.costs import Side, Step
    from publish.parity.features import Feature
    from publish.parity.units import Unit

    #: The units of one translation, each with its measure.
    Units = Sequence[tuple[Unit, Feature]]
    #: For each translation the units that say the same.
    Line = tuple[Units, ...]

#: How much likelier another way must be (as a logarithm) than to lay first with first.
_LIKELIER = 5.0
#: So few paragraphs are seldom divided otherwise.
_FEW = 3


def lay(texts: Sequence[Units]) -> list[Line]:
    """Lay translations side by side; where none is built as another, the first is the measure."""
    if not any(texts):
        return []
    measure = _measure(texts)
    steps = [_steps(texts[measure], units) for units in texts]
    lines = _lines(texts, steps, len(texts[measure]))
    stretches = ((heads, list(stretch)) for heads, stretch in groupby(lines, _is_heading))
    return [line for heads, stretch in stretches for line in (stretch if heads else _together(stretch))]


def _lines(texts: Sequence[Units], steps: Sequence[list[Step]], length: int) -> list[Line]:
    """Cut the measure of so many units wherever no other is cut otherwise, and lay what the steps give beside it."""
    cuts = _cuts(length, steps)
    lines: list[Line] = []
    dealt = [_dealt(units, one, cuts) for units, one in zip(texts, steps, strict=True)]
    for at in range(len(cuts)):
        lines += lay([extra[at] for extra, _ in dealt])
        if at + 1 < len(cuts):
            lines.append(tuple(within[at] for _, within in dealt))
    return lines


def _is_heading(line: Line) -> bool:
    return all(len(units) == 1 and units[0][0].kind is Kind.HEADING for units in line)


def _together(stretch: list[Line]) -> list[Line]:
    """Lay a stretch once more, those that are built alike together; as it is where no two of them are."""
    texts: list[Units] = [[unit for line in stretch for unit in line[index]] for index in range(len(stretch[0]))]
    groups = _groups(texts)
    titled = any(unit.kind is Kind.TITLE for units in texts for unit, _ in units)
    if titled or len(groups) == 1 or len(groups[0]) == 1:
        return stretch
    base, length = _profile(texts, groups[0]), len(texts[groups[0][0]])
    steps: list[list[Step]] = [[(0, length, 0, 0)] for _ in texts]
    for group in groups:
        paired = _one_by_one(length) if group is groups[0] else _beside(base, _profile(texts, group))
        for index in group:
            steps[index] = paired
    return _lines(texts, steps, length)


def _groups(texts: Sequence[Units]) -> list[list[int]]:
    """Return which texts have the same kinds of units in the same order, the most first.

    Many paragraphs have no numbers to go by: as many may be divided otherwise, where another way is likelier.
    """
    groups: list[list[int]] = []
    for index, units in enumerate(texts):
        if units:
            group = next((one for one in groups if _alike(texts[one[0]], units)), None)
            if group is None:
                groups.append([index])
            else:
                group.append(index)
    return sorted(groups, key=lambda group: -len(group))


def _alike(one: Units, other: Units) -> bool:
    if [unit.kind for unit, _ in one] != [unit.kind for unit, _ in other]:
        return False
    if len(one) <= _FEW or any(unit.kind is not Kind.PARAGRAPH for unit, _ in one):
        return True
    first, second = ([[feature] for _, feature in side] for side in (one, other))
    return _beside(first, second) == _one_by_one(len(one))


def _beside(base: Side, other: Side) -> list[Step]:
    """Pair two sides: first with first where they are as long, unless another way is much likelier.

    So it is where one has paragraphs for the other's items, or a few: not where half of them have other kinds.
    """
    paired = pair(base, other)
    unlike = sum(one[0].kind is not two[0].kind for one, two in zip(base, other, strict=False))
    if len(base) != len(other) or len(base) < 2 * unlike < 2 * len(base):
        return paired
    straight = _one_by_one(len(base))
    plain, best = costs_of(base, other, straight, paired)
    return straight if plain < best + _LIKELIER else paired


def _one_by_one(length: int) -> list[Step]:
    return [(place, place + 1, place, place + 1) for place in range(length)]


def _profile(texts: Sequence[Units], group: Sequence[int]) -> list[list[Feature]]:
    """Return what stands at each place of texts that are built alike."""
    return [[feature for _, feature in place] for place in zip(*(texts[index] for index in group), strict=True)]


def _measure(texts: Sequence[Units]) -> int:
    """Choose the translation that most are built like: in all units, else in headings and items, else in number."""
    for shape in (_kinds, _frame, len):
        shapes = [shape(units) if units else None for units in texts]
        usual, count = Counter(one for one in shapes if one is not None).most_common(1)[0]
        if count > 1:
            return shapes.index(usual)
    return next(index for index, units in enumerate(texts) if units)


def _kinds(units: Units) -> tuple[Kind, ...]:
    return tuple(unit.kind for unit, _ in units if unit.kind is not Kind.TITLE)


def _frame(units: Units) -> tuple[Kind, ...]:
    return tuple(kind for kind in _kinds(units) if kind is not Kind.PARAGRAPH)


def _steps(measure: Units, units: Units) -> list[Step]:
    """Pair a translation with the measure: heading with heading, item with item, then what stands between them.

    Where they are equally many, the first goes with the first; where not, all units decide together.
    """
    if not units:
        return [(0, len(measure), 0, 0)] if measure else []
    return list(_between_anchors(measure, units, (0, len(measure), 0, len(units)), (Kind.HEADING, Kind.ITEM)))


def _between_anchors(measure: Units, units: Units, span: Step, kinds: Sequence[Kind]) -> Iterator[Step]:
    """Pair two stretches: units of the first of `kinds` are anchors, what lies between is paired by the others."""
    start, end, from_, to = span
    if [unit.kind for unit, _ in measure[start:end]] == [unit.kind for unit, _ in units[from_:to]]:
        yield from (
            (start + index, start + index + 1, from_ + index, from_ + index + 1) for index in range(end - start)
        )
        return
    if not kinds:
        yield from _paired(measure, units, span)
        return
    ours = [index for index in range(start, end) if measure[index][0].kind is kinds[0]]
    theirs = [index for index in range(from_, to) if units[index][0].kind is kinds[0]]
    alike = len(ours) == len(theirs)
    anchors = list(zip(ours, theirs, strict=True)) if alike else _agreed(measure, units, span, kinds[0])
    for ours_at, theirs_at in anchors:
        yield from _between_anchors(measure, units, (start, ours_at, from_, theirs_at), kinds[1:])
        yield ours_at, ours_at + 1, theirs_at, theirs_at + 1
        start, from_ = ours_at + 1, theirs_at + 1
    yield from _between_anchors(measure, units, (start, end, from_, to), kinds[1:])


def _paired(measure: Units, units: Units, span: Step) -> list[Step]:
    start, end, from_, to = span
    steps = pair([[one] for _, one in measure[start:end]], [[one] for _, one in units[from_:to]])
    return [(start + a, start + b, from_ + c, from_ + d) for a, b, c, d in steps]


def _agreed(measure: Units, units: Units, span: Step, kind: Kind) -> list[tuple[int, int]]:
    """Return the units of a kind that pairing laid beside one of the same kind."""
    return [
        (start, from_)
        for start, end, from_, to in _paired(measure, units, span)
        if end - start == to - from_ == 1 and measure[start][0].kind is units[from_][0].kind is kind
    ]


def _cuts(length: int, steps: Sequence[list[Step]]) -> list[int]:
    """Return where the measure may be cut: at both ends, and where no unit of another language goes across."""
    inside = {place for one in steps for start, end, from_, to in one if to > from_ for place in range(start + 1, end)}
    return [place for place in range(length + 1) if place not in inside]


def _dealt(units: Units, steps: Sequence[Step], cuts: Sequence[int]) -> tuple[Sequence[Units], Sequence[Units]]:
    """Return what a translation has where the measure is cut and has nothing, and what it has from cut to cut."""
    extra: list[list[tuple[Unit, Feature]]] = [[] for _ in cuts]
    within: list[list[tuple[Unit, Feature]]] = [[] for _ in cuts]
    for start, end, from_, to in steps:
        at = bisect_right(cuts, start) - 1
        (extra if start == end == cuts[at] else within)[at].extend(units[from_:to])
    return extra, within
