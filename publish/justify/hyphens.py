"""Where words may be divided: soft hyphens of the text, else the dictionaries of TeX by way of Pyphen."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import pyphen

from publish.locale.syllables import SOFT_HYPHEN, TOKEN, is_code

#: The words in a token: letters with the marks that belong to them.
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f])*")


@dataclass(frozen=True, slots=True)
class _Limits:
    """Letters that stay together at a word's beginning and end, and the shortest word that is divided."""

    left: int
    right: int
    shortest: int


def divisions(text: str, language: str, *, automatic: bool) -> tuple[int, ...]:
    """Return the offsets in `text` at which a word may be divided, in order.

    Behind soft hyphens always; by the language's dictionary only where `automatic`, never in a word that has soft
    hyphens (CSS Text 3, hyphens), that is short, or that is written in capitals. `language` is a BCP 47 tag.
    """
    found = {match.end() for match in re.finditer(SOFT_HYPHEN, text)}
    name = pyphen.language_fallback(language.replace("-", "_")) if automatic and language else None
    if name:
        for token in TOKEN.finditer(text):
            if SOFT_HYPHEN not in token.group() and not is_code(token.group()):
                found.update(token.start() + offset for offset in _in_token(token.group(), name))
    return tuple(sorted(found))


def has_dictionary(language: str) -> bool:
    """Tell whether there is a dictionary of divisions for a language (BCP 47)."""
    return pyphen.language_fallback(language.replace("-", "_")) is not None


def _in_token(token: str, dictionary: str) -> tuple[int, ...]:
    limits = _limits(dictionary.split("_", 1)[0])
    return tuple(
        match.start() + offset
        for match in _WORD.finditer(token)
        if len(match.group()) >= limits.shortest and not match.group().isupper()
        for offset in _points(match.group(), dictionary, limits)
    )


@lru_cache(maxsize=65536)
def _points(word: str, dictionary: str, limits: _Limits) -> tuple[int, ...]:
    points = _dictionary(dictionary).positions(word)
    return tuple(int(point) for point in points if limits.left <= point <= len(word) - limits.right)


@lru_cache(maxsize=64)
def _dictionary(name: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=name, left=1, right=1)


@lru_cache(maxsize=256)
def _limits(language: str) -> _Limits:
    table = tomllib.loads(files("publish.justify").joinpath("hyphens.toml").read_text(encoding="utf-8"))
    return _Limits(**{**table["default"], **table.get(language, {})})
