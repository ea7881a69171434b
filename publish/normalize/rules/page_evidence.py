"""What shows that lines are a page's edge and no text: a sentence goes on behind them, their numbers run on.

Words that come back prove nothing: an author says `Bug fixes` above each list of them, signs each entry with a name and
a date, grants each licence in the same words. So furniture must cut sentences, or count pages.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.normalize.lines import Gap
from publish.normalize.markers import markers
from publish.normalize.tables import main_script
from publish.normalize.wrapping import WIDEST, Wrap, ends_open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.normalize.lines import Line

#: Furniture is no longer than this, in code points.
LONGEST = 120
#: A head or a foot has no more lines than this, a page no fewer.
EDGE, PAGE = 3, 5
NUMBER = "#"
ROMAN = re.compile(r"(?P<page>[ivxlc]{1,7}|[IVXLC]{1,7})$")
_ANY_NUMBER = re.compile(r"\d+")
#: The number of a page before or behind a head, apart from it.
_OUTER = re.compile(r"^\d{1,4}[ \t|·•–—-]+(?=\D)|(?<=\D)[ \t|·•–—-]+\d{1,4}$")
_ADDRESS = re.compile(r"(?:https?://|file://|www\.)\S")
#: A line that a sentence goes on from is no narrower, in cells; where a writing has no small letters, it is about as
#: wide as the widest near it, which another one comes near to.
_WRAPPED, _FULL, _WIDE = 36, 0.8, 0.9
#: So many lines before and behind show how wide the text is set there.
_NEAR = 8
#: From page to page numbers grow by one, by two where left and right pages have other heads.
_STEPS = frozenset({1, 2})


def masked(text: str) -> str:
    """Write a line with a sign for each number; that of the page may stand on either side."""
    if not _ANY_NUMBER.search(text):
        return text
    rest = _ANY_NUMBER.sub(NUMBER, without_outer_number(text))
    return NUMBER + rest if _OUTER.search(text) else rest


def outer_number(text: str) -> int | None:
    """Return the number that stands before or behind a line, apart from it."""
    outer = _OUTER.search(text)
    return int(_ANY_NUMBER.findall(outer.group())[0]) if outer else None


def without_outer_number(text: str) -> str:
    """Take off the number before or behind a line."""
    outer = _OUTER.search(text)
    return text[: outer.start()] + text[outer.end() :] if outer else text


def has_address(text: str) -> bool:
    """Tell whether an address stands in a line."""
    return bool(_ADDRESS.search(text))


def counts_pages(texts: Sequence[str]) -> bool | None:
    """Tell whether one of the numbers in lines that are alike runs on from page to page, and the others stay.

    None where numbers differ in any other way: they are an author's dates, versions, sums.
    """
    rows = list(zip(*map(_numbers, texts), strict=True))
    running = sum(all(other - one in _STEPS for one, other in pairwise(row)) for row in rows) if len(texts) > 1 else 0
    constant = sum(len(set(row)) == 1 for row in rows)
    return None if running + constant < len(rows) or running > 1 else running == 1


def _numbers(text: str) -> list[int]:
    own = outer_number(text)
    return [*(() if own is None else (own,)), *map(int, _ANY_NUMBER.findall(without_outer_number(text)))]


def cuts(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Tell whether lines stand in the midst of a sentence, which goes on behind them.

    The line before them ends open, and the first word behind them, that begins small, would not have fitted on it.
    What the lines say is no part of it: they begin with no small letter themselves, and do not flow into what follows.
    Where the writing knows no small letters, they must be in another one, or have a number in them.
    """
    inside = len(run) <= EDGE and 0 < run[0] <= run[-1] < len(lines) - 1
    return inside and not _begins_small(lines[run[0]].content) and _goes_on(lines, run)


def _goes_on(lines: Sequence[Line], run: Sequence[int]) -> bool:
    before, behind, last = lines[run[0] - 1], lines[run[-1] + 1], lines[run[-1]]
    near = range(max(run[0] - _NEAR, 0), min(run[-1] + 1 + _NEAR, len(lines)))
    second, limit = sorted((0, *(lines[index].width for index in near if index not in run)))[-2:]
    wrap = Wrap(limit)
    # A line that is wide alone shows no wrap, nor do lines of which none goes on another.
    shown = before.width >= _WRAPPED and second >= _WIDE * limit and limit <= WIDEST
    if not shown or not _has_wrapped(lines, [index for index in near if index not in run], wrap):
        return False
    if not ends_open(before.content) or markers(behind.content):
        return False
    if behind.gap is Gap.NONE and ends_open(last.content) and wrap.forced(last, behind):
        return False
    first = behind.content[0]
    if first.lower() != first.upper():
        return first.islower() and wrap.forced(before, behind)
    own = "".join(lines[place].content for place in run)
    odd = any(map(str.isdecimal, own)) or main_script(own) not in {None, main_script(behind.content)}
    return odd and first.isalpha() and run[0] > 1 and before.width >= _FULL * limit and wrap.forced(before, behind)


def _begins_small(text: str) -> bool:
    """Tell whether a line begins in the midst of a sentence: an address and a Roman numeral do not."""
    return text[0].islower() and not has_address(text) and not ROMAN.match(text)


def _has_wrapped(lines: Sequence[Line], near: Sequence[int], wrap: Wrap) -> bool:
    """Tell whether a line near goes on another one."""
    return any(
        two == one + 1
        and lines[two].gap is Gap.NONE
        and lines[two].content[0].isalnum()
        and wrap.forced(lines[one], lines[two])
        for one, two in pairwise(near)
    )


def at_page_distance(places: Sequence[int]) -> bool:
    """Tell whether something comes back, with so much text between as pages have."""
    return len(places) > 1 and all(after - before >= PAGE for before, after in pairwise(places))
