"""The blocks of a Markdown file as passages, each character at its place in the author's lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING, Any

from publish.intake.html import read_html
from publish.intake.markdown.inline import read_inline
from publish.intake.model import Edit, Repair, Traced, concatenate
from publish.intake.offsets import Offsets
from publish.intake.passages import Cell, Form, Passage, PassageKind
from publish.intake.pictures import captioned, figure, out_of_cells
from publish.intake.repairs import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it.token import Token

    from publish.intake.pictures import Gallery
    from publish.intake.source import SourceText

#: Blocks are not followed deeper than this.
_DEEPEST = 30
_LISTS = {"ordered_list_open", "bullet_list_open"}
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")


def read_markdown(source: SourceText, gallery: Gallery) -> tuple[list[Passage], list[Repair]]:
    """Read a source as Markdown.

    Returns:
        Its passages, those of HTML blocks among them, and what went: markup, metadata, what HTML held that is no text.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - slow to import, and most texts are none
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415
    from mdit_py_plugins.front_matter import front_matter_plugin  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(front_matter_plugin)
    # Notes stay where they are defined, also those that nothing calls; each escape and reference stays a token.
    parser.disable(["footnote_tail", "footnote_inline", "text_join"])
    found: dict[str, Any] = {}
    tokens = parser.parse(source.text, found)
    reader = _Reader(source, Offsets(source), gallery, found.get("footnotes", {}).get("refs", {}))
    for token in tokens:
        reader.take(token)
    reader.definitions(found)
    return captioned(out_of_cells(reader.passages)), reader.repairs


@dataclass(slots=True)
class _List:
    number: int | None
    list_id: int
    fresh: bool = False


