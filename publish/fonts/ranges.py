"""Sets of code points as text: hexadecimal, `-` between the ends of a range, as the tables here hold them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def write_ranges(points: Collection[int]) -> str:
    """Write code points, sorted: `41-5A 61`."""
    ordered = sorted(points)
    cuts = [0, *(at for at, (left, right) in enumerate(pairwise(ordered), 1) if right != left + 1), len(ordered)]
    return " ".join(
        f"{ordered[start]:X}" if end == start + 1 else f"{ordered[start]:X}-{ordered[end - 1]:X}"
        for start, end in pairwise(cuts)
        if start < end
    )


def read_ranges(text: str) -> frozenset[int]:
    """Read code points that `write_ranges` wrote."""
    found: set[int] = set()
    for range_ in text.split():
        first, _, last = range_.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)
