"""Pairing two sequences of passages of which one has more: by length and numbers, order kept.

A dynamic programme after Gale and Church, "A program for aligning sentences in bilingual corpora" (1993).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING
from unicodedata import digit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What it costs to leave a passage alone: as much as a pair of which one is about two and a half times as long.
_ALONE = 0.9
#: What it costs that two passages share none of the digits that they have; in part where they share some.
_NUMBERS = 0.6


@dataclass(frozen=True, slots=True)
class _Feature:
    """What of a passage is compared: its letters counted, the numbers in it."""

    letters: float
    numbers: frozenset[str]


def pair(first: Sequence[str], second: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Pair two sequences of passages.

    Returns:
        Pairs of indexes in order; None on the side that has no such passage.
    """
    ours, theirs = _features(first), _features(second)
    costs = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for left in range(len(ours), -1, -1):
        for right in range(len(theirs), -1, -1):
            if left < len(ours) or right < len(theirs):
                costs[left][right] = min(_steps(costs, left, right, ours, theirs))[0]
    left = right = 0
    pairs: list[tuple[int | None, int | None]] = []
    while left < len(ours) or right < len(theirs):
        _, down, across = min(_steps(costs, left, right, ours, theirs))
        pairs.append((left if down else None, right if across else None))
        left, right = left - down, right - across
    return pairs


def _steps(
    costs: list[list[float]], left: int, right: int, ours: list[_Feature], theirs: list[_Feature]
) -> Iterator[tuple[float, int, int]]:
    """Yield the ways on from here: what all the rest then costs, and how far each side goes; a pair comes first."""
    if left < len(ours) and right < len(theirs):
        yield _cost(ours[left], theirs[right]) + costs[left + 1][right + 1], -1, -1
    if left < len(ours):
        yield _ALONE + costs[left + 1][right], -1, 0
    if right < len(theirs):
        yield _ALONE + costs[left][right + 1], 0, -1


def _cost(first: _Feature, second: _Feature) -> float:
    union = first.numbers | second.numbers
    unlike = 1 - len(first.numbers & second.numbers) / len(union) if union else 0.0
    return abs(math.log(second.letters / first.letters)) + _NUMBERS * unlike


def _features(texts: Sequence[str]) -> list[_Feature]:
    """Measure passages; lengths are shares of the whole, so that languages of other length can be compared."""
    letters = [sum(character.isalnum() for character in text) or 1 for text in texts]
    usual = median(letters) if letters else 1
    return [_Feature(count / usual, _numbers(text)) for count, text in zip(letters, texts, strict=True)]


def _numbers(text: str) -> frozenset[str]:
    """Return the runs of digits of a text, in ASCII digits."""
    return frozenset("".join(str(digit(char)) if char.isdecimal() else " " for char in text).split())
