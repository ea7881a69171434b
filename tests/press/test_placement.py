from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Code
from publish.geometry import PAPER, Size, points
from publish.press.creep import calliper, creep
from publish.press.imposition import Imposition, impose
from publish.press.placement import FOLD_TICK, STAPLE_MARK, PlacedSide, SheetSpec, misfit, place

if TYPE_CHECKING:
    from publish.press.model import Spine

A5_ON_A4 = SheetSpec(PAPER["A4"], PAPER["A5"])
spines = st.sampled_from(["left", "right"])


def spans(side: PlacedSide) -> list[float]:
    """Lower and upper ends of a side's marks."""
    return [end for mark in side.marks for end in (mark.bottom, mark.top)]


def test_copying_paper_is_a_tenth_of_a_millimetre_thick() -> None:
    assert calliper(80) == pytest.approx(points(0.104))
    assert calliper(130, bulk=0.9) == pytest.approx(points(0.117))


def test_creep_grows_by_one_calliper_a_sheet() -> None:
    assert [creep(depth, 0.3) for depth in range(3)] == pytest.approx([0, 0.3, 0.6])


def test_pages_meet_at_the_fold_in_the_middle_of_the_sheet() -> None:
    front, back = place(impose(4), A5_ON_A4)
    assert [(page.page, page.half) for page in front.pages + back.pages] == [
        (4, "left"),
        (1, "right"),
        (2, "left"),
        (3, "right"),
    ]
    assert [page.left for page in front.pages] == pytest.approx([points(297 / 2 - 148), points(297 / 2)])
    assert [page.bottom for page in front.pages] == pytest.approx([0, 0])


@given(st.integers(1, 30), spines, st.sampled_from([None, 16]), st.floats(0, 1))
def test_after_one_cut_every_outer_margin_is_the_same(
    sheets: int, spine: Spine, signature: int | None, thickness: float
) -> None:
    book = impose(4 * sheets, spine, signature=signature)
    spec = SheetSpec(PAPER["A4"], PAPER["A5"], thickness)
    sides = place(book, spec)
    for index, sheet in enumerate(book.sheets):
        # The sheets around it push this fold out of the spine; the cut falls one trimmed width from the spine.
        pushed = sheet.depth * thickness
        for side in sides[2 * index : 2 * index + 2]:
            for page in side.pages:
                outer = spec.fold - page.left if page.half == "left" else page.left + spec.trim.width - spec.fold
                assert pushed + outer == pytest.approx(spec.trim.width)


@given(st.integers(1, 30), spines, st.floats(0, 1))
def test_both_pages_of_a_leaf_lie_back_to_back(sheets: int, spine: Spine, thickness: float) -> None:
    spec = SheetSpec(PAPER["A4"], PAPER["A5"], thickness)
    sides = place(impose(4 * sheets, spine), spec)
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        through = {page.page: spec.sheet.landscape.width - page.left - spec.trim.width for page in back.pages}
        for page in front.pages:
            behind = page.page + 1 if page.page % 2 else page.page - 1
            assert page.left == pytest.approx(through[behind])


def test_marks_lie_on_the_fold_of_fronts_and_staples_on_the_outermost_sheet() -> None:
    outer_front, outer_back, inner_front, inner_back = place(impose(8), A5_ON_A4)
    height = PAPER["A5"].height
    ticks = [0, FOLD_TICK, height - FOLD_TICK, height]
    staples = [height * at + half for at in (0.25, 0.75) for half in (-STAPLE_MARK / 2, STAPLE_MARK / 2)]
    assert spans(inner_front) == pytest.approx(ticks)
    assert spans(outer_front) == pytest.approx(ticks + staples)
    assert {mark.x for mark in outer_front.marks + inner_front.marks} == {A5_ON_A4.fold}
    assert outer_back.marks == inner_back.marks == ()


@pytest.mark.parametrize("book", [impose(4), impose(16, signature=8)], ids=["one sheet", "sewn"])
def test_what_is_not_stitched_has_no_staples(book: Imposition) -> None:
    assert {len(side.marks) for side in place(book, A5_ON_A4)} == {0, 2}


def test_pages_stand_in_the_middle_of_a_larger_sheet() -> None:
    (front, _) = place(impose(4), SheetSpec(Size.of_mm(320, 450), PAPER["A4"]))
    assert front.pages[0].left == pytest.approx(points((450 - 420) / 2))
    assert front.pages[0].bottom == pytest.approx(points((320 - 297) / 2))


@pytest.mark.parametrize(("sheet", "trim"), [("A4", "A5"), ("A3", "A4"), ("Letter", "Half Letter")])
def test_pairs_that_fit(sheet: str, trim: str) -> None:
    assert misfit(SheetSpec(PAPER[sheet], PAPER[trim])) is None


def test_pages_too_large_are_a_diagnostic_with_a_way_out() -> None:
    problem = misfit(SheetSpec(PAPER["A4"], PAPER["A4"]))
    assert problem is not None
    assert problem.code is Code.B004
    assert "210 × 297 mm" in problem.message
    assert "420 × 297 mm" in (problem.hint or "")
