"""How wide a text stands in a terminal or an editor: what wrapping and reStructuredText underlines are counted in."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

_TAB = 8


@lru_cache(maxsize=8_192)
def cells(text: str) -> int:
    """Return the width in cells: two for wide and fullwidth (UAX #11), none for combining marks.

    The same measure as docutils takes for underlines, so that an underline is neither too short nor too long.
    """
    if text.isascii():
        return len(text)
    return sum(_width(character) * count for character, count in Counter(text).items())


@lru_cache(maxsize=16_384)
def _width(character: str) -> int:
    return 0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1


def indent(text: str) -> int:
    """Return the width in cells of the white space that a line begins with; tabs go to the next eighth cell."""
    width = 0
    for character in text:
        if not character.isspace():
            break
        width += _TAB - width % _TAB if character == "\t" else cells(character)
    return width
