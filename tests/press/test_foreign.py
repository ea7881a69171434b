"""Other people's pages on sheets: cut, folded and read in order, whatever their sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publish.geometry import PAPER, Size
from publish.press.foreign import DoesNotFitError, plan_foreign
from publish.press.imposition import Imposition, Sheet, Side
from publish.press.wishes import Scheme, Wishes
from tests.press.test_imposition import bind, spines

if TYPE_CHECKING:
    from publish.press.foreign import ForeignSheets
    from publish.press.model import Spine

A4, A5 = PAPER["A4"], PAPER["A5"]


def pairs(planned: ForeignSheets, middle: float) -> list[tuple[int | None, int | None]]:
    """The pages left and right of the middle of each side."""
    found = []
    for side in planned.sheets.sides:
        left = [page.page for page in side.pages if page.clip[1] <= middle + 0.01]
        right = [page.page for page in side.pages if page.clip[0] >= middle - 0.01]
        found.append((left[0] if left else None, right[0] if right else None))
    return found


def cut(sides: list[tuple[int | None, int | None]], spine: Spine) -> list[int | None]:
    """Cut the printed stack down its middle, put the half where reading begins on the other, and leaf through it."""
    first, second = (0, 1) if spine == "left" else (1, 0)
    fronts, backs = sides[::2], sides[1::2]
    upper = [page for front, back in zip(fronts, backs, strict=True) for page in (front[first], back[second])]
    lower = [page for front, back in zip(fronts, backs, strict=True) for page in (front[second], back[first])]
    return upper + lower


@given(st.integers(1, 60), spines, st.sampled_from(["saddle", "signatures"]), st.sampled_from([4, 8, 16]))
def test_books_fold_into_reading_order(count: int, spine: Spine, scheme: Scheme, signature: int) -> None:
    planned = plan_foreign([A5] * count, Wishes(scheme, A4, signature=signature), spine)
    sides = pairs(planned, A4.height / 2)
    pages = 2 * len(sides)
    of_each = pages if scheme == "saddle" else signature
    # The short signature stands last but one, as `impose` has it.
    whole, rest = divmod(pages, of_each)
    lengths = [of_each] * whole
    if rest:
        lengths.insert(max(whole - 1, 0), rest)
    sheets, at = [], 0
    for number, length in enumerate(lengths, start=1):
        for depth in range(length // 4):
            sheets.append(Sheet(Side(*sides[at]), Side(*sides[at + 1]), number, depth))
            at += 2
    read = bind(Imposition(count, spine, tuple(sheets)))
    assert read == [*range(1, count + 1), *[None] * planned.blanks]


@given(st.integers(1, 60), spines)
def test_stacks_are_cut_into_reading_order(count: int, spine: Spine) -> None:
    planned = plan_foreign([A5] * count, Wishes("cut-stack", A4), spine)
    read = cut(pairs(planned, A4.height / 2), spine)
    assert read == [*range(1, count + 1), *[None] * planned.blanks]


@given(st.integers(1, 20), spines, st.sampled_from(["2-up", "4-up"]))
def test_handouts_read_as_a_page_does(count: int, spine: Spine, scheme: Scheme) -> None:
    planned = plan_foreign([A5] * count, Wishes(scheme, A4), spine)
    read = []
    for side in planned.sheets.sides:
        sign = 1 if spine == "left" else -1
        spots = [(-round(page.bottom), sign * page.left, page.page) for page in side.pages]
        read += [page for _, _, page in sorted(spots)]
    assert read == list(range(1, count + 1))


sizes = st.builds(Size, st.floats(40, 1500), st.floats(40, 1500))
schemes: st.SearchStrategy[Scheme] = st.sampled_from(["saddle", "signatures", "2-up", "4-up", "cut-stack"])


@example([Size(40, 652), Size(40, 653)], "4-up", "left", 0.0)
@example([Size(40, 652), Size(40, 653)], "saddle", "left", 0.0)
@given(st.lists(sizes, min_size=1, max_size=12), schemes, spines, st.floats(0, 0.5))
def test_mixed_pages_are_all_placed_within_their_stretch_of_the_sheet(
    pages: list[Size], scheme: Scheme, spine: Spine, calliper: float
) -> None:
    planned = plan_foreign(pages, Wishes(scheme, A4, calliper=calliper), spine)
    placed = [page for side in planned.sheets.sides for page in side.pages]
    assert sorted(page.page for page in placed) == list(range(1, len(pages) + 1))
    creep = calliper * len(pages)
    for page in placed:
        size = pages[page.page - 1]
        # A page that keeps its size may be larger than its room by what rounding of millimetres takes.
        across, up = (0.2 + length / 1000 * (page.scale == 1) for length in (size.width, size.height))
        assert page.scale <= 1
        assert page.left >= page.clip[0] - creep - across
        assert page.left + size.width * page.scale <= page.clip[1] + creep + across
        assert page.bottom >= -up
        assert page.bottom + size.height * page.scale <= planned.sheets.size.height + up


def test_pages_of_a4_become_a_booklet_on_a4() -> None:
    planned = plan_foreign([A4] * 8, Wishes("saddle", A4), "left")
    assert planned.scale == pytest.approx(1 / 2**0.5, rel=2e-3)
    assert planned.shrunk == ()


def test_one_large_page_does_not_change_the_others() -> None:
    planned = plan_foreign([A5, A5, A4, A5], Wishes("saddle", A4), "left")
    scales = {page.page: round(page.scale, 3) for side in planned.sheets.sides for page in side.pages}
    assert scales == {1: 1, 2: 1, 3: pytest.approx(0.705, abs=0.003), 4: 1}
    assert (planned.scale, planned.shrunk) == (1, (3,))


def test_a_back_cover_stays_last() -> None:
    planned = plan_foreign([A5] * 6, Wishes("saddle", A4, blanks="before-last"), "left")
    assert pairs(planned, A4.height / 2) == [(6, 1), (2, None), (None, 3), (4, 5)]


def test_leaflets_take_as_many_pages_as_they_have() -> None:
    planned = plan_foreign([A5] * 6, Wishes("tri", A4), "right")
    assert [[page.page for page in side.pages] for side in planned.sheets.sides] == [[1, 6, 5], [4, 3, 2]]
    with pytest.raises(DoesNotFitError, match="has 6 pages, and the file has 7"):
        plan_foreign([A5] * 7, Wishes("tri", A4), "right")


def test_pages_that_may_not_shrink_must_fit() -> None:
    with pytest.raises(DoesNotFitError, match="do not fit"):
        plan_foreign([A4] * 4, Wishes("saddle", A4, shrinks=False), "left")
    assert plan_foreign([A4] * 4, Wishes("saddle", PAPER["A3"], shrinks=False), "left").scale == 1
