"""What differs by language, as rows of data: the language's own file over its script's row over the defaults."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from publish.locale import Language

_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """How a language writes what the checks compare: the keys of a file in `data`, and what they mean.

    Attributes:
        known: the language has a file of its own; where it has not, checks abstain rather than guess.
        sentences: sentences end with a mark (they do not in Thai or Tibetan).
        terminators: marks that end a sentence beside those of Unicode (Greek `;`).
        ordinal_stop: a stop after a number makes it an ordinal (German `8. Mai`).
        abbreviations: words before a stop that ends no sentence, in folded case, without their last stop.
        spaces: words stand apart by spaces, and a mark is followed by one (not so in Chinese).
        space_before: marks that take a space before them (French `;`).
        comma_words: beginnings of words that are spelled with a comma inside (Greek `ό,τι`), in folded case.
        suffix_after_quote: endings stand directly after a closing quotation mark (Turkish `"Günü"nde`).
        doubled: doubled words are faults here, not a means of grammar as in Indonesian.
        doubled_allowed: words that may stand twice all the same (English `that that`), in folded case.
        proclitics: particles written together with the next word (Arabic `و`).
        dual_endings: endings of words that say two of what they name (Arabic `خطوتين`); they excuse, never accuse.
        numeral_joints: what joins the parts of a number in one word (German `und`; nothing in `sextiofem`).
        numeral_endings: what a number word may be joined to and stay that number (German `dreimal`, `dreijährige`).
        numbers: number words; a star at the end stands for any ending.
        first: words for the first of several, and for nothing else; they are in `numbers` too.
        half: words for one of two equal parts.
        inflected: number words take so many endings that any word which begins like one may mean it (Finnish).
        century: what follows the first year of a century where that names the century (Swedish `1600-talet`).
        bare_one: a noun alone says one of it (Russian `больше года`, `over 1 year`), so that a 1 may be unsaid.
        loose: phrases that another language may write as a number (`half past`, `million`); they excuse, never accuse.
        holidays: names of days with a fixed date, as (month, day).
        months: names of months that CLDR does not have.
        other_months: months of another calendar; days and years beside them cannot be compared.
        coming_hour: what stands before an hour in words that is still to come (German `halb neun` is 8.30).
        afternoon: words that make a clock time one of the afternoon.
        year_offsets: what to add to a year of this language's calendar to make it Gregorian.
        endings: pairs of endings by which one word has two spellings (English `ise`, `ize`).
    """

    known: bool = False
    sentences: bool = True
    terminators: str = ""
    ordinal_stop: bool = False
    abbreviations: frozenset[str] = frozenset()
    spaces: bool = True
    space_before: str = ""
    comma_words: frozenset[str] = frozenset()
    suffix_after_quote: bool = False
    doubled: bool = False
    doubled_allowed: frozenset[str] = frozenset()
    proclitics: tuple[str, ...] = ()
    dual_endings: tuple[str, ...] = ()
    numeral_joints: tuple[str, ...] = ()
    numeral_endings: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    first: Mapping[str, int] = field(default_factory=dict)
    half: Mapping[str, int] = field(default_factory=dict)
    inflected: bool = False
    century: tuple[str, ...] = ()
    bare_one: bool = False
    loose: tuple[tuple[str, int], ...] = ()
    holidays: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    other_months: frozenset[str] = frozenset()
    coming_hour: tuple[str, ...] = ()
    afternoon: frozenset[str] = frozenset()
    year_offsets: tuple[int, ...] = ()
    endings: tuple[tuple[str, str], ...] = ()

    @property
    def parts(self) -> Mapping[str, Mapping[str, int]]:
        """What is said by name and not as a number: the first of several, and a half."""
        return {"first": self.first, "half": self.half}

    @property
    def scales(self) -> Mapping[str, int]:
        """The words for a thousand, by which what stands before them in one word is multiplied."""
        return {word: value for word, value in self.loose if value == _THOUSAND}


def fold(text: str) -> str:
    """Fold case and compose, as words are compared here."""
    return unicodedata.normalize("NFC", text.casefold())


@lru_cache(maxsize=256)
def rules(language: Language) -> LanguageRules:
    """Return the rules of a language: its own file, its script's row, and the defaults where neither says."""
    own = _read(f"{language.tag}.toml") or _read(f"{language.primary}.toml")
    row = {**_scripts().get(language.script, {}), **own}
    values: dict[str, Any] = {name: _SHAPES[name](value) if name in _SHAPES else value for name, value in row.items()}
    return LanguageRules(known=bool(own), **values)


@lru_cache(maxsize=1)
def expected_lengths() -> Mapping[str, float]:
    """Return how many letters each language needs for a hundred of English, by tag and by script (lengths.toml)."""
    table = _read("lengths.toml")
    return {**table["scripts"], **table["languages"]}


@lru_cache(maxsize=1)
def acronym_groups() -> frozenset[frozenset[str]]:
    """Return acronyms that are each right in their language though one letter apart (acronyms.toml)."""
    return frozenset(frozenset(group) for group in _read("acronyms.toml")["translated"])


@lru_cache(maxsize=1)
def _scripts() -> Mapping[str, Mapping[str, Any]]:
    return _read("scripts.toml")


def _read(name: str) -> Mapping[str, Any]:
    file = files("publish.parity").joinpath("data", name)
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _numbers(table: Mapping[str, list[str]]) -> dict[str, int]:
    return {fold(word): int(value) for value, words in table.items() for word in words}


def _loose(table: Mapping[str, list[str]]) -> tuple[tuple[str, int], ...]:
    return tuple((fold(word), int(value)) for value, words in table.items() for word in words)


def _holidays(table: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    days = ((fold(name), day.split("-")) for name, day in table.items())
    return {name: (int(month), int(day)) for name, (month, day) in days}


_SHAPES: Mapping[str, Callable[[Any], object]] = {
    "abbreviations": lambda words: frozenset(fold(word) for word in words),
    "comma_words": lambda words: frozenset(fold(word) for word in words),
    "doubled_allowed": lambda words: frozenset(fold(word) for word in words),
    "afternoon": lambda words: frozenset(fold(word) for word in words),
    "other_months": lambda words: frozenset(fold(word) for word in words),
    "first": lambda words: {fold(word): 1 for word in words},
    "half": lambda words: {fold(word): 1 for word in words},
    "coming_hour": lambda phrases: tuple(fold(phrase) for phrase in phrases),
    "proclitics": tuple,
    "dual_endings": tuple,
    "numeral_joints": tuple,
    "numeral_endings": tuple,
    "year_offsets": tuple,
    "numbers": _numbers,
    "century": tuple,
    "loose": _loose,
    "holidays": _holidays,
    "months": lambda table: {fold(name): month for name, month in table.items()},
    "endings": lambda pairs: tuple((first, second) for first, second in pairs),
}
