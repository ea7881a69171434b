"""The optimum over all ways to break a paragraph into lines (Knuth and Plass 1981), for every number of lines.

Unlike TeX's, the search keeps the line itself as its state, not a class of lines, so that the price of neighbours is
exact: the plan found is the cheapest there is (tests compare it with all ways, tried one by one). Only in a paragraph
of many pages ways are given up that come to a break with far more or fewer lines than the cheapest.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from publish.justify.fit import badness, fill, neighbours
from publish.justify.model import BreakKind, Fit, Line, Plan
from publish.justify.widths import widths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.justify.model import Breakpoint, Paragraph
    from publish.justify.parameters import Parameters
    from publish.justify.widths import Width, Widths


_NATURAL = Fit(1.0, 0.0, 1.0)

#: How many lines more or less than the cheapest way to a break those may have that are followed further: a page asks
#: for a line or two, and without a bound the ways to a break grow in number with the text before it.
_SPREAD = 5

#: More than any plan without a fault costs.
_NEVER = 1e12


class _Node(NamedTuple):
    """The cheapest way to a line: its cost so far, the line's ratio, how many lines, how many end in hyphens."""

    cost: float
    ratio: float
    lines: int
    hyphens: int
    point: int
    before: _Node | None


def plans(
    paragraph: Paragraph, measure: float, parameters: Parameters, *, whole: frozenset[int] = frozenset()
) -> Mapping[int, Plan]:
    """Find the cheapest plan for each number of lines that the paragraph can have; empty where it cannot be justified.

    `measure` is in points. The lines numbered in `whole` (from 1) do not end inside a word. The pairs of limits in
    `parameters` are tried in turn, until one allows a plan whose end has no fault; all plans keep within that pair.
    """
    sums = widths(paragraph, parameters)
    found: Mapping[int, Plan] = {}
    rescued = _rescued(parameters)
    ways = (*((pair, parameters) for pair in parameters.limits), *((pair, rescued) for pair in rescued.rescue.limits))
    for limits, allowed in ways:
        tried = _Search(paragraph, sums, measure, allowed, limits, whole).run()
        if tried and (not found or best(tried).cost < best(found).cost):
            found = tried
        if found and best(found).cost < min(parameters.rest_cost, parameters.short_cost):
            break
    return found


def _rescued(parameters: Parameters) -> Parameters:
    """Return the parameters for the last ways to be tried: letters give way before spaces are torn open."""
    rescue = parameters.rescue
    widest = rescue.tracking if parameters.tracking[1] else 0.0
    return replace(parameters, scale=rescue.scale, tracking=(parameters.tracking[0], widest))


def variants(
    paragraph: Paragraph, measure: float, parameters: Parameters, *, whole: frozenset[int] = frozenset()
) -> Mapping[int, Plan]:
    """Find plans of other numbers of lines, which a page may want, each within the closest limits that allow it.

    The widest are `parameters.variants`. None of them ends with a fault: a full page is not worth a last line that is
    short or a word's rest.
    """
    strict = replace(parameters, rest_cost=_NEVER, short_cost=_NEVER)
    rescued = _rescued(strict)
    sums = widths(paragraph, strict)
    found: dict[int, Plan] = {}
    for limits, allowed in (
        *((pair, strict) for pair in strict.limits),
        (rescued.rescue.limits[0], rescued),
        (strict.variants, strict),
    ):
        tried = _Search(paragraph, sums, measure, allowed, limits, whole).run()
        found = {**{lines: plan for lines, plan in tried.items() if plan.cost < _NEVER}, **found}
    return found


def best(found: Mapping[int, Plan]) -> Plan:
    """Choose the cheapest of the plans."""
    return min(found.values(), key=lambda plan: (plan.cost, len(plan.lines)))


def ragged_plans(paragraph: Paragraph, measure: float, parameters: Parameters) -> Mapping[int, Plan]:
    """Find the cheapest plan of a ragged paragraph for each number of lines; empty where a word is too long.

    Nothing hangs out of the measure, no line is filled; lines that lack little of `measure` (points) are cheap.
    """
    plain = replace(parameters, end_overhang={}, start_overhang={}, hyphen=parameters.rag.hyphen)
    limits = (0.0, inf)
    return _RaggedSearch(paragraph, widths(paragraph, plain), measure, plain, limits, frozenset()).run()


