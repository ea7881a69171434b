"""Page furniture of paged dumps: numbers of pages, running heads and feet.

Changes: takes out `Page 1 of 9` that stands apart; `- 2 -`, `[2]`, `3/9`, `Page 2`, `iv` or a bare number where they
run on from page to page and sentences or lists go on behind them, or pages have as many lines; heads and feet at page
breaks, or beside such numbers, that come back at most of them.
Leaves alone: a number that is a paragraph of its own, numbers and titles that head sections, an item of a list, a year
in the text, a title that is said again behind one page break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.intake.repairs import Rule
from publish.normalize.lines import Gap
from publish.normalize.markers import markers, ordinal
from publish.normalize.rules.page_evidence import (
    EDGE,
    LONGEST,
    PAGE,
    ROMAN,
    counts_pages,
    cuts,
    masked,
    outer_number,
    without_outer_number,
)
from publish.normalize.tables import table
from publish.normalize.wrapping import ends_open

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.normalize.lines import Line

ID = Rule.PAGE_NUMBER
HEAD_ID = Rule.RUNNING_HEAD

_FORMS = {
    "dashed": re.compile(r"[-–—~]\s*(?P<page>\d{1,4})\s*[-–—~]$"),
    "brackets": re.compile(r"[\[(<]\s*(?P<page>\d{1,4})\s*[\])>]$"),
    "of": re.compile(r"(?P<page>\d{1,4})\s*/\s*\d{1,4}$"),
    "bare": re.compile(r"(?P<page>\d{1,4})$"),
    "roman": ROMAN,
}
#: A number of all pages behind that of one.
_TOTAL = re.compile(r"\d\D+\d")
#: No page has such a number; one that comes alone is that of the first pages.
_YEARS, _FIRST = 1_000, 2
#: Forms of numbers that stand for anything; what a sentence goes on from has more words than a title.
_PLAIN, _FEW_WORDS = frozenset({"bare", "roman"}), 3
#: From page to page numbers grow by one, or by two where one had none.
_STEPS = frozenset({1, 2})
#: Pages that are as long as one another, but for so many lines, have so many lines at least, and so many show it.
_SLACK, _LEAST, _FEWEST = 1, 12, 3
#: Part of the numbers that sentences or lists must go on behind, and of the breaks at which a head must come back.
_SHOWN, _MOST = 0.2, 0.5


@dataclass(frozen=True, slots=True)
class _Number:
    """A line that may be the number of a page, in which form."""

    index: int
    form: str
    page: int


def found(lines: Sequence[Line]) -> dict[int, Rule]:
    """Find numbers of pages and running heads.

    Returns:
        The rule by index of the line that goes.
    """
    numbers = [one for index, line in enumerate(lines) if (one := _number(line.content, index))]
    going = dict.fromkeys(sorted(_pages(lines, numbers)), ID)
    going.update(_at_breaks(lines, numbers, going))
    going.update(_beside(lines, going))
    return going


def _number(text: str, index: int) -> _Number | None:
    if len(text) > LONGEST:
        return None
    for form, pattern in _FORMS.items():
        match = pattern.match(text)
        page = ordinal(match["page"]) if match else None
        if page is not None:
            return _Number(index, form, page)
    match = _worded().match(text.casefold())
    return _Number(index, "worded", int(next(group for group in match.groups() if group))) if match else None


def _pages(lines: Sequence[Line], numbers: Sequence[_Number]) -> Iterator[int]:
    """Find the numbers that are shown to be those of pages."""
    rows: dict[str, list[_Number]] = {}
    for one in numbers:
        if one.form == "worded" and _says_all(lines, one.index):
            yield one.index
        else:
            rows.setdefault(one.form, []).append(one)
    for row in rows.values():
        for run in _runs(row):
            if _are_pages(lines, run):
                yield from (one.index for one in run)


def _says_all(lines: Sequence[Line], index: int) -> bool:
    return _apart(lines, index) and bool(_TOTAL.search(lines[index].content))


def _runs(row: Sequence[_Number]) -> Iterator[list[_Number]]:
    """Cut numbers of one form where they do not run on."""
    run = [row[0]]
    for one, other in pairwise(row):
        if other.page - one.page not in _STEPS or other.index - one.index < PAGE:
            yield run
            run = []
        run.append(other)
    yield run


def _are_pages(lines: Sequence[Line], run: Sequence[_Number]) -> bool:
    if run[-1].page >= _YEARS:
        return False
    shown = sum(_goes_on(lines, one) or _stands_between_dashes(lines, one) for one in run)
    apart = all(_apart(lines, one.index) for one in run)
    if len(run) == 1:
        return shown == 1 and ((run[0].page <= _FIRST and apart) or _stands_between_dashes(lines, run[0]))
    steps = [lines[other.index].number - lines[one.index].number for one, other in pairwise(run)]
    regular = len(run) >= _FEWEST and max(steps) - min(steps) <= _SLACK and min(steps) >= _LEAST
    return (regular and apart) or shown >= max(1 if len(run) < _FEWEST else 2, _SHOWN * len(run))


def _stands_between_dashes(lines: Sequence[Line], number: _Number) -> bool:
    """Tell whether a number in dashes stands right between lines of text, where no author sets one."""
    index = number.index
    close = 0 < index < len(lines) - 1 and {lines[index].gap, lines[index + 1].gap} == {Gap.NONE}
    return close and number.form == "dashed"


def _goes_on(lines: Sequence[Line], number: _Number) -> bool:
    """Tell whether a sentence or a list goes on behind a line."""
    index = number.index
    if not 0 < index < len(lines) - 1:
        return False
    before, behind = lines[index - 1].content, lines[index + 1].content
    # A list goes on, but not from this very number: then it is the heading of what follows.
    listed = any((reading.value or 0) > 1 for reading in markers(behind)) and not ends_open(before)
    # Lines that are not wrapped show less: there the number must be dressed as those of pages are.
    dressed = number.form not in _PLAIN and ends_open(before) and len(before.split()) > _FEW_WORDS
    return listed or cuts(lines, [index]) or (dressed and behind[0].islower())


def _at_breaks(
    lines: Sequence[Line], numbers: Sequence[_Number], going: Mapping[int, Rule]
) -> Iterator[tuple[int, Rule]]:
    """Find feet before and heads behind page breaks, whether or not they stand apart from the text."""
    breaks = [index for index, line in enumerate(lines) if index and line.gap is Gap.PAGE]
    own = {one.index: one for one in numbers}
    sides = [
        (page, places)
        for page, at in enumerate(breaks, start=1)
        for places in (range(at - 1, max(at - 1 - EDGE, 0), -1), range(at, min(at + EDGE, len(lines))))
    ]
    again = _come_back(lines, [place for _, places in sides for place in places], len(breaks))
    counted = {page for page, places in sides for place in places if place in own and own[place].page - page in {0, 1}}
    for page, places in sides:
        for place in places:
            number = own.get(place)
            counts = number is not None and number.form != "roman" and number.page - page in {0, 1}
            titled = page in counted and _is_title(lines, place)
            if place in going or counts:
                yield place, going.get(place, ID)
            elif place in again or titled or _counted_head(lines, place, page):
                yield place, ID if number else HEAD_ID
            else:
                break


def _come_back(lines: Sequence[Line], places: Sequence[int], pages: int) -> set[int]:
    """Find the lines that come back at most pages, the same but for the number of the page."""
    rows: dict[str, list[int]] = {}
    for place in sorted(set(places)):
        text = lines[place].content
        # What begins small goes on a sentence, whatever comes back.
        if place and len(text) <= LONGEST and not (text[0].islower() and not ROMAN.match(text)):
            rows.setdefault(masked(text), []).append(place)
    found: set[int] = set()
    for text, own in rows.items():
        counts = counts_pages([lines[place].content for place in own])
        worded = any(map(str.isalpha, text)) and counts is not None
        if len(own) > 1 and len(own) >= _MOST * pages and (worded or counts):
            found.update(own)
    return found


def _counted_head(lines: Sequence[Line], place: int, page: int) -> bool:
    """Tell whether a line is the title, or a text behind a bar, with the number of its page."""
    text = lines[place].content
    outer = outer_number(text)
    bare = without_outer_number(text)
    return outer in {page, page + 1} and ("|" in text or bare == lines[0].content)


def _is_title(lines: Sequence[Line], place: int) -> bool:
    return place > 0 and lines[place].content == lines[0].content


def _beside(lines: Sequence[Line], going: Mapping[int, Rule]) -> Iterator[tuple[int, Rule]]:
    """Find heads and feet that stand apart beside the numbers of pages."""
    near = {place for index in going for place in (index - 1, index + 1)} - going.keys()
    apart = [place for place in sorted(near) if 0 < place < len(lines) and _apart(lines, place)]
    again = _come_back(lines, apart, len(going))
    yield from ((place, HEAD_ID) for place in apart if place in again or _is_title(lines, place))


def _apart(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line stands alone: a gap or an end of the text on both its sides."""
    after = index + 1 == len(lines) or lines[index + 1].gap is not Gap.NONE
    return after and lines[index].gap is not Gap.NONE


@lru_cache(maxsize=1)
def _worded() -> re.Pattern[str]:
    data = table("furniture")
    pages = "|".join(re.escape(word.casefold()) for word in sorted(data["page"], key=len, reverse=True))
    between = "|".join(re.escape(word.casefold()) for word in sorted(data["of"], key=len, reverse=True))
    return re.compile(
        rf"(?P<before>\d{{1,4}})\s*\|\s*(?:{pages})$|(?:{pages})\s*\|?\s*(?P<page>\d{{1,4}})(?:\s*(?:{between})\s*\d{{1,4}})?\s*(?:{pages})?$"
    )
