"""P003, beside what is lacking: one number that stands for another, counted as all others count it.

A passage may have both numbers anyway, and then nothing is lacking: `three quarters` in `the fifth year` for the third.
What all others say equally often, here once less, and another number once more, is told; words and figures count alike.
Many witnesses must agree, for a word may be no number (Italian `prima` is `before`) and a number may hide in one.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from publish.diagnostics import Code
from publish.parity.number_words import said
from publish.parity.phrasing import finding, have, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.parity.figures import Figures
    from publish.parity.model import Column, Finding, Passage, Row

#: So many others must say the same.
_WITNESSES = 3


class Side(NamedTuple):
    """A passage as it is counted here: how often it says each number, and where."""

    column: Column
    passage: Passage
    figures: Figures
    places: dict[str, list[int]]
    counts: Counter[str]


def side(column: Column, passage: Passage, figures: Figures) -> Side:
    """Count what a passage says in words and in figures; 1 is left out, as an article is the same word."""
    figured = [(one.value, one.start) for one in figures.numerals if one.sure]
    places: dict[str, list[int]] = {}
    for value, start in (*figured, *said(passage.text, column.language)):
        if value not in {"0", "1"}:
            places.setdefault(value, []).append(start)
    counts = Counter({value: len(found) for value, found in places.items()})
    return Side(column, passage, figures, places, counts)


def said_instead(row: Row, judged: Sequence[Column], sides: Sequence[Side]) -> Iterator[Finding]:
    """Find a number that stands for another in the passages of the `judged`."""
    for own in sides:
        others = [other for other in sides if other is not own]
        if own.column not in judged or len(others) < _WITNESSES:
            continue
        counts, theirs = own.counts, [other.counts for other in others]
        usual = {value: theirs[0][value] for value in (counts | theirs[0]) if len({one[value] for one in theirs}) == 1}
        more = [value for value in counts if value in usual and counts[value] == usual[value] + 1]
        less = [value for value in theirs[0] | theirs[1] if _is_one_less(value, own, others)]
        if len(more) == len(less) == 1:
            yield _finding(row, own, more[0], less[0], others)


def _is_one_less(value: str, own: Side, others: Sequence[Side]) -> bool:
    """Tell whether the others say a number equally often, but for those that may hide it, and this one once less."""
    sayers = [other for other in others if not _hidden(value, other)]
    often = {other.counts[value] for other in sayers}
    once_less = often == {own.counts[value] + 1}
    return once_less and len(sayers) >= _WITNESSES and not _hidden(value, own)


def _hidden(value: str, own: Side) -> bool:
    """Tell whether a passage that does not say a number may have it all the same."""
    return not own.counts[value] and value in own.figures.values


def _finding(row: Row, own: Side, more: str, less: str, others: Sequence[Side]) -> Finding:
    says = f"says {_named(more)} where {have([other.column for other in others if less in other.places], _named(less))}"
    witness = next(other for other in others if less in other.places)
    way_out = f"Compare with {place(witness.column, witness.passage, witness.places[less][0])}, and mend it."
    return finding(Code.P003, (row, own.column, own.passage), says, way_out, own.places[more][-1])


def _named(value: str) -> str:
    return f"“{value}”" if value.isalpha() else value
