"""Passages: what formats with a structure of their own (HTML, DOCX, Markdown) say of their text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from publish.intake.model import Traced


#: A cell of a table of data has no more paragraphs than this, all cells on the average no more than that; a list
#: counts for one, and has no more items than the last.
_FULLEST, _FULL, _LONGEST_LIST = 8, 2, 20


class PassageKind(StrEnum):
    """What the format says that a passage is; a LOOSE one may turn out to be anything that plain text holds."""

    LOOSE = "loose"
    PARA = "para"
    HEADING = "heading"
    ITEM = "item"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Mark:
    """A span [start, end) of a passage and its role, named as `InlineRole` names it (`emphasis`, `footnote`, `link`).

    `target` is a link's address, or the language tag of a `passage` in another language.
    """

    start: int
    end: int
    role: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of a passage in a table: tables are counted through the source, rows and columns from 0.

    `depth` counts the lists around the table.
    """

    table: int
    row: int
    column: int
    header: bool = False
    depth: int = 0


class Form(StrEnum):
    """What a paragraph is beside a plain one."""

    ATTRIBUTION = "attribution"
    """Whom a quotation is by; the last paragraph of it."""
    TERM = "term"
    DEFINITION = "definition"
    """What the term before it means."""
    STANZA = "stanza"
    """A line of verse that begins a stanza."""
    VERSE = "verse"
    """A line of verse that goes on one."""
    CODE = "code"
    """Text whose lines and spaces stand as they are."""
    FIGURE = "figure"
    """The caption of an image, empty where it has none."""


@dataclass(frozen=True, slots=True)
class Image:
    """An image of the publication's folder: its address, what it shows in words, its width in percent of the measure.

    An `alternative` that is empty is missing (ISO 14289-1, 7.3). `place` is where its author names it: line and column.
    Without one that is `needed` the text still says what it says: pages name pictures that nobody handed in.
    """

    address: str
    alternative: str = ""
    width: int | None = None
    place: tuple[int, int] = (1, 1)
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of a text that is set apart as a whole, as `columns` or `signatories`; counted through the source."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a source that has a structure.

    `text` has a line feed where the author broke a line inside the paragraph. `rank` is that of a heading, 0 a title's.
    `depth` counts the lists around it; an item has a `list_id`, counted through the source, and, if numbered, a
    `number`, and an `enumerator` where it is printed in any other way than that. `language` is a tag that the format
    gives, right or wrong; `loud` says that all of it is bold or large. `note` is the label of a footnote whose text
    this is; `form` says what a paragraph is beside a plain one, `image` what a figure shows, `frame` what it is set
    apart in. `wrapped` says that line ends may be a program's, `soft` that they mean no more than a space.
    """

    text: Traced
    kind: PassageKind = PassageKind.LOOSE
    marks: tuple[Mark, ...] = ()
    rank: int | None = None
    depth: int = 0
    number: int | None = None
    list_id: int | None = None
    language: str | None = None
    loud: bool = False
    cell: Cell | None = None
    quoted: bool = False
    note: str | None = None
    form: Form | None = None
    image: Image | None = None
    frame: Frame | None = None
    wrapped: bool = False
    soft: bool = False
    enumerator: str = ""


def without_layout(passages: Iterable[Passage], nested: Collection[int] = ()) -> tuple[Passage, ...]:
    """Let the cells of tables that were a means of layout, and of those `nested` in others, be paragraphs in a row."""
    every = tuple(passages)
    data = tables_kept(every) - frozenset(nested)
    return tuple(one if one.cell is None or one.cell.table in data else replace(one, cell=None) for one in every)


def tables_kept(passages: Iterable[Passage]) -> frozenset[int]:
    """Tell which tables hold data: two rows and columns at least, and in their cells a few paragraphs and lists.

    All others were a means of layout, and their cells are read one after the other.
    """
    cells: dict[int, list[Passage]] = {}
    for passage in passages:
        if passage.cell:
            cells.setdefault(passage.cell.table, []).append(passage)
    return frozenset(table for table, members in cells.items() if _is_data(members))


def _is_data(members: Sequence[Passage]) -> bool:
    places = Counter(_place(one) for one in members if one.list_id is None and one.depth == 0)
    lists = Counter((_place(one), one.list_id) for one in members if one.list_id is not None and one.depth <= 1)
    places.update(place for place, _ in lists)
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    plain = all(one.kind is not PassageKind.HEADING for one in members)
    few = plain and max(lists.values(), default=0) <= _LONGEST_LIST
    full = max(places.values(), default=0) <= _FULLEST and places.total() <= len(places) * _FULL
    return few and full and len(rows) > 1 and len(columns) > 1


def _place(passage: Passage) -> tuple[int, int]:
    return (passage.cell.row, passage.cell.column) if passage.cell else (-1, -1)
