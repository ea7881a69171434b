"""The lists of a DOCX file: which paragraph is an item of which, and whose label is text."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from publish.intake.docx.markup import child, number, setting, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from publish.intake.docx.numbering import Counted, Numbering
    from publish.intake.docx.styles import Styles

_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Item:
    """A counted paragraph: number (None for a bullet), label as printed, list and level (from 0)."""

    number: int | None
    label: str
    place: int
    list_of: str
    rules: Counted


@dataclass(slots=True)
class Lists:
    """Lists by number and level, how far each went, and the levels that headings count."""

    numbering: Numbering
    styles: Styles
    known: dict[tuple[str, int], tuple[int, int | None]] = field(default_factory=dict)
    headed: set[tuple[str, int]] = field(default_factory=set)
    ids: Iterator[int] = field(default_factory=count)

    def counted(self, properties: Element | None, style: str | None) -> Item | None:
        """Count a paragraph in the list that it, or its style, names; None where it is in none."""
        for source in (properties, *(one.paragraph for one in self.styles.chain(style))):
            found = child(source, "numPr", "numId")
            if found is None:
                continue
            identifier = value(found) or ""
            place = min(max(number(setting(source, "numPr", "ilvl")) or 0, 0), _DEEPEST)
            if number(identifier) in {None, 0}:
                return None
            taken = self.numbering.take(identifier, place)
            return Item(taken.number, taken.label, place, self.numbering.list_of(identifier), taken) if taken else None
        return None

    def heads(self, item: Item) -> None:
        """Note that headings count a level."""
        self.headed.add((item.list_of, item.place))

    def is_label(self, item: Item) -> bool:
        """Tell whether a label is text: it has words, or goes on the number of a heading (`2.1` below `2 Duties`)."""
        if item.number is None:
            return False
        level = item.rules.level
        return level.says_words or any((item.list_of, above) in self.headed for above in level.above)

    def list_id(self, item: Item) -> int:
        """Return the list that an item is in: a number out of turn begins another one."""
        key = item.list_of, item.place
        known, last = self.known.get(key, (None, None))
        if known is None or (item.number is not None and item.number != (last or 0) + 1):
            known = next(self.ids)
        self.known[key] = (known, item.number)
        return known
