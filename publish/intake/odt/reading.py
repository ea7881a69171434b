"""The text of an ODT file as its reader sees it: changes accepted, hidden characters out, lists counted.

The author's line is the paragraph, counted through the text and its notes, as in DOCX.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from publish.diagnostics import Location
from publish.intake.container import declares
from publish.intake.model import Repair
from publish.intake.number_formats import written
from publish.intake.odt.markup import child, name_of, number, value, words
from publish.intake.odt.paragraph import Characters, Pending
from publish.intake.odt.styles import ListLevel, Styles
from publish.intake.packed import Read, read_packed
from publish.intake.passages import Cell, Passage, PassageKind, without_layout
from publish.intake.pictures import caption, captioned, figure, out_of_cells
from publish.intake.repairs import Rule
from publish.intake.source import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from publish.intake.container import Container

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_ENCODING = "odt"
_WORDS = frozenset({"text:p", "text:h"})
#: A row or cell is repeated no more often than this.
_MOST_REPEATED = 50


def is_odt(data: bytes) -> bool:
    """Tell whether bytes are a text in OpenDocument."""
    return declares(data, _MEDIA_TYPE)


def read_odt(data: bytes, name: str) -> Read:
    """Read an ODT file.

    Args:
        data: the whole file.
        name: how diagnostics call it.

    Returns:
        The source with its passages, or None and why not (S003 damaged or out of all proportion, S002 no text).
    """
    hint = "Open it in a word processor and save it as ODT again, or as DOCX."
    return read_packed(data, name, "ODT", hint, _source)


def _source(container: Container, name: str) -> SourceText:
    """Read the text, its notes, and what stands at the edges of its pages."""
    content, styles = container.tree("content.xml"), container.tree("styles.xml")
    reader = _Reader(Characters(name, Styles.of(styles, content), container))
    body = child(child(content, "office:body"), "office:text")
    reader.blocks(body if body is not None else ())
    reader.notes()
    reader.edges(child(styles, "office:master-styles"))
    return reader.source()


@dataclass(slots=True)
class _List:
    """A list that is open: its style, its level from 1, its number so far."""

    style: str
    rules: ListLevel
    level: int
    list_id: int
    number: int
    fresh: bool = False


@dataclass(slots=True)
class _Reader:
    characters: Characters
    passages: list[Passage] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    ended: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)
    cell: Cell | None = None
    label: str | None = None
    ids: Iterator[int] = field(default_factory=count)
    nested: set[int] = field(default_factory=set)

    def blocks(self, parent: Element | tuple[()]) -> None:
        """Read the paragraphs, lists and tables of an element in order."""
        for element in parent:
            name = name_of(element)
            if name in _WORDS:
                self._paragraph(element, name)
            elif name == "text:list":
                self._list(element)
            elif name == "table:table":
                self._table(element)
            elif name.startswith("draw:"):
                self._anchored(element)
            elif not self._goes(element, name):
                self.blocks(element)

    def _goes(self, element: Element, name: str) -> bool:
        """Tell what is no text of the file, and whether it was such."""
        if name == "text:tracked-changes":
            for change in element.iter():
                if name_of(change) == "text:deletion":
                    self._tell(Rule.DELETED, " ".join(words(one) for one in change if name_of(one) in _WORDS))
        elif name == "text:table-of-content":
            self._tell(Rule.TABLE_OF_CONTENTS, words(element))
        elif name == "text:section" and value(element, "text:display") == "none":
            self._tell(Rule.HIDDEN, words(element))
        else:
            return name.endswith("-decls") or name == "office:forms"
        return True

    def notes(self) -> None:
        """Read the texts of the notes, in the order of their calls; those that stand in notes, too."""
        for index, note in enumerate(self.characters.notes, start=1):
            self.label = str(index)
            body = child(note, "text:note-body")
            self.blocks(body if body is not None else ())
        self.label = None

    def edges(self, masters: Element | None) -> None:
        """Tell what stands at the edges of pages."""
        for element in masters.iter() if masters is not None else ():
            if name_of(element) in {"style:header", "style:footer"}:
                self._tell(Rule.PAGE_FURNITURE, words(element))

    def source(self) -> SourceText:
        """Return what was read."""
        passages = without_layout(captioned(out_of_cells(self.passages)), self.nested)
        repairs, pictures = tuple(self.characters.repairs), self.characters.gallery.pictures
        text = "\n".join(self.texts)
        return SourceText(self.characters.name, text, _ENCODING, repairs, passages=passages, pictures=pictures)

    def _paragraph(self, element: Element, name: str) -> None:
        self.texts.append("")
        pending = Pending(len(self.texts))
        style = value(element, "text:style-name")
        styles = self.characters.styles
        if styles.is_hidden("paragraph", style):
            self.characters.log(Rule.HIDDEN, words(element), pending)
            return
        self.characters.read(element, pending, frozenset((role, "") for role in styles.roles("paragraph", style)))
        self.texts[-1] = pending.text
        written = pending.writer.written()
        if written:
            text, marks = written
            passage = Passage(
                text, marks=marks, loud=pending.writer.is_loud, cell=self.cell, quoted=styles.is_quotation(style)
            )
            rank = (number(value(element, "text:outline-level")) or 1) if name == "text:h" else None
            if styles.is_caption(style) and not self.label:
                self._figures(pending)
                self.passages.append(caption(passage))
            else:
                self.passages.append(self._placed(passage, 0 if styles.is_title(style) else rank))
        self._figures(pending)
        for box in pending.boxes:
            self._inside(box)

    def _figures(self, pending: Pending) -> None:
        depth = len(self.lists) if self.lists and not self.lists[-1].fresh else 0
        self.passages.extend(replace(figure(image, depth), cell=self.cell) for image in pending.images)
        pending.images.clear()

    def _inside(self, box: Element) -> None:
        """Read a box that hangs on a paragraph: it stands in no list."""
        lists, self.lists = self.lists, []
        self.blocks(box)
        self.lists = lists

    def _placed(self, passage: Passage, rank: int | None) -> Passage:
        if self.label:
            return replace(passage, kind=PassageKind.PARA, note=self.label, quoted=False, cell=None)
        if rank is not None and not self.cell:
            return replace(passage, kind=PassageKind.HEADING, rank=rank)
        if not self.lists:
            return passage
        own = self.lists[-1]
        passage = replace(passage, depth=len(self.lists))
        if not own.fresh:
            return replace(passage, kind=PassageKind.PARA)
        own.fresh = False
        kind = PassageKind.ITEM if own.rules.numbered else PassageKind.BULLET
        passage = replace(passage, kind=kind, list_id=own.list_id)
        if not own.rules.numbered:
            return passage
        rules = own.rules
        label = f"{rules.before}{written(own.number, rules.form)}{rules.behind}".strip() if rules.form else ""
        return replace(passage, number=own.number, enumerator=label)

    def _list(self, element: Element) -> None:
        style = value(element, "text:style-name") or (self.lists[-1].style if self.lists else "")
        level = len(self.lists) + 1
        rules = self.characters.styles.lists.get(style, {}).get(level, ListLevel(numbered=False, start=1))
        list_id, last = next(self.ids), rules.start - 1
        if value(element, "text:continue-numbering") == "true" or value(element, "text:continue-list"):
            list_id, last = self.ended.get((style, level), (list_id, last))
        own = _List(style, rules, level, list_id, last)
        self.lists.append(own)
        for item in element:
            if name_of(item) == "text:list-item":
                start = number(value(item, "text:start-value"))
                own.number = own.number + 1 if start is None else start
                own.fresh = True
            self.blocks(item)
        self.ended[style, level] = own.list_id, own.number
        self.lists.pop()

    def _table(self, element: Element) -> None:
        outer, table = self.cell, next(self.ids)
        lists, self.lists = self.lists, []
        if outer:
            self.nested.update({outer.table, table})
        for place, (row, header) in enumerate(_rows(element)):
            column = 0
            for cell in row:
                spans = number(value(cell, "table:number-columns-spanned")) or 1
                repeated = number(value(cell, "table:number-columns-repeated")) or 1
                if name_of(cell) == "table:table-cell":
                    self.cell = Cell(table, place, column, header)
                    self.blocks(cell)
                column += 1 if name_of(cell) == "table:table-cell" and spans > 1 else min(repeated, _MOST_REPEATED)
        self.cell, self.lists = outer, lists

    def _anchored(self, element: Element) -> None:
        """Read what is anchored to a page."""
        self.texts.append("")
        pending = Pending(len(self.texts))
        self.characters.drawing(element, pending)
        self._figures(pending)
        for box in pending.boxes:
            self._inside(box)

    def _tell(self, rule: Rule, before: str) -> None:
        if before.strip():
            place = Location(self.characters.name, len(self.texts) + 1, 1)
            self.characters.repairs.append(Repair(rule, place, before.strip(), ""))


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    """Yield the rows of a table, and of each whether it is a head."""
    for element in table:
        name = name_of(element)
        if name == "table:table-row":
            yield element, False
        elif name == "table:table-header-rows":
            yield from ((row, True) for row, _ in _rows(element))
        elif name in {"table:table-rows", "table:table-row-group"}:
            yield from _rows(element)
