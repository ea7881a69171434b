"""Figures of a passage: its numbers and the months of its dates, as far as its language can be read.

A month's name and a holiday's name count as the numbers that another language may write instead of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from publish.locale import Language, month_names
from publish.parity.links import without_links
from publish.parity.number_words import possible as possible_numbers
from publish.parity.number_words import says_great_numbers, spelled
from publish.parity.numerals import Numeral, numerals
from publish.parity.rules import fold, rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from publish.parity.rules import LanguageRules

_MONTHS = 12
_NOON = 12
_DAYS = 31
#: How far from a month's name its day or year stands, in code points: `21st of the month of September`.
_REACH = 8
#: How far from the beginning of another calendar's month its day or year stands.
_BESIDE = 16
_YEAR = 1000
_LAST_YEAR = 2200
_DECADE, _CENTURY = 10, 100
#: Before a counting word written together with it (Japanese 2つ) these others say `a` and `both`, or nothing.
_COUNTED = (1, 2)

_DATE = re.compile(r"(?<!\d)(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?!\d)")
_MONTH_CHARACTER = re.compile(r"(?<!\d)(\d{1,2})\s?[月월]")
_HAN_MONTH = re.compile(r"(十[一二]?|[一二三四五六七八九])月")


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of a passage.

    `numerals` stand in the text as figures, `words` may mean numbers, `excuses` are numbers that months and holidays
    stand for; `great` tells whether there may be some over a hundred in words. `months` are the months (1 to 12) that
    its dates name, one for each date, `bare_months` those without a figure, `possible_months` those that dates may mean
    too, and `dates` is how many name one in words; `places` are where a month first stands, `month_places` where each
    of `months` does.
    """

    numerals: tuple[Numeral, ...]
    words: frozenset[str]
    excuses: frozenset[str]
    months: tuple[int, ...]
    bare_months: frozenset[int]
    possible_months: frozenset[int]
    dates: int
    great: bool | None
    places: Mapping[int, int] = field(default_factory=dict)
    month_places: tuple[int, ...] = ()

    @property
    def values(self) -> frozenset[str]:
        """All numbers that the passage may have."""
        figures = (value for one in self.numerals for value in (*one.readings, *one.parts))
        return frozenset(figures) | self.words | self.excuses


@lru_cache(maxsize=1 << 14)
def figures(text: str, language: Language) -> Figures:
    """Read the numbers and months of a passage."""
    text = without_links(text)
    row = rules(language)
    folded = fold(text)
    named, undated, spans = _named_months(folded, language, row)
    bare = frozenset(undated.values()) - set(named.values())
    numeric, unsure = _numeric_dates(text)
    holidays = {day for name, day in row.holidays.items() if name in folded}
    dated = dict(sorted({**numeric, **named}.items()))
    possible = set(dated.values()) | {month for month, _ in holidays} | _possible_months(text)
    words = spelled(text, language)
    elsewhere = _beside_other_months(folded, row)
    excuses = possible | {day for _, day in holidays} | possible_numbers(text, language)
    if elsewhere:
        excuses |= set(range(1, _DAYS + 1))
    found = [_weigh(numeral, text, row, unsure | spans | elsewhere) for numeral in numerals(text)]
    if any(word in folded for word in row.afternoon):  # said once, it may be, for all hours: from 1 to 3 and 4 to 6 pm
        hours = words | {int(one.value) for one in found if one.value.isdecimal()}
        excuses |= {value + _NOON for value in hours if value < _NOON}
    if any(len(one.readings) > 1 and _names_century(one, text, row) for one in found):
        excuses |= {_CENTURY}
    return Figures(
        tuple(found),
        _written(words),
        _written(excuses),
        tuple(dated.values()),
        bare,
        frozenset(possible),
        dates=len(named),
        great=says_great_numbers(text, language),
        places={month: place for place, month in sorted({**undated, **dated}.items(), reverse=True)},
        month_places=tuple(dated),
    )


def _written(values: Iterable[int]) -> frozenset[str]:
    return frozenset(str(value) for value in values)


def _beside_other_months(folded: str, row: LanguageRules) -> set[int]:
    """Return the offsets beside names of another calendar's months."""
    found = [match for name in row.other_months for match in _occurrences(name, folded)]
    return {place for start in found for place in range(start - _BESIDE, start + _BESIDE)}


