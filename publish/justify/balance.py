"""Balanced lines for titles and headings: as few as they need, as even as can be, none that parts what belongs.

Bringhurst, "The Elements of Typographic Style", 3.3 and 4.2: a title is broken for its sense, never inside a word.
"""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from publish.justify.model import BreakKind, Fit, Line, Plan

if TYPE_CHECKING:
    from publish.justify.model import Breakpoint, Paragraph

#: The price of what a break parts, over the square of the measure in parts of it: `Breakpoint.cost` is some 100.
_PARTED = 0.0015

#: A break behind these marks follows the sense, and is worth as much of the measure.
_SENSE, _WORTH = frozenset(":;,.!?–—،؛؟।。、"), 0.15

#: A last line that is shorter than this part of the longest costs as much again as it lacks.
_SHORT = 0.4


def balanced(paragraph: Paragraph, measure: float) -> Plan | None:
    """Break a paragraph into its fewest lines, of widths as equal as can be; `measure` in points.

    Words are not divided. None where one is wider than the measure.
    """
    points = [point for point in paragraph.breakpoints if point.kind is not BreakKind.HYPHEN]
    starts = [0, *(point.start for point in points)]
    sums = [0.0]
    for advance in paragraph.advances:
        sums.append(sums[-1] + advance)
    # Cheapest ways to each break by number of lines: the price, and the index of the break before.
    even = (sums[points[-1].end] + paragraph.indent) / measure
    for count in range(max(1, int(even)), len(points) + 1):
        found = _search(points, starts, sums, (paragraph, measure, count))
        if found is not None:
            return found
    return None


def _search(
    points: list[Breakpoint], starts: list[int], sums: list[float], problem: tuple[Paragraph, float, int]
) -> Plan | None:
    paragraph, measure, count = problem
    text = paragraph.text
    wanted = (sums[points[-1].end] + paragraph.indent) / count
    ways: list[dict[int, tuple[float, int]]] = [{0: (0.0, -1)}]
    for number in range(1, count + 1):
        reached: dict[int, tuple[float, int]] = {}
        for before, (cost, _) in ways[-1].items():
            indent = paragraph.indent if number == 1 else 0.0
            for end in range(before + 1, len(points) + 1):
                point = points[end - 1]
                width = sums[point.end] - sums[starts[before]] + indent
                if width > measure:
                    break
                if (end == len(points)) is not (number == count):
                    continue
                price = cost + _price(text, point, (width - wanted) / measure, last=number == count)
                if price < reached.get(end, (inf, 0))[0]:
                    reached[end] = (price, before)
        ways.append(reached)
    if len(points) not in ways[-1]:
        return None
    ends = [len(points)]
    for number in range(count, 0, -1):
        ends.append(ways[number][ends[-1]][1])
    ends.reverse()
    lines = tuple(
        Line(starts[first], points[last - 1].end, points[last - 1].kind, Fit(1.0, 0.0, 1.0))
        for first, last in pairwise(ends)
    )
    return Plan(lines, ways[-1][len(points)][0])


def _price(text: str, point: Breakpoint, off: float, *, last: bool) -> float:
    """Price a line that is `off` of the measure wider than the mean, and its end."""
    price = off * off
    if last:
        return price + max(-off - _SHORT, 0.0)
    if text[point.end - 1] in _SENSE:
        price -= _WORTH * _WORTH
    if point.kind is BreakKind.INSIDE:
        price += _WORTH
    return price + _PARTED * point.cost
