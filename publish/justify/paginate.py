"""The optimum of pages: paragraphs run a line longer or shorter so that every page but the last is full.

A dynamic programme over the flow: its state is how deep the current page is filled. Page breaks are not free: they fall
where the layout engine puts them, which fills a page as far as widows and orphans allow (CSS Fragmentation 3, 4.4).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

#: Lengths that differ by less are equal, in points; depths are counted in whole hundredths.
_TRUE = 0.01
_GRAIN = 100

#: What a page costs for each line that it lacks, in the demerits of lines: less than a last line that is a word's rest.
_LACKING = 900_000.0

#: What a last page of fewer than `_FEW` lines costs, and a page that ends inside a word.
_FEW, _NEARLY_EMPTY = 3, 200_000.0
_DIVIDED = 900_000.0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in the flow; lengths in points.

    `gap` is the space above it, which a page's top swallows; `lead` what stands on the same page as its first lines,
    as a heading; `leading` its lines' depth. `costs` prices it by its number of lines. A page break leaves at least
    `orphans` lines before it and `widows` behind; a block that is not `breakable` moves as a whole.
    """

    gap: float
    leading: float
    costs: Mapping[int, float]
    lead: float = 0.0
    orphans: int = 2
    widows: int = 2
    breakable: bool = True


@dataclass(frozen=True, slots=True)
class Run:
    """How long a block runs: its number of lines, and those (from 1) that end a page."""

    lines: int
    breaks: tuple[int, ...]


class _State(NamedTuple):
    cost: float
    run: Run | None
    before: _State | None


class _Place(NamedTuple):
    """Where a block ends: the page's depth, the lines that end pages, and how many lines those pages lack."""

    depth: float
    breaks: tuple[int, ...]
    lacking: float


def paginate(
    blocks: Sequence[Block], depth: float, reprice: Callable[[int, Run], float | None]
) -> tuple[Run, ...] | None:
    """Choose each block's number of lines; return the runs, None where a block fits no page.

    `depth` is a page's; `reprice` tells what a block (by index) costs if the lines of its run that end a page do not
    end inside a word, None where that cannot be.
    """
    states: dict[int, _State] = {0: _State(0.0, None, None)}
    for index, block in enumerate(blocks):
        reached: dict[int, _State] = {}
        for used, state in states.items():
            for lines, cost in block.costs.items():
                place = _place(block, lines, used / _GRAIN, depth)
                if place is None:
                    continue
                run = Run(lines, place.breaks)
                whole = cost
                if place.breaks:
                    other = reprice(index, run)
                    whole = cost + _DIVIDED if other is None else other
                total = state.cost + whole + _LACKING * place.lacking
                key = round(place.depth * _GRAIN)
                if key not in reached or total < reached[key].cost:
                    reached[key] = _State(total, run, state)
        states = reached
    return _cheapest(states, blocks[-1].leading) if states and blocks else None


def lacking(blocks: Sequence[Block], runs: Sequence[Run], depth: float) -> float | None:
    """Count the lines that the pages lack where the blocks run as `runs` says; None where one fits no page."""
    used, total = 0.0, 0.0
    for block, run in zip(blocks, runs, strict=True):
        place = _place(block, run.lines, used, depth)
        if place is None:
            return None
        used, total = place.depth, total + place.lacking
    return total


def _cheapest(states: Mapping[int, _State], leading: float) -> tuple[Run, ...]:
    def price(item: tuple[int, _State]) -> tuple[float, int]:
        used, state = item
        return state.cost + (_NEARLY_EMPTY if used < _FEW * leading * _GRAIN else 0.0), used

    _, best = min(states.items(), key=price)
    runs = []
    state: _State | None = best
    while state is not None and state.run is not None:
        runs.append(state.run)
        state = state.before
    return tuple(reversed(runs))


def _place(block: Block, lines: int, used: float, depth: float) -> _Place | None:
    """Put a block of `lines` lines on a page that is filled as deep as `used`, and on those that follow."""
    top = used + block.lead + (block.gap if used else 0.0)
    fits = _fitting(block, lines, depth - top)
    breaks: list[int] = []
    missing = 0.0
    if fits == 0:
        if not used:
            return None
        missing += _missing(depth - used, block)
        top = block.lead
        fits = _fitting(block, lines, depth - top)
        if fits == 0:
            return None
    done = 0
    while done + fits < lines:
        done += fits
        breaks.append(done)
        missing += _missing(depth - top - fits * block.leading, block)
        top = 0.0
        fits = _fitting(block, lines - done, depth)
        if fits == 0:
            return None
    return _Place(top + fits * block.leading, tuple(breaks), missing)


def _fitting(block: Block, lines: int, room: float) -> int:
    """Return how many of the lines the engine puts into the room that a page has left."""
    fits = _lines(room, block)
    if fits >= lines:
        return lines
    if not block.breakable:
        return 0
    fits = min(fits, lines - block.widows)
    return fits if fits >= max(block.orphans, 1) else 0


def _missing(room: float, block: Block) -> float:
    """Return how many lines a page lacks; what rounding leaves does not count."""
    return max(round(room / block.leading, 1), 0.0)


def _lines(room: float, block: Block) -> int:
    return max(int((room + _TRUE) / block.leading), 0)
