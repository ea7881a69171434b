"""The natural widths of every possible line of a paragraph, as sums that two subtractions read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from publish.justify.model import BreakKind

if TYPE_CHECKING:
    from publish.justify.model import Breakpoint, Paragraph
    from publish.justify.parameters import Parameters


class Width(NamedTuple):
    """A line's natural width in points, how much of it is spaces, and how many distances within words can be tracked.

    Tracking widens a space at both its sides, so a space takes a distance away: its ratio is that of the visible gap.
    """

    natural: float
    spaces: float
    letters: int


@dataclass(frozen=True, slots=True)
class Widths:
    """Sums at every breakpoint; index 0 is the paragraph's beginning, index n the n-th breakpoint.

    A line from break `a` to break `b` is `ends[b]` less `starts[a]`, part by part. What hangs out of the measure at
    either side (optical margins) does not count.
    """

    starts: tuple[Width, ...]
    ends: tuple[Width, ...]

    def line(self, start: int, end: int) -> Width:
        """Return the width between two breaks."""
        begins, ends = self.starts[start], self.ends[end]
        return Width(ends[0] - begins[0], ends[1] - begins[1], ends[2] - begins[2])


def widths(paragraph: Paragraph, parameters: Parameters) -> Widths:
    """Sum a paragraph's advances up."""
    advances, spaces = paragraph.advances, paragraph.spaces
    sums = tuple(accumulate(advances, initial=0.0))
    blank = tuple(accumulate(map(mul, advances, spaces), initial=0.0))
    letters = tuple(accumulate(map(_distances, advances, spaces), initial=0))

    before, behind, text = parameters.start_overhang, parameters.end_overhang, paragraph.text + " "
    starts = [Width(start_overhang(paragraph, 0, parameters) - paragraph.indent, 0.0, 0)]
    ends = [Width(0.0, 0.0, 0)]
    for point in paragraph.breakpoints:
        start, end = point.start, point.end
        hung = start_overhang(paragraph, start, parameters) if text[start] in before else 0.0
        starts.append(Width(sums[start] + hung, blank[start], letters[start]))
        hung = end_overhang(paragraph, point, parameters) if point.added or text[end - 1] in behind else 0.0
        ends.append(Width(sums[end] + point.added - hung, blank[end], letters[end] + (point.added > 0)))
    return Widths(tuple(starts), tuple(ends))


def start_overhang(paragraph: Paragraph, start: int, parameters: Parameters) -> float:
    """Return how far a line that begins at offset `start` hangs out before the measure."""
    if start >= len(paragraph.text):
        return 0.0
    return parameters.start_overhang.get(paragraph.text[start], 0.0) * paragraph.advances[start]


def end_overhang(paragraph: Paragraph, point: Breakpoint, parameters: Parameters) -> float:
    """Return how far a line that ends at a breakpoint hangs out behind the measure; a last line never does."""
    if point.kind is BreakKind.END or not point.end:
        return 0.0
    if point.kind is BreakKind.HYPHEN:
        return parameters.end_overhang.get("\u2010", 0.0) * point.added
    return parameters.end_overhang.get(paragraph.text[point.end - 1], 0.0) * paragraph.advances[point.end - 1]


def _distances(advance: float, space: bool) -> int:  # noqa: FBT001 - mapped over two columns
    return (advance > 0) - 2 * space
