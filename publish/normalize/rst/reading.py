"""Reading the reStructuredText that `write` makes, also after an editor's changes, back to blocks in the making.

This is no parser of reStructuredText: what an editor adds beyond these few forms stays text. The whole language is
read by `publish.doctree`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from publish.intake.model import Edit, Traced, concatenate
from publish.normalize.draft import Draft
from publish.normalize.model import BlockType, Form, Frame, Image
from publish.normalize.rst import tables
from publish.normalize.rst.asides import without_asides
from publish.normalize.rst.drawn import drawn_table
from publish.normalize.rst.groups import MARKER, NOTE, VERSE, heading_of, joined, split, verses
from publish.normalize.rst.inline import read_inline
from publish.normalize.rst.tables import ListTable
from publish.normalize.rst.writing import INDENT
from publish.normalize.width import indent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publish.intake.model import Repair
    from publish.intake.source import SourceText
    from publish.normalize.model import Cell

_LANGUAGE = re.compile(r"\.\.[ \t]+class::[ \t]+language-(?P<tag>[A-Za-z0-9-]+)\s*$")
_ROLE = re.compile(r"\.\.[ \t]+role::[ \t]+\S+")
_CONTAINER = re.compile(r"\.\.[ \t]+container::[ \t]+(?P<kind>[a-z][a-z-]*)\s*$")
_FIGURE = re.compile(r"\.\.[ \t]+(?:figure|image)::[ \t]+(?P<address>\S+)\s*$")
_CODE = re.compile(r"\.\.[ \t]+code(?:-block)?::")
_OPTION = re.compile(r":(?P<name>[a-z-]+):[ \t]*(?P<value>.*)$")
_ATTRIBUTION = re.compile(r"(?:---?(?!-)|\u2014)[ \t]*(?=\S)")
#: What ends a paragraph whose next lines are code.
_CODE_FOLLOWS = re.compile(r"(?<=[^\s:\\])::$")


def is_rst(name: str) -> bool:
    """Tell whether a source is reStructuredText, by its name."""
    return name.lower().endswith((".rst", ".rest"))


def read_rst(source: SourceText) -> tuple[list[Draft], list[Repair]]:
    """Read one source of reStructuredText; what stands in it beside the text goes, and nothing else is repaired."""
    reader = _Reader(source.name)
    chunk: list[Traced] = []
    lines, repairs = without_asides(source)
    for line in (*lines, None):
        if line is not None and line.text.strip():
            chunk.append(line)
        elif chunk:
            reader.take(chunk)
            chunk = []
    reader.end()
    return reader.drafts, repairs


@dataclass(slots=True)
class _Item:
    """An open item: where its text is indented to, its number (None for a bullet), its list, if it has text yet."""

    indent: int
    number: int | None
    list_id: int
    fresh: bool = True


@dataclass(slots=True)
class _Reader:
    """What was read so far: the blocks, and the sections and items that are open."""

    name: str
    drafts: list[Draft] = field(default_factory=list)
    language: str | None = None
    sections: list[str | None] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    lists: int = 0
    last_list: _Item | None = None
    quoted: bool = False
    directive: bool = False
    table: ListTable | None = None
    tables: int = 0
    frame: Frame | None = None
    frames: int = 0
    figure: tuple[Image, Traced, int] | None = None
    code: list[Traced] | None = None
    code_margin: int = 0
    definition: int | None = None

    def take(self, chunk: Sequence[Traced]) -> None:
        """Read one group of lines that has blank lines around it."""
        chunk = self._within_frame(chunk)
        margin = indent(chunk[0].text)
        if self.code is not None and margin > self.code_margin:
            self.code.extend(chunk)
            return
        if self.figure and margin > self.figure[2]:
            self._end_figure(chunk)
            return
        self.end()
        first = chunk[0].text.strip()
        if _ROLE.match(first):
            return
        container = _CONTAINER.match(first) if margin == 0 and self.frame is None else None
        if container:
            self.items.clear()
            self.quoted, self.directive, self.table = False, True, None
            self.frame, self.frames = Frame(container["kind"], self.frames), self.frames + 1
            if len(chunk) > 1:
                self.take(chunk[1:])
            return
        if _FIGURE.match(first) or _CODE.match(first) or first == "::":
            self._directive(chunk, margin)
            return
        self._plain(chunk)

    def end(self) -> None:
        """Finish what the next lines do not go on: a figure without a caption, a piece of code."""
        if self.figure:
            self._end_figure(())
        if self.code is not None:
            self._end_code(self.code)

    def _within_frame(self, chunk: Sequence[Traced]) -> Sequence[Traced]:
        """Take the frame's margin off lines that stand in it; other lines close it."""
        if self.frame is None:
            return chunk
        if indent(chunk[0].text) >= INDENT:
            return [line.slice(min(INDENT, indent(line.text))) for line in chunk]
        self.end()
        self.items.clear()
        self.frame, self.quoted, self.directive, self.definition = None, False, False, None
        return chunk

    def _directive(self, chunk: Sequence[Traced], margin: int) -> None:
        """Begin a figure or a piece of code, with as much of it as stands in this group of lines."""
        self._level(margin)
        self.table, self.definition = None, None
        self.directive = self.directive or not self.items
        line = chunk[0].strip()
        figure = _FIGURE.match(line.text)
        if not figure:
            self.code, self.code_margin = [], margin
            rest = [one for one in chunk[1:] if not _OPTION.match(one.text.strip())]
            self.code.extend(rest)
            return
        options = {
            match["name"]: match["value"].strip() for one in chunk[1:] if (match := _OPTION.match(one.text.strip()))
        }
        width = re.fullmatch(r"(\d{1,3})\s*%", options.get("width", ""))
        place = line.place(figure.start("address"))
        image = Image(figure["address"], options.get("alt", ""), int(width[1]) if width else None, place)
        self.figure = image, line.slice(figure.start("address"), figure.start("address")), margin

    def _end_figure(self, caption: Sequence[Traced]) -> None:
        if self.figure is None:
            return
        image, place, _ = self.figure
        self.figure = None
        text = joined([line.strip() for line in caption]) if caption else place
        self._add_formed(Form.FIGURE, text, image)

    def _end_code(self, lines: Sequence[Traced]) -> None:
        self.code = None
        if not lines:
            return
        margin = min(indent(line.text) for line in lines)
        parts: list[Traced] = []
        for before, line in zip((None, *lines), lines, strict=False):
            if before is not None:
                blank = line.place(0)[0] - before.place(0)[0]
                parts.append(before.slice(len(before)).edit((Edit(0, 0, "\n" * blank),)))
            parts.append(line.slice(margin, len(line.text.rstrip())))
        text = concatenate(parts)
        language, self.language = self.language or self._inherited(), None
        level = len(self.items) + 1
        draft = Draft(BlockType.PARA, text, self.name, (), level, language=language, form=Form.CODE, frame=self.frame)
        self.drafts.append(replace(draft, quoted=self.quoted))

    def _plain(self, chunk: Sequence[Traced]) -> None:
        if tables.DIRECTIVE.match(chunk[0].text):
            self.table = ListTable.begun(self._begin_table(), chunk)
            return
        if self.table and indent(chunk[0].text) >= INDENT:
            self._cells(self.table.cells(chunk))
            return
        self.table = None
        if chunk[0].text.strip() == "..":
            self.items.clear()
            self.directive = self.quoted = False
            self.definition = None
            return
        drawn = drawn_table(chunk)
        if drawn:
            self._cells(drawn.cells(self._begin_table()))
            return
        heading = heading_of(chunk)
        if heading:
            self._heading(*heading)
            return
        for group in split(chunk):
            self._group(group)

    def _level(self, margin: int, text: str = "") -> None:
        """Close the items that a margin lies before, and find out whether it is that of a quotation.

        `text` is what stands there: it may begin an item that goes on a list that is closed.
        """
        if margin == 0:
            self.quoted = self.directive = False
            self.definition = None
        elif not self.items and not self.directive and self.definition is None:
            self.quoted = True
        while self.items and margin < self.items[-1].indent:
            closed = self.items.pop()
            if not self.items or margin >= self.items[-1].indent:
                self._reopen(closed, text)

    def _lines_of(self, group: Sequence[Traced], margin: int) -> bool:
        """Read lines of verse, a term with its definition, an attribution; tell whether the group was such."""
        body = group[0].strip()
        if VERSE.match(body.text):
            form = Form.STANZA
            for line in verses(group):
                self._add_formed(form, line)
                form = Form.VERSE
            return True
        if len(group) > 1 and indent(group[1].text) > margin and not body.text.startswith(".."):
            self._add_formed(Form.TERM, body)
            self.definition = indent(group[1].text)
            group = group[1:]
        elif self.definition is None or margin < self.definition:
            self.definition = None
            quotes = self.quoted and bool(self.drafts) and self.drafts[-1].quoted
            match = _ATTRIBUTION.match(body.text) if quotes and self.drafts[-1].form is not Form.ATTRIBUTION else None
            if match:
                text = joined([body.slice(match.end()), *(line.strip() for line in group[1:])])
                self._add_formed(Form.ATTRIBUTION, text)
            return bool(match)
        self._add_formed(Form.DEFINITION, joined([line.strip() for line in group]))
        return True

    def _heading(self, text: Traced, rank: int) -> None:
        self.items.clear()
        self.definition = None
        self.quoted = self.directive = False
        del self.sections[rank - 1 :]
        while len(self.sections) < rank - 1:
            self.sections.append(self._inherited())
        self.sections.append(self.language or self._inherited())
        kind = BlockType.TITLE if rank == 1 else BlockType.HEADING
        self._add(kind, text.strip(), level=rank)

    def _begin_table(self) -> int:
        self.items.clear()
        self.quoted, self.directive, self.definition = False, True, None
        self.tables += 1
        return self.tables - 1

    def _cells(self, cells: Iterable[tuple[Cell, Traced]]) -> None:
        for cell, text in cells:
            bare, inlines = read_inline(text)
            language = self._inherited()
            self.drafts.append(Draft(BlockType.PARA, bare, self.name, inlines, language=language, cell=cell))

    def _group(self, group: Sequence[Traced]) -> None:
        margin = indent(group[0].text)
        body = group[0].strip()
        note = NOTE.match(body.text) if margin == 0 else None
        if note:
            self.items.clear()
            self.quoted, self.directive, self.definition = False, True, None
            text = joined([body.slice(note.end()), *(line.strip() for line in group[1:])])
            self._add(BlockType.PARA, text, level=1)
            self.drafts[-1] = replace(self.drafts[-1], note=note["label"], frame=None)
            return
        self._level(margin, body.text)
        match = MARKER.match(body.text)
        if match:
            self._open(margin, match)
            body = body.slice(match.end())
        language = _LANGUAGE.match(body.text)
        if language:
            self.language = language["tag"]
            if len(group) > 1:
                self._group(group[1:])
            return
        fresh = bool(self.items) and self.items[-1].fresh
        if fresh or not self._lines_of(group, margin):
            self._paragraph(joined([body, *(line.strip() for line in group[1:])]), margin)

    def _paragraph(self, text: Traced, margin: int) -> None:
        """Read a paragraph, the first one of an item or another; code may follow it."""
        self.definition = None
        if _CODE_FOLLOWS.search(text.text):
            text = text.slice(0, len(text) - 1)
            self.code, self.code_margin = [], margin
        item = self.items[-1] if self.items else None
        if item and item.fresh:
            item.fresh = False
            kind = BlockType.BULLET if item.number is None else BlockType.ITEM
            self._add(kind, text, level=len(self.items), item=item)
            return
        note = self.drafts[-1].note if margin > 0 and self.directive and not self.items and self.drafts else None
        self._add(BlockType.PARA, text, level=len(self.items) + 1)
        if note is not None:
            self.drafts[-1] = replace(self.drafts[-1], note=note, frame=None)

    def _reopen(self, closed: _Item, text: str) -> None:
        """Let an item that comes next go on the list of the one that just ended."""
        match = MARKER.match(text)
        same = match and (closed.number is None) == (match["number"] is None)
        self.last_list = closed if same else None

    def _open(self, margin: int, match: re.Match[str]) -> None:
        last = self.last_list
        number = match["number"]
        value = None if number is None else _value(number, last)
        if last and value is not None and last.number is not None and value != last.number + 1:
            last = None  # As in docutils: a number out of turn begins another list.
        list_id = last.list_id if last else self.lists
        self.lists += last is None
        self.last_list = None
        self.items.append(_Item(margin + match.end(), value, list_id))

    def _add(self, kind: BlockType, text: Traced, level: int, item: _Item | None = None) -> None:
        bare, inlines = read_inline(text)
        number, list_id = (item.number, item.list_id) if item else (None, None)
        language = self.language or self._inherited()
        self.language = None
        draft = Draft(kind, bare, self.name, inlines, level, number=number, list_id=list_id, language=language)
        framed = None if kind in {BlockType.TITLE, BlockType.HEADING} else self.frame
        self.drafts.append(replace(draft, quoted=self.quoted, frame=framed))

    def _add_formed(self, form: Form, text: Traced, image: Image | None = None) -> None:
        self._add(BlockType.PARA, text, level=len(self.items) + 1)
        self.drafts[-1] = replace(self.drafts[-1], form=form, image=image)

    def _inherited(self) -> str | None:
        return self.sections[-1] if self.sections else None


def _value(number: str, last: _Item | None) -> int:
    if number != "#":
        return int(number)
    return last.number + 1 if last and last.number is not None else 1
