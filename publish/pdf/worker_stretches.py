"""Turn the passages of a flow into blocks of the page optimum, and write the chosen gaps into the engine's boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from publish.justify import Block
from publish.pdf.worker_flow import name
from publish.pdf.worker_margins import is_anonymous, set_margin
from publish.pdf.worker_measure import PX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from publish.justify import Plan
    from publish.pdf.worker_flow import Passage
    from publish.pdf.worker_setting import Setting

_AVOID = frozenset({"avoid", "avoid-page"})

#: What a line more costs below a title, where hardly anybody sees it, and elsewhere; in the demerits of lines.
_BELOW_TITLE, _APART = 40_000.0, 120_000.0

#: What it costs that a list follows the words that lead to it without a line between.
_CLOSE = 30_000.0

#: Spaces over the font's own from which on a line is not quite even, and what each such line costs a page.
_EVEN, _TIGHT_COST, _LOOSE_COST = (0.795, 1.4), 30_000.0, 50_000.0

#: Lengths that differ by less are equal, in points.
_TRUE = 0.05


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block of the flow as it is set now, its passage, and the two passages between which its gap is."""

    block: Block
    passage: Passage
    between: tuple[Passage | None, Passage]

    @property
    def setting(self) -> Setting | None:
        """How its passage is set."""
        return self.passage.setting


def grid_unit(flow: Sequence[Passage]) -> float:
    """Return the leading of running text, in points: the unit of its grid; 0 where none is set."""
    leading = flow[0].path[min(1, len(flow[0].path) - 1)].style["line_height"]  # the body's
    return round(leading.value * PX, 3) if getattr(leading, "unit", "") == "px" else 0.0


def stretches(flow: Sequence[Passage], top: float, unit: float) -> list[Stretch]:
    """Measure a flow whose first page's content begins at `top` (CSS px), on a grid of `unit` points.

    A passage that must not part from the next one, as a heading, becomes the lead of the next.
    """
    found: list[Stretch] = []
    chain: list[Passage] = []
    for index, passage in enumerate(flow):
        chain.append(passage)
        if index + 1 < len(flow) and _kept(passage, flow[index + 1]):
            continue
        before = flow[index - len(chain)] if index >= len(chain) else None
        found.append(_stretch(before, chain, top, unit))
        chain = []
    return found


def _stretch(before: Passage | None, chain: list[Passage], top: float, unit: float) -> Stretch:
    *leads, passage = chain
    gaps = [_gap(before, chain[0], top), *(_gap(one, other, top) for one, other in pairwise(chain))]
    depths = [sum((strip.bottom - strip.top) * PX for strip in lead.strips) for lead in leads]
    leading = _leading(passage)
    # At the very beginning the title never moves; the grid begins with the running text below it.
    first = _first_on_grid(chain, unit) if before is None else 0
    gap = gaps[first]
    tied = before is not None and _is_tied(_between(before, chain[0])[1])
    goes_on = before is not None and passage.table is not None and passage.table is before.table
    block = Block(
        gap=gap,
        lead=sum(depths) + sum(gaps) - gap,
        leading=leading,
        costs=_Costs(passage),
        orphans=passage.path[-1].style["orphans"] if passage.is_text else 1,
        widows=passage.path[-1].style["widows"] if passage.is_text else 1,
        breakable=not any(box.style["break_inside"] in _AVOID for box in passage.path),
        head=passage.head * PX if goes_on else 0.0,
        notes=_Notes(chain),
        snaps=not goes_on and (not passage.is_text or bool(leads) or _is_whole(leading / unit)),
        apart=_apart(before, chain) if gap >= unit / 2 else None,
        close=_CLOSE if tied and gap >= unit - _TRUE else None,
        tied=tied,
    )
    return Stretch(block, passage, (chain[first - 1] if first else before, chain[first]))


def _first_on_grid(chain: Sequence[Passage], unit: float) -> int:
    """Return the index of the passage from which on all lines of a chain are as deep as the grid's."""
    return 1 + max(
        (index for index, one in enumerate(chain[:-1]) if abs(_leading(one) - unit) > _TRUE), default=len(chain) - 2
    )


def _leading(passage: Passage) -> float:
    return float(passage.strips[0].bottom - passage.strips[0].top) * PX


def _apart(before: Passage | None, chain: Sequence[Passage]) -> float | None:
    """Price a line more above a chain: below a title, at headings and lists, around what is no text; else None."""
    if before is None:
        return _BELOW_TITLE
    tied = _is_tied(_between(before, chain[0])[1])
    return _APART if tied or len(chain) > 1 or not (before.is_text and chain[0].is_text) else None


