"""Tables as reStructuredText: list-tables, which any editor can keep in order in any script; and back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.normalize.model import Cell
from publish.normalize.rst.filling import WIDTH, filled
from publish.normalize.rst.groups import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from publish.intake.model import Traced
    from publish.normalize.model import Block

DIRECTIVE = re.compile(r"\.\. list-table::\s*$")
_HEADER = re.compile(r"\s*:header-rows:\s*(?P<count>\d{1,3})\s*$")
_STUBS = re.compile(r"\s*:stub-columns:\s*(?P<count>\d{1,3})\s*$")
#: A line that begins a cell: with a star before it the first of its row.
_CELL = re.compile(r"(?P<row>\s*\* +|\s+)(?P<dash>-)(?:[ \t]+(?P<text>.*))?$")
_FIRST, _NEXT, _REST = "   * - ", "     - ", " " * 7


def written_table(cells: Sequence[Block]) -> str | None:
    """Write the cells of one table, in rows; None where they make no more than one row or one column.

    A text that was split by languages may hold only one column of a table: that is read better as paragraphs.
    """
    by_place: dict[tuple[int, int], list[Block]] = {}
    for block in cells:
        if block.cell:
            by_place.setdefault((block.cell.row, block.cell.column), []).append(block)
    rows, columns = sorted({row for row, _ in by_place}), sorted({column for _, column in by_place})
    if min(len(rows), len(columns)) < 2:  # noqa: PLR2004 - a table has two ways to go
        return None
    headed = {place for place, own in by_place.items() if all(block.cell and block.cell.header for block in own)}
    heads = _leading(rows[:-1], lambda row: all(place in headed for place in by_place if place[0] == row))
    other = {column for row, column in by_place if row not in rows[:heads] and (row, column) not in headed}
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
            text = _written(by_place.get((row, column), ()))
            lines.append((opening + text[0]).rstrip())
            lines.extend((_REST + line).rstrip() for line in text[1:])
    return "\n".join(lines)


def _leading(numbers: Sequence[int], are_heads: Callable[[int], bool]) -> int:
    """Count the rows or columns at the beginning that are heads."""
    return next((count for count, number in enumerate(numbers) if not are_heads(number)), len(numbers))


def _written(paragraphs: Sequence[Block]) -> list[str]:
    lines: list[str] = []
    for block in paragraphs:
        lines.extend(([""] if lines else []) + filled(block.text, block.inlines, WIDTH - len(_REST)))
    return lines or [""]


@dataclass(slots=True)
class ListTable:
    """A list-table that is being read: its last cell, how many rows and columns are heads, where its dashes stand."""

    last: Cell
    heads: int
    stubs: int
    dash: int = 0

    @classmethod
    def begun(cls, number: int, chunk: Sequence[Traced]) -> ListTable:
        """Begin the table of that number with the lines of its directive."""
        found = ((match for line in chunk if (match := form.match(line.text))) for form in (_HEADER, _STUBS))
        heads, stubs = (next((int(match["count"]) for match in matches), 0) for matches in found)
        return cls(Cell(number, -1, -1), heads, stubs)

    def cells(self, chunk: Sequence[Traced]) -> Iterator[tuple[Cell, Traced]]:
        """Read lines of the table; those of one paragraph of a cell are joined."""
        lines: list[Traced] = []
        for line in chunk:
            match = _CELL.match(line.text)
            if match and "*" not in match["row"] and match.start("dash") != self.dash:
                match = None  # a line of the cell that begins with a dash
            if not match:
                lines.append(line.strip())
                continue
            if lines:
                yield self.last, joined(lines)
            row, column, self.dash = self.last.row, self.last.column + 1, match.start("dash")
            if "*" in match["row"]:
                row, column = row + 1, 0
            self.last = replace(self.last, row=row, column=column, header=row < self.heads or column < self.stubs)
            lines = [line.slice(match.start("text"))] if match["text"] else []
        if lines:
            yield self.last, joined(lines)
