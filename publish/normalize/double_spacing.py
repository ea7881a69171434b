"""Wrapped text with a blank line behind each line, as typewriters, drafts and copies of PDF files have it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.normalize.lines import Gap
from publish.normalize.listing import items
from publish.normalize.wrapping import ends_open, estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.normalize.lines import Line

#: So many lines, of which so many go on in the next one, tell that the blank lines between them say nothing.
_FEWEST, _OPEN = 5, 0.5
#: Of the lines that go on so many begin small, where the writing knows small letters: headlines do not.
_SMALL = 0.25


def single_spaced(lines: Sequence[Line]) -> list[Line]:
    """Take the blank lines away that stand between all lines; where there are more of them, a paragraph ends."""
    blanks = Counter(line.blanks for line in lines[1:])
    usual = min(blanks, default=0)
    if len(lines) < _FEWEST or not usual or blanks[usual] * 2 < len(lines):
        return list(lines)
    closed = [
        replace(line, gap=Gap.NONE, blanks=0) if index and line.blanks == usual and line.gap is Gap.BLANK else line
        for index, line in enumerate(lines)
    ]
    if not _goes_on_small(closed):
        return list(lines)
    open_ends = sum(ends_open(line.content) for line in closed)
    starts = items(closed, (), max(line.width for line in closed))
    wrapped = estimate(closed, starts.keys()).limit is not None and open_ends >= _OPEN * len(lines)
    return closed if wrapped else list(lines)


def _goes_on_small(lines: Sequence[Line]) -> bool:
    firsts = [line.content[0] for line in lines[1:] if line.gap is Gap.NONE]
    cased = [one for one in firsts if one.lower() != one.upper()]
    return sum(map(str.islower, cased)) >= _SMALL * len(cased)