def _is_whole(count: float) -> bool:
    return abs(count - round(count)) < _TRUE


@dataclass(frozen=True, slots=True)
class _Notes:
    """The notes of a chain of passages, by the number of lines of the last one; those of its lead come first."""

    chain: Sequence[Passage]

    def __call__(self, lines: int) -> list[tuple[int, float]]:
        *leads, passage = self.chain
        early = [(1, depth) for lead in leads for _, _, depth in lead.notes]
        return [(line, depth * PX) for line, depth in (*early, *passage.called(lines))]


class _Costs(Mapping[int, float]):
    """The price of a passage by its number of lines, asked for only where a page lacks some."""

    def __init__(self, passage: Passage) -> None:
        self._lines, self._setting = len(passage.strips), passage.setting

    def _prices(self) -> dict[int, float]:
        if self._setting and self._setting.lines:
            return {count: page_cost(plan) for count, plan in self._setting.variants().items()}
        return {self._lines: 0.0}

    def __getitem__(self, lines: int) -> float:
        return self._prices()[lines]

    def __iter__(self) -> Iterator[int]:
        return iter(self._prices())

    def __len__(self) -> int:
        return len(self._prices())


def page_cost(plan: Plan) -> float:
    """Price a plan among those that may fill a page: uneven lines cost more than the paragraph alone says."""
    ratios = [line.fit.ratio for line in plan.lines[:-1]]
    least, most = _EVEN
    return plan.cost + _TIGHT_COST * sum(r < least for r in ratios) + _LOOSE_COST * sum(r > most for r in ratios)


def _kept(passage: Passage, following: Passage) -> bool:
    """Tell whether a passage stands on one page with the beginning of the next one, as a whole."""
    ends, begins = _between(passage, following)
    whole = passage.path[: len(passage.path) - len(ends)]
    leads = any(box.style["break_inside"] in _AVOID for box in whole)
    leads = leads or any(box.style["break_after"] in _AVOID for box in ends)
    return leads or (not passage.is_text and _is_tied(begins))


def _is_tied(begins: Sequence[Any]) -> bool:
    """Tell whether a passage must not begin a page, as a list behind the words that lead to it."""
    return any(box.style["break_before"] in _AVOID for box in begins)


def _gap(before: Passage | None, passage: Passage, top: float) -> float:
    """Return the space above a passage, in points: as laid out, or as its style says where a page begins with it."""
    first = passage.strips[0]
    if before is None:
        return (first.top - top) * PX
    last = before.strips[-1]
    if last.page == first.page:
        return (first.top - last.bottom) * PX
    ends, begins = _between(before, passage)
    margins = [_length(box, "margin_bottom") for box in ends] + [_length(box, "margin_top") for box in begins]
    # Margins collapse (CSS 2, 8.3.1); those that padding parts would not, but no sheet of ours has such.
    return (max([0.0, *margins]) + min([0.0, *margins])) * PX + _edges(ends, begins)


def _between(before: Passage, passage: Passage) -> tuple[list[Any], list[Any]]:
    """Return the boxes that end and those that begin between two passages, the outermost first."""
    shared = before.key() & passage.key()
    ends = [box for box in before.path if name(box) not in shared]
    return ends, [box for box in passage.path if name(box) not in shared]


def _edges(ends: Sequence[Any], begins: Sequence[Any]) -> float:
    padding = sum(_length(box, "padding_bottom") for box in ends) + sum(_length(box, "padding_top") for box in begins)
    return padding * PX


def _length(box: Any, property_: str) -> float:  # noqa: ANN401 - the engine ships no types
    return float(getattr(box.style[property_], "value", 0.0))


def set_gap(stretch: Stretch, added: float) -> list[Callable[[], None]]:
    """Make the gap above a stretch wider by `added` points, or narrower; return what takes that back."""
    before, passage = stretch.between
    ends, begins = _between(before, passage) if before else ([], list(passage.path[-1:]))
    ends, begins = ([box for box in boxes if not is_anonymous(box)] for boxes in (ends, begins))
    if not begins:
        return []
    gap = (stretch.block.gap + added - _edges(ends, begins)) / PX
    return [
        *(set_margin(box, "margin_bottom", 0.0) for box in ends),
        *(set_margin(box, "margin_top", 0.0 if box is not begins[0] else gap) for box in begins),
    ]
