"""Tables in plain text: rows between bars or box lines, rows of cells parted by tabs, columns that spaces align.

Changes: a table's bars, lines and tabs become its structure, each logged. Leaves alone: lines with bars of which no two
have as many, lists whose markers a tab parts from their text, tables of contents, text with wide spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.intake.model import Edit, Repair, concatenate
from publish.intake.repairs import Rule
from publish.normalize.draft import Draft
from publish.normalize.lines import Gap, mend
from publish.normalize.markers import markers
from publish.normalize.model import BlockType, Cell

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from publish.intake.model import Traced
    from publish.intake.source import SourceText
    from publish.normalize.lines import Line

_BARS = "|\u2502\u2503\u2551"
_BAR = re.compile(rf"[{_BARS}]")
#: A line of a grid: dashes and crossings, or Markdown's, with colons for the sides.
_BORDER = re.compile(r"\s*[+|:\-=\u2500-\u257f][+|:\-=\s\u2500-\u257f]*$")
_STROKES = re.compile(r"-{2}|={2}|[\u2500-\u257f]")
_GUTTER = re.compile(r" {2,}")
_NUMBER = re.compile(r"[\d.,:\u2013\u2014 -]*\d[\d.,:\u2013\u2014 -]*$")
#: Rows that columns aligned with spaces must have, and cells between them that spaces part.
_ALIGNED, _WIDE = 3, 2
#: A cell of such columns is no longer than this, in code points: longer ones are text with wide spaces.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Grids:
    """The tables of a source: their cells, the numbers (from 1) of the lines that they take, what went."""

    cells: tuple[Draft, ...] = ()
    taken: frozenset[int] = frozenset()
    repairs: tuple[Repair, ...] = ()

    def without(self, lines: Sequence[Line]) -> list[Line]:
        """Leave out the lines of tables; what follows one stands apart."""
        return [
            replace(line, gap=Gap.BLANK) if index and lines[index - 1].number in self.taken else line
            for index, line in enumerate(lines)
            if line.number not in self.taken
        ]


@dataclass(slots=True)
class _Found:
    source: SourceText
    cells: list[Draft] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    repairs: list[Repair] = field(default_factory=list)
    tables: int = 0

    def log(self, rule: Rule, place: tuple[int, int], before: str) -> None:
        self.repairs.append(Repair(rule, self.source.location(place), before, ""))

    def joined(self, parts: Sequence[Traced]) -> Traced:
        """Join the lines of one cell."""
        said = [bare for part in parts if (bare := part.strip()).text] or [parts[0].strip()]
        pieces = [said[0]]
        for before, part in pairwise(said):
            place = self.source.location(before.place(len(before)))
            self.repairs.append(Repair(Rule.HARD_WRAP, place, "\n", " "))
            pieces += [before.slice(len(before)).edit((Edit(0, 0, " "),)), part]
        return concatenate(pieces)

    def add(self, rows: Sequence[Sequence[Traced]], heads: int) -> None:
        """Take up a table of rows of cells."""
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                mended, made = mend(cell, self.source)
                text = mended.strip()
                self.repairs.extend(made)
                if text.text:
                    place = Cell(self.tables, row, column, header=row < heads)
                    name = self.source.name
                    self.cells.append(Draft(BlockType.PARA, text, name, cell=place))
        self.tables += 1


def find_grids(source: SourceText, lines: Sequence[Traced], text: Collection[int]) -> Grids:
    """Find the tables among the lines of a source, as they stand in it; `text` are the numbers of those that count."""
    if not _BAR.search(source.text) and "\t" not in source.text and "   " not in source.text:
        return Grids()
    found = _Found(source)
    for first, end in _runs(lines, text):
        run = lines[first:end]
        if _barred(found, run) or _tabbed(found, run) or _aligned(found, run):
            found.taken.update(range(first + 1, end + 1))
    return Grids(tuple(found.cells), frozenset(found.taken), tuple(found.repairs))


def _runs(lines: Sequence[Traced], text: Collection[int]) -> Iterator[tuple[int, int]]:
    """Cut the lines into runs of rows of one kind, [first, end), two at least."""
    first, before = 0, ""
    for index in range(len(lines) + 1):
        kind = _kind(lines[index].text) if index + 1 in text and index < len(lines) else ""
        if kind != before:
            if before and index - first > 1:
                yield first, index
            first, before = index, kind


def _kind(text: str) -> str:
    """Say what a line may be a row of: a table with bars, with tabs, with wide spaces; nothing where it is none."""
    bare = text.strip()
    if bare and ((_BORDER.match(text) and _STROKES.search(bare)) or _BAR.search(bare)):
        return "bars"
    if "\t" in bare:
        return "tabs"
    return "spaces" if _GUTTER.search(bare) else ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Rows between bars, each with its lines and their cells, and whether the first is a head."""

    rows: Sequence[Sequence[Sequence[Traced]]]
    head: bool


