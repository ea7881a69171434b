"""Which markers of items are the author's own writing and stay as they are: `a)`, `(iv)`, `Б.`, `§ 3`, `第一条`.

Laws and letters refer to them. Plain numbers are none: the printed page sets these in the digits of its language.
"""

from __future__ import annotations

#: Signs before a number that say what it is the number of: a section, a thing, a note, an article.
_SAYING = ("\u00a7", "\u2116", "[", "\uc81c", "\u7b2c")


def enumerator(marker: str) -> str:
    """Return the marker of a numbered item as it is to be printed, single-spaced; empty where its number says all."""
    text = " ".join(marker.split())
    plain = any(map(str.isdecimal, text)) and not text.startswith(_SAYING)
    return "" if plain else text
