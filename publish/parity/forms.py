"""Things that can be written in more than one way: each finder yields the thing, and the way that was chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import decimal

from publish.parity.rules import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.parity.rules import LanguageRules

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])(['’])(?=[^\W\d_])")
_QUOTE = re.compile(r"[\"“”„«»]")
_NUMBER = re.compile(r"(?<![\w.,:/-])\d+(?![\w/-])")
_LATIN_BEFORE = re.compile(r"[A-Za-z][ \u00a0]?\Z")
_LATIN_BEHIND = re.compile(r"[ \u00a0]?[A-Za-z]")
#: Two words in one, but not those of which one is a letter or two: these are often two words (Romanian `s-au`, `sau`).
_HYPHENED = re.compile(r"(?<![\w-])(?:[^\W\d_]{2,}-[^\W\d_]{3,}|[^\W\d_]-[^\W\d_]{4,})(?![\w-])")
#: A name made of two, each with a capital: `Wi-Fi`.
_NAME = re.compile(r"(?<![\w-])[^\W\d_]{2}-[^\W\d_]{2}(?![\w-])")
#: A small letter before a capital is joined to a name without a hyphen (Irish `an tUachtarán`, `an t-uisce`).
_SOLID = re.compile(r"(?<![\w-])[^\W\d_]{4,}(?![\w-])")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{5,}(?![\w-])")
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]{1,2}\.){2,}")
_CAPITALS = re.compile(r"(?<!\w)[^\W\d_]{2,8}(?![\w.])")
_STEM = 3


@dataclass(frozen=True, slots=True)
class Form:
    """A thing, the way in which it is written, and the words at `offset` that show it."""

    thing: str
    way: str
    offset: int
    written: str


def apostrophes(text: str, rules: LanguageRules) -> Iterator[Form]:
    """Yield apostrophes within words, straight or curly; in unknown languages they may be letters."""
    if rules.known:
        for match in _APOSTROPHE.finditer(text):
            yield Form("apostrophe", match.group(), match.start(), match.group())


def quotation_marks(text: str, rules: LanguageRules) -> Iterator[Form]:
    """Yield double quotation marks, typewriter's or printer's."""
    if rules.known:
        for match in _QUOTE.finditer(text):
            yield Form("quote", "straight" if match.group() == '"' else "curly", match.start(), match.group())


def digits(text: str, rules: LanguageRules) -> Iterator[Form]:
    """Yield whole numbers by their set of digits, but for those of Latin names (`ISO 9001`)."""
    del rules  # the same in every language
    for match in _NUMBER.finditer(text):
        if _LATIN_BEFORE.search(text, 0, match.start()) or _LATIN_BEHIND.match(text, match.end()):
            continue
        zero = chr(ord(match.group()[0]) - decimal(match.group()[0]))
        yield Form("digits", zero, match.start(), match.group())


def hyphens(text: str, rules: LanguageRules) -> Iterator[Form]:
    """Yield words with a hyphen, and words as they are without one."""
    del rules  # the same in every language
    names = (match for match in _NAME.finditer(text) if match.group().istitle())
    for match in (*_HYPHENED.finditer(text), *names):
        yield Form(fold(match.group().replace("-", "")), "hyphen", match.start(), match.group())
    solid = (match for match in _SOLID.finditer(text) if not (match[0][0].islower() and match[0][1].isupper()))
    for match in solid:
        yield Form(fold(match.group()), "solid", match.start(), match.group())


def acronyms(text: str, rules: LanguageRules) -> Iterator[Form]:
    """Yield acronyms with stops and without."""
    del rules  # the same in every language
    for match in _DOTTED.finditer(text):
        if match.group().isupper():
            yield Form(match.group().replace(".", ""), "dotted", match.start(), match.group())
    for match in _CAPITALS.finditer(text):
        if match.group().isupper():
            yield Form(match.group(), "bare", match.start(), match.group())


def endings(text: str, rules: LanguageRules) -> Iterator[Form]:
    """Yield words that have one of the endings of which the language's data give two spellings."""
    if not rules.endings:
        return
    for match in _WORD.finditer(text):
        word = fold(match.group())
        for pair in rules.endings:
            ending = next((one for one in pair if word.endswith(one) and len(word) >= len(one) + _STEM), None)
            if ending is not None:
                yield Form(word.removesuffix(ending), str(pair.index(ending)), match.start(), match.group())
                break


FORMS = (apostrophes, quotation_marks, digits, hyphens, acronyms, endings)
