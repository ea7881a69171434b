"""Invisible characters that carry no meaning where they stand.

Changes: stray byte-order marks, control characters, zero-width spaces between letters that have spaces, directional
marks at the ends of a line or beside a letter that has their direction anyway, embeddings and isolates that are not
balanced.
Leaves alone: ZWNJ and ZWJ (they are spelling in Persian, Malayalam, Sinhala and others), U+200B in scripts that write
no spaces (Thai, Lao, Khmer, Burmese: it marks the words), marks inside a line, balanced isolates.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from publish.intake.model import Edit
from publish.intake.repairs import Rule
from publish.normalize.tables import script_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = Rule.INVISIBLE

_CANDIDATES = re.compile(
    "\u200b+|[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0001-\U000e007f]"
)
_MARKS = "\u061c\u200e\u200f"
_OPENING = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"}
_OPENING |= dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_CLOSING = frozenset(_OPENING.values())
#: Scripts that write no space between words.
_UNSPACED = frozenset(
    {"Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Java", "Bali", "Lana", "Talu", "Tale", "Hani", "Hira", "Kana"}
)


def edits(text: str) -> Iterator[Edit]:
    """Take out what cannot be seen and does not matter."""
    found = list(_CANDIDATES.finditer(text))
    if not found:
        return
    bare = text.strip(" \t\u00a0" + _MARKS)
    first = text.find(bare) if bare else len(text)
    last = first + len(bare)
    balanced = _balanced(text)
    for match in found:
        position, character = match.start(), match.group()
        if character in _MARKS:
            needed = first <= position < last and not _redundant(text, position)
        elif character in _OPENING or character in _CLOSING:
            needed = position in balanced
        else:
            needed = character[0] == "\u200b" and _between_unspaced(text, *match.span())
        after = character[0] if needed else ""
        if after != character:
            yield Edit(*match.span(), after)


def _redundant(text: str, position: int) -> bool:
    """Tell whether a mark stands beside a letter of its own direction: it changes nothing then (UAX #9, N1 and N2)."""
    own = {"L"} if text[position] == "\u200e" else {"R", "AL"}
    neighbours = text[max(position - 1, 0) : position] + text[position + 1 : position + 2]
    return any(unicodedata.bidirectional(character) in own for character in neighbours)


def _balanced(text: str) -> set[int]:
    """Return the places of embeddings and isolates that have their partner, but for those around the whole text."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for position, character in enumerate(text):
        if character in _OPENING:
            opened.append(position)
        elif character in _CLOSING and opened and _OPENING[text[opened[-1]]] == character:
            pairs.append((opened.pop(), position))
    first, last = len(text) - len(text.lstrip()), len(text.rstrip()) - 1
    return {place for start, end in pairs if (start, end) != (first, last) for place in (start, end)}


def _between_unspaced(text: str, start: int, end: int) -> bool:
    neighbours = text[max(start - 1, 0) : start], text[end : end + 1]
    return all(character and script_of(character) in _UNSPACED for character in neighbours)
