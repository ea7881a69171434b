"""P003: the same numbers in every language.

A year, a day or an ordinal that got lost or came in changes what a text says, and shows in any script. Numbers are
compared by value: figures of all scripts, Roman numerals, words and holidays as each language's data give them.
Languages vote. Whoever differs from the majority is reported; where votes are even, the first language is right.
Where a language's number words are not known, it has no vote on numbers that it may spell out.

Norm: ISO 17100:2015, 5.3.3 (a reviser compares for omissions and additions); EN 15038 before it.
Passes: `May 4 and 5, 2024`, `4-5 мая 2024 года`, `٤ و٥ مايو ٢٠٢٤`; `2nd`, `II`, `второй`.
Fails: `victory over fascism in 1945` beside `победы над фашизмом`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.normalize.addresses import says_itself
from publish.normalize.model import InlineRole
from publish.parity.blanks import blanked
from publish.parity.checks.instead import said_instead
from publish.parity.checks.instead import side as counted_side
from publish.parity.figures import Figures, figures
from publish.parity.model import JOINT, Column, Finding, Kind, Measure, Outcome, Passage, Row, Table
from publish.parity.phrasing import excerpt, finding, have, listed, place
from publish.parity.rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.normalize.model import Block, Inline

#: Numbers up to here may be spelled out.
_SPELLED = 100
#: Numbers in words alone accuse from here on (`one`, `first`, `second` are too often no numbers) ...
_FIRST_WORD = 3
#: ... and only where so many languages have them.
_WITNESSES = 3
#: Greater numbers may be made of others that stand in words (`seventy-two`).
_SCORE = 20
#: A number with a scale word (`2.5 million`) is so many times as great in figures, at least.
_SCALE = 100
#: What is counted stands behind its number.
_THING = re.compile(r"[ \u00a0]?[^\W\d_]")
#: So many figures before its noughts has a number that a few words may say.
_FEW = 2


@dataclass(frozen=True, slots=True)
class _Side:
    """One language's passage in a row, and its figures."""

    column: Column
    passage: Passage
    figures: Figures

    def has(self, readings: frozenset[str], parts: frozenset[tuple[str, ...]] = frozenset()) -> bool:
        """Tell whether the passage may have a number that may be read so, or is so many `parts` together."""
        own = self.figures.values
        return not readings.isdisjoint(own) or any(own.issuperset(together) for together in parts)

    def has_scaled(self, value: str) -> bool:
        """Tell whether the passage has a number that may be this one with a scale word (`2.5 million`)."""
        sure = {one.value for one in self.figures.numerals if one.sure}
        return any(_scaled(value, other) for other in sure | self.figures.words | self.figures.excuses)


def compare_numbers(table: Table) -> Outcome:
    """Compare the numbers of each row."""
    findings: list[Finding] = []
    measures: list[Measure] = []
    for row in table.rows:
        sides = [_Side(column, one, figures(_counting(one), column.language)) for column, one in table.present(row)]
        told = list(_findings(row, sides))
        findings += told
        silent = [side for side in sides if side.column.language.tag not in {one.language for one in told}]
        beside = [*_exchanged(row, silent, sides), *_other_word(row, silent, sides)]
        told += beside
        findings += beside
        quiet = [side.column for side in silent if side.column.language.tag not in {one.language for one in told}]
        counted = [counted_side(one.column, one.passage, one.figures) for one in sides if _spells(one)]
        findings += said_instead(row, quiet, counted)
        shown = {side.column.index: listed(_shown(side)) or "none" for side in sides}
        if any(side.figures.numerals for side in sides):
            measures.append(table.measure(Code.P003, row, shown))
    return Outcome(tuple(findings), tuple(measures))


def _spells(side: _Side) -> bool:
    """Tell whether the number words of a side's language are known, and stand apart."""
    row = rules(side.column.language)
    return bool(row.numbers and row.first) and row.spaces


def _counting(passage: Passage) -> str:
    """Return a passage with U+FFFC for each character that counts nothing: of the marks of notes, of telephones."""
    return JOINT.join(
        blanked(block.text, ((one.start, one.end) for one in block.inlines if _counts_nothing(block, one)))
        for block in passage.blocks
    )


def _counts_nothing(block: Block, inline: Inline) -> bool:
    words = block.text[inline.start : inline.end]
    telephone = inline.role is InlineRole.LINK and says_itself(words, inline.target)
    return inline.role is InlineRole.FOOTNOTE or telephone


def _shown(side: _Side) -> list[str]:
    return [numeral.value for numeral in sorted(side.figures.numerals, key=lambda numeral: numeral.start)]


