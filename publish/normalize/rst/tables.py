"""Tables as reStructuredText: list-tables, which any editor can keep in order in any script; and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.normalize.rst.filling import WIDTH, filled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from publish.normalize.model import Block

DIRECTIVE = re.compile(r"\.\. list-table::\s*$")
HEADER = re.compile(r"\s*:header-rows:\s*(?P<count>\d{1,3})\s*$")
STUB = re.compile(r"\s*:stub-columns:\s*(?P<count>\d{1,3})\s*$")
#: A line that begins a cell: with a star before it the first of its row.
CELL = re.compile(r"(?P<row>\s*\* +|\s+)(?P<dash>-)(?:[ \t]+(?P<text>.*))?$")
_FIRST, _NEXT, _REST = "   * - ", "     - ", " " * 7


def written_table(cells: Sequence[Block]) -> str | None:
    """Write the cells of one table, in rows; None where they make no more than one row or one column.

    A text that was split by languages may hold only one column of a table: that is read better as paragraphs.
    """
    places = [(block.cell.row, block.cell.column) for block in cells if block.cell]
    rows, columns = sorted({row for row, _ in places}), sorted({column for _, column in places})
    if min(len(rows), len(columns)) < 2 or len(set(places)) < len(cells):  # noqa: PLR2004 - a table has two ways to go
        return None
    by_place = dict(zip(places, cells, strict=True))
    headed = {place for place, block in by_place.items() if block.cell and block.cell.header}
    heads = _leading(rows[:-1], lambda row: all(place in headed for place in places if place[0] == row))
    other = {column for row, column in places if row not in rows[:heads] and (row, column) not in headed}
    stubs = _leading(columns[:-1], lambda column: column not in other)
    lines = [
        ".. list-table::",
        *([f"   :header-rows: {heads}"] if heads else []),
        *([f"   :stub-columns: {stubs}"] if stubs else []),
        "   :widths: auto",
        "",
    ]
    for row in rows:
        for column in columns:
            opening = _FIRST if column == columns[0] else _NEXT
            block = by_place.get((row, column))
            text = filled(block.text, block.inlines, WIDTH - len(_REST)) if block else [""]
            lines.append((opening + text[0]).rstrip())
            lines.extend(_REST + line for line in text[1:])
    return "\n".join(lines)


def _leading(numbers: Sequence[int], are_heads: Callable[[int], bool]) -> int:
    """Count the rows or columns at the beginning that are heads."""
    return next((count for count, number in enumerate(numbers) if not are_heads(number)), len(numbers))
