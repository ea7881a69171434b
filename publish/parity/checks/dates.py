"""P004: the same months in the dates of every language.

A translator who takes the month of the line above writes a date that looks right to everybody. Numbers (P003) hold
the day and the year; here months are held: as names of each language (CLDR), in figures, or in a holiday's name. A
finding is a month that nobody else has, in the place of one that the others have, or have more often; or one that all
others have and this language has not, where it names a month as often as they. Months without a day or year beside
them count where they stand in the place of another one.

Norm: CLDR months (Gregorian, wide, alone and within dates); ISO 8601 for dates in figures.
Passes: `September 21`, `21 Сентября`, `21.09.2024`, `9月21日`.
Fails: `September 21` beside `21 октября`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.locale import month_names
from publish.parity.figures import figures
from publish.parity.model import Finding, Measure, Outcome
from publish.parity.phrasing import finding, have, listed, place
from publish.parity.rules import fold, rules
from publish.parity.words import word_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.parity.figures import Figures
    from publish.parity.model import Column, Passage, Row, Table

_Read = tuple["Column", "Passage", "Figures"]

#: How many others must have a month that a language lacks, or name one surely.
_WITNESSES = 2

_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def compare_dates(table: Table) -> Outcome:
    """Compare the months of each row's dates."""
    findings: list[Finding] = []
    measures: list[Measure] = []
    for row in table.rows:
        read = {
            column.index: figures(passage.text, column.language)
            for column, passage in table.present(row)
            if _gregorian(column, passage)
        }
        if not any(_named(one) for one in read.values()):
            continue
        for column, passage in table.present(row):
            findings += _findings(table, row, column, passage, read)
        shown = {index: _written(one) for index, one in read.items()}
        measures.append(table.measure(Code.P004, row, shown))
    return Outcome(tuple(findings), tuple(measures))


def _written(read: Figures) -> str:
    return listed([_NAMES[month - 1] for month in sorted(set(read.months))]) or "none"


def _gregorian(column: Column, passage: Passage) -> bool:
    """Tell whether a passage's months can be read: by name, and of the same calendar.

    In a language that has another calendar, only those are sure that are named beside a figure, one for each date.
    """
    row = rules(column.language)
    if not row.year_offsets:
        return bool(month_names(column.language) or row.months)
    read = figures(passage.text, column.language)
    named = read.dates and read.dates == len(read.months) and not read.bare_months
    return bool(named and row.other_months) and row.other_months.isdisjoint(word_pattern().findall(fold(passage.text)))


def _findings(table: Table, row: Row, column: Column, passage: Passage, read: dict[int, Figures]) -> Iterator[Finding]:
    own = read.get(column.index)
    others = [(other, one, read[other.index]) for other, one in table.present(row) if other.index in read]
    others = [entry for entry in others if entry[0].index != column.index]
    if own is None or not others:
        return
    certain = [entry for entry in others if _named(entry[2])]
    if len(certain) >= _WITNESSES:
        others = certain  # 01/05 may be January: it vouches for no month where others name theirs
    strange = _named(own) - {month for _, _, theirs in others for month in theirs.possible_months | theirs.bare_months}
    for month in sorted(strange):
        for usual in sorted({usual for _, _, theirs in others for usual in _named(theirs)}):
            sayers = [entry for entry in others if _times(usual, entry[2]) > _times(usual, own)]
            if not sayers or (usual in own.possible_months and usual not in own.months):
                continue
            agree, witness = [other for other, _, _ in sayers], sayers[0][:2]
            if 2 * len(agree) > len(others) and (len(others) > 1 or agree[0].index < column.index):
                yield _finding(row, (column, passage, own), (month, usual), agree, witness)
                break
    if not strange:
        yield from _lack(row, (column, passage, own), others)


def _named(read: Figures) -> frozenset[int]:
    return read.bare_months | frozenset(read.months)


def _times(month: int, read: Figures) -> int:
    return max(read.months.count(month), month in read.bare_months)


def _lack(row: Row, at: _Read, others: list[_Read]) -> Iterator[Finding]:
    """Find months that all others have, where this language names one of its months twice instead."""
    column, passage, own = at
    others = [entry for entry in others if entry[2].months]
    alike = [entry for entry in others if entry[2].dates == own.dates]
    if len(alike) < _WITNESSES:
        return
    usual = frozenset.intersection(*(frozenset(theirs.months) for _, _, theirs in others))
    theirs = alike[0][2].months
    for month in sorted(usual - own.possible_months):
        instead = _instead(month, own.months, theirs)
        if instead is not None:
            there = replace(own, places={own.months[instead]: own.month_places[instead]})
            who = [other for other, _, _ in others]
            yield _finding(row, (column, passage, there), (own.months[instead], month), who, others[0][:2])
            continue
        says = f"has no date in {_NAMES[month - 1]}, which {have([other for other, _, _ in others])}"
        way_out = f"Compare with {place(*others[0][:2])}, and mend the wrong month."
        yield finding(Code.P004, (row, column, passage), says, way_out)


def _instead(month: int, own: tuple[int, ...], theirs: tuple[int, ...]) -> int | None:
    """Return which date stands for one in a month that a language lacks: one in a month that it names once too often.

    It is the one in the same place among the dates, if there is one, else the last.
    """
    often = [index for index, one in enumerate(own) if own.count(one) > theirs.count(one)]
    same = [index for index in often if len(own) == len(theirs) and theirs[index] == month]
    return next(iter((*same, *reversed(often))), None)


def _finding(
    row: Row, at: _Read, months: tuple[int, int], others: list[Column], witness: tuple[Column, Passage]
) -> Finding:
    """Tell that a date is in the first of two months where others have the second."""
    column, passage, own = at
    says = f"has a date in {_NAMES[months[0] - 1]} where {have(others, _NAMES[months[1] - 1])}"
    way_out = f"Compare with {place(*witness)}, and mend the wrong month."
    return finding(Code.P004, (row, column, passage), says, way_out, own.places.get(months[0]))