def _findings(row: Row, sides: list[_Side]) -> Iterator[Finding]:
    lacking: dict[int, dict[str, list[_Side]]] = {}
    extra: dict[int, dict[str, list[_Side]]] = {}
    for value, readings in _candidates(sides).items():
        parts = frozenset(
            one.parts for side in sides for one in side.figures.numerals if one.value == value and one.parts
        )
        have = [side for side in sides if side.has(readings, parts)]
        scaled = [side for side in sides if side not in have and side.has_scaled(value)]  # these cannot tell
        lack = [side for side in sides if side not in (*have, *scaled) and _can_tell(side, row, value, have)]
        lack = [side for side in lack if not _may_be_century(side, readings)]
        if not lack or not _accuses(value, have, lack):
            continue
        missing = len(have) > len(lack) or (len(have) == len(lack) and have[0].column.index < lack[0].column.index)
        if 2 * len(have if missing else lack) < len(sides):
            continue  # too many languages cannot tell
        for side in lack if missing else have:
            table, others = (lacking, have) if missing else (extra, lack)
            table.setdefault(side.column.index, {})[value] = others
    for side in sides:
        if side.column.index in lacking:
            yield _lack(row, side, lacking[side.column.index])
        for value, others in extra.get(side.column.index, {}).items():
            yield from _extra(row, side, value, others)


def _exchanged(row: Row, judged: list[_Side], sides: list[_Side]) -> Iterator[Finding]:
    """Find a number that stands for another: 9 twice and 12 once, or 16 for the 18 that all others have in figures."""
    for side in judged:
        others = [other for other in sides if other is not side]
        own = _counts(side)
        usual = {tuple(sorted(_counts(other).items())) for other in others}
        if len(others) < _WITNESSES or len(usual) != 1:
            continue
        theirs = _counts(others[0])
        if own.total() != theirs.total() or own == theirs:
            continue
        more, less = next(iter(own - theirs)), next(iter(theirs - own))
        if own.keys() != theirs.keys() and not _replaced(side, others, more, less):
            continue
        says = (
            f"has {more} {_times(own[more])} and {less} {_times(own[less])}, "
            f"where {have([other.column for other in others])} {more} {_times(theirs[more])} "
            f"and {less} {_times(theirs[less])}"
        )
        numeral = next(one for one in side.figures.numerals if one.value == more)
        where = place(others[0].column, others[0].passage)
        way_out = f"Compare with {where}, and mend the wrong number."
        yield finding(Code.P003, (row, side.column, side.passage), says, way_out, numeral.start)


def _replaced(side: _Side, others: list[_Side], more: str, less: str) -> bool:
    """Tell whether one number stands for another that all others have in figures, and nothing else differs."""
    own, theirs = _counts(side), _counts(others[0])
    elsewhere = any(more in other.figures.values or other.has_scaled(more) for other in others)
    return (own - theirs).total() == 1 and less not in side.figures.values and not elsewhere


def _other_word(row: Row, judged: list[_Side], sides: list[_Side]) -> Iterator[Finding]:
    """Find a number in words that nobody else says, in the place of one that all others say: `dreimal` for twice."""
    spelling = [side for side in sides if rules(side.column.language).numbers]
    for side in judged:
        others = [other for other in spelling if other is not side]
        if side not in spelling or len(others) < _WITNESSES:
            continue
        strange = _whole(side.figures.words) - frozenset().union(*(other.figures.values for other in others))
        usual = frozenset.intersection(*(_whole(other.figures.words) for other in others))
        usual -= side.figures.words | side.figures.excuses
        figures_here, elsewhere = _counts(side), [_counts(other) for other in others]
        usual = frozenset(one for one in usual if figures_here[one] <= min(counts[one] for counts in elsewhere))
        own, theirs = (max((int(one) for one in values), default=0) for values in (strange, usual))
        if min(own, theirs) > 1:
            says = f"says {own} where {have([other.column for other in others])} {theirs}"
            way_out = f"Compare with {place(others[0].column, others[0].passage)}, and mend the wrong number."
            yield finding(Code.P003, (row, side.column, side.passage), says, way_out)


def _counts(side: _Side) -> Counter[str]:
    """Count the numbers that stand in figures and are certainly numbers."""
    return Counter(one.value for one in side.figures.numerals if one.sure)


