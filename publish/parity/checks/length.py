"""P006: no passage is much shorter or longer than in the other languages.

What a translator left out or added shows in the length of the passage, once each language's own length is known: by
the table of what languages need for the same (measured on the Universal Declaration of Human Rights), and by what
this text's own passages say. A passage is held against the median of the other languages, not against one of them:
the pairs of Gale and Church (1993) miss what the median shows. Short passages vary more, so they must differ more.

Passes: `Liberté, égalité` beside `Freedom, equality`, 平等と自由.
Fails: a passage of which a third is missing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import mean, median
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.parity.model import Finding, Kind, Measure, Outcome
from publish.parity.needs import count_letters, is_known, language_need
from publish.parity.phrasing import finding, names, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from publish.parity.model import Column, Passage, Row, Table

#: Log ratio beyond which a passage is reported: of one without end, and how much more a short one is allowed (over
#: the root of its letters). Of clean translations of the Declaration, one passage in five hundred goes beyond.
_LIMIT = 0.17
_SHORT = 3.5
#: How much more a long passage is allowed: an acronym written out is not a fault, and what is added is seldom long.
_LONGER = 1.5
#: How far the others may differ among themselves (mean deviation from their median) before more is allowed.
_AGREEMENT = 0.10
#: The fewest letters that are compared.
_LETTERS = 40
#: How much more is allowed where there is no median but one other language only.
_ALONE = 1.3
#: Standard deviation in logarithms of a text's own median about the truth.
_TEXT = 0.15
_ROUNDS = 5
#: How far a text's passages usually lie from their median, as a share of the limit, where it follows the others
#: closely; one that is translated more freely is allowed so much more. And how much more is allowed a language of which
#: the table has the script only.
_CLOSE, _STRANGE = 0.33, 1.25

#: A passage that makes up for another differs by so much of the limit, at least.
_AMENDS = 0.8


def compare_lengths(table: Table) -> Outcome:
    """Compare the lengths of each row's passages with what their languages need."""
    counts = {row.key: _letters(table, row) for row in table.rows if row.kind in (Kind.ITEM, Kind.PARAGRAPH)}
    counts = {key: letters for key, letters in counts.items() if len(letters) > 1}
    needs = _needs(table, list(counts.values()))
    read = {key: _compared(letters, needs) for key, letters in counts.items()}
    freedom = {column.index: _freedom(column, read.values()) for column in table.columns}
    findings: list[Finding] = []
    measures: list[Measure] = []
    for row in table.rows:
        for column, passage in table.present(row):
            one = read.get(row.key, {}).get(column.index)
            if (
                one is not None
                and one.odd(_latitude(table, row, column, freedom))
                and not _divided(table, row, column, read)
            ):
                findings.append(_finding(table, row, column, passage, one.share))
        if row.key in read:
            shown = {index: f"{math.exp(one.share):.0%}" for index, one in read[row.key].items()}
            measures.append(table.measure(Code.P006, row, shown))
    return Outcome(tuple(findings), tuple(measures))


@dataclass(frozen=True, slots=True)
class _Length:
    """How long a passage is beside the median of the others, each by its language's need, as a logarithm.

    `expected` is how many letters of English the others say, `limit` how far the passage may differ, `others` how
    many there are.
    """

    share: float
    expected: float
    limit: float
    others: int

    @property
    def comparable(self) -> bool:
        """Whether there are letters enough."""
        return self.expected >= _LETTERS

    def odd(self, freedom: float) -> bool:
        """Tell whether the passage is too short or too long."""
        limit = self.limit * freedom
        if self.others == 1:
            return self.comparable and self.share < -limit * _ALONE
        return self.comparable and not -limit <= self.share <= limit * _LONGER


def _compared(letters: Mapping[int, float], needs: Mapping[int, float]) -> dict[int, _Length]:
    """Hold each passage of a row against the others."""
    found = {}
    for index in letters:
        usual = _consensus(letters, needs, index)
        expected = math.exp(usual)
        spread = mean(abs(letters[other] - needs[other] - usual) for other in letters if other != index)
        limit = (_LIMIT + _SHORT / math.sqrt(expected)) * max(1.0, spread / _AGREEMENT)
        found[index] = _Length(_share(letters, needs, index), expected, limit, len(letters) - 1)
    return found


