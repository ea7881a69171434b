"""Columns of running text side by side, as a newspaper or a PDF of two languages leaves them: one follows the other.

Leaves alone: tables, whose cells are no sentences nor parts of them, and text with a wide space here and there.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.intake.model import Repair
from publish.intake.repairs import Rule
from publish.normalize.wrapping import ends_open, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.intake.model import Traced
    from publish.intake.source import SourceText

_GUTTER = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
#: So many lines have text on both sides of the gutter, of which so many begin at one place; a line of a column is so
#: wide at least, in code points, on the average; so many of its lines end in the midst of a sentence.
_FEWEST, _AT_ONE_PLACE, _WIDE, _OPEN = 4, 0.9, 16, 0.5


def one_below_the_other(lines: Sequence[Traced], source: SourceText) -> tuple[list[Traced], list[Repair]]:
    """Let columns follow one another.

    Returns:
        The lines, and where they were put in order; the same lines where there are no columns.
    """
    ordered: list[Traced] = []
    repairs: list[Repair] = []
    done = 0
    for first, end in _runs(lines):
        gutter = _gutter(lines[first:end])
        columns = gutter and _columns(lines[first:end], gutter)
        if not columns:
            continue
        ordered.extend(lines[done:first])
        for column in columns:
            said = next((line.text.strip() for line in reversed(ordered) if line.text.strip()), "")
            sentence = ends_open(said) and column[0].text.strip()[:1].islower()
            if column is columns[0] or not sentence:
                ordered.append(column[0].slice(0, 0))
            ordered.extend(column if column is not columns[0] else _without_end(column))
        ordered.append(lines[end - 1].slice(len(lines[end - 1])))
        repairs.append(Repair(Rule.COLUMNS, source.location(lines[first].place(0)), "", ""))
        done = end
    return [*ordered, *lines[done:]], repairs


def _without_end(column: Sequence[Traced]) -> list[Traced]:
    """Leave out the blank lines that a shorter column ends in."""
    end = next(place for place in reversed(range(len(column))) if column[place].text.strip())
    return list(column[: end + 1])


def _runs(lines: Sequence[Traced]) -> Iterator[tuple[int, int]]:
    """Cut lines where there is no gutter: [first, end) of those that have one, or stand before or behind it."""
    marked = [index for index, line in enumerate(lines) if _GUTTER.search(line.text)]
    start = 0
    for place, (one, other) in enumerate(pairwise((*marked, len(lines) + _FEWEST)), start=1):
        if other - one > _FEWEST:
            if place - start >= _FEWEST:
                last = marked[place - 1] + 1
                while last < len(lines) and lines[last].text.strip() and last - marked[place - 1] < _FEWEST:
                    last += 1
                yield marked[start], last
            start = place


def _gutter(lines: Sequence[Traced]) -> int | None:
    """Return where the second column begins; None where lines do not agree."""
    both = [{match.end() for match in _GUTTER.finditer(line.text)} for line in lines]
    both = [ends for ends in both if ends]
    place, count = Counter(end for ends in both for end in ends).most_common(1)[0]
    return place if count >= _AT_ONE_PLACE * len(both) else None


def _columns(lines: Sequence[Traced], gutter: int) -> list[list[Traced]]:
    """Cut lines at the gutter; none where a line runs through it, or a side is no running text."""
    sides: list[list[Traced]] = [[], []]
    for line in lines:
        if line.text[max(gutter - 2, 0) : gutter].strip():
            return []
        sides[0].append(line.slice(0, min(gutter, len(line))))
        sides[1].append(line.slice(min(gutter, len(line))))
    left, right = map(_said, sides)
    run = _runs_on(left), _runs_on(right)
    # In German so many words begin with capitals that only the other column shows that both are running text.
    running = all(run) or (run[0] and _holds_sentences(right)) or (run[1] and _holds_sentences(left))
    return sides if running and _are_sentences(left, right) else []


def _said(column: Sequence[Traced]) -> list[str]:
    return [line.text.strip() for line in column if line.text.strip()]


def _are_sentences(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether both columns come to the end of a sentence: names and what they do, words and their like have none.

    A sentence may go on from the foot of the left one to the head of the right one.
    """
    ends = [any(map(ends_sentence, re.split(r"(?<=\S)\s+(?=\S)", " ".join(column)))) for column in (left, right)]
    return ends[1] and (ends[0] or (ends_open(left[-1]) and right[0][0].islower()))


def _runs_on(said: Sequence[str]) -> bool:
    """Tell whether most lines of a column go on the one before them."""
    going_on = sum(ends_open(one) and not other[0].isupper() for one, other in pairwise(said))
    return _is_wide(said) and going_on >= _OPEN * (len(said) - 1)


def _holds_sentences(said: Sequence[str]) -> bool:
    """Tell whether most lines of a column end open, and sentences end and begin within some of them."""
    within = sum(any(map(ends_sentence, re.split(r"(?<=\S)\s+(?=\S)", line)[:-1])) for line in said)
    return _is_wide(said) and within > 1 and sum(map(ends_open, said[:-1])) >= _OPEN * (len(said) - 1)


def _is_wide(said: Sequence[str]) -> bool:
    return len(said) >= _FEWEST and sum(map(len, said)) >= _WIDE * len(said)
