"""Pairing the units of two translations of which one has more: by kind, length, numbers and words, order kept.

A dynamic programme after Gale and Church, "A program for aligning sentences in bilingual corpora" (1993), with several
neighbours for one where paragraphs are divided otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.parity.corridor import Corridor
from publish.parity.costs import Costs, least_cost

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.parity.costs import Side, Step

    #: What a way costs together, and by how many units of either side its last step goes on.
    _Way = tuple[float, int, int]


def pair(first: Side, second: Side) -> list[Step]:
    """Pair the units of two translations, or of several on either side that are built alike.

    Returns:
        Steps in order that cover both sides; one side of a step is empty where a unit has no partner.
    """
    if not first or not second:
        return [(0, 0, at, at + 1) for at in range(len(second))] + [(at, at + 1, 0, 0) for at in range(len(first))]
    costs = Costs(first, second)
    corridor = Corridor(first, second, costs)
    steps = _cheapest(corridor, costs)
    while corridor.widen(steps):
        steps = _cheapest(corridor, costs)
    return steps


def _cheapest(corridor: Corridor, costs: Costs) -> list[Step]:
    """Return the way through a corridor that costs least."""
    ways: list[dict[int, _Way]] = [{0: (0.0, 0, 0)}, *({} for _ in corridor.rows[1:])]
    for i, (least, most) in enumerate(corridor.rows):
        for j in range(least, most + 1):
            way = _to(i, j, ways, costs)
            if way is not None:
                ways[i][j] = way
    steps: list[Step] = []
    i, j = len(ways) - 1, corridor.rows[-1][1]
    while i or j:
        _, down, across = ways[i][j]
        steps.append((i - down, i, j - across, j))
        i, j = i - down, j - across
    return steps[::-1]


def _to(i: int, j: int, ways: Sequence[Mapping[int, _Way]], costs: Costs) -> _Way | None:
    """Return the cheapest way to the i-th and j-th; no step is weighed that cannot be a part of it."""
    best: _Way | None = None
    for down, across in costs.moves(i, j):
        before = ways[i - down].get(j - across)
        if before is None or (best and before[0] + least_cost(down, across) > best[0]):
            continue
        cost = before[0] + costs.of(i - down, i, j - across, j)
        if best is None or cost < best[0] or (cost == best[0] and down == across):
            best = cost, down, across
    return best
