"""Brackets and quotation marks of a passage, without those that are no pair: labels, endings, marks within words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PAIRS = dict(zip("([{（［【〔﴿", ")]}）］】〕﴾", strict=True))
_CLOSING = frozenset(PAIRS.values())
#: Full-width brackets pair with those of ASCII: many keyboards give one and one.
_WIDTHS = str.maketrans("（）［］", "()[]")
QUOTES = '"“”„‟«»〝〞〟「」『』《》＂'

_HAN = "\u3400-\u9fff"
_ENUMERATOR = rf"(?:\d{{1,3}}|[^\W\d_{_HAN}]|[ivxlc]{{1,5}}|[〇一二三四五六七八九十]{{1,3}}|[甲乙丙丁戊己庚辛壬癸])"
#: Small letters, and in scripts without them so few letters as an ending has there (Hebrew, Arabic, Hangul).
_ENDING = r"[-/]?(?:[a-zß-öø-ÿœа-яёіїєґα-ωά-ώ]{1,4}|[א-ת]{1,3}|[ء-ي]{1,3}|[가-힣])[-/]?"
#: `(1)` and `(a)`, and `member(s)`; and before a bracket that closes nothing, `a)`.
_LABEL = re.compile(rf"[(\[（]{_ENUMERATOR}[)\]）]|(?<=[^\W\d_])\({_ENDING}\)")
_HALF_LABEL = re.compile(rf"(?:^|\s){_ENUMERATOR}$")
#: Gershayim typed as a quotation mark within a Hebrew word or number.
_GERSHAYIM = re.compile('(?<=[\u05d0-\u05ea])["”“](?=[\u05d0-\u05ea])')
#: A mark between two letters.
_AMIDST = re.compile(r"(?<=[^\W\d_])[”\"](?=[^\W\d_])")
#: So often it is a letter itself, in a language of which nothing is known (the glottal stop of Sidamo and Nganasan).
_LETTER = 2
#: Faces: `:-)` and `;)`.
_FACE = re.compile(r"(?<![:;=])[:;=]([\'’]?[-–^o]?)[()\[\]]+(?!\w)")
_INCHES = re.compile(r"(?<=\d)\"(?=[\s.,;:)]|$)")


@dataclass(frozen=True, slots=True)
class Marks:
    """The offsets of the brackets that open a pair, of brackets without a partner, and of quotation marks."""

    brackets: tuple[int, ...]
    unpaired: tuple[int, ...]
    quotes: tuple[int, ...]


def marks_for_letters(texts: Iterable[str]) -> frozenset[str]:
    """Return the quotation marks that a text has within its words, as a letter of its language."""
    found = Counter(match.group() for text in texts for match in _AMIDST.finditer(text))
    return frozenset(mark for mark, count in found.items() if count >= _LETTER)


def marks(text: str, letters: frozenset[str] = frozenset()) -> Marks:
    """Find the brackets and quotation marks of a passage; those of `letters` are none."""
    plain = _GERSHAYIM.sub(" ", _LABEL.sub(lambda match: " " * len(match.group()), text))
    quotes = tuple(index for index, char in enumerate(plain) if char in QUOTES and char not in letters)
    if len(quotes) % 2 and (inch := _INCHES.search(plain)):
        quotes = tuple(index for index in quotes if index != inch.start())
    plain = plain.translate(_WIDTHS)
    # A bracket behind a colon closes what was opened, or it is a mouth: the reading that leaves fewer alone is meant.
    without = _FACE.sub(lambda match: " " * len(match.group()), plain)
    paired, stray = min((_paired(one) for one in dict.fromkeys((without, plain))), key=lambda found: len(found[1]))
    return Marks(tuple(sorted(paired)), tuple(sorted(stray)), quotes)


def _paired(plain: str) -> tuple[list[int], list[int]]:
    """Return where the brackets that have a partner open, and the brackets that have none."""
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
    return paired, [*opened, *stray]
