"""A language as a row of data: script, direction, own name and digits, from CLDR by way of Babel."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global

#: Scripts that run from right to left (ISO 15924), as far as living text uses them.
RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"})

#: Numbering systems of CLDR that are ten digits in a row: the code point of zero, and the CSS counter style.
_NUMBERING = {
    "latn": (0x0030, "decimal"),
    "arab": (0x0660, "arabic-indic"),
    "arabext": (0x06F0, "persian"),
    "beng": (0x09E6, "bengali"),
    "deva": (0x0966, "devanagari"),
    "gujr": (0x0AE6, "gujarati"),
    "guru": (0x0A66, "gurmukhi"),
    "khmr": (0x17E0, "khmer"),
    "knda": (0x0CE6, "kannada"),
    "laoo": (0x0ED0, "lao"),
    "mlym": (0x0D66, "malayalam"),
    "mymr": (0x1040, "myanmar"),
    "orya": (0x0B66, "oriya"),
    "telu": (0x0C66, "telugu"),
    "thai": (0x0E50, "thai"),
    "tibt": (0x0F20, "tibetan"),
}


#: Languages that are written in a style of their script with a code of its own, unless their tag says otherwise.
_STYLE_OF_SCRIPT = {"ks": "Aran", "ur": "Aran"}


@dataclass(frozen=True, slots=True)
class Language:
    """One language of a publication.

    `tag` is BCP 47; `script` ISO 15924; `endonym` the language's name in itself; `zero` its digit nought;
    `counter_style` the CSS name of its decimal numbering.
    """

    tag: str
    script: str
    direction: Literal["ltr", "rtl"]
    endonym: str
    zero: int
    counter_style: str

    @property
    def primary(self) -> str:
        """The primary language subtag: `zh` of `zh-Hans`."""
        return self.tag.split("-")[0]

    def number(self, value: int) -> str:
        """Write a whole number in the digits of this language."""
        return "".join(chr(self.zero + int(digit)) for digit in str(value))


@lru_cache(maxsize=1024)
def language(tag: str) -> Language | None:
    """Look a BCP 47 tag up in CLDR; None where the language is not known there."""
    subtags = tag.replace("_", "-").split("-")
    primary = subtags[0].lower()
    if primary not in _known_languages():
        return None
    locale = _locale(subtags)
    regional = _locale([*subtags, _likely(subtags, part=2)]) or locale
    script = _script(subtags)
    zero, counter_style = _NUMBERING.get(regional.default_numbering_system if regional else "latn", _NUMBERING["latn"])
    return Language(
        tag=_canonical(subtags),
        script=script,
        direction="rtl" if script in RIGHT_TO_LEFT else "ltr",
        endonym=_endonym(locale, primary),
        zero=zero,
        counter_style=counter_style,
    )


@lru_cache(maxsize=1024)
def script_of(tag: str) -> str | None:
    """Return the script (ISO 15924) of a BCP 47 tag alone, without the rest of CLDR; None where it is not known."""
    subtags = tag.replace("_", "-").split("-")
    return _script(subtags) if subtags[0].lower() in _known_languages() else None


def known_tags() -> tuple[str, ...]:
    """Return every primary language subtag that CLDR names, for "did you mean"."""
    return tuple(sorted(_known_languages()))


@lru_cache(maxsize=1)
def _known_languages() -> frozenset[str]:
    return frozenset(str(code) for code in Locale("en").languages if "_" not in str(code))


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
    name = locale.languages.get(locale.language) if locale else None
    name = name or Locale("en").languages.get(primary) or primary
    return unicodedata.normalize("NFC", name[0].upper() + name[1:])
