"""Stops and commas of another script in a text that has its own (`wrong-comma`, `wrong-terminal`)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from publish.locale import script_of as script_of_tag
from publish.normalize.flags.spot import Spot, primary, rules
from publish.normalize.tables import script_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: A text has its own mark most of the time where it has it so many times as often.
_MOSTLY = 3


def habits(texts: Sequence[str], tag: str) -> dict[str, dict[str, str]]:
    """Find out which marks are wrong in the texts of one language, by kind: those that its own outnumber by far."""
    inside: Counter[str] = Counter()
    for text in texts if primary(tag) in rules("wrong-comma") else ():
        inside.update(text)
    at_end = Counter(text[-1:] for text in texts)
    return {
        "wrong-comma": _outnumbered(rules("wrong-comma").get(primary(tag), {}), inside),
        "wrong-terminal": _outnumbered(rules("wrong-terminal").get(primary(tag), {}), at_end),
    }


def _outnumbered(marks: Mapping[str, str], counts: Counter[str]) -> dict[str, str]:
    return {wrong: right for wrong, right in marks.items() if counts[right] >= max(counts[wrong], 1) * _MOSTLY}


def spots(text: str, tag: str, wrong: Mapping[str, Mapping[str, str]]) -> Iterator[Spot]:
    """Find the marks of a text that are wrong by the habits of its language."""
    own = script_of_tag(tag)
    commas = wrong["wrong-comma"]
    for place, character in () if commas.keys().isdisjoint(text) else enumerate(text):
        right = commas.get(character)
        if right is None:
            continue
        before, after = text[max(place - 2, 0) : place].rstrip()[-1:], text[place + 1 : place + 3].lstrip()[:1]
        if _is_own(before, own) and _is_own(after, own):
            yield Spot("wrong-comma", place, place + 1, right)
    right = wrong["wrong-terminal"].get(text[-1:])
    before = text[-3:-1].rstrip()[-1:]
    if right and _is_own(before, own):
        yield Spot("wrong-terminal", len(text) - 1, len(text), right)


def _is_own(character: str, script: str | None) -> bool:
    """Tell whether a sign stands beside a letter, or the mark of one, of the text's own script."""
    found = script_of(character) if character else None
    return found is not None and (found == script or (found, script) in _SAME)


_SAME = frozenset(
    {("Arab", "Aran"), *((one, "Jpan") for one in ("Hani", "Hira", "Kana")), ("Hani", "Hans"), ("Hani", "Hant")}
)
