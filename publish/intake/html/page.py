"""A web page as a reader reads it: its paragraphs, headings, items, cells; what is no text is left out and logged."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from publish.intake.enumerators import enumerator
from publish.intake.html.elements import LISTS, Element, innermost, opened, table
from publish.intake.html.lists import Labelled, Lists, begin_item, counted_down
from publish.intake.html.looks import looks_by_class
from publish.intake.html.menus import menus
from publish.intake.html.notes import Notes, find_notes
from publish.intake.html.pictures import decorates, name_of, shown
from publish.intake.html.placing import Item, placed
from publish.intake.html.stack import Stack
from publish.intake.html.tables import begin_cell, begin_row
from publish.intake.html.tokens import Tag, Text, tokens
from publish.intake.html.verbatim import CodeWriter, is_code
from publish.intake.links import HOSTLESS, address
from publish.intake.model import Origin, Repair, Traced
from publish.intake.offsets import Offsets
from publish.intake.passages import Passage, PassageKind, without_layout
from publish.intake.pictures import caption, captioned, figure, out_of_cells
from publish.intake.repairs import Rule
from publish.intake.writing import PassageWriter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.intake.html.looks import Look
    from publish.intake.html.pictures import Find
    from publish.intake.passages import Image, Mark
    from publish.intake.source import SourceText

_OFFICE = re.compile(r"class=[\"']?mso|mso-[a-z]")
#: A link of a menu is no longer than this, in code points.
_MENU = 60
_OWN_ADDRESS = tuple(f"{scheme}:" for scheme in sorted(HOSTLESS))
#: An element around paragraphs; where the first of them is a note, so is all of it.
_AROUND = frozenset({"div", "li", "aside", "dd", "section"})


def read_html(
    source: SourceText, find: Find, start: int = 0, end: int | None = None
) -> tuple[list[Passage], list[Repair]]:
    """Read a page, or a part of its text.

    Args:
        source: the page.
        find: gives the address of a picture by that in the page and its place there.
        start: where the part begins.
        end: where it ends.

    Returns:
        Its passages in order, and what was left out: `hidden` and `page-furniture`, `navigation` for menus.
    """
    notes = find_notes(tokens(source.text, start, end))
    looks = looks_by_class(source.text)
    passages, dropped = _read(_Reader(source, notes, looks, find, by_class=True), start, end)
    kept = sum(len(passage.text) for passage in passages)
    if kept < sum(len(one.before) for one in dropped):
        # Where most of a page bears the name of furniture, the name is wrong.
        return _read(_Reader(source, notes, looks, find, by_class=False), start, end)
    return passages, dropped


def _read(reader: _Reader, start: int, end: int | None) -> tuple[list[Passage], list[Repair]]:
    for token in tokens(reader.source.text, start, end):
        if isinstance(token, Text):
            reader.text(token)
        elif token.closing:
            reader.close(token)
        else:
            reader.open(token)
    reader.flush()
    return reader.finished()


@dataclass
class _Reader:
    """The elements that are open, the passage that is being written, and what was read."""

    source: SourceText
    notes: Notes
    looks: Mapping[str, Look]
    find: Find
    by_class: bool
    stack: Stack = field(default_factory=Stack)
    passages: list[Passage] = field(default_factory=list)
    linked: list[bool] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    dropped: list[Repair] = field(default_factory=list)
    unlinked: list[tuple[int, Repair]] = field(default_factory=list)
    nested: set[int] = field(default_factory=set)
    lists: Lists = field(default_factory=Lists)
    labelled: Labelled | None = None
    label: str = ""
    base: str = ""

    def __post_init__(self) -> None:
        self.writer = self._begun()
        self.tables = count()
        self.place = Offsets(self.source).place
        small = self.source.text.lower()
        # A word processor marks words by what its speller took them for.
        self.is_office = _OFFICE.search(small) is not None
        self.ends = {name: small.rfind(f"</{name}") for name in sorted(table()["furniture"])}

    def text(self, token: Text) -> None:
        """Read characters."""
        if self.stack.is_silent:
            return
        rule = self.stack.drops
        if rule:
            if token.text.strip():
                self._log(rule, token.start, token.text.strip())
            self.label += token.text if rule is Rule.LIST_MARKER else ""
            return
        spans = frozenset(self.stack.spans(languages=not self.is_office))
        linked = self.stack.linked
        preformatted = self.stack.names["pre"] > 0
        position = token.start
        for index, piece in enumerate(token.text.split("\n")):
            if index:
                line_end = self.place(min(position - 1, token.end - 1))
                if preformatted:
                    self._break(*line_end)
                else:
                    self.writer.write(" ", line_end)
            place = self.place(min(position, token.end - 1))
            self.writer.write(piece, place, spans, linked=linked)
            position += len(piece) + 1

    def open(self, tag: Tag) -> None:
        """Read a start tag."""
        data = table()
        if tag.name in data["blocks"]:
            self.flush()
        self._ended(self.stack.close_implied(tag.name))
        if tag.name in data["void"]:
            self._void(tag)
            return
        element = opened(tag, self.looks, closed=self.ends.get(tag.name, -1) > tag.start, by_class=self.by_class)
        if tag.name == "a":
            self._link(element, tag)
        else:
            self._begin(element, tag)
        self.stack.push(element)
        self.writer = self._begun() if element.code else self.writer
        if tag.start in self.notes.bodies:
            self._begin_note(self.notes.bodies[tag.start])

    def _begin(self, element: Element, tag: Tag) -> None:
        """Begin what counts: a list, an item, a table, a row, a cell."""
        if tag.name in LISTS:
            self.lists.begin(element, tag)
        elif tag.name == "li":
            begin_item(innermost(self.stack.elements, LISTS), tag)
        elif tag.name == "table":
            element.table = next(self.tables)
            self.nested.update(one.table for one in self.stack.elements if one.name == "table")
            self.nested.update({element.table} if tag.attributes.get("role") == "presentation" else ())
        elif tag.name in {"tr", "td", "th"}:
            self._begin_cell(element, tag)
        elif tag.name == "pre":
            element.code = not self.stack.names["pre"] and is_code(tag, self.source.text)
        elif tag.name == "p":
            self.labelled, self.label = self.lists.labelled(tag), ""

    def _link(self, element: Element, tag: Tag) -> None:
        """Read where a link leads; the call of a note is written as its number, a link back not at all."""
        href = tag.attributes.get("href", "")
        element.linked = not (href or "mailto:").startswith(_OWN_ADDRESS)
        if tag.start in self.notes.calls:
            label = self.notes.calls[tag.start]
            if not self.stack.drops:
                self._log(Rule.FOOTNOTE_MARK, tag.start, "", label)
                self.writer.write(label, self.place(tag.start), {("footnote", "")})
            element.drops = Rule.FOOTNOTE_MARK
        elif tag.start in self.notes.back:
            element.drops = Rule.FOOTNOTE_MARK
        else:
            element.target = address(href, self.base)
            if href.strip() and not href.startswith("#") and not element.target and not self.stack.drops:
                place = self.source.location(self.place(tag.start))
                self.unlinked.append((len(self.passages), Repair(Rule.LINK, place, href, "")))

    def _begin_note(self, label: str) -> None:
        """Make a note of the element that a call leads to: of the nearest block, and of what it is the beginning of."""
        blocks = table()["blocks"]
        inner = next(
            (place for place in reversed(range(len(self.stack.elements))) if self.stack.elements[place].name in blocks),
            None,
        )
        if inner is None:
            return
        self.stack.elements[inner].note = label
        around = self.stack.elements[inner - 1] if inner else None
        if self.stack.elements[inner].name == "p" and around and around.name in _AROUND and not around.begun:
            around.note = around.note or label

    def _void(self, tag: Tag) -> None:
        """Read a tag that has no content: a line break, or a picture; one that is not to be had is logged."""
        if tag.name == "base":
            self.base = self.base or address(tag.attributes.get("href", ""))
        if self.stack.drops or self.stack.is_silent:
            return
        if tag.name == "br":
            self._break(*self.place(tag.start))
        elif tag.name == "img" and not decorates(tag):
            image = shown(tag, self.place(tag.start), self.find)
            if image:
                self.images.append(image)
            else:
                self._log(Rule.IMAGE, tag.start, name_of(tag))

    def close(self, tag: Tag) -> None:
        """Read an end tag; one that closes nothing is passed over."""
        if tag.name in table()["blocks"]:
            self.flush()
        self._ended(self.stack.close(tag.name))
        self.writer = self._begun() if tag.name == "pre" else self.writer

    def _begun(self) -> PassageWriter:
        """Begin a passage."""
        return CodeWriter() if any(element.code for element in self.stack.elements) else PassageWriter()

    def flush(self) -> None:
        """End the passage that is being written."""
        writer, self.writer = self.writer, self._begun()
        if written := writer.written():
            self._end(writer, *written)
        for image in self.images:
            made = placed(Passage(Traced("", (Origin(0, *image.place),))), self.stack.elements, None)
            depth = 0 if made.kind in {PassageKind.ITEM, PassageKind.BULLET} else made.depth
            self.passages.append(replace(figure(image, depth), cell=made.cell))
            self.linked.append(False)
        self.images.clear()

    def _end(self, writer: PassageWriter, text: Traced, marks: tuple[Mark, ...]) -> None:
        # A span around all of a paragraph says in which language the paragraph is.
        whole = next((one for one in marks if one.role == "passage" and one.end - one.start == len(text)), None)
        language = whole.target if whole else self.stack.language
        marks = tuple(one for one in marks if one.role != "passage" or one.target != language)
        quoted = self.stack.names["blockquote"] > 0
        passage = Passage(text, marks=marks, loud=writer.is_loud, language=language, quoted=quoted, form=writer.form)
        in_caption = any(element.caption for element in self.stack.elements) and not self.stack.names["table"]
        self.passages.append(
            caption(passage) if in_caption else placed(passage, self.stack.elements, self._labelled_item())
        )
        self.linked.append(writer.is_linked and all(len(part) <= _MENU for part in text.text.split("\n")))
        for element in self.stack.elements:
            element.begun = element.begun or element.name in _AROUND - {"li"}

    def _labelled_item(self) -> Item | None:
        """Count the item that Word's style says, and its label, that this paragraph is."""
        if not self.labelled:
            return None
        own, self.labelled = self.labelled, None
        number = self.lists.number(own, self.label)
        return Item(own.list_id, own.level, number, "" if number is None else enumerator(self.label))

    def finished(self) -> tuple[list[Passage], list[Repair]]:
        """Return what was read: menus at the ends out, cells of layout tables as paragraphs."""
        while self.stack.elements:
            self._ended([self.stack.pop()])
        out = menus(self.passages, self.linked)
        gone = [
            Repair(Rule.NAVIGATION, self.source.location(one.text.place(0)), one.text.text, "")
            for one in (self.passages[index] for index in sorted(out))
        ]
        kept = [passage for index, passage in enumerate(self.passages) if index not in out]
        unlinked = [repair for index, repair in self.unlinked if index not in out and index < len(self.passages)]
        plain = [*without_layout(captioned(out_of_cells(kept)), self.nested)]
        return plain, [*self.dropped, *gone, *unlinked]

    def _log(self, rule: Rule, offset: int, before: str, after: str = "") -> None:
        self.dropped.append(Repair(rule, self.source.location(self.place(offset)), before, after))

    def _break(self, line: int, column: int) -> None:
        if self.writer.line_break(line, column):
            self.flush()

    def _begin_cell(self, element: Element, tag: Tag) -> None:
        own = innermost(self.stack.elements, frozenset({"table"}))
        if own and tag.name == "tr":
            begin_row(own)
        elif own:
            element.column = begin_cell(own, tag)

    def _ended(self, elements: Sequence[Element]) -> None:
        """Finish what elements that were closed began."""
        for element in elements:
            if element.counts_down:
                self.passages = counted_down(self.passages, element)
            if element.name == "p":
                self.labelled = None