def bars_of(run: Sequence[Traced]) -> Bars | None:
    """Read rows between bars: as many in each, or lines of a grid, between which a row may have several lines."""
    texts = [line.text.strip() for line in run if not _is_border(line.text)]
    counts = {len(_BAR.findall(text)) for text in texts}
    framed = all(text[0] in _BARS and text[-1] in _BARS for text in texts)
    if len(texts) < 2 or len(counts) != 1 or not (framed or len(texts) < len(run)):  # noqa: PLR2004 - a table has two
        return None
    if counts.pop() - (2 if framed else 0) < 1:
        return None
    inner = sum(_is_border(line.text) for line in run[1:-1])
    rows: list[list[list[Traced]]] = []
    fresh, head = True, False
    for line in run:
        if _is_border(line.text):
            head = head or (len(rows) == 1 and (inner == 1 or "=" in line.text))
            fresh = True
            continue
        cells = _between_bars(line, framed=framed)
        if fresh or inner < 2:  # noqa: PLR2004 - one line below the head, or one between all rows
            rows.append([cells])
        else:
            rows[-1].append(cells)
        fresh = False
    return Bars(rows, head)


def _barred(found: _Found, run: Sequence[Traced]) -> bool:
    """Take up a table between bars."""
    bars = bars_of(run)
    if bars is None:
        return False
    for line in run:
        if _is_border(line.text):
            found.log(Rule.RULE_LINE, line.place(0), line.text.strip())
            continue
        for match in _BAR.finditer(line.text):
            found.log(Rule.MARKUP, line.place(match.start()), match.group())
    found.add([[found.joined(parts) for parts in zip(*lines, strict=True)] for lines in bars.rows], int(bars.head))
    return True


def _between_bars(line: Traced, *, framed: bool) -> list[Traced]:
    bounds = [match.start() for match in _BAR.finditer(line.text)]
    starts = [bound + 1 for bound in bounds]
    ends = [*bounds[1:], len(line.text)]
    cells = [line.slice(start, end) for start, end in zip(starts, ends, strict=True)]
    return cells[:-1] if framed else [line.slice(0, bounds[0]), *cells]


def _is_border(text: str) -> bool:
    return bool(_BORDER.match(text)) and bool(_STROKES.search(text))


def _tabbed(found: _Found, run: Sequence[Traced]) -> bool:
    """Read rows that tabs alone cut into as many cells."""
    if any(" \t" in line.text.strip() or "\t " in line.text.strip() or "\t" not in line.text for line in run):
        return False
    for separator in (re.compile(r"\t"), re.compile(r"\t+")):
        rows = [_cut(line.strip(), separator) for line in run]
        if len({len(row) for row in rows}) == 1 and len(rows[0]) > 1 and not _is_other(rows):
            for line in run:
                bare = line.strip()
                for match in separator.finditer(bare.text):
                    found.log(Rule.MARKUP, bare.place(match.start()), match.group())
            found.add(rows, 0)
            return True
    return False


def _aligned(found: _Found, run: Sequence[Traced]) -> bool:
    """Read columns that wide spaces part, each of which begins at one place in all rows."""
    if len(run) < _ALIGNED or any("\t" in line.text for line in run):
        return False
    texts = [line.text.rstrip() for line in run]
    starts = [
        {match.end() for match in _GUTTER.finditer(text.strip("\n")) if text[: match.start()].strip()} for text in texts
    ]
    common = sorted(set.intersection(*starts))
    if not common or any(len(one) > len(common) for one in starts):
        return False
    bounds = [0, *common]
    rows = [
        [
            line.slice(start, min(end, len(line.text)))
            for start, end in zip(bounds, [*common, len(line.text)], strict=True)
        ]
        for line in run
    ]
    if any(len(cell.text.strip()) > _LONGEST for row in rows for cell in row) or _is_other(rows):
        return False
    found.add(rows, 0)
    return True


def _cut(line: Traced, separator: re.Pattern[str]) -> list[Traced]:
    bounds = [match.span() for match in separator.finditer(line.text)]
    starts, ends = [0, *(end for _, end in bounds)], [*(start for start, _ in bounds), len(line.text)]
    return [line.slice(start, end) for start, end in zip(starts, ends, strict=True)]


def _is_other(rows: Sequence[Sequence[Traced]]) -> bool:
    """Tell whether rows are a list, its markers set off, or a table of contents, which ends in numbers of pages."""
    texts = [[cell.text.strip() for cell in row] for row in rows]
    listed = sum(_is_marker(row[0]) for row in texts)
    contents = len(texts[0]) == 2 and all(_NUMBER.match(row[-1]) for row in texts)  # noqa: PLR2004 - words and a page
    rising = contents and [row[-1] for row in texts] == sorted(
        (row[-1] for row in texts), key=lambda one: (len(one), one)
    )
    return listed * 2 > len(texts) or rising


def _is_marker(text: str) -> bool:
    """Tell whether a cell is nothing but the marker of an item."""
    return any(one.length >= len(text) for one in markers(f"{text} a")) or (text.isdecimal() and len(text) < 4)  # noqa: PLR2004 - more is a year or an amount
