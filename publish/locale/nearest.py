"""Which language was meant: editors write country codes, three-letter codes and names where a tag is asked for."""

from __future__ import annotations

from difflib import get_close_matches

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

from publish.locale.language import Language, language

#: Words of so many ASCII letters at most are taken for codes, others for names.
_LONGEST_CODE = 3


def nearest_languages(text: str) -> tuple[Language, ...]:
    """Find the languages that a word most likely means, best first, at most three.

    Tried in this order: another code of the same language (`eng`), the country where it is spoken most (`gr`), its
    name in English (`Turkish`) or in itself (`Türkçe`), tags that are spelled alike. Languages of which CLDR has no
    more than a name are not proposed.
    """
    word = text.strip().casefold()
    code = word.replace("_", "-").split("-")[0]
    tags = _by_code(code) or (() if _is_code(word) else _by_name(word)) or _by_spelling(code)
    found = (language(tag) for tag in tags)
    return tuple(item for item in found if item)


def _is_code(word: str) -> bool:
    return word.isascii() and len(word) <= _LONGEST_CODE


def _by_code(code: str) -> tuple[str, ...]:
    alias = get_global("language_aliases").get(code)
    spoken = get_global("likely_subtags").get(f"und_{code.upper()}")
    return tuple(tag.split("_")[0] for tag in (alias, spoken) if tag)[:1]


def _by_name(word: str) -> tuple[str, ...]:
    english = Locale("en").languages
    in_english = {english[tag].casefold(): tag for tag in _tags() if tag in english}
    return _close(word, in_english) or _close(word, _own_names())


def _by_spelling(code: str) -> tuple[str, ...]:
    return tuple(get_close_matches(code, _tags(), n=3, cutoff=0.5))


def _close(word: str, names: dict[str, str]) -> tuple[str, ...]:
    return tuple(names[name] for name in get_close_matches(word, list(names), n=1, cutoff=0.8))


def _own_names() -> dict[str, str]:
    own = ((Locale.parse(tag).languages.get(tag), tag) for tag in _tags())
    return {name.casefold(): tag for name, tag in own if name}


def _tags() -> list[str]:
    return sorted({tag.split("_")[0] for tag in locale_identifiers()})
