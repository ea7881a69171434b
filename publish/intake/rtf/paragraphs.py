"""Paragraphs of an RTF file: what they are by their style, their label, their place in a table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from publish.diagnostics import Location
from publish.intake.enumerators import enumerator
from publish.intake.model import Repair
from publish.intake.passages import Cell, Passage, PassageKind
from publish.intake.pictures import caption, figure
from publish.intake.writing import PassageWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.intake.passages import Image
    from publish.intake.repairs import Rule

_HEADING = re.compile(r"heading (?P<rank>[1-9])$")
_DIGITS = re.compile(r"(?P<number>\d{1,4})\W*$")
_QUOTATIONS = frozenset({"quote", "intense quote", "quotations", "block text"})
_OUTLINE_LEVELS = 9
_CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a paragraph is said to be: style, outline level, list and level in it, whether it stands in a table."""

    style: str = ""
    outline: int | None = None
    list_of: int = 0
    level: int = 0
    in_table: bool = False

    @property
    def rank(self) -> int | None:
        """The rank of a heading, 0 a title's; None for a paragraph."""
        if self.outline is not None and 0 <= self.outline < _OUTLINE_LEVELS:
            return self.outline + 1
        match = _HEADING.match(self.style)
        return int(match["rank"]) if match else 0 if self.style == "title" else None


@dataclass(slots=True)
class Story:
    """The text, or a note: the paragraph that is being written, the table that is open."""

    note: str | None = None
    writer: PassageWriter = field(default_factory=PassageWriter)
    setting: Setting = Setting()
    label: str = ""
    line: int = 1
    column: int = 1
    text: str = ""
    table: Cell | None = None
    last_row: bool = False
    images: list[Image] = field(default_factory=list)


@dataclass(slots=True)
class Paragraphs:
    """All paragraphs of a file, in the order in which they end; notes behind the text."""

    name: str
    passages: list[Passage] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    known: dict[tuple[int, int], tuple[int, int | None]] = field(default_factory=dict)
    ids: Iterator[int] = field(default_factory=count)

    def begin(self, note: str | None = None) -> Story:
        """Begin the text, or a note."""
        story = Story(note)
        self._next(story)
        return story

    def end(self, story: Story) -> None:
        """End a paragraph."""
        self.texts[story.line - 1] = story.text
        if not story.setting.in_table:
            story.table = None
        elif story.table is None:
            story.table = Cell(next(self.ids), 0, 0)
        written = story.writer.written()
        if written:
            text, marks = written
            passage = Passage(text, marks=marks, loud=story.writer.is_loud)
            if story.setting.style == _CAPTION:
                self._figures(story)
            self.passages.append(self._placed(passage, story))
        self._figures(story)
        story.label = ""
        self._next(story)

    def _figures(self, story: Story) -> None:
        cell = story.table if story.setting.in_table else None
        self.passages.extend(replace(figure(image), cell=cell) for image in story.images)
        story.images.clear()

    def end_cell(self, story: Story) -> None:
        """End a cell of a table."""
        self.end(story)
        if story.table:
            story.table = replace(story.table, column=story.table.column + 1)

    def end_row(self, story: Story) -> None:
        """End a row of a table."""
        if story.table:
            story.table = replace(story.table, row=story.table.row + 1, column=0, header=False)
        if story.last_row:
            story.table, story.last_row = None, False

    def end_table(self, story: Story) -> None:
        """Read that the row is the last one of its table."""
        story.last_row = True

    def head_row(self, story: Story) -> None:
        """Read that the row is a head."""
        if story.table:
            story.table = replace(story.table, header=True)

    def begin_row(self, story: Story, number: int) -> None:
        """Read which row of its table the next one is: the first one begins another table."""
        if number == 0 and story.table and story.table.column == 0 and story.table.row > 0:
            story.table = None

    def log(self, story: Story, rule: Rule, before: str, after: str = "") -> None:
        """Log what went, at the place where the reading stands."""
        if before.strip() or after:
            self.repairs.append(Repair(rule, Location(self.name, story.line, story.column), before, after))

    def _next(self, story: Story) -> None:
        self.texts.append("")
        story.writer, story.line, story.column, story.text = PassageWriter(), len(self.texts), 1, ""

    def _placed(self, passage: Passage, story: Story) -> Passage:
        setting = story.setting
        if story.note:
            return replace(passage, kind=PassageKind.PARA, note=story.note)
        if setting.in_table and story.table:
            passage = replace(passage, cell=story.table)
        elif setting.style == _CAPTION:
            return caption(passage)
        elif setting.rank is not None:
            return replace(passage, kind=PassageKind.HEADING, rank=setting.rank)
        else:
            passage = replace(passage, quoted=setting.style in _QUOTATIONS)
        label = story.label.strip()
        if not label:
            return passage
        number = self._number(label, (setting.list_of, setting.level))
        list_id = self._list((setting.list_of, setting.level), number)
        kind = PassageKind.BULLET if number is None else PassageKind.ITEM
        said = "" if number is None else enumerator(label)
        return replace(passage, kind=kind, number=number, list_id=list_id, depth=setting.level + 1, enumerator=said)

    def _number(self, label: str, place: tuple[int, int]) -> int | None:
        """Read the number in a label; letters count on; None for a bullet."""
        match = _DIGITS.search(label)
        if match:
            return int(match["number"])
        if not any(map(str.isalpha, label)) or label in {"o", "l", "n", "q", "v", "§"}:
            return None
        _, last = self.known.get(place, (0, None))
        return 1 if label[:1].lower() == "a" or label.strip(".()").lower() == "i" else (last or 0) + 1

    def _list(self, place: tuple[int, int], number: int | None) -> int:
        """Return the list that an item is in: a number out of turn begins another one."""
        known, last = self.known.get(place, (None, None))
        if known is None or (number is not None and number != (last or 0) + 1):
            known = next(self.ids)
        self.known[place] = (known, number)
        for deeper in [one for one in self.known if one[0] == place[0] and one[1] > place[1]]:
            del self.known[deeper]
        return known
