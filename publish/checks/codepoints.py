"""Characters as a person needs them named, and cut into what a reader sees as one."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties.txt): no glyph is needed to show them.
_DEFAULT_IGNORABLE = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
_JOINER = "\u200d"
#: Signs that make one form of the letters on both sides of them (UAX #29, GB9c), and those that stack the second one
#: below the first without being seen themselves (Indic_Syllabic_Category: Virama, Invisible_Stacker).
_LINKERS = frozenset("\u094d\u09cd\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2\u1a60\u1b44\ua9c0\uaaf6\U00011133")
_AFTER_LETTERS = _LINKERS | {_JOINER}
_REGIONAL = range(0x1F1E6, 0x1F200)
_EMOJI_MODIFIERS = range(0x1F3FB, 0x1F400)
#: Hangul medial and final letters (UAX #29, Hangul_Syllable_Type V and T), which follow an initial one.
_HANGUL_FOLLOWING = (range(0x1160, 0x1200), range(0xD7B0, 0xD800))


@lru_cache(maxsize=8192)
def is_default_ignorable(character: str) -> bool:
    """Tell whether a character is shown by nothing at all where a font lacks it."""
    value = ord(character)
    return any(first <= value <= last for first, last in _DEFAULT_IGNORABLE)


def named(text: str) -> str:
    """Name the characters of a text: `U+0628 ARABIC LETTER BEH, U+0308 COMBINING DIAERESIS`."""
    return ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, '')}".rstrip() for c in text)


def graphemes(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text into grapheme clusters, each with its offset in code points.

    UAX #29's extended clusters as far as the choice of a font needs them: a base with its marks, joiners and
    selectors, conjuncts, emoji sequences, flags, Hangul syllables. Prepended marks stand apart.
    """
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _continues(text, start, at):
            yield start, text[start:at]
            start = at


def count_graphemes(text: str) -> int:
    """Count the grapheme clusters of a text without cutting it where every character is one."""
    if all(map(_stands_alone, set(text))):
        return len(text)
    return sum(1 for _ in graphemes(text))


def _continues(text: str, start: int, at: int) -> bool:
    """Tell whether the character at `at` belongs to the cluster that began at `start`."""
    character, before = text[at], text[at - 1]
    if before.isspace():
        return False
    if _extends(character) or (before in _AFTER_LETTERS and _is_conjunct(text, start, at)):
        return True
    if before == _JOINER and ord(character) > 0xFFFF:  # noqa: PLR2004 - emoji joined to emoji; letters joined stay apart
        return True
    return ord(character) in _REGIONAL and ord(before) in _REGIONAL and (at - start) % 2 == 1


def _is_conjunct(text: str, start: int, at: int) -> bool:
    """Tell whether a letter makes one form with the letter before it, by a linker, with a joiner or not."""
    behind = at - 2 if text[at - 1] == _JOINER else at - 1
    return behind > start and text[behind] in _LINKERS and unicodedata.category(text[at]) == "Lo"


@lru_cache(maxsize=8192)
def _stands_alone(character: str) -> bool:
    """Tell whether a character is a cluster whatever stands before it."""
    return not _extends(character) and ord(character) not in _REGIONAL


@lru_cache(maxsize=8192)
def _extends(character: str) -> bool:
    """Tell whether a character always belongs to the one before it."""
    value = ord(character)
    if unicodedata.category(character) in {"Mn", "Me", "Mc"} or is_default_ignorable(character):
        return True
    return value in _EMOJI_MODIFIERS or any(value in following for following in _HANGUL_FOLLOWING)
