"""The optimum of pages: paragraphs run a line longer or shorter so that every page but the last is full.

A dynamic programme over the flow: its state is how deep the current page is filled, and by how much of notes. Page
breaks are not free: they fall where the layout engine puts them, which fills a page as far as widows and orphans allow
(CSS Fragmentation 3, 4.4). What is not text, as a figure or a row of a table, is a block of one line that is as deep as
it is; what follows it comes back to the grid.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Notes = Callable[[int], Sequence[tuple[int, float]]]

#: Lengths that differ by less are equal, in points; depths are counted in whole hundredths.
_TRUE = 0.05
_GRAIN = 100

#: What a page costs for each line that it lacks, in the demerits of lines: less than a last line that is a word's rest.
_LACKING = 900_000.0

#: What a last page costs that has less than a quarter of its lines: all of it for one line, nothing for a quarter; and
#: as much again below `_FEW` lines.
_QUARTER, _FEW, _NEARLY_EMPTY = 0.25, 5, 300_000.0

#: What a page costs that ends inside a word, and one that begins with a block which is tied to what stands before it.
_DIVIDED, _TORN = 900_000.0, 5_000_000.0

#: So many lines more may stand above a block that may stand apart, and fewer above one that may stand close.
_APART, _CLOSE = (1, 2), -1

#: Space above a block that comes back to the grid may give way by this much of itself, else it grows.
_GIVES = 0.4


def _no_notes(_lines: int) -> Sequence[tuple[int, float]]:
    return ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in the flow, or what stands for a line of its own depth; lengths in points.

    `gap` is the space above it, which a page's top swallows; `lead` what stands on the same page as its first lines,
    as a heading; `head` what comes again above it at a page's top, as a table's head; `leading` its lines' depth.
    `costs` prices it by its number of lines; `notes` tells for a number of lines which of them (from 1) call notes, and
    how deep these are. A page break leaves at least `orphans` lines before it and `widows` behind; a block that is not
    `breakable` moves as a whole, one that is `tied` must not begin a page. One that `snaps` begins on the grid. Where
    `apart` is a price, a line more may stand above it for that, and two for four times as much; where `close` is one,
    a line less, which needs a gap of at least a line.
    """

    gap: float
    leading: float
    costs: Mapping[int, float]
    lead: float = 0.0
    orphans: int = 2
    widows: int = 2
    breakable: bool = True
    head: float = 0.0
    notes: Notes = _no_notes
    snaps: bool = False
    apart: float | None = None
    close: float | None = None
    tied: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What all pages share: their `depth`, the `unit` of their grid, and the `edge` above the notes of a page."""

    depth: float
    unit: float
    edge: float = 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """How long a block runs: its number of lines, those (from 1) that end a page, and what is `added` to its gap."""

    lines: int
    breaks: tuple[int, ...]
    added: float = 0.0


@dataclass(frozen=True, slots=True)
class Course:
    """How pages come out: the runs, how many lines all pages but the last lack, how deep the last is filled."""

    runs: tuple[Run, ...]
    lacking: float
    last: float


class _At(NamedTuple):
    """How deep a page is filled from its top, and from its foot by notes; both in hundredths of a point."""

    used: int
    notes: int


class _State(NamedTuple):
    cost: float
    run: Run | None
    before: _State | None


class _Place(NamedTuple):
    """Where a block ends, the lines that end pages, how many lines those pages lack, and what its gap grew by.

    `moved` tells that none of its lines found room on the page that it came to.
    """

    at: _At
    breaks: tuple[int, ...]
    lacking: float
    added: float
    moved: bool


_TOP = _At(0, 0)


def paginate(
    blocks: Sequence[Block], page: Page, reprice: Callable[[int, Run], float | None]
) -> tuple[Run, ...] | None:
    """Choose each block's number of lines and the space above it; return the runs, None where a block fits no page.

    `reprice` tells what a block (by index) costs if the lines of its run that end a page do not end inside a word,
    None where that cannot be.
    """
    states: dict[_At, _State] = {_TOP: _State(0.0, None, None)}
    for index, block in enumerate(blocks):
        reached: dict[_At, _State] = {}
        for at, state in states.items():
            for run, end, cost in _ways(block, at, page):
                whole = cost
                if run.breaks:
                    other = reprice(index, run)
                    whole += _DIVIDED if other is None else other - block.costs[run.lines]
                total = state.cost + whole
                if end not in reached or total < reached[end].cost:
                    reached[end] = _State(total, run, state)
        states = reached
    return _cheapest(states, page) if states and blocks else None


def _ways(block: Block, at: _At, page: Page) -> Iterator[tuple[Run, _At, float]]:
    """List the ways to set a block on a page that is filled so far: its run, where it ends, what it costs."""
    for lines, cost in block.costs.items():
        for more, above in _gaps(block):
            place = _place(block, lines, at, page, more * page.unit)
            if place is None or (more and place.moved):
                continue  # no gap stands at a page's top
            price = cost + above + _LACKING * place.lacking
            yield Run(lines, place.breaks, place.added), place.at, price + _TORN * (block.tied and place.moved)


def _gaps(block: Block) -> Iterator[tuple[int, float]]:
    """List how many lines more or fewer may stand above a block, and what that costs."""
    yield 0, 0.0
    if block.apart is not None:
        yield from ((more, block.apart * more * more) for more in _APART)
    if block.close is not None:
        yield _CLOSE, block.close


def follow(blocks: Sequence[Block], lines: Sequence[int], page: Page) -> Course | None:
    """Tell how the pages come out where each block has so many lines; None where one fits no page."""
    at, total, runs = _TOP, 0.0, []
    for block, count in zip(blocks, lines, strict=True):
        place = _place(block, count, at, page, 0.0)
        if place is None:
            return None
        at, total = place.at, total + place.lacking
        runs.append(Run(count, place.breaks, place.added))
    return Course(tuple(runs), total, at.used / _GRAIN)


def scarce(used: float, page: Page) -> float:
    """Price a last page that is filled `used` points deep: nothing where a quarter of it is."""
    lines, quarter = used / page.unit, _QUARTER * page.depth / page.unit
    if lines >= quarter - _TRUE:
        return 0.0
    return _NEARLY_EMPTY * ((quarter - lines) / quarter + (lines < _FEW - _TRUE))


def _cheapest(states: Mapping[_At, _State], page: Page) -> tuple[Run, ...]:
    def price(item: tuple[_At, _State]) -> tuple[float, _At]:
        at, state = item
        return state.cost + scarce(at.used / _GRAIN, page), at

    _, best = min(states.items(), key=price)
    runs = []
    state: _State | None = best
    while state is not None and state.run is not None:
        runs.append(state.run)
        state = state.before
    return tuple(reversed(runs))


def _place(block: Block, lines: int, at: _At, page: Page, extra: float) -> _Place | None:
    """Put a block of `lines` lines on a page that is filled so far, and on those that follow."""
    notes = block.notes(lines)
    used, feet = at.used / _GRAIN, at.notes / _GRAIN
    top, added = _begin(block, used, page.unit, extra)
    fits = _fitting(block, lines, 0, page.depth - feet - top, _Feet(notes, 0.0 if feet else page.edge))
    breaks: list[int] = []
    missing = 0.0
    moved = fits == 0
    if moved:
        if not used:
            return None
        missing += _missing(page.depth - feet - used, page)
        feet, added = 0.0, 0.0
        top = block.lead + block.head
        fits = _fitting(block, lines, 0, page.depth - top, _Feet(notes, page.edge))
        if fits == 0:
            return None
    done = 0
    while done + fits < lines:
        below = _Feet(notes, 0.0 if feet else page.edge).depth(done, done + fits)
        done += fits
        breaks.append(done)
        missing += _missing(page.depth - feet - below - top - fits * block.leading, page)
        top = feet = 0.0
        fits = _fitting(block, lines, done, page.depth, _Feet(notes, page.edge))
        if fits == 0:
            return None
    feet += _Feet(notes, 0.0 if feet else page.edge).depth(done, done + fits)
    end = _At(round((top + fits * block.leading) * _GRAIN), round(feet * _GRAIN))
    return _Place(end, tuple(breaks), missing, added, moved)


def _begin(block: Block, used: float, unit: float, extra: float) -> tuple[float, float]:
    """Return where a block's lines begin on a page filled so far, and what that adds to its gap.

    The first block of all keeps its gap; it is that between its lead and its lines.
    """
    top = (used or block.lead) + block.gap + extra
    above = block.lead if used else 0.0
    if block.snaps and abs(top / unit - round(top / unit)) * unit > _TRUE:
        snapped = ceil((top - _GIVES * block.gap) / unit) * unit
        return snapped + above, snapped - top + extra
    return top + above, extra


class _Feet(NamedTuple):
    """The notes of a block's lines; `edge` stands above the first of a page."""

    notes: Sequence[tuple[int, float]]
    edge: float

    def depth(self, first: int, last: int) -> float:
        """Return how deep the notes are that the lines behind `first` up to `last` call."""
        called = [depth for line, depth in self.notes if first < line <= last]
        return sum(called) + self.edge if called else 0.0


def _fitting(block: Block, lines: int, done: int, room: float, feet: _Feet) -> int:
    """Return how many of the lines behind `done` the engine puts into the room that a page has left."""
    left = lines - done
    fits = min(max(floor((room + _TRUE) / block.leading), 0), left)
    while fits and feet.notes and fits * block.leading + feet.depth(done, done + fits) > room + _TRUE:
        fits -= 1
    if fits >= left:
        return left
    if not block.breakable:
        return 0
    fits = min(fits, left - block.widows)
    return fits if fits >= max(block.orphans, 1) else 0


def _missing(room: float, page: Page) -> float:
    """Return how many whole lines a page lacks."""
    return max(floor((room + _TRUE) / page.unit), 0) if page.unit < inf else 0.0
