"""Names out of CLDR: what a language is called in English, and what its months are called in itself."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

from publish.locale.beyond_cldr import name_in_english

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.locale.language import Language

_MONTHS = 12
#: Codes of ISO 15924 for what is no script: inherited, unwritten, undetermined, uncoded.
_NO_SCRIPTS = frozenset({"Zinh", "Zxxx", "Zyyy", "Zzzz"})
#: Codes of ISO 15924 under which Han characters are written.
_HAN = frozenset({"Hani", "Hans", "Hant", "Jpan"})


def english_name(language: Language) -> str:
    """Name a language in English, for messages to an editor who may not read it; its tag where it has no name."""
    english = Locale("en").languages
    name = english.get(language.tag.replace("-", "_")) or english.get(language.primary)
    return name or name_in_english(language.primary) or language.tag


def known_scripts() -> tuple[str, ...]:
    """List the codes of all scripts that CLDR names (ISO 15924), sorted."""
    return tuple(sorted(set(map(str, Locale("en").scripts)) - _NO_SCRIPTS))


@lru_cache(maxsize=256)
def month_names(language: Language) -> Mapping[str, int]:
    """Return the written names of the months (Gregorian, January is 1), in NFC and folded case.

    Both the names of a month alone and those within a date are there (Russian `май` and `мая`); names that are only
    a number, and all names of languages whose months CLDR does not have, are not.
    """
    names: dict[str, int] = {}
    for tag in (language.tag.replace("-", "_"), language.primary):
        try:
            locale = Locale.parse(tag)
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            months = get_month_names("wide", context=context, locale=locale)
            for month in range(1, _MONTHS + 1):
                name = unicodedata.normalize("NFC", months[month]).casefold()
                if _is_name(name, language.script):
                    names[name] = month
        break
    return names


def _is_name(name: str, script: str) -> bool:
    """Tell names from numbers, from CLDR's placeholder `M01`, and from the Chinese names that Babel adds to all."""
    placeholder = name[0] == "m" and name[1:].isdecimal()
    borrowed = name.endswith("月") and script not in _HAN
    return any(character.isalpha() for character in name) and not placeholder and not borrowed
