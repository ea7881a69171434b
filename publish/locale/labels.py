"""The words that the product itself prints: read from labels.toml, English where a language is not there."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from publish.locale.language import language as language_of

if TYPE_CHECKING:
    from publish.locale.language import Language

_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Labels:
    """The printed words of one language.

    `language` is the one that the sentences are really in (English stands in for one that the table
    lacks); `set_in` holds `{fonts}`, `fingerprint` holds `{value}`; `short` names the language on the thumb index.
    """

    language: Language
    contents: str
    set_in: str
    fingerprint: str
    short: str


def labels(language: Language) -> Labels:
    """Return the printed words of a language."""
    table = _table()
    row = table.get(language.tag) or table.get(language.primary) or {}
    complete = {"set_in", "fingerprint"} <= row.keys()
    english = table[_FALLBACK]
    return Labels(
        language=language if complete else borrowed_language(),
        contents=row.get("contents", ""),
        set_in=(row if complete else english)["set_in"],
        fingerprint=(row if complete else english)["fingerprint"],
        short=row.get("short") or language.primary.upper(),
    )


def borrowed_language() -> Language:
    """Return the language whose sentences stand in where a language has none in the table."""
    found = language_of(_FALLBACK)
    if found is None:
        message = f"CLDR does not know {_FALLBACK}"
        raise LookupError(message)
    return found


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("publish.locale").joinpath("labels.toml").read_text(encoding="utf-8"))
