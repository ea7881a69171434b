"""Words that keep their order wherever a line breaks: marks of direction for what stood beside them (UAX #9).

The engine sets each line, and each piece of markup, as if it stood alone. A comma behind an English word in an Arabic
text would go to the word's other side where the line ends with it, and the sign of `25%` changes sides with the
letter before the number. A mark that draws nothing (LRM, RLM, ALM) says what the neighbour said.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from publish.locale.bidi import embedding_levels, visual_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: The mark that says what a strong character says, by its class; an embedding begins with its direction.
_MARK = {"L": "\u200e", "R": "\u200f", "AL": "\u061c", "LRE": "\u200e", "RLE": "\u200f"}

_NUMBERS, _STRONG = frozenset({"EN", "AN"}), frozenset({"L", "R", "AL"})

#: What a line may hold by itself: a word, and its parts up to a sign behind which lines break.
_WORD, _PART = re.compile(r"\s+|\S+"), re.compile(r"[^/–—-]*[/–—-]+|[^/–—-]+")


def needs_direction(text: str, direction: str) -> bool:
    """Tell whether a passage must say its direction, as what it begins or ends with would go with what is around.

    `Smith` between Arabic words is from left to right anyhow, and a bracket behind it is the paragraph's; `Hello!` is
    not. Only letters of its own direction at both ends, and no others inside, say it by themselves.
    """
    own = {"L"} if direction == "ltr" else {"R", "AL"}
    strong = [class_ for class_ in map(unicodedata.bidirectional, text) if class_ in _STRONG]
    ends = {unicodedata.bidirectional(text[0]), unicodedata.bidirectional(text[-1])} if text else set()
    return not (ends <= own and own.issuperset(strong))


@dataclass(frozen=True, slots=True)
class Context:
    """A paragraph's characters: their text, their embedding levels, and the marks for what stands before and behind."""

    text: str
    levels: tuple[int, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    joins: tuple[bool, ...]
    """Whether it is a figure that goes with Latin letters before it (W7)."""

    def apart(self, start: int, end: int, base: int) -> str:
        """Return a part of the text with the marks by which its words keep their order alone.

        Args:
            start: Where the part begins.
            end: Where it ends.
            base: The level of the element in which it is set by itself: 0 from left to right, 1 from right to left.
        """
        return "".join(
            self._word(start + found.start(), start + found.end(), base)
            for found in _WORD.finditer(self.text[start:end])
        )

    def _word(self, start: int, end: int, base: int) -> str:
        word = self.text[start:end]
        if any(character.isdecimal() for character in word):  # a mark inside would part its figures
            return self._marked(start, end, base)
        found = (part.span() for part in _PART.finditer(word))
        return "".join(self._marked(start + first, start + last, base) for first, last in found)

    def _marked(self, start: int, end: int, base: int) -> str:
        own = self.levels[start:end]
        lowest = min(own)
        lowest -= lowest % 2
        shape = tuple(level - lowest for level in own)
        joins = base == 1 and self.joins[start]
        before = _MARK["L"] if joins else self.before[start]
        return _marked(self.text[start:end], shape, (before, self.behind[end - 1]), base, joins)


def context(text: str, owned: Sequence[bool], base: int) -> Context:
    """Read a paragraph; `owned` tells which characters are its own: others steer direction, or stand for objects."""
    classes = [unicodedata.bidirectional(character) for character in text]
    levels = embedding_levels(text, base)
    facing = [_facing(class_, last) for class_, last in zip(classes, _beside(classes), strict=True)]
    before, behind = _beside(facing), tuple(reversed(_beside(reversed(facing))))
    own = [at for at, is_own in enumerate(owned) if is_own]
    return Context(
        "".join(text[at] for at in own),
        tuple(levels[at] for at in own),
        tuple(before[at] for at in own),
        tuple(behind[at] for at in own),
        tuple(classes[at] == "EN" and facing[at] == "L" for at in own),
    )


def _facing(class_: str, last: str) -> str:
    """Say what a number counts as: as the Latin letters before it (W7), else as from right to left (N1)."""
    if class_ not in _NUMBERS:
        return class_
    if class_ == "EN" and last == _MARK["L"]:
        return "L"
    return "AL" if class_ == "AN" or last == _MARK["AL"] else "R"


def _beside(classes: Iterable[str]) -> tuple[str, ...]:
    """Return for each character the mark of the last strong one before it, nothing where there is none."""
    marks: list[str] = []
    last = ""
    for class_ in classes:
        marks.append(last)
        last = _MARK.get(class_, last)
    return tuple(marks)


@lru_cache(maxsize=4096)
def _marked(word: str, levels: tuple[int, ...], beside: tuple[str, str], base: int, joins: bool) -> str:  # noqa: FBT001 - cached by position
    """Put the fewest marks around a word; a number that `joins` the Latin words before it says so in any case."""
    wanted = visual_order(levels)
    before, behind = beside
    for left, right in ((before, ""), (before, behind)) if joins else (("", ""), ("", behind), (before, ""), beside):
        alone = embedding_levels(f"{left}{word}{right}", base)[len(left) : len(left) + len(word)]
        if visual_order(alone) == wanted:
            return f"{left}{word}{right}"
    return word
