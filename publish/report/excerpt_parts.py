"""The author's line cut into what stands before a place, the word at the place, and what follows, for a page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publish.report.excerpt import lines, visible

#: So many code points of a long line are shown on either side of the place.
_AROUND = 220

#: A number with the marks between its figures, a word, or any character.
_WORD = re.compile(r"\d+(?:[.,:/٫٬’'\u00a0\u202f-]\d+)+(?!\w)|\w[\w'’\u200c\u200d\u0300-\u036f]{0,39}|\S|\s")


@dataclass(frozen=True, slots=True)
class ExcerptParts:
    """A line of an author's file; `marked` is empty where the place is the whole line, or the line's end."""

    line: int
    before: str
    marked: str
    after: str
    whole_line: bool


def excerpt_parts(text: str, line: int, column: int | None) -> ExcerptParts | None:
    """Cut a line at a column (both from 1, columns in code points); None where the text has no such line."""
    all_lines = lines(text)
    if not 1 <= line <= len(all_lines):
        return None
    source = all_lines[line - 1]
    if column is None:
        return ExcerptParts(line, "", "", _end(source, 2 * _AROUND), whole_line=True)
    at = min(column - 1, len(source))
    word = _WORD.match(source, at)
    marked = word.group() if word else ""
    return ExcerptParts(
        line,
        _start(source[max(0, at - _AROUND - 1) : at]),
        visible(marked),
        _end(source[at + len(marked) : at + len(marked) + _AROUND + 1]),
        whole_line=False,
    )


def _start(text: str) -> str:
    return visible(text) if len(text) <= _AROUND else "…" + visible(text[1:])


def _end(text: str, most: int = _AROUND) -> str:
    return visible(text) if len(text) <= most else visible(text[:most]) + "…"
