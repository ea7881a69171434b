"""What the orthography of a language needs of its fonts: base letters, marks, digits, punctuation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from publish.fonts.ranges import read_ranges

if TYPE_CHECKING:
    from collections.abc import Collection

    from publish.locale import Language

#: The style of a script is no orthography of its own.
_WRITTEN_AS = {"Aran": "Arab"}
_SCRIPT = re.compile("[A-Z][a-z]{3}")


@dataclass(frozen=True, slots=True)
class Orthography:
    """The characters of one orthography by kind; `name` is language and script, as `tr_Latn`."""

    name: str
    base: frozenset[str]
    marks: frozenset[str]
    digits: frozenset[str]
    punctuation: frozenset[str]


@lru_cache(maxsize=256)
def orthography(language: Language) -> Orthography | None:
    """Return the orthography of a language in its script; None where the table has none."""
    script = _WRITTEN_AS.get(language.script, language.script)
    name = f"{language.primary}_{script}"
    row = _table().get(name)
    return Orthography(name, *map(_characters, row)) if row else None


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, str, str, str]]:
    lines = files("publish.fonts").joinpath("orthographies.tsv").read_text(encoding="utf-8").splitlines()
    table: dict[str, tuple[str, str, str, str]] = {}
    for line in lines:
        if not line.startswith("#"):
            name, base, marks, digits, punctuation = line.split("\t")
            table[name] = (base, marks, digits, punctuation)
    return table


def _characters(ranges: str) -> frozenset[str]:
    return frozenset(map(chr, read_ranges(ranges)))


@lru_cache(maxsize=1)
def letters_by_orthography() -> tuple[tuple[str, frozenset[int]], ...]:
    """Return the code points of the letters and marks of each orthography, by its name (`km_Khmr`), sorted."""
    return tuple(
        (name, read_ranges(base) | read_ranges(marks)) for name, (base, marks, _, _) in sorted(_table().items())
    )


def orthographies_covered(characters: Collection[int]) -> tuple[str, ...]:
    """Name the orthographies of the table whose letters and marks are all among some code points: `km_Khmr`."""
    return tuple(name for name, letters in letters_by_orthography() if all(letter in characters for letter in letters))


def script_written(name: str) -> str:
    """Tell the script in an orthography's name: language, sometimes a variant, script, sometimes a region."""
    return next(part for part in name.split("_")[1:] if _SCRIPT.fullmatch(part))
