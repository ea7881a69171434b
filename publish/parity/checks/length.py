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
from statistics import mean, median
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.parity.links import without_links
from publish.parity.model import Finding, Kind, Measure, Outcome
from publish.parity.phrasing import finding, names, place
from publish.parity.rules import expected_lengths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.locale import Language
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
#: Standard deviations in logarithms: of a language about the table, of one that the table has by script only, of a
#: text's own median about the truth.
_KNOWN, _UNKNOWN, _TEXT = 0.05, 0.25, 0.15
_ROUNDS = 5


def compare_lengths(table: Table) -> Outcome:
    """Compare the lengths of each row's passages with what their languages need."""
    counts = {row.key: _letters(table, row) for row in table.rows if row.kind in (Kind.ITEM, Kind.PARAGRAPH)}
    counts = {key: letters for key, letters in counts.items() if len(letters) > 1}
    needs = _needs(table, list(counts.values()))
    findings: list[Finding] = []
    measures: list[Measure] = []
    for row in table.rows:
        letters = counts.get(row.key)
        if letters is None:
            continue
        shares = {index: _share(letters, needs, index) for index in letters}
        for column, passage in table.present(row):
            if column.index in shares and _odd(letters, needs, shares, column.index):
                findings.append(_finding(table, row, column, passage, shares[column.index]))
        shown = {index: f"{math.exp(share):.0%}" for index, share in shares.items()}
        measures.append(table.measure(Code.P006, row, shown))
    return Outcome(tuple(findings), tuple(measures))


def _letters(table: Table, row: Row) -> dict[int, float]:
    """Count letters and digits, as logarithms by column; passages without any are left to other checks.

    Latin letters in a text of another script are words that every language writes alike: one of them counts as many
    as the language needs for one of English.
    """
    counts = {}
    for column, passage in table.present(row):
        letters = [char for char in without_links(passage.text) if char.isalnum()]
        foreign = sum(char.isascii() for char in letters) if column.language.script != "Latn" else 0
        need = math.exp(_table_need(column.language)[0])
        counts[column.index] = len(letters) - foreign + foreign * need
    return {index: math.log(count) for index, count in counts.items() if count}


def _share(letters: Mapping[int, float], needs: Mapping[int, float], index: int) -> float:
    """Return how long a passage is beside the median of the others, each by its language's need, as a logarithm."""
    return letters[index] - needs[index] - _consensus(letters, needs, index)


def _consensus(letters: Mapping[int, float], needs: Mapping[int, float], index: int) -> float:
    return median(letters[other] - needs[other] for other in letters if other != index)


def _odd(letters: Mapping[int, float], needs: Mapping[int, float], shares: Mapping[int, float], index: int) -> bool:
    """Tell whether a passage is too short or too long, given its length and how well the others agree."""
    usual = _consensus(letters, needs, index)
    expected = math.exp(usual)
    spread = mean(abs(letters[other] - needs[other] - usual) for other in letters if other != index)
    limit = (_LIMIT + _SHORT / math.sqrt(expected)) * max(1.0, spread / _AGREEMENT)
    if len(letters) == len("AB"):
        return expected >= _LETTERS and shares[index] < -limit * _ALONE
    return expected >= _LETTERS and not -limit <= shares[index] <= limit * _LONGER


def _needs(table: Table, rows: list[dict[int, float]]) -> dict[int, float]:
    """Estimate each language's need, as logarithms: the table's word, and the text's own, by their reliability."""
    prior: dict[int, tuple[float, float]] = {column.index: _table_need(column.language) for column in table.columns}
    needs = {index: need for index, (need, _) in prior.items()}
    for _ in range(_ROUNDS):
        shares = {
            index: needs[index] + median(_share(letters, needs, index) for letters in rows if index in letters)
            for index in needs
            if any(index in letters for letters in rows)
        }
        if not shares:
            break
        level = median(shares[index] - prior[index][0] for index in shares)
        for index, share in shares.items():
            need, deviation = prior[index]
            trust = deviation**-2 / (deviation**-2 + _TEXT**-2)
            needs[index] = trust * need + (1 - trust) * (share - level)
    return needs


def _table_need(language: Language) -> tuple[float, float]:
    """Return what the table says of a language, as a logarithm, and how far that may be off."""
    lengths = expected_lengths()
    for key in (language.tag, f"{language.primary}-{language.script}", language.primary):
        if key in lengths:
            return math.log(lengths[key] / 100), _KNOWN
    return math.log(lengths.get(language.script, 100) / 100), _UNKNOWN


def _finding(table: Table, row: Row, column: Column, passage: Passage, share: float) -> Finding:
    others = [(other, one) for other, one in table.present(row) if other.index != column.index]
    longest = max(others, key=lambda pair: len(pair[1].text))
    wrong, done = ("shorter", "left out") if share < 0 else ("longer", "added")
    expected = f"than one expects from {names(other for other, _ in others)}"
    says = f"is about {abs(math.exp(share) - 1):.0%} {wrong} {expected}"
    way_out = f"Compare with {place(*longest)}: see whether something was {done}."
    return finding(Code.P006, (row, column, passage), says, way_out)