@dataclass(slots=True)
class _Reader:
    """The lists, quotes, notes and tables that are open, and what was read."""

    source: SourceText
    offsets: Offsets
    gallery: Gallery
    labels: Mapping[str, int]
    passages: list[Passage] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    quotes: int = 0
    rank: int | None = None
    note: str | None = None
    cell: Cell | None = None
    cursor: tuple[int, int] = (0, 0)
    ids: Iterator[int] = field(default_factory=count)

    def take(self, token: Token) -> None:
        """Read one token of the block structure."""
        kind = token.type
        if kind in _LISTS:
            start = token.attrGet("start")
            first = None if kind == "bullet_list_open" else int(1 if start is None else start)
            self.lists.append(_List(None if first is None else first - 1, next(self.ids)))
        elif kind in {"ordered_list_close", "bullet_list_close"}:
            self.lists.pop()
        elif kind == "list_item_open" and self.lists:
            own = self.lists[-1]
            own.fresh = True
            own.number = self._item_number(token, own)
        elif kind in {"blockquote_open", "blockquote_close"}:
            self.quotes += token.nesting
        elif kind in {"heading_open", "heading_close"}:
            self.rank = int(token.tag[1]) if token.nesting > 0 else None
        elif kind in {"table_open", "tr_open", "th_open", "td_open", "table_close"}:
            self._table(kind)
        elif kind in {"footnote_reference_open", "footnote_reference_close"}:
            self._note(token)
        else:
            self._content(token)

    def definitions(self, found: Mapping[str, Any]) -> None:
        """Log where links are defined: their addresses stand in the links now."""
        for one in (*found.get("references", {}).values(), *found.get("duplicate_refs", ())):
            self._log_lines(Rule.MARKUP, *one["map"])

    def _content(self, token: Token) -> None:
        """Read a token that holds text."""
        if token.type == "front_matter" and token.map:
            self._log_lines(Rule.METADATA, *token.map)
        elif token.type == "inline":
            text, children = self._text(token), token.children or ()
            passage, images = read_inline(text, children, self.source, self.gallery, self.repairs)
            self._passage(passage)
            depth = len(self.lists) if not (self.lists and self.lists[-1].fresh) else 0
            self.passages.extend(replace(figure(image, depth), cell=self.cell) for image in images)
        elif token.type in {"code_block", "fence"}:
            if token.info.strip() and token.map:
                place = self._found(self.offsets.lines[token.map[0]], token.info, token.map[0]).place(0)
                self.repairs.append(Repair(Rule.MARKUP, self.source.location(place), token.info, ""))
            self._passage(Passage(self._text(token), kind=PassageKind.PARA, form=Form.CODE))
        elif token.type == "html_block" and token.map:
            start, end = (self.offsets.starts[min(place, len(self.offsets.starts) - 1)] for place in token.map)
            passages, left_out = read_html(self.source, self._found_picture, start, min(end, len(self.source.text)))
            self.passages.extend(passages)
            self.repairs.extend(left_out)

    def _found_picture(self, address: str, _: int) -> str | None:
        return self.gallery.named(address)

    def _note(self, token: Token) -> None:
        self.note = None
        number = self.labels.get(f":{token.meta.get('label')}", -1) if token.nesting > 0 else -1
        if number >= 0:
            self.note = str(number + 1)
        if token.nesting > 0 and token.map:
            line = self.offsets.lines[token.map[0]]
            match = _NOTE.search(line.text)
            if match:
                place = self.source.location(line.place(match.start()))
                self.repairs.append(Repair(Rule.FOOTNOTE_MARK, place, match.group(), ""))

    def _item_number(self, token: Token, own: _List) -> int | None:
        """Return the number as the author wrote it: CommonMark counts on from the first."""
        if own.number is None:
            return None
        return int(token.info) if token.info.isascii() and token.info.isdigit() else own.number + 1

    def _table(self, kind: str) -> None:
        if kind == "table_open":
            self.cell = Cell(next(self.ids), -1, -1, depth=len(self.lists))
        elif kind == "table_close" or self.cell is None:
            self.cell = None
        elif kind == "tr_open":
            self.cell = replace(self.cell, row=self.cell.row + 1, column=-1)
        else:
            self.cell = replace(self.cell, column=self.cell.column + 1, header=kind == "th_open")

    def _passage(self, passage: Passage) -> None:
        """Say what a passage is by the blocks around it."""
        if not passage.text.text.strip():
            return
        passage = replace(passage, depth=len(self.lists), cell=self.cell, quoted=self.quotes > 0, rank=self.rank)
        if self.note:
            passage = replace(passage, kind=PassageKind.PARA, note=self.note, depth=0, quoted=False, cell=None)
        elif self.cell:
            passage = replace(passage, kind=PassageKind.PARA, depth=0)
        elif passage.form and (not self.lists or not self.lists[-1].fresh):
            pass
        elif self.rank is not None:
            passage = replace(passage, kind=PassageKind.HEADING)
        elif self.lists:
            own = self.lists[-1]
            kind = PassageKind.BULLET if own.number is None else PassageKind.ITEM
            kind, own.fresh = kind if own.fresh else PassageKind.PARA, False
            passage = replace(passage, kind=kind, number=own.number, list_id=own.list_id)
        self.passages.append(passage)

    def _text(self, token: Token) -> Traced:
        """Find the content of a token in the lines of the source, with its line ends."""
        first, end = token.map or (0, 0)
        shift = 1 if token.type == "fence" else 0
        lines = self.offsets.lines
        parts: list[Traced] = []
        for offset, content in enumerate(token.content.rstrip("\n").split("\n")):
            number = min(first + shift + offset, max(end - 1, first), len(lines) - 1)
            if parts:
                before = parts[-1]
                parts.append(before.slice(len(before)).edit((Edit(0, 0, "\n"),)))
            parts.append(self._found(lines[number], content, number))
        return concatenate(parts)

    def _found(self, line: Traced, content: str, number: int) -> Traced:
        """Find characters in a line, behind those that were found in it before."""
        start = self.cursor[1] if self.cursor[0] == number else 0
        column = line.text.find(content, start)
        if column < 0:
            column = max(line.text.find(content), 0)
        self.cursor = (number, column + len(content))
        found = line.slice(column, column + len(content))
        return found if found.text == content else line.slice(column, column).edit((Edit(0, 0, content),))

    def _log_lines(self, rule: Rule, start: int, end: int) -> None:
        text = "\n".join(line.text for line in self.offsets.lines[start:end]).strip()
        self.repairs.append(Repair(rule, self.source.location(self.offsets.lines[start].place(0)), text, ""))
