"""Whether bytes that are no UTF-8 may be read in a legacy code page: only where that is certain.

A wrong page makes wrong letters, and wrong letters would be set, proven and printed. So bytes that are nearly UTF-8,
and bytes of which several pages make different letters, are for the editor to decide.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from publish.diagnostics import Code, Diagnostic, Location, Severity

#: Well-formed sequences of more than one byte (Unicode, table 3-7).
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_BEYOND = re.compile(rb"[\x80-\xff]")
_LINE_END = re.compile(rb"\r\n?|\n")
_WORD = re.compile(r"[^\W\d_]+")
#: Part of the bytes beyond ASCII that well-formed sequences make up. By chance it is 0.47 at most in legacy text
#: (EUC-JP), and nearly nothing in Latin pages, where such a sequence is two signs that never stand side by side.
_MOSTLY, _MOSTLY_LATIN = 0.6, 0.1
#: Part of the letters beyond ASCII that one language explains, in a text of one or two languages in the right page.
_EXPLAINED = 0.6
#: So many bytes beyond ASCII are enough to tell pages of different scripts apart by.
_ENOUGH = 60
#: Part of the words with letters of another script that may have Latin letters too; letters per ideograph or syllable.
_MIXED, _THIN = 0.1, 20
#: Controls that no page should make of printed text (C1).
_CONTROLS = re.compile("[\x80-\x9f]")
#: In the writing of `_kind`: a small letter before a capital, a capital that stands alone, spaces side by side, a
#: sign between two letters that stands beside words only.
_ODD = re.compile(
    r"s(?=[SC])|c(?=S)|(?<![sScC])S(?![sScC])|(?<=\s)\u00a0|^\u00a0|\u00a0(?=\s)|(?<=[sScC])q(?=[sScC])", re.MULTILINE
)
_BESIDE_WORDS = frozenset("‘„“”«»‹›†‡•§¶©®™°¤¥£€¢¦¬±×÷‰¿¡¨¯¸")
_WIDE_NAMES = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")


def nearly_utf8(data: bytes, *, latin: bool = False) -> bool:
    """Tell whether bytes that are no UTF-8 were meant as such; `latin` where a Latin page is the other reading."""
    beyond = len(_BEYOND.findall(data))
    formed = sum(len(sequence) for sequence in _SEQUENCE.findall(data))
    return formed >= (_MOSTLY_LATIN if latin else _MOSTLY) * max(beyond, 1)


def is_orderly(text: str) -> bool:
    """Tell whether a text that a code page made looks like writing: no controls, no words of two scripts."""
    if _CONTROLS.search(text):
        return False
    characters = Counter(text)
    wide = sum(count for character, count in characters.items() if character > "\u1100" and _is_wide(character))
    if wide:
        return wide * _THIN >= sum(n for letter, n in characters.items() if letter.isascii() and letter.isalpha())
    latin, foreign = set(filter(_is_latin, characters)), set(filter(_is_foreign, characters))
    words = [word for word in _WORD.findall(text) if not (word.isascii() or foreign.isdisjoint(word))]
    return sum(not latin.isdisjoint(word) for word in words) <= _MIXED * len(words)


def is_enough(data: bytes) -> bool:
    """Tell whether there are so many bytes beyond ASCII that pages of two scripts cannot both look right."""
    return len(_BEYOND.findall(data)) >= _ENOUGH


def explains(share: float) -> bool:
    """Tell whether enough of the letters beyond ASCII go together in one language."""
    return share >= _EXPLAINED


def oddities(text: str) -> int:
    """Count what stands as it never does in print.

    Of letters beyond ASCII: a small one before a capital, a capital alone; of no-break spaces: one beside another
    space; of signs: one between two letters. All are letters of another page.
    """
    return len(_ODD.findall(text.translate({ord(character): _kind(character) for character in set(text)})))


def unreadable(data: bytes, name: str) -> Diagnostic:
    """Say where the first byte stands that is no UTF-8, and what to do (S003)."""
    try:
        data.decode()
        return _refusal(f"{name} cannot be read as text in any known encoding.", Location(name))
    except UnicodeDecodeError as error:
        before, byte = data[: error.start], data[error.start]
    lines = _LINE_END.split(before)
    place = Location(name, len(lines), len(lines[-1].decode("utf-8-sig")) + 1)
    what = (
        f"{name} is UTF-8, but for a byte here and there"
        if nearly_utf8(data)
        else f"It cannot be told in which encoding {name} is"
    )
    return _refusal(f"{what}: the first byte that is no UTF-8 is {byte:02X} (hexadecimal).", place)


def guessed(name: str, encoding: str) -> Diagnostic:
    """Tell in which legacy code page a file was read (S008)."""
    message = f"{name} is not UTF-8; it was read as {encoding}."
    hint = "Look at its letters beyond A to Z in the product, or save the file in UTF-8."
    return Diagnostic(Code.S008, message, Location(name), hint, severity=Severity.WARNING)


def _kind(character: str) -> str:
    """Write a letter beyond ASCII as s or S, an ASCII one as c or C; white space stays, all else is a dot or a q."""
    if not character.isalpha():
        return character if character.isspace() else "q" if character in _BESIDE_WORDS else "."
    letter = "c" if character.isascii() else "s"
    return letter.upper() if character.isupper() else letter


def _refusal(message: str, place: Location) -> Diagnostic:
    hint = "Open the file in the program that it was written with, look at this place, and save it as text in UTF-8."
    return Diagnostic(Code.S003, message, place, hint)


def _is_latin(character: str) -> bool:
    return character.isascii() or unicodedata.name(character, "").startswith("LATIN")


def _is_foreign(character: str) -> bool:
    return not _is_latin(character) and not unicodedata.category(character).startswith("M")


def _is_wide(character: str) -> bool:
    return unicodedata.name(character, "").startswith(_WIDE_NAMES)
