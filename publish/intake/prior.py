"""Code pages told apart by what the publication declares: a language has few, and one of them makes its text."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from publish.intake.certainty import nearly_utf8, oddities
from publish.locale import script_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Part of the letters beyond ASCII that are of the language, in its page; so much less are those of the next page.
_OWN, _APART = 0.97, 0.05
#: First words of the names of characters, by script.
_NAMES = {
    "Latn": ("LATIN", "COMBINING"),
    "Cyrl": ("CYRILLIC",),
    "Arab": ("ARABIC",),
    "Aran": ("ARABIC",),
    "Hebr": ("HEBREW",),
    "Grek": ("GREEK",),
    "Thai": ("THAI",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "FULLWIDTH"),
    "Kore": ("HANGUL", "CJK", "IDEOGRAPHIC", "FULLWIDTH"),
    "Hans": ("CJK", "IDEOGRAPHIC", "FULLWIDTH"),
    "Hant": ("CJK", "IDEOGRAPHIC", "FULLWIDTH"),
}


def expected(data: bytes, languages: Sequence[str]) -> tuple[str, str] | None:
    """Decode bytes in a page of one of some languages; None where none, or more than one, makes text of them."""
    if nearly_utf8(data, latin=any(script_of(tag) == "Latn" for tag in languages)):
        return None
    # A wrong page makes signs of some letters: the one that makes most letters of them is looked at.
    read = sorted(
        (one for one in _readings(data, languages) if one.share >= _OWN - _APART), key=lambda one: -one.letters
    )
    best = max((one for one in read if one.letters == read[0].letters), key=lambda one: one.share, default=None)
    if best is None or best.share < _OWN:
        return None
    rivals = (one for one in read if one.letters == best.letters and one.share > best.share - _APART)
    return (best.text, best.page) if all(one.text == best.text for one in rivals) else None


def contradicts(text: str, languages: Sequence[str]) -> bool:
    """Tell whether a text that a page made is in none of the scripts of some languages."""
    return bool(languages) and max(_share(text, tag, spelled=False) for tag in languages) < 0.5  # noqa: PLR2004 - half


@dataclass(frozen=True, slots=True)
class _Reading:
    """The text that a page makes, how many letters beyond ASCII are in it, and which part of them is the language's."""

    page: str
    text: str
    letters: int
    share: float


def _readings(data: bytes, languages: Sequence[str]) -> Iterator[_Reading]:
    """Yield what each page of the languages makes of bytes."""
    table = _table("pages")
    for tag in languages:
        script = script_of(tag) or ""
        own = table["language"].get(tag) or table["language"].get(tag.split("-")[0])
        for page in own or table["script"].get("Arab" if script == "Aran" else script, ()):
            try:
                text = data.decode(page)
            except UnicodeDecodeError:
                continue
            letters = sum(one.isalpha() and not one.isascii() for one in text)
            yield _Reading(page, text, letters, _share(text, tag, spelled=True))


def _share(text: str, tag: str, *, spelled: bool) -> float:
    """Return which part of the letters beyond ASCII are of a language: of its alphabet where asked, else its script."""
    beyond = [one for one in text if not one.isascii() and unicodedata.category(one)[0] in "LMC"]
    if not beyond:
        return 1.0
    names = _NAMES.get(script_of(tag) or "", ())
    alphabet = _table("alphabets").get(tag.split("-", maxsplit=1)[0], "") if spelled else ""
    fitting = sum(
        one.lower() in alphabet if alphabet else unicodedata.name(one, "").split(" ")[0].split("-")[0] in names
        for one in beyond
    )
    return (fitting - (oddities(text) if spelled else 0)) / len(beyond)


@lru_cache(maxsize=2)
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("publish.intake").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))