def _weigh(numeral: Numeral, text: str, row: LanguageRules, unsure: set[int]) -> Numeral:
    """Add what a numeral may mean in this language: another calendar's year, an hour after noon, a decade."""
    value = int(numeral.value) if numeral.value.isdecimal() else 0
    more = [str(value + offset) for offset in row.year_offsets if value >= _YEAR]
    around = fold(text[max(0, numeral.start - _REACH) : numeral.end + _REACH])
    if 0 < value < _NOON and any(word in around for word in row.afternoon):
        more.append(str(value + _NOON))
    if _names_century(numeral, text, row):
        more.append(str(value // _CENTURY + 1))
    if _YEAR < value < _LAST_YEAR and value % _DECADE == 0 and value % _CENTURY:
        more.append(str(value % _CENTURY))
    counter = value in _COUNTED and text[numeral.end : numeral.end + 1].isalpha() and not text[numeral.end].isascii()
    before, after = text[max(0, numeral.start - 1) : numeral.start], text[numeral.end : numeral.end + 1]
    within = all(char.isascii() and char.isalpha() for char in (before, after))  # i18n
    sure = numeral.sure and numeral.start not in unsure and not counter and not within
    return replace(numeral, readings=(*numeral.readings, *more), sure=sure)


def _names_century(numeral: Numeral, text: str, row: LanguageRules) -> bool:
    """Tell whether a year stands for the century that it begins: `1600-talet` is the 17th."""
    value = int(numeral.value) if numeral.value.isdecimal() else 0
    behind = fold(text[numeral.end : numeral.end + _REACH])
    return _CENTURY <= value < _LAST_YEAR and value % _CENTURY == 0 and behind.startswith(row.century or ("\0",))


def _named_months(
    folded: str, language: Language, row: LanguageRules
) -> tuple[dict[int, int], dict[int, int], set[int]]:
    """Find names of months by place: those beside a figure; the others; where their own figures stand (`tháng 9`)."""
    dated: dict[int, int] = {}
    bare: dict[int, int] = {}
    spans: set[int] = set()
    for name, month in {**month_names(language), **row.months}.items():
        if name not in folded:
            continue
        for match in _occurrences(name, folded):
            around = folded[max(0, match - _REACH) : match] + " " + folded[match + len(name) :][:_REACH]
            dates = any(char.isdecimal() for char in around)
            (dated if dates else bare)[match] = month
            if dates or name[-1].isdecimal():
                spans |= set(range(match, match + len(name)))
    return dated, bare, spans


def _occurrences(name: str, folded: str) -> Iterator[int]:
    """Yield where a name begins: at a word's beginning, and where it is short at its end too."""
    spaced = not re.search(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]", name)
    pattern = rf"(?<!\w){re.escape(name)}" if spaced else re.escape(name)
    if spaced and (len(name) <= len("march") or name[-1].isdecimal()):
        pattern += r"(?!\w)"
    return (match.start() for match in re.finditer(pattern, folded))


def _numeric_dates(text: str) -> tuple[dict[int, int], set[int]]:
    """Find dates in figures: the certain months by place, and the offsets of parts that may be day or month."""
    months: dict[int, int] = {}
    unsure: set[int] = set()
    for match in _DATE.finditer(text):
        first, middle, last = (int(match[index]) for index in (1, 3, 4))
        if max(first, last) < _YEAR:
            continue
        day = last if first >= _YEAR else first
        if middle <= _MONTHS < day or (first >= _YEAR and middle <= _MONTHS) or match[2] == ".":
            months |= {match.start(3): middle} if 0 < middle <= _MONTHS else {}
        unsure |= {match.start(index) for index in (1, 3, 4) if int(match[index]) <= _MONTHS}
    for match in _MONTH_CHARACTER.finditer(text):
        months |= {match.start(1): int(match[1])} if 0 < int(match[1]) <= _MONTHS else {}
        unsure.add(match.start(1))
    return months, unsure


def _possible_months(text: str) -> set[int]:
    """Find figures that may be a month: both ends of a date with slashes, Chinese numerals before the character.

    Between stops the month stands in the middle (DIN 5008 and what other countries have like it: `1.5.2025`).
    """
    found = {
        int(match[index])
        for match in _DATE.finditer(text)
        for index in (1, 3, 4)
        if match[2] != "." or not 0 < int(match[3]) <= _MONTHS or max(int(match[1]), int(match[4])) < _YEAR
    }
    for match in _HAN_MONTH.finditer(text):
        found |= {int(numeral.value) for numeral in numerals(match[1])}
    return {month for month in found if 0 < month <= _MONTHS}
