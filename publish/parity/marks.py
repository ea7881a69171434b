"""Brackets and quotation marks of a passage, without those that are no pair: labels, endings, marks within words."""

from __future__ import annotations

import re
from dataclasses import dataclass

PAIRS = dict(zip("([{（［【〔﴿", ")]}）］】〕﴾", strict=True))
_CLOSING = frozenset(PAIRS.values())
#: Full-width brackets pair with those of ASCII: many keyboards give one and one.
_WIDTHS = str.maketrans("（）［］", "()[]")
QUOTES = '"“”„‟«»〝〞〟「」『』《》＂'

_ENUMERATOR = r"(?:\d{1,3}|[^\W\d_]|[ivxlc]{1,5})"
#: `(1)` and `(a)`, and `member(s)`; and before a bracket that closes nothing, `a)`.
_LABEL = re.compile(rf"[(\[（]{_ENUMERATOR}[)\]）]|(?<=\w)[(（][-\w/]{{1,4}}[)）]")
_HALF_LABEL = re.compile(rf"(?:^|\s){_ENUMERATOR}$")
#: Gershayim typed as a quotation mark within a Hebrew word or number.
_GERSHAYIM = re.compile('(?<=[\u05d0-\u05ea])["”“](?=[\u05d0-\u05ea])')
_INCHES = re.compile(r"(?<=\d)\"(?=[\s.,;:)]|$)")


@dataclass(frozen=True, slots=True)
class Marks:
    """The offsets of the brackets that open a pair, of brackets without a partner, and of quotation marks."""

    brackets: tuple[int, ...]
    unpaired: tuple[int, ...]
    quotes: tuple[int, ...]


def marks(text: str) -> Marks:
    """Find the brackets and quotation marks of a passage."""
    plain = _GERSHAYIM.sub(" ", _LABEL.sub(lambda match: " " * len(match.group()), text))
    quotes = tuple(index for index, char in enumerate(plain) if char in QUOTES)
    if len(quotes) % 2 and (inch := _INCHES.search(plain)):
        quotes = tuple(index for index in quotes if index != inch.start())
    plain = plain.translate(_WIDTHS)
    opened: list[int] = []
    paired: list[int] = []
    stray: list[int] = []
    for index, char in enumerate(plain):
        if char in PAIRS:
            opened.append(index)
        elif char in _CLOSING:
            if opened and PAIRS[plain[opened[-1]]] == char:
                paired.append(opened.pop())
            elif not _HALF_LABEL.search(plain[:index]):
                stray.append(index)
    return Marks(tuple(sorted(paired)), tuple(sorted([*opened, *stray])), quotes)
