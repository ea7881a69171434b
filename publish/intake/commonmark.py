"""Markdown (CommonMark with tables, by markdown-it): its blocks as passages; inline markup stays for normalization."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from publish.intake.html import read_html
from publish.intake.model import Edit, Traced, concatenate
from publish.intake.passages import Cell, Passage, PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from publish.intake.model import Repair, SourceText

#: Blocks are not followed deeper than this.
_DEEPEST = 30
_LISTS = {"ordered_list_open", "bullet_list_open"}
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")
_NOTE = re.compile(r"\[\^(?P<label>[^\]\s]{1,40})\]:[ \t]+(?=\S)")


def read_markdown(source: SourceText) -> tuple[list[Passage], list[Repair]]:
    """Read a source as Markdown.

    Returns:
        Its passages, those of HTML blocks among them, and what HTML blocks held that is no text.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    parser.disable(["inline", "reference"])
    reader = _Reader(source, source.lines())
    for token in parser.parse(source.text):
        reader.take(token)
    return reader.passages, reader.left_out


@dataclass(slots=True)
class _List:
    number: int | None
    list_id: int
    fresh: bool = False


@dataclass(slots=True)
class _Reader:
    """The lists, quotes and tables that are open, and what was read."""

    source: SourceText
    lines: Sequence[Traced]
    passages: list[Passage] = field(default_factory=list)
    left_out: list[Repair] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    quotes: int = 0
    rank: int | None = None
    cell: Cell | None = None
    cursor: tuple[int, int] = (0, 0)
    ids: Iterator[int] = field(default_factory=count)
    starts: list[int] = field(default_factory=lambda: [0])

    def __post_init__(self) -> None:
        for line in self.source.text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

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
        elif kind in {"inline", "code_block", "fence"}:
            self._passage(token)
        elif kind == "html_block" and token.map:
            start, end = (self.starts[min(place, len(self.starts) - 1)] for place in token.map)
            passages, left_out = read_html(self.source, start, min(end, len(self.source.text)))
            self.passages.extend(passages)
            self.left_out.extend(left_out)

    def _item_number(self, token: Token, own: _List) -> int | None:
        """Return the number as the author wrote it: CommonMark counts on from the first."""
        if own.number is None:
            return None
        return int(token.info) if token.info.isascii() and token.info.isdigit() else own.number + 1

    def _table(self, kind: str) -> None:
        if kind == "table_open":
            self.cell = Cell(next(self.ids), -1, -1)
        elif kind == "table_close" or self.cell is None:
            self.cell = None
        elif kind == "tr_open":
            self.cell = replace(self.cell, row=self.cell.row + 1, column=-1)
        else:
            self.cell = replace(self.cell, column=self.cell.column + 1, header=kind == "th_open")

    def _passage(self, token: Token) -> None:
        text = self._text(token)
        if not text.text.strip():
            return
        passage = Passage(
            text,
            depth=len(self.lists),
            cell=self.cell,
            quoted=self.quotes > 0,
            rank=self.rank,
            markdown=token.type == "inline",
            wrapped=False,
        )
        note = _NOTE.match(text.text)
        if self.cell:
            passage = replace(passage, kind=PassageKind.PARA)
        elif self.rank is not None:
            passage = replace(passage, kind=PassageKind.HEADING)
        elif self.lists:
            own = self.lists[-1]
            kind = PassageKind.BULLET if own.number is None else PassageKind.ITEM
            kind, own.fresh = kind if own.fresh else PassageKind.PARA, False
            passage = replace(passage, kind=kind, number=own.number, list_id=own.list_id)
        elif note:
            passage = replace(passage, kind=PassageKind.PARA, text=text.slice(note.end()), note=note["label"])
        elif token.type != "inline":
            passage = replace(passage, kind=PassageKind.PARA)
        self.passages.append(passage)

    def _text(self, token: Token) -> Traced:
        """Find the content of a token in the lines of the source, a line feed where the author broke a line."""
        first, end = token.map or (0, 0)
        shift = 1 if token.type == "fence" else 0
        parts: list[Traced] = []
        for offset, content in enumerate(token.content.rstrip("\n").split("\n")):
            number = min(first + shift + offset, max(end - 1, first), len(self.lines) - 1)
            line = self.lines[number]
            if parts:
                broken = token.type != "inline" or _HARD_BREAK.search(parts[-1].text)
                before = parts[-1]
                bare = before.text.rstrip(" ").removesuffix("\\") if broken and token.type == "inline" else before.text
                parts[-1] = before.slice(0, len(bare))
                parts.append(before.slice(len(before)).edit((Edit(0, 0, "\n" if broken else " "),)))
            parts.append(self._found(line, content, number))
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