def _divided(table: Table, row: Row, column: Column, read: Mapping[str, Mapping[int, _Length]]) -> bool:
    """Tell whether a language only divides a section's paragraphs otherwise: what one has too little another has more.

    They are as many as in the other languages, so that each is laid beside another; together they are as long.
    """
    if row.kind is not Kind.PARAGRAPH:
        return False
    section = [one.key for one in table.rows if one.section == row.section and one.kind is Kind.PARAGRAPH]
    lengths = [read[key][column.index] for key in section if column.index in read.get(key, {})]
    own = read[row.key][column.index]
    other_way = any(one.share * own.share < 0 and abs(one.share) > _AMENDS * one.limit for one in lengths)
    expected = sum(one.expected for one in lengths)
    whole = math.log(sum(one.expected * math.exp(one.share) for one in lengths) / expected)
    return other_way and abs(whole) < _LIMIT + _SHORT / math.sqrt(expected)


def _freedom(column: Column, read: Iterable[Mapping[int, _Length]]) -> float:
    """Return how much more a language is allowed, by how freely its text is translated."""
    found = (row[column.index] for row in read if column.index in row)
    used = [one.share / one.limit for one in found if one.comparable]
    if not used:
        return 1.0
    middle = median(used)
    scatter = median(abs(one - middle) for one in used)
    return max(1.0, scatter / _CLOSE) * (1.0 if is_known(column.language) else _STRANGE)


def _latitude(table: Table, row: Row, column: Column, freedom: Mapping[int, float]) -> float:
    """Return how much more a passage is allowed: by how free its text is, or most of those that it is held against."""
    others = [freedom[other.index] for other, _ in table.present(row) if other.index != column.index]
    return max(freedom[column.index], median(others or [1.0]))


def _letters(table: Table, row: Row) -> dict[int, float]:
    """Count letters and digits, as logarithms by column; passages without any are left to other checks."""
    counts = {column.index: count_letters(passage.text, column.language) for column, passage in table.present(row)}
    return {index: math.log(count) for index, count in counts.items() if count}


def _share(letters: Mapping[int, float], needs: Mapping[int, float], index: int) -> float:
    """Return how long a passage is beside the median of the others, each by its language's need, as a logarithm."""
    return letters[index] - needs[index] - _consensus(letters, needs, index)


def _consensus(letters: Mapping[int, float], needs: Mapping[int, float], index: int) -> float:
    return median(letters[other] - needs[other] for other in letters if other != index)


def _needs(table: Table, rows: list[dict[int, float]]) -> dict[int, float]:
    """Estimate each language's need, as logarithms: the table's word, and the text's own, by their reliability."""
    prior: dict[int, tuple[float, float]] = {column.index: language_need(column.language) for column in table.columns}
    needs = {index: need for index, (need, _) in prior.items()}
    for _ in range(_ROUNDS):
        shares = {
            index: needs[index] + median(_share(letters, needs, index) for letters in rows if index in letters)
            for index in needs
            if any(index in letters for letters in rows)
        }
        if not shares:
            break
        level = _level({index: share - prior[index][0] for index, share in shares.items()}, prior)
        for index, share in shares.items():
            need, deviation = prior[index]
            trust = deviation**-2 / (deviation**-2 + _TEXT**-2)
            needs[index] = trust * need + (1 - trust) * (share - level)
    return needs


def _level(offsets: Mapping[int, float], prior: Mapping[int, tuple[float, float]]) -> float:
    """Return by how much all languages are off together: the median, in which those that are known weigh more."""
    weights = {index: prior[index][1] ** -2 for index in offsets}
    half = sum(weights.values()) / 2
    ordered = sorted(offsets, key=lambda index: offsets[index])
    least = next(at for at, _ in enumerate(ordered) if sum(weights[one] for one in ordered[: at + 1]) >= half)
    most = next(at for at, _ in enumerate(ordered) if sum(weights[one] for one in ordered[: at + 1]) > half)
    return (offsets[ordered[least]] + offsets[ordered[most]]) / 2


def _finding(table: Table, row: Row, column: Column, passage: Passage, share: float) -> Finding:
    others = [(other, one) for other, one in table.present(row) if other.index != column.index]
    longest = max(others, key=lambda pair: len(pair[1].text))
    wrong, done = ("shorter", "left out") if share < 0 else ("longer", "added")
    expected = f"than one expects from {names(other for other, _ in others)}"
    says = f"is about {abs(math.exp(share) - 1):.0%} {wrong} {expected}"
    way_out = f"Compare with {place(*longest)}: see whether something was {done}."
    return finding(Code.P006, (row, column, passage), says, way_out)
