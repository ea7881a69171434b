"""Page furniture of paged dumps: numbers of pages, running heads and feet.

Changes: takes out `- 2 -`; `Page 1 of 9`, `3/9`, `World Declaration | 2` where they stand apart from the text, run on
from page to page, or stand at a page break; `Page 2` or a bare number that runs on from page to page, or that a
sentence or a list goes on behind; heads that come back at each page break.
Leaves alone: a number that is a paragraph of its own only once, headings `Page 1`, an item of a list, a
year in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.intake.repairs import Rule
from publish.normalize.lines import Gap
from publish.normalize.markers import markers, ordinal
from publish.normalize.tables import table
from publish.normalize.wrapping import ends_open

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.normalize.lines import Line

ID = Rule.PAGE_NUMBER
HEAD_ID = Rule.RUNNING_HEAD

_DASHED = re.compile(r"[-–—~]\s*(?P<page>\d{1,4})\s*[-–—~]$")
_DRESSED = re.compile(r"(?:[\[(<]\s*(?P<page>\d{1,4})\s*[\])>]|(?P<first>\d{1,4})\s*/\s*\d{1,4})$")
#: A number of all pages behind that of one.
_TOTAL = re.compile(r"\d\D+\d")
_BARE = re.compile(r"(?P<page>\d{1,4})$")
_ROMAN = re.compile(r"[ivxlc]{1,7}$|[IVXLC]{1,7}$")
_HEAD = re.compile(r"(?:(?P<text>.{1,80}?)\s*[|•·–—]\s*\d{1,4}|\d{1,4}\s*[|•·–—]\s*(?P<after>.{1,80}))$")
_DIGITS = re.compile(r"\d+")
#: A line longer than this is no running head.
_LONGEST = 100
#: No page has such a number; pages hold no more than so many times the text of others.
_YEARS, _UNEVEN = 1_000, 1.6
#: Below a heading may stand a few lines, on a page are so many code points.
_FULL_PAGE = 500
#: So many lines stand on a page at least, and a head or a foot has no more.
_PAGE, _EDGE = 5, 3
#: A line that a sentence goes on from is no narrower, in cells.
_WRAPPED = 36
#: What a sentence goes on from has more words than a title.
_FEW_WORDS = 3
#: The title that running heads repeat has no more lines than this.
_TITLE = 3


def found(lines: Sequence[Line]) -> dict[int, Rule]:
    """Find numbers of pages and running heads.

    Returns:
        The rule by index of the line that goes.
    """
    stands_apart = [_apart(lines, index) for index in range(len(lines))]
    going = dict.fromkeys(sorted({*_numbers(lines, stands_apart), *_bare(lines, stands_apart)}), ID)
    going.update(_at_breaks(lines, going))
    breaks = [
        index
        for index, line in enumerate(lines)
        if index
        and stands_apart[index]
        and (line.gap is Gap.PAGE or not going.keys().isdisjoint({index - 1, index + 1}))
    ]
    again = Counter(_masked(lines[index]) for index in breaks)
    for index in breaks:
        line = lines[index]
        if index in going or len(line.content) > _LONGEST:
            continue
        if (
            _HEAD.match(line.content)
            or again[_masked(line)] > 1
            or (line.gap is Gap.PAGE and _BARE.match(line.content))
        ):
            going[index] = HEAD_ID
    return going


def _numbers(lines: Sequence[Line], stands_apart: Sequence[bool]) -> Iterator[int]:
    """Find numbers in a dress that those of pages have; `Page 2` may be a heading where nothing says otherwise."""
    close: dict[str, list[tuple[int, int]]] = {}
    apart: dict[str, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        if len(line.content) > _LONGEST:
            continue
        worded, dashed = _worded().match(line.content.casefold()), _DASHED.match(line.content)
        match = _DRESSED.match(line.content) or worded or dashed
        if (dashed and not stands_apart[index]) or (worded and stands_apart[index] and _TOTAL.search(line.content)):
            yield index
        elif match:
            page = next(group for group in match.groups() if group)
            forms = apart if stands_apart[index] else close
            forms.setdefault(_masked(line), []).append((index, int(page)))
    for places in close.values():
        if len(places) > 1 and all(_runs_on(one, other) for one, other in pairwise(places)):
            yield from (index for index, _ in places)
    for places in apart.values():
        if _even(lines, places, _FULL_PAGE) or any(_cuts(lines, index) for index, _ in places):
            yield from (index for index, _ in places)


def _cuts(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a page ends at a line: by a page break, or since a sentence goes on behind it."""
    if index + 1 == len(lines) or not index:
        return False
    behind = lines[index + 1]
    before = lines[index - 1].content
    small = behind.content[0].islower() and ends_open(before) and len(before.split()) > _FEW_WORDS
    return Gap.PAGE in {lines[index].gap, behind.gap} or small or _interrupts(lines, index)