class _Search:
    """One search within one pair of limits."""

    def __init__(  # noqa: PLR0913, PLR0917 - the parts of the problem
        self,
        paragraph: Paragraph,
        sums: Widths,
        measure: float,
        parameters: Parameters,
        limits: tuple[float, float],
        whole: frozenset[int],
    ) -> None:
        self._paragraph = paragraph
        self._sums = sums
        self._measure = measure
        self._parameters = parameters
        self._narrowest, self._loosest = limits
        self._whole = whole
        self._nodes: list[list[_Node]] = [[_Node(0.0, 1.0, 0, 0, 0, None)]]

    def run(self) -> dict[int, Plan]:
        points = self._paragraph.breakpoints
        sums, measure = self._sums, self._measure
        # Overhangs and hyphens make widths rise and fall a little from break to break: look two em further.
        slack = self._paragraph.size * 2
        tight, close, narrowest, broad, wide, loosest, lacking = self._bounds()
        first = 0
        for end, point in enumerate(points, 1):
            here: list[_Node] = []
            for start in range(first, end):
                if not self._nodes[start]:
                    continue
                width = sums.line(start, end)
                natural, spaces, letters = width
                least = tight * (natural - spaces + close * letters) + narrowest * spaces
                if least > measure:
                    if least > measure + slack and start == first:
                        first += 1
                    continue
                most = broad * (natural - spaces + wide * letters) + loosest * spaces + lacking
                if most < measure - slack and point.kind is not BreakKind.END:
                    break
                here += self._lines(start, end, point, width)
            self._nodes.append(_near(here))
            while first < end and not self._nodes[first]:
                first += 1
        return self._plans()

    def _bounds(self) -> tuple[float, ...]:
        """Return what bounds a line: least scale, tracking and space; most scale, tracking and space; what it may lack.

        Lengths in points, scales and spaces as factors.
        """
        parameters, size = self._parameters, self._paragraph.size
        close, wide = (tracking * size for tracking in parameters.tracking)
        return 1 - parameters.scale, close, self._narrowest, 1 + parameters.scale, wide, self._loosest, 0.0

    def _badness(self, kind: BreakKind, natural: float, ratio: float) -> float:  # noqa: ARG002 - ragged lines ask
        return badness(ratio, self._parameters)

    def _fit(self, point: Breakpoint, width: Width) -> Fit:
        if point.kind is BreakKind.END and width.natural <= self._measure:
            return _NATURAL
        return fill(width, self._measure, self._paragraph.size, self._parameters)

    def _lines(self, start: int, end: int, point: Breakpoint, width: Width) -> list[_Node]:
        """Continue the ways to break `start` by the line from there to break `end`, where it fits the limits."""
        parameters = self._parameters
        last = point.kind is BreakKind.END
        ratio = self._fit(point, width).ratio
        if not self._narrowest <= ratio <= self._loosest:
            return []
        price = self._price(start, point, width.natural, ratio)
        divided = point.kind in (BreakKind.HYPHEN, BreakKind.INSIDE)
        found: dict[tuple[int, int], _Node] = {}
        for node in self._nodes[start]:
            count, hyphens = node.lines + 1, node.hyphens + 1 if divided else 0
            if hyphens > parameters.hyphens_in_row or (divided and count in self._whole):
                continue
            cost = node.cost + price
            if node.lines and not last:
                cost += neighbours(node.ratio, ratio, parameters)
            if hyphens > 1:
                cost += parameters.pair_cost
            if last and node.hyphens:
                cost += self._rest(start)
            known = found.get((count, hyphens))
            if known is None or cost < known.cost:
                found[count, hyphens] = _Node(cost, ratio, count, hyphens, end, node)
        return list(found.values())

    def _price(self, start: int, point: Breakpoint, natural: float, ratio: float) -> float:
        """Price a line for itself: its spaces, the break at its end, and its shortness where it is the last."""
        parameters = self._parameters
        cost = (parameters.line + self._badness(point.kind, natural, ratio)) ** 2 + point.cost**2
        if point.kind is BreakKind.HYPHEN:
            cost += parameters.hyphen**2
        elif point.kind is BreakKind.INSIDE:
            cost += parameters.inside**2
        elif point.kind is BreakKind.END and start:
            letters = len(self._paragraph.text[self._start(start) :].replace("\u00ad", ""))
            if letters < parameters.short_letters or natural < parameters.short_ems * self._paragraph.size:
                cost += parameters.short_cost
        return cost

    def _rest(self, start: int) -> float:
        """Price a last line that stands behind a hyphen: worse where it is nothing but a word's rest."""
        alone = " " not in self._paragraph.text[self._start(start) :].rstrip()
        return self._parameters.rest_cost if alone else self._parameters.before_rest_cost

    def _start(self, index: int) -> int:
        """Return the offset at which a line behind break `index` begins; 0 is the paragraph's beginning."""
        return self._paragraph.breakpoints[index - 1].start if index else 0

    def _plans(self) -> dict[int, Plan]:
        cheapest: dict[int, _Node] = {}
        for node in self._nodes[-1]:
            known = cheapest.get(node.lines)
            if known is None or node.cost < known.cost:
                cheapest[node.lines] = node
        return {count: Plan(self._trace(node), node.cost) for count, node in sorted(cheapest.items())}

    def _trace(self, node: _Node) -> tuple[Line, ...]:
        lines: list[Line] = []
        while node.before is not None:
            lines.append(self._line(node.before.point, node.point))
            node = node.before
        return tuple(reversed(lines))

    def _line(self, start: int, end: int) -> Line:
        point = self._paragraph.breakpoints[end - 1]
        fitted = self._fit(point, self._sums.line(start, end))
        return Line(self._start(start), point.end, point.kind, fitted)


def _near(nodes: list[_Node]) -> list[_Node]:
    """Leave out the ways that have many lines more or less than the cheapest."""
    if not nodes:
        return nodes
    lines = min(nodes, key=itemgetter(0)).lines
    return [node for node in nodes if abs(node.lines - lines) <= _SPREAD]


class _RaggedSearch(_Search):
    """One search for lines that stay as wide as they are."""

    def _fit(self, point: Breakpoint, width: Width) -> Fit:  # noqa: ARG002 - filled lines ask
        return _NATURAL

    def _bounds(self) -> tuple[float, ...]:
        return 1.0, 0.0, 1.0, 1.0, 0.0, 1.0, self._parameters.rag.most * self._paragraph.size

    def _badness(self, kind: BreakKind, natural: float, ratio: float) -> float:  # noqa: ARG002 - same
        if kind is BreakKind.END:
            return 0.0
        lacking = (self._measure - natural) / self._paragraph.size / self._parameters.rag.zone
        return 100 * lacking**2
