"""Reading the reStructuredText that `write` makes, also after an editor's changes, back to blocks in the making.

This is no parser of reStructuredText: what an editor adds beyond these few forms stays text. The whole language is
read by `publish.doctree`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from publish.intake.enumerators import enumerator
from publish.normalize.admonitions import LABELLED
from publish.normalize.draft import Draft
from publish.normalize.model import BlockType, Form, Frame, InlineRole
from publish.normalize.rst.directives import CODE, FIGURE, Directive
from publish.normalize.rst.drawn import drawn_cells
from publish.normalize.rst.enumerators import Marks
from publish.normalize.rst.groups import NOTE, joined, split
from publish.normalize.rst.inline import enumerated, read_inline
from publish.normalize.rst.lists import OpenItems
from publish.normalize.rst.shaped import shaped
from publish.normalize.rst.tables import in_cell
from publish.normalize.rst.writing import INDENT
from publish.normalize.width import indent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publish.intake.model import Traced
    from publish.normalize.model import Cell, Image
    from publish.normalize.rst.enumerators import Mark
    from publish.normalize.rst.lists import OpenItem

_LANGUAGE = re.compile(r"\.\.[ \t]+class::[ \t]+language-(?P<tag>[A-Za-z0-9-]+)\s*$")
_LABEL = re.compile(rf"\.\.[ \t]+(?P<kind>{'|'.join(sorted(LABELLED))})::$", re.IGNORECASE)
_ROLE = re.compile(r"\.\.[ \t]+role::[ \t]+\S+")
_CONTAINER = re.compile(r"\.\.[ \t]+container::[ \t]+(?P<kind>[a-z][a-z-]*)\s*$")
_ATTRIBUTION = re.compile(r"(?:---?(?!-)|\u2014)[ \t]*(?=\S)")
#: What ends a paragraph whose next lines are code.
_CODE_FOLLOWS = re.compile(r"(?<=[^\s:\\])::$")


@dataclass(slots=True)
class Reader:
    """What was read so far: the blocks, and the sections and items that are open."""

    name: str
    marks: Marks
    items: OpenItems = field(default_factory=OpenItems)
    language: str | None = None
    drafts: list[Draft] = field(default_factory=list)
    chunk: list[Traced] = field(default_factory=list)
    sections: list[str | None] = field(default_factory=list)
    quote: int | None = None
    """How far the quotation that is open is indented."""
    after_directive: bool = False
    directive: Directive | None = None
    tables: int = 0
    frame: Frame | None = None
    frames: int = 0
    definition: int | None = None

    def line(self, line: Traced) -> None:
        """Read one line; blank ones part groups of lines."""
        if line.text.strip():
            self.chunk.append(line)
        else:
            self.flush()

    def flush(self) -> None:
        """Read the lines that were gathered."""
        chunk, self.chunk = self.chunk, []
        if chunk:
            self.take(chunk)

    def end(self) -> None:
        """Finish what is open."""
        self.flush()
        self._end_directive()

    def heading(self, text: Traced, rank: int) -> None:
        """Read a heading."""
        self.end()
        self.items.clear()
        self.frame = self.definition = None
        self.quote, self.after_directive = None, False
        del self.sections[rank - 1 :]
        while len(self.sections) < rank - 1:
            self.sections.append(self._inherited())
        self.sections.append(self.language or self._inherited())
        self._add(BlockType.TITLE if rank == 1 else BlockType.HEADING, text.strip(), level=rank)

    def take(self, chunk: Sequence[Traced]) -> None:
        """Read one group of lines that has blank lines around it."""
        chunk = self._within_frame(chunk)
        margin = indent(chunk[0].text)
        if self.directive and margin > self.directive.margin:
            if self.directive.kind == FIGURE:
                self._end_directive(joined([line.strip() for line in chunk]))
            else:
                self.directive.more(chunk)
            return
        self._end_directive()
        first = chunk[0].text.strip()
        container = _CONTAINER.match(first) if margin == 0 and self.frame is None else None
        if container:
            self._begin_aside()
            self.frame, self.frames = Frame(container["kind"], self.frames), self.frames + 1
            if len(chunk) > 1:
                self.take(chunk[1:])
        elif label := _LABEL.match(first):
            self._level(margin)
            self._label(chunk[0].strip().slice(*label.span("kind")))
        elif not _ROLE.match(first):
            self._plain(chunk, margin)

    def _label(self, kind: Traced) -> None:
        """Read the line that names an admonition."""
        self.definition = None
        self._add(BlockType.PARA, kind, level=len(self.items) + 1)
        self.drafts[-1] = replace(self.drafts[-1], is_label=True)

    def _within_frame(self, chunk: Sequence[Traced]) -> Sequence[Traced]:
        """Take the frame's margin off lines that stand in it; other lines close it."""
        if self.frame is None:
            return chunk
        if indent(chunk[0].text) >= INDENT:
            return [line.slice(min(INDENT, indent(line.text))) for line in chunk]
        self._end_directive()
        self.items.clear()
        self.frame = self.quote = self.definition = None
        self.after_directive = False
        return chunk

    def _begin_aside(self) -> None:
        """Leave lists and quotations for what stands beside the text."""
        self.items.clear()
        self.quote = self.definition = None
        self.after_directive = True

    def _begin_within(self, margin: int) -> None:
        """Stay in the items that stand around what is no paragraph: a table, code, a figure."""
        self._level(margin)
        self.definition = None
        self.after_directive = self.after_directive or not self.items

    def _end_directive(self, caption: Traced | None = None) -> None:
        """Finish a figure, with its caption where it has one, a piece of code, a table."""
        directive, self.directive = self.directive, None
        if directive is None:
            return
        if directive.kind == FIGURE:
            self._add_formed(Form.FIGURE, caption or directive.argument.slice(0, 0), directive.image())
        elif directive.kind == CODE:
            text = directive.code()
            if text is not None:
                self._add_code(text)
        else:
            if directive.argument.text:
                self._add(BlockType.PARA, directive.argument, level=len(self.items) + 1)
            self._cells(directive.cells(self.tables))

    def _add_code(self, text: Traced) -> None:
        language, self.language = self.language or self._inherited(), None
        level = len(self.items) + 1
        draft = Draft(BlockType.PARA, text, self.name, (), level, language=language, form=Form.CODE, frame=self.frame)
        self.drafts.append(replace(draft, quoted=self.quote is not None))

    def _plain(self, chunk: Sequence[Traced], margin: int) -> None:
        directive = Directive.begun(chunk)
        if directive:
            self.directive = directive
            self._begin_within(margin)
            return
        if chunk[0].text.strip() == "..":
            self._level(margin)
            self.items.close_to(margin, None)
            self.quote = self.definition = None
            self.after_directive = False
            return
        drawn = drawn_cells(chunk, self.tables)
        if drawn:
            self._begin_within(margin)
            self._cells(drawn)
            return
        for group in split(chunk, lambda line: self.marks.at(line.strip()) is not None):
            self._group(group)

    def _cells(self, cells: Iterable[tuple[Cell, Sequence[Traced]]]) -> None:
        """Read the cells of a table, each a text of its own."""
        self.tables += 1
        for cell, lines in cells:
            inner = Reader(self.name, Marks(lines), OpenItems(self.items.ids), sections=[self._inherited()])
            for line in lines:
                inner.line(line)
            inner.end()
            self.drafts.extend(in_cell(draft, replace(cell, depth=len(self.items))) for draft in inner.drafts)

    def _level(self, margin: int, mark: Mark | None = None) -> None:
        """Close the items that a margin lies before, and find out whether it is that of a quotation.

        `mark` is what stands there: it may begin an item that goes on a list that is closed.
        """
        if margin == 0:
            self.after_directive = False
            self.definition = None
        if self.quote is not None and margin < self.quote:
            self.quote = None
        self.items.close_to(margin, mark)
        item = self.items.last
        inside = margin > (item.indent if item else 0) and not (item and item.fresh)
        if inside and self.quote is None and self.definition is None and (item or not self.after_directive):
            self.quote = margin

    def _lines_of(self, group: Sequence[Traced], margin: int) -> bool:
        """Read lines of verse, a term with its definition, an attribution; tell whether the group was such."""
        body = group[0].strip()
        found = shaped(group)
        for form, text in found:
            if form is Form.CODE:
                self._add_code(text)
            else:
                self._add_formed(form, text)
            self.definition = margin + 1 if form is Form.DEFINITION else None
        if found:
            return True
        if len(group) > 1 and indent(group[1].text) > margin and not body.text.startswith(".."):
            self._add_formed(Form.TERM, body)
            self.definition = indent(group[1].text)
            group = group[1:]
        elif self.definition is None or margin < self.definition:
            self.definition = None
            quotes = self.quote is not None and bool(self.drafts) and self.drafts[-1].quoted
            match = _ATTRIBUTION.match(body.text) if quotes and self.drafts[-1].form is not Form.ATTRIBUTION else None
            if match:
                text = joined([body.slice(match.end()), *(line.strip() for line in group[1:])])
                self._add_formed(Form.ATTRIBUTION, text)
            return bool(match)
        self._add_formed(Form.DEFINITION, joined([line.strip() for line in group]))
        return True

    def _group(self, group: Sequence[Traced]) -> None:
        margin = indent(group[0].text)
        body = group[0].strip()
        note = NOTE.match(body.text) if margin == 0 else None
        if note:
            self._begin_aside()
            text = joined([body.slice(note.end()), *(line.strip() for line in group[1:])])
            self._add(BlockType.PARA, text, level=1)
            self.drafts[-1] = replace(self.drafts[-1], note=note["label"], frame=None)
            return
        mark = self.marks.at(body)
        self._level(margin, mark)
        if mark:
            self.items.open(margin, mark, None if mark.written else body.slice(0, mark.length).strip())
            body = body.slice(mark.length)
        language = _LANGUAGE.match(body.text)
        if language:
            self.language = language["tag"]
            if len(group) > 1:
                self._group(group[1:])
            return
        fresh = self.items.last is not None and self.items.last.fresh
        if fresh or not self._lines_of(group, margin):
            self._paragraph(joined([body, *(line.strip() for line in group[1:])]), margin)

    def _paragraph(self, text: Traced, margin: int) -> None:
        """Read a paragraph, the first one of an item or another; code may follow it."""
        self.definition = None
        if _CODE_FOLLOWS.search(text.text):
            text = text.slice(0, len(text) - 1)
            self.directive = Directive.following(text, margin)
        item = self.items.last
        if item and item.fresh:
            item.fresh = False
            kind = BlockType.BULLET if item.number is None else BlockType.ITEM
            self._add(kind, text, level=len(self.items), item=item)
            return
        note = self.drafts[-1].note if margin > 0 and self.after_directive and not self.items and self.drafts else None
        self._add(BlockType.PARA, text, level=len(self.items) + 1)
        if note is not None:
            self.drafts[-1] = replace(self.drafts[-1], note=note, frame=None)

    def _add(self, kind: BlockType, text: Traced, level: int, item: OpenItem | None = None) -> None:
        bare, inlines = read_inline(text)
        own = ""
        if any(one.role is InlineRole.ENUMERATOR for one in inlines):
            own, bare, inlines = enumerated(bare, inlines)
        if item and item.marker and item.number is not None:
            own = own or enumerator(item.marker.text)
        number, list_id = (item.number, item.list_id) if item else (None, None)
        language = self.language or self._inherited()
        self.language = None
        draft = Draft(kind, bare, self.name, inlines, level, number=number, list_id=list_id, language=language)
        framed = None if kind in {BlockType.TITLE, BlockType.HEADING} else self.frame
        self.drafts.append(
            replace(draft, quoted=self.quote is not None, frame=framed, marker=item.marker if item else None)
        )
        if item and item.number is not None and own:
            self.drafts[-1] = replace(self.drafts[-1], enumerator=own)

    def _add_formed(self, form: Form, text: Traced, image: Image | None = None) -> None:
        self._add(BlockType.PARA, text, level=len(self.items) + 1)
        self.drafts[-1] = replace(self.drafts[-1], form=form, image=image)

    def _inherited(self) -> str | None:
        return self.sections[-1] if self.sections else None
