"""Paragraphs that only the indent of their first lines parts, as in books: `   First line`, `others at the margin`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from publish.normalize.lines import Gap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from publish.normalize.lines import Line

#: A first line is indented so far beyond the others, in cells; so many of the paragraphs begin so.
_LEAST, _MOST, _PART = 2, 12, 0.7


def indented_starts(lines: Sequence[Line], others: Collection[int]) -> frozenset[int]:
    """Find the first lines of paragraphs that are set so.

    Args:
        lines: the lines of a source.
        others: indexes of lines that begin something else: headings, items.

    Returns:
        Indexes; none where the lines below are not flush.
    """
    firsts: Counter[int] = Counter()
    runs = 0
    for first, end in _runs(lines):
        if end - first > 1 and first not in others:
            runs += 1
            step = lines[first].indent - lines[first + 1].indent
            firsts[lines[first].indent] += _LEAST <= step <= _MOST
    own, count = firsts.most_common(1)[0] if firsts else (0, 0)
    if not count or count < _PART * runs:
        return frozenset()
    return frozenset(index for index, line in enumerate(lines) if line.indent == own and index not in others)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Cut lines at gaps, [first, end)."""
    first = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].gap is not Gap.NONE:
            yield first, index
            first = index
