"""A language as a row of data: script, direction, own name and digits, from CLDR by way of Babel."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from publish.locale.beyond_cldr import own_name
from publish.tags import is_language

#: Scripts that run from right to left (ISO 15924), as far as living text uses them.
RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"})

#: Numbering systems of CLDR that are ten digits in a row: the code point of zero.
_ZEROS = {
    "adlm": 0x1E950,
    "arab": 0x0660,
    "arabext": 0x06F0,
    "bali": 0x1B50,
    "beng": 0x09E6,
    "cakm": 0x11136,
    "cham": 0xAA50,
    "deva": 0x0966,
    "gujr": 0x0AE6,
    "guru": 0x0A66,
    "hmnp": 0x1E140,
    "java": 0xA9D0,
    "khmr": 0x17E0,
    "knda": 0x0CE6,
    "lana": 0x1A80,
    "laoo": 0x0ED0,
    "latn": 0x0030,
    "lepc": 0x1C40,
    "mlym": 0x0D66,
    "mong": 0x1810,
    "mtei": 0xABF0,
    "mymr": 0x1040,
    "nkoo": 0x07C0,
    "olck": 0x1C50,
    "orya": 0x0B66,
    "sund": 0x1BB0,
    "tamldec": 0x0BE6,
    "telu": 0x0C66,
    "thai": 0x0E50,
    "tibt": 0x0F20,
    "vaii": 0xA620,
}


#: Languages that are written in a style of their script with a code of its own, unless their tag says otherwise.
_STYLE_OF_SCRIPT = {"ks": "Aran", "ur": "Aran"}


@dataclass(frozen=True, slots=True)
class Language:
    """One language of a publication.

    `tag` is BCP 47; `script` ISO 15924. What else CLDR says of it is looked up when it is asked for: most of those who
    ask for a language want its script, and a locale's data takes long to read.
    """

    tag: str
    script: str
    direction: Literal["ltr", "rtl"]

    @property
    def endonym(self) -> str:
        """The language's name in itself."""
        return _endonym_of(self.tag)

    @property
    def zero(self) -> int:
        """The code point of its digit nought, which the other nine follow."""
        return _zero_of(self.tag)

    @property
    def primary(self) -> str:
        """The primary language subtag: `zh` of `zh-Hans`."""
        return self.tag.split("-")[0]

    @property
    def region(self) -> str:
        """Where it is mostly written (ISO 3166-1), by its tag or UTS #35: `DE` of `de`; empty where neither says."""
        subtags = self.tag.split("-")
        own = next((one for one in subtags[1:] if len(one) == len("DE")), "")
        return own.upper() or _likely(subtags, part=2)

    def number(self, value: int) -> str:
        """Write a whole number in the digits of this language."""
        return "".join(chr(self.zero + int(digit)) for digit in str(value))


@lru_cache(maxsize=1024)
def language(tag: str) -> Language | None:
    """Look a BCP 47 tag up in CLDR; None where neither a name nor a script of the language is known there.

    A tag that says its script is enough for any language (`und-Latn`).
    """
    if not is_language(tag):
        return None
    subtags = tag.replace("_", "-").split("-")
    script = _script(subtags)
    return Language(_canonical(subtags), script, "rtl" if script in RIGHT_TO_LEFT else "ltr")


@lru_cache(maxsize=1024)
def script_of(tag: str) -> str | None:
    """Return the script (ISO 15924) of a BCP 47 tag alone, without the rest of CLDR; None where it is not known."""
    return _script(tag.replace("_", "-").split("-")) if is_language(tag) else None


def own_name_of(tag: str) -> str:
    """Return what a language calls itself, by its primary tag: `Türkçe`; its English name or the tag where unknown."""
    return _endonym(_locale([tag]), tag)


@lru_cache(maxsize=1024)
def _endonym_of(tag: str) -> str:
    subtags = tag.split("-")
    return _endonym(_locale(subtags), subtags[0])


@lru_cache(maxsize=1024)
def _zero_of(tag: str) -> int:
    subtags = tag.split("-")
    regional = _locale([*subtags, _likely(subtags, part=2)]) or _locale(subtags)
    return _ZEROS.get(regional.default_numbering_system if regional else "latn", _ZEROS["latn"])


def _locale(subtags: list[str]) -> Locale | None:
    for length in range(len(subtags), 0, -1):
        try:
            return Locale.parse("-".join(subtags[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _script(subtags: list[str]) -> str:
    declared = next((part.title() for part in subtags[1:] if _is_script(part)), None)
    return declared or _STYLE_OF_SCRIPT.get(subtags[0].lower()) or _likely(subtags)


def _likely(subtags: list[str], part: int = 1) -> str:
    """Return the likely script (part 1) or region (part 2) of UTS #35, by language and region, then by language."""
    table = get_global("likely_subtags")
    region = next((subtag.upper() for subtag in subtags[1:] if _is_region(subtag)), None)
    full = table.get(f"{subtags[0]}_{region}") if region else None
    full = full or table.get(subtags[0]) or f"{subtags[0]}_Latn_001"
    return str(full).split("_")[part]


def _is_script(subtag: str) -> bool:
    return len(subtag) == len("Latn") and subtag.isalpha()


def _is_region(subtag: str) -> bool:
    return (len(subtag) == len("TR") and subtag.isalpha()) or (len(subtag) == len("419") and subtag.isdigit())


def _canonical(subtags: list[str]) -> str:
    shaped = [subtags[0].lower()]
    for part in subtags[1:]:
        if _is_script(part):
            shaped.append(part.title())
        else:
            shaped.append(part.upper() if _is_region(part) else part.lower())
    return "-".join(shaped)


def _endonym(locale: Locale | None, primary: str) -> str:
    name = locale.languages.get(primary) if locale and locale.language == primary else None
    name = name or own_name(primary) or Locale("en").languages.get(primary) or primary
    # The titlecase of a letter, not its capital: Georgian has capitals for whole words alone, and none begins a name.
    return unicodedata.normalize("NFC", name[0].title() + name[1:])
