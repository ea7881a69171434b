"""Lists of a page: their numbers, and what word processors make of lists when they save a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from publish.intake.passages import PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.intake.html.elements import Element
    from publish.intake.html.tokens import Tag
    from publish.intake.passages import Passage

_NUMBER = re.compile(r"-?[0-9]{1,4}", re.ASCII)
#: Google Docs: the levels of one list are lists one behind the other, with the level at the end of a class.
_GOOGLE = re.compile(r"\blst-(?P<list>kix_[\w]{1,40})-(?P<level>[0-8])\b")
#: Word: items are paragraphs, with list, level and format in a style; the label is typed into the text.
_WORD = re.compile(r"mso-list\s*:\s*(?P<list>l\d{1,4})\s+level(?P<level>[1-9])\b", re.IGNORECASE)
_DIGITS = re.compile(r"(\d{1,4})\W*$")
#: Letters that Word's symbol fonts show as bullets.
_BULLETS = frozenset({"o", "§", "·", "ü", "Ø", "v", "q", "l", "n", "•", "-", "–", "—", "*"})

#: How lists count by their `type` (HTML, 4.4.5), as number formats are called.
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph that is an item by Word's style: its list, its level from 1."""

    list_id: int
    level: int


@dataclass(slots=True)
class Lists:
    """The lists of a page by what word processors call them, and how far each has counted."""

    ids: Iterator[int] = field(default_factory=count)
    known: dict[str, int] = field(default_factory=dict)
    counts: dict[tuple[int, int], int] = field(default_factory=dict)

    def begin(self, element: Element, tag: Tag) -> None:
        """Begin a list: its first number, and the list that it goes on."""
        element.step = -1 if "reversed" in tag.attributes else 1
        start = whole(tag.attributes.get("start", ""))
        match = _GOOGLE.search(tag.attributes.get("class", ""))
        if match:
            element.depth = int(match["level"]) + 1
            element.list_id = self.known.setdefault(f"{match['list']}-{match['level']}", next(self.ids))
        else:
            element.list_id = next(self.ids)
        element.counts_down = element.step < 0 and start is None
        element.item = (1 if start is None else start) - element.step
        element.form = "" if element.counts_down else _FORMS.get(tag.attributes.get("type", ""), "")

    def labelled(self, tag: Tag) -> Labelled | None:
        """Read Word's style of a paragraph that is an item."""
        match = _WORD.search(tag.attributes.get("style", ""))
        if not match:
            return None
        level = int(match["level"])
        return Labelled(self.known.setdefault(f"{match['list'].lower()}-{level}", next(self.ids)), level)

    def number(self, item: Labelled, label: str) -> int | None:
        """Count an item that Word labelled so; None for a bullet."""
        bare = label.strip()
        if bare in _BULLETS or not any(map(str.isalnum, bare)):
            return None
        for level in range(item.level + 1, 10):
            self.counts.pop((item.list_id, level), None)
        said = _DIGITS.search(bare)
        self.counts[item.list_id, item.level] = (
            int(said[1]) if said else self.counts.get((item.list_id, item.level), 0) + 1
        )
        return self.counts[item.list_id, item.level]


def whole(text: str) -> int | None:
    """Read the number of an item; None for anything else."""
    return int(text) if _NUMBER.fullmatch(text.strip()) else None


def begin_item(own: Element | None, tag: Tag) -> None:
    """Count an item of a list."""
    if own:
        value = whole(tag.attributes.get("value", ""))
        own.item = own.item + own.step if value is None else value


def counted_down(passages: Sequence[Passage], element: Element) -> list[Passage]:
    """Number a reversed list without a start: its last item is 1."""
    shift = 1 - element.item
    return [
        replace(one, number=one.number + shift)
        if one.list_id == element.list_id and one.kind is PassageKind.ITEM and one.number is not None
        else one
        for one in passages
    ]
