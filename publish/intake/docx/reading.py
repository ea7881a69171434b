"""The text of a DOCX file as its reader sees it: insertions in, deletions and hidden characters out, numbers counted.

The author's line is the paragraph, counted through body, tables and notes; the column counts what can be seen of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Location
from publish.intake.docx.container import Container, ContainerError
from publish.intake.docx.styles import Numbering, Styles, child, is_on, local, number, value
from publish.intake.model import Edit, Repair, SourceText, concatenate
from publish.intake.passages import Cell, Passage, PassageKind, tables_kept
from publish.intake.repairs import Rule
from publish.intake.writing import PassageWriter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

DOCUMENT = "word/document.xml"
_ENCODING = "docx"
#: Elements whose content is read as if it stood in their place.
_THROUGH = frozenset(
    {
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
        "txbxContent",
    }
)
_DELETED = frozenset({"del", "moveFrom"})
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_DEEPEST_LIST = 12
#: Characters of symbol fonts that have no meaning outside of them.
_PRIVATE = range(0xE000, 0xF900)


def is_docx(data: bytes) -> bool:
    """Tell whether bytes are a container with a WordprocessingML document."""
    try:
        return DOCUMENT in Container(data)
    except ContainerError:
        return False


def read_docx(data: bytes, name: str) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    """Read a DOCX file.

    Args:
        data: the whole file.
        name: how diagnostics call it.

    Returns:
        The source with its passages, or None and why not (S003 damaged or out of all proportion, S002 no text).
    """
    try:
        container = Container(data)
        reader = _Reader(
            name, Styles.of(container.tree("word/styles.xml")), Numbering.of(container.tree("word/numbering.xml"))
        )
        body = child(container.tree(DOCUMENT), "body")
        notes = {kind: container.tree(f"word/{kind}s.xml") for kind in ("footnote", "endnote")}
    except ContainerError as error:
        hint = "Open it in a word processor and save it as DOCX again, or as plain text in UTF-8."
        return None, (Diagnostic(Code.S003, f"{name} cannot be read as DOCX: {error}.", Location(name), hint),)
    if body is not None:
        reader.blocks(body)
    reader.notes(notes)
    source = reader.source()
    if not source.passages:
        hint = "Put a text into it."
        return None, (Diagnostic(Code.S002, f"The source file {name} has no text.", Location(name), hint),)
    return source, ()


@dataclass(slots=True)
class _Pending:
    """A paragraph that is being read; the next one goes on it where its mark was deleted."""

    line: int
    writer: PassageWriter = field(default_factory=PassageWriter)
    column: int = 1
    runs: list[Element | None] = field(default_factory=list)
    marks: int = 0


@dataclass(slots=True)
class _Reader:
    name: str
    styles: Styles
    numbering: Numbering
    passages: list[Passage] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    called: list[tuple[str, str]] = field(default_factory=list)
    pending: _Pending | None = None
    cell: Cell | None = None
    label: str | None = None
    ids: Iterator[int] = field(default_factory=count)
    lists: dict[tuple[str, int], tuple[int, int | None]] = field(default_factory=dict)
    nested: set[int] = field(default_factory=set)

    def blocks(self, parent: Element) -> None:
        """Read the paragraphs and tables of an element in order."""
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name in _THROUGH:
                self.blocks(element)

    def notes(self, parts: dict[str, Element | None]) -> None:
        """Read the texts of the notes that were called, in the order of their calls."""
        texts = {
            (kind, value(element, "id")): element
            for kind, part in parts.items()
            if part is not None
            for element in part
            if local(element) == kind
        }
        for index, key in enumerate(tuple(self.called), start=1):
            element = texts.get(key)
            if element is not None:
                self.label = str(index)
                self.blocks(element)
        self.label = None

    def source(self) -> SourceText:
        """Return what was read."""
        data = tables_kept(self.passages) - self.nested
        plain = tuple(
            one if one.cell is None or one.cell.table in data else replace(one, cell=None) for one in self.passages
        )
        return SourceText(self.name, "\n".join(self.texts), _ENCODING, tuple(self.repairs), passages=plain)

    def _table(self, element: Element) -> None:
        outer, table = self.cell, next(self.ids)
        if outer:
            self.nested.update({outer.table, table})
        rows = [row for row in _through(element) if local(row) == "tr" and child(row, "trPr", "del") is None]
        for place, row in enumerate(rows):
            column = 0
            header = bool(is_on(child(row, "trPr"), "tblHeader"))
            for cell in (one for one in _through(row) if local(one) == "tc"):
                span = child(cell, "tcPr", "gridSpan")
                self.cell = Cell(table, place, column, header)
                self.blocks(cell)
                column += max((number(value(span)) if span is not None else None) or 1, 1)
        self.cell = outer

    def _paragraph(self, element: Element) -> None:
        self.texts.append("")
        pending = self.pending or _Pending(len(self.texts))
        if self.pending:
            pending.line, pending.column = len(self.texts), 1
        self.pending = None
        properties = child(element, "pPr")
        style = child(properties, "pStyle")
        identifier = (value(style) if style is not None else None) or self.styles.default
        boxes: list[Element] = []
        self._runs(element, pending, identifier, boxes)
        if child(properties, "rPr", "del") is not None:
            self.pending = pending
        else:
            self._passage(pending, properties, identifier)
        for box in boxes:
            self.blocks(box)

    def _runs(self, parent: Element, pending: _Pending, style: str | None, boxes: list[Element]) -> None:
        for element in parent:
            name = local(element)
            if name == "r":
                self._run(element, pending, style, boxes)
            elif name in _DELETED:
                self._log(Rule.DELETED, "".join(one.text or "" for one in element.iter() if _is_text(one)), pending)
            elif name in _THROUGH:
                self._runs(element, pending, style, boxes)

    def _run(self, element: Element, pending: _Pending, style: str | None, boxes: list[Element]) -> None:
        properties = child(element, "rPr")
        named = child(properties, "rStyle")
        styles = (value(named) if named is not None else None, style)
        if self._has(properties, "vanish", styles):
            self._log(Rule.HIDDEN, "".join(one.text or "" for one in element.iter() if _is_text(one)), pending)
            return
        raised = child(properties, "vertAlign")
        roles = {
            role
            for role, on in (
                (
                    "strong",
                    self._has(properties, "bCs" if is_on(properties, "rtl") else "b", styles)
                    or bool(is_on(properties, "b")),
                ),
                ("emphasis", self._has(properties, "i", styles)),
                ("superscript", raised is not None and value(raised) == "superscript"),
                ("subscript", raised is not None and value(raised) == "subscript"),
            )
            if on
        }
        seen = pending.column
        for part in element:
            self._part(part, pending, roles, boxes)
        if pending.column > seen:
            pending.runs.append(properties)

    def _part(self, part: Element, pending: _Pending, roles: set[str], boxes: list[Element]) -> None:
        name = local(part)
        if name == "t":
            self._write(part.text or "", pending, roles)
        elif name in {"tab", "ptab"}:
            self._write("\t", pending, roles)
        elif name in {"br", "cr"}:
            pending.writer.line_break(pending.line, pending.column)
            pending.column += 1
            self.texts[-1] += " "
        elif name == "noBreakHyphen":
            self._write("\u2011", pending, roles)
        elif name == "sym":
            self._symbol(part, pending, roles)
        elif name in _NOTES:
            self.called.append((_NOTES[name], value(part, "id") or ""))
            label = str(len(self.called))
            self._log(Rule.FOOTNOTE_MARK, "", pending, label)
            pending.writer.write(label, (pending.line, pending.column), {("footnote", "")})
        elif name in {"drawing", "pict", "object"} or part.tag == _CHOICE:
            found = list(part.iter())
            # Of the alternatives for one picture the first is what Word shows.
            boxes.extend([one for one in found if local(one) == "txbxContent"][: 1 if part.tag == _CHOICE else None])
            alternatives = [one.get("descr") or one.get("title") or "" for one in found if one.tag.endswith("}docPr")]
            self._log(Rule.IMAGE, " ".join(filter(None, alternatives)), pending)

    def _symbol(self, part: Element, pending: _Pending, roles: set[str]) -> None:
        try:
            point = int(value(part, "char") or "", 16)
        except ValueError:
            return
        if point in _PRIVATE or not 0x20 <= point <= 0x10FFFF or 0xD800 <= point <= 0xDFFF:  # noqa: PLR2004 - code points
            self._log(Rule.SYMBOL, f"U+{point:04X}", pending)
            return
        self._write(chr(point), pending, roles)

    def _write(self, text: str, pending: _Pending, roles: set[str]) -> None:
        pending.writer.write(text, (pending.line, pending.column), {(role, "") for role in roles})
        pending.column += len(text)
        self.texts[-1] += text.replace("\n", " ")

    def _passage(self, pending: _Pending, properties: Element | None, style: str | None) -> None:
        written = pending.writer.written()
        if written is None:
            return
        text, marks = written
        if self.styles.is_contents(style):
            self._log(Rule.TABLE_OF_CONTENTS, text.text, pending)
            return
        loud = pending.writer.is_loud or self.styles.is_large(style, pending.runs)
        passage = Passage(
            text, marks=marks, loud=loud, cell=self.cell, quoted=self.styles.is_quotation(style), note=self.label
        )
        if self.label:
            self.passages.append(replace(passage, kind=PassageKind.PARA))
            return
        rank = self.styles.rank(style, properties)
        counted = self._counted(properties, style)
        if rank is not None and not self.cell:
            passage = replace(passage, kind=PassageKind.HEADING, rank=rank)
            if counted and counted[0][0] is not None:
                passage = self._labelled(passage, counted[0][1])
        elif counted:
            (item, _), place = counted
            kind = PassageKind.BULLET if item is None else PassageKind.ITEM
            list_id = self._list(place, item)
            passage = replace(passage, kind=kind, number=item, list_id=list_id, depth=place[1] + 1)
        self.passages.append(passage)

    def _labelled(self, passage: Passage, label: str) -> Passage:
        """Put the automatic number of a heading before its text: others refer to it."""
        place = Location(self.name, *passage.text.place(0))
        self.repairs.append(Repair(Rule.AUTOMATIC_NUMBER, place, "", f"{label} "))
        text = passage.text.slice(0, 0).edit((Edit(0, 0, f"{label} "),))
        moved = tuple(replace(one, start=one.start + len(text), end=one.end + len(text)) for one in passage.marks)
        return replace(passage, text=concatenate((text, passage.text)), marks=moved)

    def _counted(
        self, properties: Element | None, style: str | None
    ) -> tuple[tuple[int | None, str], tuple[str, int]] | None:
        """Count a paragraph in its list: number and label, list and level."""
        sources = [properties, *(one.paragraph for one in self.styles.chain(style))]
        for source in sources:
            found = child(source, "numPr", "numId")
            if found is None:
                continue
            identifier = value(found) or ""
            place = child(source, "numPr", "ilvl")
            level = min(max((number(value(place)) if place is not None else None) or 0, 0), _DEEPEST_LIST)
            if number(identifier) in {None, 0}:
                return None
            taken = self.numbering.take(identifier, level)
            return (taken, (identifier, level)) if taken else None
        return None

    def _list(self, place: tuple[str, int], item: int | None) -> int:
        """Return the list that an item is in: a number out of turn begins another one."""
        known, last = self.lists.get(place, (None, None))
        if known is None or (item is not None and item != (last or 0) + 1):
            known = next(self.ids)
        self.lists[place] = (known, item)
        return known

    def _has(self, properties: Element | None, name: str, styles: tuple[str | None, ...]) -> bool:
        own = is_on(properties, name)
        return self.styles.run(name, *styles) if own is None else own

    def _log(self, rule: Rule, before: str, pending: _Pending, after: str = "") -> None:
        if before.strip() or after:
            self.repairs.append(Repair(rule, Location(self.name, pending.line, pending.column), before, after))


def _is_text(element: Element) -> bool:
    return local(element) in {"t", "delText"}


def _through(parent: Element) -> Iterator[Element]:
    for element in parent:
        if local(element) in _THROUGH:
            yield from _through(element)
        else:
            yield element
