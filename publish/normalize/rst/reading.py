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
from publish.normalize.model import BlockType, Cell, Inline, InlineRole
from publish.normalize.rst import tables
from publish.normalize.rst.writing import ADORNMENTS, INDENT
from publish.normalize.width import indent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.intake.model import Repair, SourceText

_MARKER = re.compile(r"(?P<marker>(?P<number>\d+|#)\.|[-*+•])[ \t]+(?=\S)")
_LANGUAGE = re.compile(r"\.\.[ \t]+class::[ \t]+language-(?P<tag>[A-Za-z0-9-]+)\s*$")
_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1+\s*$")
_INLINE = re.compile(
    r"\\(?P<space>\s|$)|\\(?P<escaped>.)|:(?P<role>sup|sub|superscript|subscript):`|(?P<stroke>\*\*|\*)|(?P<tick>`)"
    r"|(?P<call>\[[0-9]+\]_)(?!\w)"
)
_NOTE = re.compile(r"\.\. \[(?P<label>[0-9]+)\][ \t]+(?=\S)")
_ROLES = {
    "sup": InlineRole.SUPERSCRIPT,
    "superscript": InlineRole.SUPERSCRIPT,
    "sub": InlineRole.SUBSCRIPT,
    "subscript": InlineRole.SUBSCRIPT,
    "*": InlineRole.EMPHASIS,
    "**": InlineRole.STRONG,
}


def is_rst(name: str) -> bool:
    """Tell whether a source is reStructuredText, by its name."""
    return name.lower().endswith((".rst", ".rest"))


def read_rst(source: SourceText) -> tuple[list[Draft], list[Repair]]:
    """Read one source of reStructuredText; nothing in it needs repair."""
    reader = _Reader(source.name)
    chunk: list[Traced] = []
    for line in (*source.lines(), None):
        if line is not None and line.text.strip():
            chunk.append(line)
        elif chunk:
            reader.take(chunk)
            chunk = []
    return reader.drafts, []


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
    table: Cell | None = None
    heads: int = 0
    tables: int = 0

    def take(self, chunk: Sequence[Traced]) -> None:
        """Read one group of lines that has blank lines around it."""
        if tables.DIRECTIVE.match(chunk[0].text):
            self._open_table(chunk)
            return
        if self.table and indent(chunk[0].text) >= INDENT:
            self._rows(chunk)
            return
        self.table = None
        if chunk[0].text.strip() == "..":
            self.items.clear()
            self.directive = self.quoted = False
            return
        heading = _heading(chunk)
        if heading:
            self._heading(*heading)
            return
        for group in _split(chunk):
            self._group(group)

    def _heading(self, text: Traced, rank: int) -> None:
        self.items.clear()
        self.quoted = self.directive = False
        del self.sections[rank - 1 :]
        while len(self.sections) < rank - 1:
            self.sections.append(self._inherited())
        self.sections.append(self.language or self._inherited())
        kind = BlockType.TITLE if rank == 1 else BlockType.HEADING
        self._add(kind, text.strip(), level=rank)

    def _open_table(self, chunk: Sequence[Traced]) -> None:
        self.items.clear()
        self.quoted, self.directive = False, True
        heads = (match for line in chunk if (match := tables.HEADER.match(line.text)))
        self.heads = next((int(match["count"]) for match in heads), 0)
        self.table = Cell(self.tables, -1, -1)
        self.tables += 1

    def _rows(self, chunk: Sequence[Traced]) -> None:
        """Read lines of a list-table; those of one cell are joined."""
        cell: list[Traced] = []
        for line in (*chunk, None):
            match = tables.CELL.match(line.text) if line is not None else None
            if line is None or match:
                self._cell(cell)
                cell = []
            if match and line is not None and self.table:
                row, column = self.table.row, self.table.column + 1
                if "*" in match["row"]:
                    row, column = row + 1, 0
                self.table = replace(self.table, row=row, column=column, header=row < self.heads)
                cell = [line.slice(match.start("text"))] if match["text"] else []
            elif line is not None:
                cell.append(line.strip())

    def _cell(self, lines: Sequence[Traced]) -> None:
        if lines:
            bare, inlines = _inlines(_joined(lines))
            language = self._inherited()
            self.drafts.append(Draft(BlockType.PARA, bare, self.name, inlines, language=language, cell=self.table))

    def _group(self, group: Sequence[Traced]) -> None:
        margin = indent(group[0].text)
        body = group[0].strip()
        note = _NOTE.match(body.text) if margin == 0 else None
        if note:
            self.items.clear()
            self.quoted, self.directive = False, True
            text = _joined([body.slice(note.end()), *(line.strip() for line in group[1:])])
            self._add(BlockType.PARA, text, level=1, note=note["label"])
            return
        if margin == 0:
            self.quoted = self.directive = False
        elif not self.items and not self.directive:
            self.quoted = True
        while self.items and margin < self.items[-1].indent:
            closed = self.items.pop()
            if not self.items or margin >= self.items[-1].indent:
                self._reopen(closed, body.text)
        match = _MARKER.match(body.text)
        if match:
            self._open(margin, match)
            body = body.slice(match.end())
        language = _LANGUAGE.match(body.text)
        if language:
            self.language = language["tag"]
            if len(group) > 1:
                self._group(group[1:])
            return
        text = _joined([body, *(line.strip() for line in group[1:])])
        item = self.items[-1] if self.items else None
        if item and item.fresh:
            item.fresh = False
            kind = BlockType.BULLET if item.number is None else BlockType.ITEM
            self._add(kind, text, level=len(self.items), item=item)
        else:
            self._add(BlockType.PARA, text, level=len(self.items) + 1)

    def _reopen(self, closed: _Item, text: str) -> None:
        """Let an item that comes next go on the list of the one that just ended."""
        match = _MARKER.match(text)
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

    def _add(
        self, kind: BlockType, text: Traced, level: int, item: _Item | None = None, note: str | None = None
    ) -> None:
        bare, inlines = _inlines(text)
        number, list_id = (item.number, item.list_id) if item else (None, None)
        language = self.language or self._inherited()
        self.language = None
        draft = Draft(kind, bare, self.name, inlines, level, number=number, list_id=list_id, language=language)
        self.drafts.append(replace(draft, quoted=self.quoted, note=note))

    def _inherited(self) -> str | None:
        return self.sections[-1] if self.sections else None