def _times(count: int) -> str:
    return {0: "nowhere", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _candidates(sides: list[_Side]) -> dict[str, frozenset[str]]:
    """Return every number that stands in figures somewhere, or that words may mean, with all that it may mean."""
    sure = [one for side in sides for one in side.figures.numerals if one.sure]
    words = sorted({value for side in sides for value in _whole(side.figures.words) if int(value) >= _FIRST_WORD})
    found = {value: frozenset({value}) for value in (*(one.value for one in sure), *words)}
    for numeral in sure:
        found[numeral.value] |= frozenset(numeral.readings)
    return found


def _whole(words: frozenset[str]) -> frozenset[str]:
    """Leave out the numbers that others of them are made of: 70 and 2 of 72, 2 and 100 of 200."""
    values = {int(word) for word in words}
    parts = {
        one
        for whole in values
        for one in values
        if one < whole and {whole - one, whole / one if whole >= _SPELLED else 0} & values and whole > _SCORE
    }
    return frozenset(str(value) for value in values - parts)


def _accuses(value: str, have: list[_Side], lack: list[_Side]) -> bool:
    """Tell whether a number weighs enough: it stands in figures, or nearly all languages have it."""
    sure = any(one.value == value and one.sure for side in have for one in side.figures.numerals)
    return sure or (len(lack) == 1 and len(have) >= _WITNESSES)


def _can_tell(side: _Side, row: Row, value: str, have: list[_Side]) -> bool:
    """Tell whether a number that is not found is not there: small and round ones may stand in words not known."""
    if not value.isdecimal() or int(value) > _SPELLED:
        in_words = side.figures.great
        if in_words is None:  # its words are not known: whether the others use words is what there is to go by
            in_words = any(value not in {one.value for one in other.figures.numerals} for other in have)
        return not (in_words and _may_be_spelled(value))
    if value == "1" and rules(side.column.language).bare_one and all(map(_counts_a_thing, have)):
        return False
    bare = row.kind is Kind.HEADING and not side.figures.values
    return bool(rules(side.column.language).numbers) and not bare


def _counts_a_thing(side: _Side) -> bool:
    """Tell whether a 1 is one of something (`1 year`), and no day or part of a text (`1 May`, `Article 1`)."""
    ones = (one for one in side.figures.numerals if one.value == "1")
    return not side.figures.months and all(_THING.match(side.passage.text, one.end) for one in ones)


def _may_be_spelled(value: str) -> bool:
    """Tell whether a number over a hundred is round enough for a few words: 250, 1,500, two million."""
    return len(value.partition(".")[0].rstrip("0")) <= _FEW and value.isdecimal()


def _may_be_century(side: _Side, readings: frozenset[str]) -> bool:
    """Tell whether a year that may name a century (`1600-talet`) may stand as that in words not known."""
    if rules(side.column.language).numbers:
        return False
    years = (int(one) for one in readings if one.isdecimal() and one.endswith("00"))
    return any(str(year // _SPELLED + 1) in readings for year in years)


def _scaled(one: str, other: str) -> bool:
    """Tell whether two numbers differ by a power of ten that a scale word may stand for."""
    digits, others = one.replace(".", "").strip("0"), other.replace(".", "").strip("0")
    small, great = sorted((float(one), float(other)))
    return digits == others and small > 0 and great / small >= _SCALE and great >= _SCALE * 10


def _lack(row: Row, side: _Side, values: dict[str, list[_Side]]) -> Finding:
    values = _named_once(values)
    value, others = next(iter(values.items()))
    witness = others[0]
    numeral = next((one for one in witness.figures.numerals if value in one.readings), None)
    start, end = (numeral.start, numeral.end) if numeral else (0, 0)
    said = f"“{excerpt(witness.passage.text, start, end)}” in {place(witness.column, witness.passage, start)}"
    lacks = f"lacks the {'number' if len(values) == 1 else 'numbers'} {listed(list(values))}"
    says = f"{lacks}, which {have([other.column for other in others])}"
    return finding(Code.P003, (row, side.column, side.passage), says, f"Compare {said}, and add what is missing.")


def _named_once(values: dict[str, list[_Side]]) -> dict[str, list[_Side]]:
    """Leave out a number that only says another of them otherwise: 5 where 5 p.m. is the 17 of the others."""
    otherwise = {value: _otherwise(value, having) & values.keys() for value, having in values.items()}
    kept = {
        value: having
        for value, having in values.items()
        if all(value in otherwise[other] and int(float(value)) > int(float(other)) for other in otherwise[value])
    }
    return kept or values


def _otherwise(value: str, having: list[_Side]) -> set[str]:
    """Return what every numeral of this value may mean besides."""
    numerals = [one for side in having for one in side.figures.numerals if one.value == value]
    readings = [set(one.readings) for one in numerals]
    return set.intersection(*readings) - {value} if readings else set()


def _extra(row: Row, side: _Side, value: str, without: list[_Side]) -> Iterator[Finding]:
    numeral = next((one for one in side.figures.numerals if one.value == value and one.sure), None)
    if numeral is None:
        return
    says = f"has the number {value}, which {have([other.column for other in without], none=True)}"
    where = place(without[0].column, without[0].passage)
    way_out = f"Compare {where}: take the number out, or add it there."
    yield finding(Code.P003, (row, side.column, side.passage), says, way_out, numeral.start)
