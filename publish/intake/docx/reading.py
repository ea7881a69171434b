"""The text of a DOCX file as its reader sees it: insertions in, deletions and hidden characters out, numbers counted.

The author's line is the paragraph, counted through body, tables and notes; the column counts what can be seen of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from publish.diagnostics import Location
from publish.intake.container import Container, ContainerError
from publish.intake.docx.lists import Item, Lists
from publish.intake.docx.markup import child, is_on, local, number, setting, texts, value
from publish.intake.docx.numbering import Numbering
from publish.intake.docx.paragraph import THROUGH, Characters, Pending
from publish.intake.docx.parts import beside, links_of
from publish.intake.docx.pictures import Pictures, media_of
from publish.intake.docx.styles import Styles
from publish.intake.enumerators import enumerator
from publish.intake.model import Edit, Repair, concatenate
from publish.intake.packed import Read, read_packed
from publish.intake.passages import Cell, Passage, PassageKind, without_layout
from publish.intake.pictures import caption, captioned, figure, out_of_cells
from publish.intake.repairs import Rule
from publish.intake.source import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

DOCUMENT = "word/document.xml"
_ENCODING = "docx"
#: What Word keeps among the notes though it is none: the lines above them.
_LINES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
#: In the bits of `tblLook`: the first row looks like a head (17.4.55).
_FIRST_ROW = 0x20


def is_docx(data: bytes) -> bool:
    """Tell whether bytes are a container with a WordprocessingML document."""
    try:
        return DOCUMENT in Container(data)
    except ContainerError:
        return False


def read_docx(data: bytes, name: str) -> Read:
    """Read a DOCX file.

    Args:
        data: the whole file.
        name: how diagnostics call it.

    Returns:
        The source with its passages, or None and why not (S003 damaged or out of all proportion, S002 no text).
    """
    hint = "Open it in a word processor and save it as DOCX again, or as plain text in UTF-8."
    return read_packed(data, name, "DOCX", hint, _source)


def _source(container: Container, name: str) -> SourceText:
    """Read the text, its notes, and what stands beside it."""
    styles, numbering = (container.tree(f"word/{part}.xml") for part in ("styles", "numbering"))
    pictures = Pictures(container)
    characters = Characters(name, Styles.of(styles), pictures)
    reader = _Reader(characters, Lists(Numbering.of(numbering), characters.styles))
    body = child(container.tree(DOCUMENT), "body")
    reader.enter(container, DOCUMENT)
    if body is not None:
        reader.blocks(body)
    reader.notes(container)
    return reader.source(tuple(beside(container, name)))


@dataclass(slots=True)
class _Reader:
    characters: Characters
    lists: Lists
    passages: list[Passage] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    pending: Pending | None = None
    cell: Cell | None = None
    label: str | None = None
    ids: Iterator[int] = field(default_factory=count)
    nested: set[int] = field(default_factory=set)

    @property
    def styles(self) -> Styles:
        """The styles of the document."""
        return self.characters.styles

    def enter(self, container: Container, part: str) -> None:
        """Follow the references of a part from here on."""
        self.characters.links = links_of(container, part)
        self.characters.pictures.targets = media_of(container, part)

    def blocks(self, parent: Element) -> None:
        """Read the paragraphs and tables of an element in order."""
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name == "altChunk":
                self._tell(Rule.EMBEDDED, "altChunk")
            elif name == "sdt" and is_on(child(element, "sdtPr"), "showingPlcHdr"):
                self._tell(Rule.PLACEHOLDER, "".join(texts(element)))
            elif name in THROUGH:
                self.blocks(element)

    def notes(self, container: Container) -> None:
        """Read the texts of the notes that were called, in the order of their calls; tell those that were not."""
        parts = {kind: container.tree(f"word/{kind}s.xml") for kind in ("footnote", "endnote")}
        found = {
            (kind, value(element, "id") or ""): element
            for kind, part in parts.items()
            for element in (part if part is not None else ())
            if local(element) == kind and value(element, "type") not in _LINES
        }
        called = tuple(self.characters.called)
        for index, key in enumerate(called, start=1):
            element = found.get(key)
            if element is not None:
                self.label = str(index)
                self.enter(container, f"word/{key[0]}s.xml")
                self.blocks(element)
        self.label = None
        for key, element in found.items():
            said = "".join(texts(element))
            if key not in called and said.strip():
                self._tell(Rule.DELETED, said)

    def source(self, edges: tuple[Repair, ...]) -> SourceText:
        """Return what was read, and beside it what stands at the edges of pages."""
        passages = without_layout(captioned(out_of_cells(self.passages)), self.nested)
        repairs, pictures = (*self.characters.repairs, *edges), self.characters.pictures.gallery.pictures
        text = "\n".join(self.texts)
        return SourceText(self.characters.name, text, _ENCODING, repairs, passages=passages, pictures=pictures)

    def _table(self, element: Element) -> None:
        outer, table = self.cell, next(self.ids)
        if outer:
            self.nested.update({outer.table, table})
        rows = [row for row in _through(element) if local(row) == "tr"]
        heads = [bool(is_on(child(row, "trPr"), "tblHeader")) for row in rows]
        if rows and not any(heads) and _looks_headed(element):
            heads[0] = True
        place = 0
        for row, header in zip(rows, heads, strict=True):
            if child(row, "trPr", "del") is not None:
                self._tell(Rule.DELETED, "".join(texts(row)))
                continue
            column = number(setting(row, "trPr", "gridBefore")) or 0
            for cell in (one for one in _through(row) if local(one) == "tc"):
                self.cell = Cell(table, place, column, header)
                if child(cell, "tcPr", "cellDel") is None:
                    self.blocks(cell)
                else:
                    self._tell(Rule.DELETED, "".join(texts(cell)))
                column += max(number(setting(cell, "tcPr", "gridSpan")) or 1, 1)
            place += 1
        self.cell = outer

    def _paragraph(self, element: Element) -> None:
        self.texts.append("")
        pending = self.pending or Pending(len(self.texts))
        pending.line, pending.column, pending.text, pending.boxes = len(self.texts), 1, "", []
        self.pending = None
        properties = child(element, "pPr")
        identifier = setting(properties, "pStyle") or self.styles.default
        self.characters.read(element, pending, identifier)
        self.texts[-1] = pending.text
        boxes = pending.boxes
        ends = child(properties, "rPr")
        if child(ends, "del") is not None or is_on(ends, "specVanish"):
            self.pending = pending
        else:
            self._passage(pending, properties, identifier)
            self._figures(pending)
        for box in boxes:
            self.blocks(box)

    def _passage(self, pending: Pending, properties: Element | None, style: str | None) -> None:
        counted = None if self.label else self.lists.counted(properties, style)
        written = pending.writer.written()
        if written is None:
            return
        text, marks = written
        if self.styles.is_contents(style):
            self.characters.log(Rule.TABLE_OF_CONTENTS, text.text, pending)
            return
        passage = Passage(
            text,
            marks=marks,
            loud=pending.writer.is_loud or self.styles.is_large(style, pending.runs),
            cell=self.cell,
            quoted=self.styles.is_quotation(style),
            note=self.label,
            language=self.styles.language_of(pending.runs),
        )
        if self.label:
            passage = replace(passage, kind=PassageKind.PARA, quoted=False, cell=None)
        elif self.styles.is_caption(style):
            self._figures(pending)
            passage = caption(passage)
        else:
            passage = self._placed(passage, counted, self.styles.rank(style, properties))
        self.passages.append(passage)

    def _figures(self, pending: Pending) -> None:
        self.passages.extend(replace(figure(image), cell=self.cell) for image in pending.images)
        pending.images.clear()

    def _placed(self, passage: Passage, counted: Item | None, rank: int | None) -> Passage:
        """Say what a paragraph is: a heading, an item, or a plain one."""
        if rank is not None and not self.cell:
            passage = replace(passage, kind=PassageKind.HEADING, rank=rank)
            if counted and counted.number is not None:
                self.lists.heads(counted)
                passage = self._labelled(passage, counted.label)
        elif counted and self.lists.is_label(counted):
            passage = self._labelled(passage, counted.label)
        elif counted:
            kind = PassageKind.BULLET if counted.number is None else PassageKind.ITEM
            list_id = self.lists.list_id(counted)
            passage = replace(passage, kind=kind, number=counted.number, list_id=list_id, depth=counted.place + 1)
            label, number_of = counted.label.strip(), f"{counted.number}."
            if counted.number is not None:
                passage = replace(passage, enumerator=enumerator(label))
            if counted.number is not None and not passage.enumerator and label != number_of:
                place = Location(self.characters.name, *passage.text.place(0))
                self.characters.repairs.append(Repair(Rule.LIST_MARKER, place, label, number_of))
        return passage

    def _labelled(self, passage: Passage, label: str) -> Passage:
        """Put the automatic number of a heading before its text: others refer to it."""
        if not label.strip():
            return passage
        label = " ".join(label.split()) + " "
        place = Location(self.characters.name, *passage.text.place(0))
        self.characters.repairs.append(Repair(Rule.AUTOMATIC_NUMBER, place, "", label))
        text = passage.text.slice(0, 0).edit((Edit(0, 0, label),))
        moved = tuple(replace(one, start=one.start + len(label), end=one.end + len(label)) for one in passage.marks)
        return replace(passage, text=concatenate((text, passage.text)), marks=moved)

    def _tell(self, rule: Rule, before: str) -> None:
        """Log what goes as a whole, at the next paragraph."""
        if before.strip():
            place = Location(self.characters.name, len(self.texts) + 1, 1)
            self.characters.repairs.append(Repair(rule, place, before, ""))


def _looks_headed(table: Element) -> bool:
    """Tell whether a table is set with its first row as a head."""
    look = child(table, "tblPr", "tblLook")
    if look is None:
        return False
    bits = value(look) or "0"
    return value(look, "firstRow") in {"1", "true"} or bool(int(bits, 16) & _FIRST_ROW if bits.isalnum() else 0)


def _through(parent: Element) -> Iterator[Element]:
    for element in parent:
        if local(element) in THROUGH:
            yield from _through(element)
        else:
            yield element
