"""A web page as a reader reads it: its paragraphs, headings, items, cells; what is no text is left out and logged."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from itertools import count
from typing import TYPE_CHECKING, Any

from publish.intake.html.tokens import Tag, Text, tokens
from publish.intake.model import Repair, SourceText
from publish.intake.passages import Cell, Passage, PassageKind, tables_kept
from publish.intake.repairs import Rule
from publish.intake.writing import PassageWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_WORDS = re.compile(r"[\w-]+")
#: Elements are not followed deeper than this, lists in lists not deeper than the second.
_DEEPEST, _DEEPEST_LIST = 120, 12
#: A link of a menu is no longer than this, in code points.
_MENU = 60
_SCOPES = {"li": ("ul", "ol", "menu", "dir"), "td": ("table",), "th": ("table",), "tr": ("table",)}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_OWN_ADDRESS = ("mailto:", "tel:")


def charset_of(data: bytes) -> str | None:
    """Return the name of the encoding that a page declares in its first four kilobytes."""
    match = _CHARSET.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def read_html(source: SourceText, start: int = 0, end: int | None = None) -> tuple[list[Passage], list[Repair]]:
    """Read a page, or a part of its text.

    Returns:
        Its passages in order, and what was left out: `hidden` and `page-furniture`, `navigation` for menus.
    """
    passages, dropped = _read(source, start, end, by_class=True)
    kept = sum(len(passage.text) for passage in passages)
    if kept < sum(len(one.before) for one in dropped):
        # Where most of a page bears the name of furniture, the name is wrong.
        return _read(source, start, end, by_class=False)
    return passages, dropped


def _read(source: SourceText, start: int, end: int | None, *, by_class: bool) -> tuple[list[Passage], list[Repair]]:
    reader = _Reader(source, by_class)
    for token in tokens(source.text, start, end):
        if isinstance(token, Text):
            reader.text(token)
        elif token.closing:
            reader.close(token)
        else:
            reader.open(token)
    reader.flush()
    return reader.finished()


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    data = tomllib.loads(files("publish.intake").joinpath("data", "html.toml").read_text(encoding="utf-8"))
    return {key: frozenset(value) if isinstance(value, list) else value for key, value in data.items()}


@dataclass(slots=True)
class _Element:
    """An open element.

    `drops` is the rule by which its content is left out, `never` says that it holds no text, `item` counts the items
    of a list.
    """

    name: str
    role: str | None = None
    language: str | None = None
    drops: Rule | None = None
    never: bool = False
    linked: bool = False
    item: int = 0
    step: int = 1
    list_id: int = 0
    begun: bool = False
    table: int = 0
    row: int = -1
    column: int = -1


@dataclass
class _Reader:
    """The elements that are open, the passage that is being written, and what was read."""

    source: SourceText
    by_class: bool
    stack: list[_Element] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    passages: list[Passage] = field(default_factory=list)
    linked: list[bool] = field(default_factory=list)
    dropped: list[Repair] = field(default_factory=list)
    nested: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.writer = PassageWriter()
        self.ids = count()
        self.lines = self.source.lines()
        lengths = [0]
        for line in self.source.text.split("\n"):
            lengths.append(lengths[-1] + len(line) + 1)
        self.starts = lengths
        self.ends = {name: self.source.text.lower().rfind(f"</{name}") for name in sorted(_table()["furniture"])}

    def place(self, offset: int) -> tuple[int, int]:
        """Return the author's line and column of an offset in the page."""
        index = min(bisect_right(self.starts, offset) - 1, len(self.lines) - 1)
        return self.lines[index].place(offset - self.starts[index])

    def text(self, token: Text) -> None:
        """Read characters."""
        if any(element.never for element in self.stack):
            return
        rule = self._drops()
        if rule:
            if token.text.strip():
                self.dropped.append(Repair(rule, self.source.location(self.place(token.start)), token.text.strip(), ""))
            return
        roles = {element.role for element in self.stack if element.role}
        linked = any(element.linked for element in self.stack)
        names = {element.name for element in self.stack}
        position = token.start
        for index, piece in enumerate(token.text.split("\n")):
            if index:
                line_end = self.place(min(position - 1, token.end - 1))
                if "pre" in names:
                    self._break(*line_end)
                else:
                    self.writer.write(" ", *line_end)
            self.writer.write(piece, *self.place(min(position, token.end - 1)), roles, linked=linked)
            position += len(piece) + 1

    def open(self, tag: Tag) -> None:
        """Read a start tag."""
        data = _table()
        if tag.name in data["blocks"]:
            self.flush()
        self._close_implied(tag.name)
        if tag.name in data["void"]:
            self._void(tag)
            return
        element = _Element(tag.name, data["marks"].get(tag.name), tag.attributes.get("lang"), self._rule(tag))
        element.never = tag.name in data["never"]
        element.linked = tag.name == "a" and not tag.attributes.get("href", "mailto:").startswith(_OWN_ADDRESS)
        if tag.name in _LISTS:
            self._begin_list(element, tag)
        elif tag.name == "li":
            self._begin_item(tag)
        elif tag.name == "table":
            element.table = next(self.ids)
            self.nested.update(one.table for one in self.stack if one.name == "table")
            self.nested.update({element.table} if tag.attributes.get("role") == "presentation" else ())
        elif tag.name in {"tr", "td", "th"}:
            self._begin_cell(tag.name)
        if len(self.stack) < _DEEPEST:
            self.stack.append(element)
            self.names[tag.name] += 1

    def _close_implied(self, name: str) -> None:
        """Close what ends where an element of this name begins, though no end tag says so."""
        data = _table()
        if self.names["head"] and name in data["blocks"] - {"title"}:
            self._close_within("head", ())
        for ended in data["ends"].get(name, ("p",) if name in data["blocks"] else ()):
            self._close_within(ended, _SCOPES.get(name, ()))

    def _void(self, tag: Tag) -> None:
        """Read a tag that has no content: a line break, or a picture, of which the words in its place are logged."""
        if self._drops() or any(element.never for element in self.stack):
            return
        place, instead = self.place(tag.start), tag.attributes.get("alt", "").strip()
        if tag.name == "br":
            self._break(*place)
        elif tag.name == "img" and instead:
            self.dropped.append(Repair(Rule.IMAGE, self.source.location(place), instead, ""))

    def close(self, tag: Tag) -> None:
        """Read an end tag; one that closes nothing is passed over."""
        if tag.name in _table()["blocks"]:
            self.flush()
        if self.names[tag.name]:
            while self._pop() != tag.name:
                pass

    def flush(self) -> None:
        """End the passage that is being written."""
        written = self.writer.written()
        loud, linked = self.writer.is_loud, self.writer.is_linked
        self.writer = PassageWriter()
        if written is None:
            return
        text, marks = written
        passage = Passage(text, marks=marks, loud=loud, language=self._language())
        inner = next((one for one in reversed(self.stack) if one.name in _CONTEXTS), None)
        lists = [one for one in self.stack if one.name in _LISTS][:_DEEPEST_LIST]
        passage = replace(passage, depth=len(lists), quoted=any(one.name == "blockquote" for one in self.stack))
        if inner and inner.name in _RANKS:
            passage = replace(passage, kind=PassageKind.HEADING, rank=_RANKS[inner.name], depth=0)
        elif inner and inner.name == "li" and lists:
            own = [one for one in self.stack if one.name in _LISTS][-1]
            numbered = own.name == "ol"
            if not inner.begun:
                inner.begun = True
                kind = PassageKind.ITEM if numbered else PassageKind.BULLET
                passage = replace(passage, kind=kind, number=own.item if numbered else None, list_id=own.list_id)
            else:
                passage = replace(passage, kind=PassageKind.PARA)
        elif inner and inner.name in {"td", "th"}:
            table = next((one for one in reversed(self.stack) if one.name == "table"), None)
            if table:
                passage = replace(passage, cell=Cell(table.table, table.row, table.column, inner.name == "th"))
        elif inner and inner.name == "pre":
            passage = replace(passage, wrapped=True)
        self.passages.append(passage)
        self.linked.append(linked and all(len(part) <= _MENU for part in text.text.split("\n")))

    def finished(self) -> tuple[list[Passage], list[Repair]]:
        """Return what was read: menus at the ends out, cells of layout tables as paragraphs."""
        menu = set(self._menus())
        menus = [
            Repair(
                Rule.NAVIGATION,
                self.source.location(self.passages[one].text.place(0)),
                self.passages[one].text.text,
                "",
            )
            for one in sorted(menu)
        ]
        kept = [passage for index, passage in enumerate(self.passages) if index not in menu]
        data = tables_kept(kept) - self.nested
        plain = [one if one.cell is None or one.cell.table in data else replace(one, cell=None) for one in kept]
        return plain, [*self.dropped, *menus]

    def _menus(self) -> Iterator[int]:
        """Find passages that are nothing but links, before the first text and, two or more, behind the last one."""
        menus = [
            linked and passage.kind is not PassageKind.HEADING
            for linked, passage in zip(self.linked, self.passages, strict=True)
        ]
        if all(menus):
            return
        head = menus.index(False)
        tail = len(menus) - menus[::-1].index(False)
        yield from range(head)
        if len(menus) - tail > 1:
            yield from range(tail, len(menus))

    def _rule(self, tag: Tag) -> Rule | None:
        """Say by which rule the content of an element is left out, None where it is text."""
        data = _table()
        if "hidden" in tag.attributes or _HIDDEN.search(tag.attributes.get("style", "")):
            return Rule.HIDDEN
        if tag.attributes.get("aria-hidden") == "true":
            return Rule.HIDDEN
        names = _WORDS.findall(f"{tag.attributes.get('class', '')} {tag.attributes.get('id', '')}".lower())
        if tag.name in {"body", "main", "html", "article"}:
            return None
        is_furniture = (
            tag.name in data["controls"]
            or (tag.name in data["furniture"] and self.ends[tag.name] > tag.start)
            or tag.attributes.get("role", "").lower() in data["roles"]
            or (self.by_class and not data["classes"].isdisjoint(names))
        )
        return Rule.PAGE_FURNITURE if is_furniture else None

    def _drops(self) -> Rule | None:
        return next((element.drops for element in self.stack if element.drops), None)

    def _language(self) -> str | None:
        return next((element.language for element in reversed(self.stack) if element.language), None)

    def _break(self, line: int, column: int) -> None:
        if self.writer.line_break(line, column):
            self.flush()

    def _begin_list(self, element: _Element, tag: Tag) -> None:
        start = tag.attributes.get("start", "")
        element.list_id = next(self.ids)
        element.step = -1 if "reversed" in tag.attributes else 1
        element.item = (int(start) if _is_number(start) else 1) - element.step

    def _begin_item(self, tag: Tag) -> None:
        own = next((one for one in reversed(self.stack) if one.name in _LISTS), None)
        if own:
            value = tag.attributes.get("value", "")
            own.item = int(value) if _is_number(value) else own.item + own.step

    def _begin_cell(self, name: str) -> None:
        table = next((one for one in reversed(self.stack) if one.name == "table"), None)
        if table and name == "tr":
            table.row, table.column = table.row + 1, -1
        elif table:
            table.row, table.column = max(table.row, 0), table.column + 1

    def _close_within(self, name: str, scopes: tuple[str, ...]) -> None:
        """Close an open element of a name, unless a scope was opened after it."""
        if not self.names[name]:
            return
        for element in reversed(self.stack):
            if element.name in scopes or (name == "p" and element.name in {"td", "th", "table", "li"}):
                return
            if element.name == name:
                break
        while self._pop() != name:
            pass

    def _pop(self) -> str:
        element = self.stack.pop()
        self.names[element.name] -= 1
        return element.name


_RANKS = {f"h{rank}": rank for rank in range(1, 7)}
_CONTEXTS = frozenset({*_RANKS, "li", "td", "th", "pre"})


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4  # noqa: PLR2004 - as long as numbers of items get
