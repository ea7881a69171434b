"""Tables that an author of reStructuredText drew: grids, and simple ones between lines of equals signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.normalize.grids import bars_of
from publish.normalize.model import Cell
from publish.normalize.rst.groups import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.intake.model import Traced

_GRID = re.compile(r"\s*\+(?:[-=]+\+)+\s*$")
_SIMPLE = re.compile(r"\s*=+(?: +=+)+\s*$")
_STROKES = re.compile(r"=+")


@dataclass(frozen=True, slots=True)
class Drawn:
    """The rows of a table, the lines of each cell in them, and how many rows are heads."""

    rows: Sequence[Sequence[Sequence[Traced]]]
    heads: int

    def cells(self, number: int) -> Iterator[tuple[Cell, Traced]]:
        """Yield the cells that hold text, of the table of that number."""
        for row, cells in enumerate(self.rows):
            for column, lines in enumerate(cells):
                said = [bare for line in lines if (bare := line.strip()).text]
                if said:
                    yield Cell(number, row, column, header=row < self.heads), joined(said)


def drawn_table(chunk: Sequence[Traced]) -> Drawn | None:
    """Read a group of lines as a table; None where it is none, or one whose cells span others."""
    if _GRID.match(chunk[0].text) and _GRID.match(chunk[-1].text):
        bars = bars_of(chunk)
        return Drawn([list(zip(*lines, strict=True)) for lines in bars.rows], int(bars.head)) if bars else None
    return _simple(chunk) if _SIMPLE.match(chunk[0].text) and _SIMPLE.match(chunk[-1].text) else None


def _simple(chunk: Sequence[Traced]) -> Drawn | None:
    starts = [match.start() for match in _STROKES.finditer(chunk[0].text)]
    rows: list[list[list[Traced]]] = []
    heads = 0
    for line in chunk[1:-1]:
        if _SIMPLE.match(line.text):
            heads = len(rows)
            continue
        ends = [*starts[1:], len(line.text)]
        if any(line.text[start - 1 : start].strip() for start in starts[1:]):
            return None
        cells = [
            line.slice(min(start, len(line)), min(end, len(line))) for start, end in zip(starts, ends, strict=True)
        ]
        if cells[0].text.strip() or not rows:
            rows.append([[cell] for cell in cells])
        else:
            for lines, cell in zip(rows[-1], cells, strict=True):
                lines.append(cell)  # what the first column leaves empty goes on the row above
    return Drawn(rows, heads) if rows and len(starts) > 1 else None
