"""Tables as reStructuredText: list-tables, which any editor can keep in order in any script; and back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.intake.model import Edit
from publish.normalize.model import BlockType, Cell
from publish.normalize.rst.filling import WIDTH, filled, with_enumerator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from publish.intake.model import Traced
    from publish.normalize.draft import Draft
    from publish.normalize.model import Block

_LINE_END = re.compile(r"\s*\n\s*")
_OPTION = re.compile(r"\s*:(?P<name>[a-z-]+):[ \t]*(?P<value>.*?)\s*$")
_HEADS = {"header-rows": 0, "stub-columns": 1}
_SIGN = r"[-*+\u2022\u2023\u2043]"
_ROW = re.compile(rf"(?P<margin>\s*){_SIGN}[ \t]+(?P<dash>{_SIGN})(?:[ \t]+(?P<text>\S.*))?$")
_CELL = re.compile(rf"\s+(?P<dash>{_SIGN})(?:[ \t]+(?P<text>\S.*))?$")
_FIRST, _NEXT, _REST = "   * - ", "     - ", " " * 7
_MARKERS = {BlockType.BULLET: "- ", BlockType.ITEM: "{}. "}


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


def _written(blocks: Sequence[Block]) -> list[str]:
    """Write the paragraphs and lists of one cell."""
    lines: list[str] = []
    indents: list[int] = []
    for block in blocks:
        del indents[max(block.level, 1) - 1 :]
        pad = indents[-1] if indents else 0
        marker = _MARKERS.get(block.type, "").format(1 if block.number is None else block.number)
        inner = " " * (pad + len(marker))
        block = with_enumerator(block)  # noqa: PLW2901 - as it is written
        first, *others = filled(block.text, block.inlines, max(WIDTH - len(_REST) - len(inner), WIDTH // 2))
        lines.extend(([""] if lines else []) + [" " * pad + marker + first, *(inner + line for line in others)])
        if marker:
            indents.append(len(inner))
    return lines or [""]


def listed_cells(number: int, lines: Sequence[Traced]) -> Iterator[tuple[Cell, list[Traced]]]:
    """Read a list of lists as a table; yield its cells, each with its lines.

    Args:
        number: which table of the source it is.
        lines: all lines of the directive but the first.
    """
    heads = [0, 0]
    row, column, margin, dash, text = -1, -1, "", -1, 0
    own: list[Traced] = []
    for line in lines:
        option = _OPTION.match(line.text) if row < 0 else None
        if option and option["name"] in _HEADS and option["value"].isdecimal():
            heads[_HEADS[option["name"]]] = int(option["value"])
        begun = _ROW.match(line.text)
        if begun and (row < 0 or begun["margin"] == margin):
            first = True
        else:
            first, begun = False, _CELL.match(line.text)
        if begun and (first or begun.start("dash") == dash):
            if own:
                yield Cell(number, row, column, row < heads[0] or column < heads[1]), own
            row, column = (row + 1, 0) if first else (row, column + 1)
            margin = begun["margin"] if first else margin
            dash, text = begun.start("dash"), begun.start("text") if begun["text"] else begun.start("dash") + 2
            own = [line.slice(min(text, len(line)))]
        elif row >= 0:
            own.append(line.slice(min(text, len(line.text) - len(line.text.lstrip()))))
    if own:
        yield Cell(number, row, column, row < heads[0] or column < heads[1]), own


def in_cell(draft: Draft, cell: Cell) -> Draft:
    """Make a block of a cell: a table has room for paragraphs and lists."""
    kind = draft.type if draft.list_id is not None else BlockType.PARA
    line_ends = [Edit(match.start(), match.end(), " ") for match in _LINE_END.finditer(draft.text.text)]
    draft = replace(draft, text=draft.text.edit(line_ends))
    return replace(draft, type=kind, cell=cell, quoted=False, note=None, form=None, image=None, frame=None)
