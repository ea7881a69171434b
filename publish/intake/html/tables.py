"""Where a cell of a page's table stands: columns and rows that other cells span are taken (HTML, 4.9.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publish.intake.html.elements import Element
    from publish.intake.html.tokens import Tag

#: A cell spans no more columns or rows than this (HTML, 4.9.11, has 1,000 and 65,534).
_WIDEST, _HIGHEST = 100, 1_000


def begin_row(table: Element) -> None:
    """Begin the next row: cells of the rows above reach one row less far."""
    table.row, table.column = table.row + 1, -1
    table.taken = {column: rows - 1 for column, rows in (table.taken or {}).items() if rows > 1}


def begin_cell(table: Element, tag: Tag) -> int:
    """Begin the next cell; return its column. `table.column` is the last one that it spans."""
    if table.row < 0:
        begin_row(table)
    taken = table.taken or {}
    column = table.column + 1
    while column in taken:
        column += 1
    wide, high = (_span(tag, *limits) for limits in (("colspan", _WIDEST), ("rowspan", _HIGHEST)))
    table.column = column + wide - 1
    table.taken = {**taken, **dict.fromkeys(range(column, column + wide), high)} if high > 1 else taken
    return column


def _span(tag: Tag, name: str, most: int) -> int:
    said = tag.attributes.get(name, "").strip()
    return min(max(int(said), 1), most) if said.isascii() and said.isdigit() and len(said) <= 4 else 1  # noqa: PLR2004 - digits of the highest
