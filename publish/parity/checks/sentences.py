"""P007: the same number of sentences in every language.

A stop that got lost, or came in, joins or cuts what the author said, and shows where all other languages agree. A
translator may divide otherwise on purpose: so nothing is said where a weaker mark (semicolon, colon, dash) stands
for the stop, nor of a language that divides otherwise as a habit.

Norm: UAX #29, Sentence_Terminal, for the marks; the languages' data for abbreviations and ordinals.
Passes: `… am 8. Mai. Dann …`, `… on May 8. Then …`.
Fails: `… اشتراكية تنظيم فعاليات …`, where the other languages begin a new sentence.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.parity.model import Finding, Kind, Measure, Outcome
from publish.parity.phrasing import counted, finding, have, place
from publish.parity.rules import rules
from publish.parity.sentences import SentenceCount, count_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.parity.model import Column, Passage, Row, Table

#: How many other languages must agree.
_WITNESSES = 2
#: How many sentences they must agree on: one or two are joined and cut by translators as they like.
_SENTENCES = 3
#: How much greater a share shows that something was added, or how much smaller that it was left out.
_MORE = 1.1
#: A language that differs in this share of its passages of several sentences, and in so many, does so by habit.
_HABIT_SHARE = 0.25
_HABIT_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Difference:
    """A passage that has not the number of sentences that all other languages have."""

    row: Row
    column: Column
    passage: Passage
    usual: int
    counts: Mapping[int, SentenceCount]

    @property
    def own(self) -> SentenceCount:
        """What the passage has."""
        return self.counts[self.column.index]


def compare_sentences(table: Table) -> Outcome:
    """Compare the number of sentences of each row's passages."""
    differences: list[_Difference] = []
    compared: Counter[int] = Counter()
    measures: list[Measure] = []
    for row in table.rows:
        if row.kind not in (Kind.ITEM, Kind.PARAGRAPH):
            continue
        if len({len(passage.blocks) for _, passage in table.present(row)}) > 1:
            continue  # divided otherwise already: the sentences would not be the same ones
        counts = _counts(table, row)
        for column, passage in table.present(row):
            usual = _consensus(counts, column.index)
            if usual is None or usual < _SENTENCES or not _vouched(table, counts, column.index):
                continue
            compared[column.index] += 1
            if not counts[column.index].least <= usual <= counts[column.index].most:
                differences.append(_Difference(row, column, passage, usual, counts))
        shown = {index: str(count.most) for index, count in counts.items()}
        measures.append(table.measure(Code.P007, row, shown))
    habits = _habits(differences, compared)
    findings = (
        _finding(table, one) for one in differences if one.column.index not in habits and not _meant(table, one)
    )
    return Outcome(tuple(findings), tuple(measures))


def _counts(table: Table, row: Row) -> dict[int, SentenceCount]:
    return {
        column.index: count_sentences(passage.text, rules(column.language))
        for column, passage in table.present(row)
        if rules(column.language).sentences
    }


def _consensus(counts: Mapping[int, SentenceCount], index: int) -> int | None:
    """Return the number that all other languages agree on; None where they do not, or too few can tell."""
    others = [count for other, count in counts.items() if other != index]
    if index not in counts or len(others) < _WITNESSES:
        return None
    exact = {count.most for count in others if count.least == count.most}
    if len(exact) != 1:
        return None
    (usual,) = exact
    return usual if all(count.least <= usual <= count.most for count in others) else None


def _vouched(table: Table, counts: Mapping[int, SentenceCount], index: int) -> bool:
    """Tell whether of most other languages it is known how they end sentences: the others may agree by chance."""
    others = [rules(column.language).known for column in table.columns if column.index in counts.keys() - {index}]
    return sum(others) * 2 > len(others)


def _habits(differences: list[_Difference], compared: Counter[int]) -> frozenset[int]:
    """Return the languages that divide otherwise as a habit."""
    often = Counter(one.column.index for one in differences)
    return frozenset(
        index for index, count in often.items() if count >= max(_HABIT_ROWS, _HABIT_SHARE * compared[index])
    )


def _meant(table: Table, one: _Difference) -> bool:
    """Tell whether a translator divided otherwise on purpose.

    So it is where weaker marks make up for the difference (a semicolon here for a stop there), where it is more than
    one sentence or asks what the others say, where a script with capitals begins a new sentence without saying more
    than the others, and in a language of which nothing is known.
    """
    if not rules(one.column.language).known:
        return True  # its abbreviations and ordinals are not known, nor how it divides
    rest = [count for index, count in one.counts.items() if index != one.column.index]
    if one.own.loud != median(count.loud for count in rest):
        return True
    weak, commas = median(count.weak for count in rest), median(count.commas for count in rest)
    if one.own.most < one.usual:
        joined = one.own.weak > weak or one.own.commas > commas
        return joined or one.usual - one.own.most > 1
    cased = any(character.isupper() for character in _text(one.row, one.column))
    as_much = cased and _share(table, one) <= _MORE
    return weak > one.own.weak or one.own.least - one.usual > 1 or as_much


def _share(table: Table, one: _Difference) -> float:
    """Return how great a share a passage has in its language's text, beside that which the others have in theirs."""
    shares = {
        column.index: len(passage.text) / sum(len(_text(row, column)) for row in table.rows)
        for column, passage in table.present(one.row)
    }
    return shares[one.column.index] / median(share for index, share in shares.items() if index != one.column.index)


def _text(row: Row, column: Column) -> str:
    passage = row.passages[column.index]
    return passage.text if passage else ""


def _finding(table: Table, one: _Difference) -> Finding:
    others = [(other, passage) for other, passage in table.present(one.row) if other.index != one.column.index]
    voters = [other for other, _ in others if other.index in one.counts]
    own = one.own.most if one.own.most < one.usual else one.own.least
    wrong = "a stop is missing" if own < one.usual else "a stop is too much"
    says = f"has {counted(own, 'sentence')}; {have(voters, counted(one.usual, 'sentence'))}"
    way_out = f"Compare with {place(*others[0])}: see whether {wrong}, or a sentence."
    return finding(Code.P007, (one.row, one.column, one.passage), says, way_out)
