"""The language that a format gives, as far as the text does not contradict it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.locale import script_of as script_of_tag
from publish.normalize.identify import candidates
from publish.normalize.tables import main_script
from publish.normalize.wordless import spoken

if TYPE_CHECKING:
    from publish.intake.passages import Passage

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}")
#: A language that the format gives is believed where the text is at least so likely to be in it.
_LIKELY = 0.02
#: Letters that a text needs to contradict it.
_TELLING = 40
#: Scripts of languages and of their letters that go together.
_KINDRED = (
    *({"Hans", "Hani"}, {"Hant", "Hani"}, {"Jpan", "Hani"}, {"Jpan", "Hira"}, {"Jpan", "Kana"}),
    *({"Kore", "Hang"}, {"Kore", "Hani"}, {"Aran", "Arab"}),
)


def given_tag(owner: Passage, text: str) -> str | None:
    """Return the language that the format gives, unless the text contradicts it."""
    tag, text = canonical(owner.language or ""), spoken(text)
    script, own = main_script(text), script_of_tag(tag)
    if own is None or script is None:
        return tag if own else None
    if not (own == script or {own, script} in _KINDRED):
        return None
    shares = candidates(text)
    telling = sum(character.isalpha() for character in text) >= _TELLING
    likely = max((share for other, share in shares.items() if other.split("-")[0] == tag.split("-")[0]), default=0.0)
    return None if telling and likely < _LIKELY else tag


def canonical(tag: str) -> str:
    """Write a language tag as RFC 5646 (2.1.1) recommends; empty where it is none."""
    if not _TAG.fullmatch(tag):
        return ""
    first, *others = tag.replace("_", "-").split("-")
    shapes = {len("Latn"): str.title, len("GB"): str.upper}
    return "-".join((first.lower(), *(shapes.get(len(one), str.lower)(one) for one in others)))
