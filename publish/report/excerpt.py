"""The author's line with a caret under the place, set for a terminal: by display width, safe to print."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

#: What ends a line in an author's file.
_LINE_END = re.compile(r"\r\n|\r|\n")

#: Joiners change how letters connect; they are part of the text and must reach the terminal.
_JOINERS = frozenset("\u200c\u200d")

#: How many code points may share a cell before a long line is cut short.
_DENSEST = 8

_WORD = re.compile(r"\S{1,20}")


def excerpt(text: str, line: int, column: int | None, width: int) -> tuple[str, str] | None:
    """Cut an author's line to a width around a column and draw a caret under that column.

    Terminals differ in whether they reorder right-to-left text, so that no caret is sure to stand under the right
    letter there: beside the caret, such lines name the word at the place.

    Args:
        text: the file's text.
        line: counts from 1.
        column: counts from 1, in code points; without one there is no caret.
        width: how many terminal cells the line may take.

    Returns:
        The line and the caret's line (empty without a column); None where the text has no such line.
    """
    all_lines = lines(text)
    if not 1 <= line <= len(all_lines):
        return None
    source = all_lines[line - 1]
    at = min(column - 1, len(source)) if column else 0
    reach = width * _DENSEST
    before, after = _visible(source[max(0, at - reach) : at]), _visible(source[at : at + reach])
    before = _cut_start(before, max(width // 2, width - cells(after)))
    after = _cut_end(after, width - cells(before))
    if not column:
        return after, ""
    word = _WORD.match(source, at)
    name = (
        f" at {_visible(word.group())}" if word and _is_right_to_left(source[max(0, at - reach) : at + reach]) else ""
    )
    return before + after, " " * cells(before) + "^" + name


def cells(text: str) -> int:
    """Measure how many cells of a terminal a text takes (UAX #11: wide and fullwidth letters take two)."""
    return sum(_cells_of(character) for character in text)


def visible(text: str) -> str:
    """Make a text safe to print: controls and bidi controls, which could forge a terminal's picture, become visible."""
    return "".join(_visible_character(character) for character in text)


@lru_cache(maxsize=8)
def lines(text: str) -> list[str]:
    """Cut a text where an author's editor begins a new line."""
    return _LINE_END.split(text)


def _visible(text: str) -> str:
    return visible(text.replace("\t", "    "))


def _visible_character(character: str) -> str:
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character not in _JOINERS
    return f"<U+{ord(character):04X}>" if hidden else character


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _cut_start(text: str, width: int) -> str:
    return text if cells(text) <= width else "…" + _beginning(text[::-1], width - 1)[::-1]


def _cut_end(text: str, width: int) -> str:
    return text if cells(text) <= width else _beginning(text, width - 1) + "…"


def _beginning(text: str, width: int) -> str:
    """Take as much from the beginning of a text as the cells allow."""
    ends = accumulate(_cells_of(character) for character in text)
    return "".join(character for character, end in zip(text, ends, strict=True) if end <= width)


def _is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)
