"""Tables that an author of reStructuredText drew: grids, and simple ones between lines of equals signs.

A cell that spans others stands in the first column and row of those that it spans.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.normalize.model import Cell
from publish.normalize.width import cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.intake.model import Traced

_GRID = re.compile(r"\s*\+(?:[-=]+\+)+\s*$")
_SIMPLE = re.compile(r"\s*=+(?: +=+)+\s*$")
_SPANS = re.compile(r"\s*-+(?: +-+)*\s*$")
_BORDER = re.compile(r"[-=]+$")
_CORNER = frozenset("|+")

#: The lines of each cell, by row and column, and how many rows are heads.
_Read = tuple[dict[tuple[int, int], list["Traced"]], int]


def drawn_cells(chunk: Sequence[Traced], number: int) -> list[tuple[Cell, list[Traced]]]:
    """Read a group of lines as a table, the one of that number; none where it is no table.

    Returns:
        The cells that hold text, in rows, each with its lines.
    """
    if _GRID.match(chunk[0].text) and _GRID.match(chunk[-1].text):
        read = _grid(chunk)
    elif _SIMPLE.match(chunk[0].text) and _SIMPLE.match(chunk[-1].text):
        read = _simple(chunk)
    else:
        return []
    found, heads = read
    return [
        (Cell(number, row, column, header=row < heads), _dedented(lines))
        for (row, column), lines in sorted(found.items())
        if any(line.text.strip() for line in lines)
    ]


def _dedented(lines: Sequence[Traced]) -> list[Traced]:
    margin = min(len(line.text) - len(line.text.lstrip()) for line in lines if line.text.strip())
    return [line.slice(min(margin, len(line))) for line in lines]


def _grid(chunk: Sequence[Traced]) -> _Read:
    margin = len(chunk[0].text) - len(chunk[0].text.lstrip())
    marks = {place for line in chunk for place, sign in _placed(line.text) if sign == "+" and _is_rule(line.text)}
    bounds = sorted(marks | {margin})
    columns = list(pairwise(bounds))
    found: dict[tuple[int, int], list[Traced]] = {}
    top, row, heads = [0] * len(columns), 0, 0
    for line in chunk[1:-1]:
        offsets = dict(_offsets(line.text))
        ends = [offsets.get(bound, len(line)) for bound in bounds]
        ruled = [bool(_BORDER.match(line.text[ends[i] + 1 : ends[i + 1]])) for i in range(len(columns))]
        if any(ruled):
            row += 1
            heads = row if "=" in line.text and all(ruled) else heads
            top = [row if is_ruled else before for is_ruled, before in zip(ruled, top, strict=True)]
        column = 0
        while column < len(columns):
            end = column + 1
            while end < len(columns) and not ruled[column] and line.text[ends[end] : ends[end] + 1] not in _CORNER:
                end += 1
            if not ruled[column]:
                found.setdefault((top[column], column), []).append(line.slice(ends[column] + 1, ends[end]))
            column = end
    return found, heads


def _is_rule(text: str) -> bool:
    return "+-" in text or "+=" in text


def _placed(text: str) -> Iterator[tuple[int, str]]:
    """Yield each character with the cell that it begins at."""
    place = 0
    for character in text:
        yield place, character
        place += cells(character)


def _offsets(text: str) -> Iterator[tuple[int, int]]:
    """Yield each cell that a character begins at, and the offset of that character."""
    for offset, (place, _) in enumerate(_placed(text)):
        yield place, offset


def _simple(chunk: Sequence[Traced]) -> _Read:
    starts = [match.start() for match in re.finditer("=+", chunk[0].text)]
    found: dict[tuple[int, int], list[Traced]] = {}
    row, heads = -1, 0
    for line in chunk[1:-1]:
        if _SIMPLE.match(line.text):
            heads = row + 1
        elif not _SPANS.match(line.text):
            # Where text crosses the gap between two columns, its cell spans both.
            own = [start for start in starts if start == starts[0] or not line.text[start - 1 : start].strip()]
            ends = [*own[1:], len(line)]
            cut = [line.slice(min(start, len(line)), min(end, len(line))) for start, end in zip(own, ends, strict=True)]
            # What the first column leaves empty goes on the row above.
            row += bool(cut[0].text.strip()) or row < 0
            for start, cell in zip(own, cut, strict=True):
                found.setdefault((row, starts.index(start)), []).append(cell)
    return found, heads