def _runs_on(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[1] == one[1] + 1 and other[0] - one[0] >= _PAGE


def _bare(lines: Sequence[Line], stands_apart: Sequence[bool]) -> Iterator[int]:
    """Find bare numbers that stand apart: those that run on, and those that something goes on behind."""
    for value_of in (_decimal, _roman):
        bare = [
            (index, value)
            for index, line in enumerate(lines)
            if stands_apart[index] and (value := value_of(line.content)) is not None
        ]
        rising = len(bare) > 1 and all(one < two for (_, one), (_, two) in pairwise(bare))
        # Chapters and years stand between whole paragraphs, pages end anywhere.
        cutting = [index for index, _ in bare if _interrupts(lines, index)]
        pages = rising and bare[-1][1] < _YEARS and (bool(cutting) or _even(lines, bare))
        yield from (index for index, _ in bare if pages or (index in cutting and value_of is _decimal))


def _even(lines: Sequence[Line], bare: Sequence[tuple[int, int]], least: int = 0) -> bool:
    """Tell whether numbers run on from page to page, with about as much text on each, and so many code points."""
    ends = [-1, *(index for index, _ in bare)]
    sizes = [sum(len(line.content) for line in lines[one + 1 : two]) for one, two in pairwise(ends)]
    runs_on = all(two == one + 1 for (_, one), (_, two) in pairwise(bare))
    return len(bare) >= _EDGE and runs_on and least <= min(sizes) and max(sizes) <= _UNEVEN * min(sizes)


def _decimal(text: str) -> int | None:
    return int(text) if _BARE.match(text) else None


def _roman(text: str) -> int | None:
    return ordinal(text) if _ROMAN.match(text) else None


def _interrupts(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a sentence or a list goes on behind a line."""
    if not 0 < index < len(lines) - 1:
        return False
    before, behind = lines[index - 1], lines[index + 1]
    cut = before.width >= _WRAPPED and ends_open(before.content)
    # A list goes on, but not from this very number: then it is the heading of what follows.
    listed = any((reading.value or 0) > 1 for reading in markers(behind.content))
    return (cut and not markers(behind.content)) or (listed and not ends_open(before.content))


def _at_breaks(lines: Sequence[Line], going: dict[int, Rule]) -> Iterator[tuple[int, Rule]]:
    """Find feet before and heads behind page breaks, whether or not they stand apart from the text."""
    breaks = [index for index, line in enumerate(lines) if index and line.gap is Gap.PAGE]
    edges = [place for at in breaks for place in (*range(at - _EDGE, at), *range(at, min(at + _EDGE, len(lines))))]
    again = Counter(_masked(lines[place]) for place in edges if place > 0)
    title = next((index for index in range(1, len(lines)) if lines[index].gap is not Gap.NONE), len(lines))
    top = {_masked(line) for line in lines[: title if title <= _TITLE else 1]}
    for number, at in enumerate(breaks, start=1):
        for places in (range(at - 1, max(at - 1 - _EDGE, 0), -1), range(at, min(at + _EDGE, len(lines)))):
            for place in places:
                rule = going.get(place) or _edge(lines[place], number, again, top)
                if rule is None:
                    break
                yield place, rule


def _edge(line: Line, number: int, again: Counter[str], top: set[str]) -> Rule | None:
    """Say which furniture a line at a page break is; None where it is text."""
    if len(line.content) > _LONGEST:
        return None
    bare = _BARE.match(line.content)
    if bare:
        return ID if int(bare["page"]) in {number, number + 1} or again[_masked(line)] > 1 else None
    if _DRESSED.match(line.content) or _worded().match(line.content.casefold()):
        return ID
    head = _HEAD.match(line.content)
    text = (head["text"] or head["after"]) if head else line.content
    # What begins small goes on a sentence, whatever comes back.
    comes_back = again[_masked(line)] > 1 and _DIGITS.sub("", text).strip() != ""
    known = not text[0].islower() and (comes_back or _DIGITS.sub("#", text.strip()) in top)
    return HEAD_ID if known or (head and "|" in line.content) else None


def _masked(line: Line) -> str:
    return _DIGITS.sub("#", line.content) if len(line.content) <= _LONGEST else ""


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
