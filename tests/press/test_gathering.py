"""Sheets folded more than once, folded in code: every page in its order, upright, and shifted by its own creep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.geometry import PAPER, Size, points
from publish.press.gathering import pages_of
from publish.press.imposition import impose
from publish.press.placement import SheetSpec, misfit, place

if TYPE_CHECKING:
    from publish.press.gathering import Folds
    from publish.press.imposition import Imposition
    from publish.press.model import Spine
    from publish.press.placement import PlacedPage, PlacedSide

A6 = PAPER["A6"]
SHEETS: dict[Folds, Size] = {1: PAPER["A5"], 2: PAPER["A4"], 3: PAPER["A3"]}
spines = st.sampled_from(["left", "right"])
folds = st.sampled_from([2, 3])


@dataclass(frozen=True)
class Leaf:
    """A piece of a sheet, two faces of a page each; `upside_down` after a fold over a horizontal crease."""

    below: PlacedPage | None
    above: PlacedPage | None
    upside_down: bool = False

    def flipped(self, *, over_head: bool) -> Leaf:
        return Leaf(self.above, self.below, self.upside_down is not over_head)


Layer = list[list[Leaf]]  # rows from the foot, columns from the left, as seen from above


def spread(front: PlacedSide, back: PlacedSide, size: Size, columns: int, rows: int) -> Layer:
    """Lay a sheet on the table, its back up."""

    def at(side: PlacedSide, row: int, column: int) -> PlacedPage | None:
        box = (column * size.width / columns, row * size.height / rows)
        for page in side.pages:
            middle = ((page.clip[0] + page.clip[1]) / 2, sum(page.row or (0.0, size.height)) / 2)
            if 0 < middle[0] - box[0] < size.width / columns and 0 < middle[1] - box[1] < size.height / rows:
                return page
        return None

    return [
        [Leaf(at(front, row, columns - 1 - column), at(back, row, column)) for column in range(columns)]
        for row in range(rows)
    ]


def folded_across(stack: list[Layer], spine: Spine) -> list[Layer]:
    """Fold over a vertical crease in the middle, the half away from the reading's beginning over the other."""
    half = len(stack[0][0]) // 2
    stay, move = (slice(None, half), slice(half, None)) if spine == "left" else (slice(half, None), slice(None, half))
    over = [
        [[leaf.flipped(over_head=False) for leaf in reversed(row[move])] for row in layer] for layer in reversed(stack)
    ]
    return [[row[stay] for row in layer] for layer in stack] + over


def folded_down(stack: list[Layer]) -> list[Layer]:
    """Fold the upper half over the lower one."""
    half = len(stack[0]) // 2
    over = [
        [[leaf.flipped(over_head=True) for leaf in row] for row in reversed(layer[half:])] for layer in reversed(stack)
    ]
    return [layer[:half] for layer in stack] + over


def bound(book: Imposition, spec: SheetSpec) -> list[tuple[PlacedPage, bool]]:
    """Fold every sheet but for its last fold, nest those of a signature, fold them together, and leaf through."""
    sides = place(book, spec)
    size, columns, rows = (
        spec.size,
        2 * round(spec.size.width / spec.room.width),
        round(spec.size.height / spec.room.height),
    )
    per_sheet = pages_of(spec.folds) // 4
    read: list[tuple[PlacedPage, bool]] = []
    for signature in range(1, book.sheets[-1].signature + 1):
        numbers = [at for at, folio in enumerate(book.sheets) if folio.signature == signature]
        opened: list[Layer] = []
        for sheet in sorted({at // per_sheet for at in numbers}):
            stack = [spread(sides[2 * sheet], sides[2 * sheet + 1], size, columns, rows)]
            if columns == 4:
                stack = folded_across(stack, book.spine)
            if rows == 2:
                stack = folded_down(stack)
            opened += stack
        for layer in folded_across(opened, book.spine):
            ((leaf,),) = layer
            read += [(page, leaf.upside_down) for page in (leaf.below, leaf.above) if page is not None]
    return read


@given(st.integers(1, 12), spines, folds, st.integers(0, 3))
def test_cut_open_every_page_reads_in_order_and_upright(sheets: int, spine: Spine, times: Folds, sewn: int) -> None:
    unit = pages_of(times)
    book = impose(unit * sheets, spine, signature=unit * sewn or None)
    read = bound(book, SheetSpec(SHEETS[times], A6, 0.0, times))
    assert [page.page for page, _ in read] == list(range(1, unit * sheets + 1))
    assert all(page.turned is upside_down for page, upside_down in read)


@given(st.integers(1, 8), spines, folds, st.floats(0.1, 1))
def test_each_page_is_moved_to_its_spine_by_the_leaves_around_it(
    sheets: int, spine: Spine, times: Folds, thickness: float
) -> None:
    pages = pages_of(times) * sheets
    spec = SheetSpec(SHEETS[times], A6, thickness, times)
    for page, _ in bound(impose(pages, spine), spec):
        number = page.page
        depth = (number - 1) // 2 if number <= pages // 2 else (pages - number) // 2
        outer = (page.left - page.clip[0], page.clip[1] - page.left - A6.width)
        # One of the page's two edges lies at the spine, overlapping it by as much as the folios around push it out.
        assert min(outer) == pytest.approx(-depth * thickness, abs=1e-6)


def test_sheets_lie_as_the_trade_draws_them() -> None:
    (front, back) = place(impose(8), SheetSpec(PAPER["A4"], A6, 0.0, 2))
    upper, lower = (lambda page: page.turned), (lambda page: not page.turned)
    shown = [
        [page.page for page in sorted(filter(row, side.pages), key=lambda page: page.left)]
        for side in (front, back)
        for row in (upper, lower)
    ]
    assert shown == [[5, 4], [8, 1], [3, 6], [2, 7]]
    spec = SheetSpec(PAPER["A4"], A6, 0.0, 2)
    assert (spec.size.width, spec.size.height) == pytest.approx((points(210), points(297)))


def test_too_small_a_sheet_is_told_with_the_pages_that_it_should_take() -> None:
    problem = misfit(SheetSpec(PAPER["A4"], PAPER["A5"], 0.0, 2))
    assert problem is not None
    assert problem.message.startswith("4 pages of 148 × 210 mm side by side do not fit a sheet of 210 × 297 mm")
    assert "296 × 420 mm" in (problem.hint or "")


def test_folios_that_make_no_whole_sheet_are_refused() -> None:
    with pytest.raises(ValueError, match="8 pages each"):
        place(impose(12), SheetSpec(PAPER["A4"], A6, 0.0, 2))
