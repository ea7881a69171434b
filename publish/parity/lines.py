"""Laying many translations side by side: units of each -> lines that say the same in every language.

One translation, built as most are, is the measure: each of the others is paired with it. What only others have is laid
side by side among them, in the place where it stands.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from publish.parity.model import Kind
from publish.parity.pairing import pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.parity.features import Feature
    from publish.parity.pairing import Step
    from publish.parity.units import Unit

    #: The units of one translation, each with its measure.
    Units = Sequence[tuple[Unit, Feature]]
    #: For each translation the units that say the same.
    Line = tuple[Units, ...]


def lay(texts: Sequence[Units]) -> list[Line]:
    """Lay translations side by side; where none is built as another, the first is the measure."""
    if not any(texts):
        return []
    measure = _measure(texts)
    steps = [_steps(texts[measure], units) for units in texts]
    cuts = _cuts(len(texts[measure]), steps)
    lines: list[Line] = []
    for start, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        extra = [_between(units, one, start) for units, one in zip(texts, steps, strict=True)]
        lines += lay(extra)
        if end > start:
            lines.append(tuple(_within(units, one, start, end) for units, one in zip(texts, steps, strict=True)))
    return lines


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
    steps = pair([one for _, one in measure[start:end]], [one for _, one in units[from_:to]])
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


def _between(units: Units, steps: list[Step], place: int) -> Units:
    """Return what a translation has at a place where the measure has nothing."""
    return [units[index] for start, end, from_, to in steps if start == end == place for index in range(from_, to)]


def _within(units: Units, steps: list[Step], start: int, end: int) -> Units:
    """Return what a translation has for [start, end) of the measure."""
    inside = ((from_, to) for first, last, from_, to in steps if (start <= first < last <= end) or start < first < end)
    return tuple(units[index] for from_, to in inside for index in range(from_, to))