def _value(number: str, last: _Item | None) -> int:
    if number != "#":
        return int(number)
    return last.number + 1 if last and last.number is not None else 1


def _heading(chunk: Sequence[Traced]) -> tuple[Traced, int] | None:
    """Read a group of lines as a heading: its text and its rank."""
    lines = [line.text for line in chunk]
    if len(lines) == 3 and _ADORNMENT.match(lines[0]) and lines[0].rstrip() == lines[2].rstrip():  # noqa: PLR2004 - over, text, under
        return chunk[1], 1
    if len(lines) == 2 and _ADORNMENT.match(lines[1]) and lines[1][0] in ADORNMENTS:  # noqa: PLR2004 - text, under
        return chunk[0], ADORNMENTS.index(lines[1][0], 1) + 1
    return None


def _split(chunk: Sequence[Traced]) -> Iterator[list[Traced]]:
    """Cut a group of lines where items follow one another without blank lines."""
    group: list[Traced] = []
    in_list = bool(_MARKER.match(chunk[0].text.lstrip()))
    for line in chunk:
        if group and in_list and _MARKER.match(line.text.lstrip()) and indent(line.text) <= indent(group[0].text):
            yield group
            group = []
        group.append(line)
    yield group


def _joined(lines: Sequence[Traced]) -> Traced:
    parts: list[Traced] = [lines[0]]
    for line in lines[1:]:
        end = parts[-1]
        parts.extend((end.slice(len(end)).edit((Edit(0, 0, "\n"),)), line))
    return concatenate(parts)


def _inlines(text: Traced) -> tuple[Traced, tuple[Inline, ...]]:
    """Take markup and escapes out of a text."""
    edits: list[Edit] = []
    spans: list[Inline] = []
    opened: tuple[str, int] | None = None
    removed = 0
    for match in _INLINE.finditer(text.text):
        start, end = match.span()
        after = ""
        if match["call"]:
            if opened is None:
                edits.extend((Edit(start, start + 1, ""), Edit(end - 2, end, "")))
                spans.append(Inline(start - removed, end - removed - 3, InlineRole.FOOTNOTE))
                removed += 3
            continue
        if match["escaped"]:
            end = start + 1
        elif match["space"] is None:
            key = match["role"] or match["stroke"] or match["tick"]
            closes = opened and (opened[0] == key or (key == "`" and opened[0] not in {"*", "**"}))
            if opened and closes:
                spans.append(Inline(opened[1], start - removed, _ROLES[opened[0]]))
                opened = None
            elif opened is None and key != "`":
                opened = (key, start - removed)
            else:
                continue
        edits.append(Edit(start, end, after))
        removed += end - start
    edits.extend(Edit(match.start(), match.end(), " ") for match in re.finditer("(?<!\\\\)\n", text.text))
    edits.sort(key=lambda edit: edit.start)
    return text.edit(_apart(edits)), tuple(spans)


def _apart(edits: Sequence[Edit]) -> list[Edit]:
    """Leave out edits that lie inside the one before them: a line end that an escape has taken already."""
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
