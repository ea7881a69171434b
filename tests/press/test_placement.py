from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Code
from publish.geometry import PAPER, Size, points
from publish.press.creep import calliper, creep
from publish.press.imposition import impose
from publish.press.marks import COLLATION_HEAD, COLLATION_WIDTH, CUT_DISTANCE, CUT_LENGTH, FOLD_TICK, STAPLE_MARK
from publish.press.placement import PlacedSide, SheetSpec, misfit, place

if TYPE_CHECKING:
    from publish.press.model import Spine

A5_ON_A4 = SheetSpec(PAPER["A4"], PAPER["A5"])
spines = st.sampled_from(["left", "right"])


def spans(side: PlacedSide) -> list[float]:
    """Lower and upper ends of a side's marks."""
    return [end for mark in side.marks for end in (mark.y, mark.to_y)]


def test_copying_paper_is_a_tenth_of_a_millimetre_thick() -> None:
    assert calliper(80) == pytest.approx(points(0.104))
    assert calliper(130, bulk=0.9) == pytest.approx(points(0.117))


def test_creep_grows_by_one_calliper_a_sheet() -> None:
    assert [creep(depth, 0.3) for depth in range(3)] == pytest.approx([0, 0.3, 0.6])


def test_pages_meet_at_the_fold_in_the_middle_of_the_sheet() -> None:
    front, back = place(impose(4), A5_ON_A4)
    fold, edge = A5_ON_A4.fold, 2 * A5_ON_A4.fold
    assert [(page.page, page.clip) for page in front.pages + back.pages] == [
        (4, (0, fold)),
        (1, (fold, edge)),
        (2, (0, fold)),
        (3, (fold, edge)),
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
                outer = spec.fold - page.left if page.clip[0] == 0 else page.left + spec.trim.width - spec.fold
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


def test_one_sheet_has_no_staples() -> None:
    assert [len(side.marks) for side in place(impose(4), A5_ON_A4)] == [2, 0]


def test_collation_marks_make_a_stair_on_the_spines_of_gathered_signatures() -> None:
    sides = place(impose(40, signature=8), A5_ON_A4)
    outer = [side.marks[2:] for side in sides[::4]]
    assert [len(marks) for marks in outer] == [1] * 5, "one bar on the outside of each signature, and no staples"
    bars = [marks[0] for marks in outer]
    assert {(bar.x, bar.to_x, bar.width) for bar in bars} == {(A5_ON_A4.fold, A5_ON_A4.fold, COLLATION_WIDTH)}
    assert [bar.y for bar in bars[:-1]] == pytest.approx([bar.to_y for bar in bars[1:]]), "each begins where one ends"
    assert [len(side.marks) for side in sides[2::4]] == [2] * 5, "none on inner sheets"


@given(st.integers(2, 60))
def test_collation_marks_stay_on_the_spine_of_the_trimmed_book(signatures: int) -> None:
    sides = place(impose(8 * signatures, signature=8), A5_ON_A4)
    bars = [side.marks[2] for side in sides[::4]]
    assert min(bar.y for bar in bars) >= COLLATION_HEAD
    assert max(bar.to_y for bar in bars) <= A5_ON_A4.foot + A5_ON_A4.trim.height - COLLATION_HEAD


def test_cut_marks_stand_around_the_pages_of_a_larger_sheet_on_both_sides() -> None:
    spec = SheetSpec(Size.of_mm(320, 450), PAPER["A4"])
    front, back = place(impose(4), spec)
    left, foot = points((450 - 420) / 2), points((320 - 297) / 2)
    corners = {(round(mark.x, 3), round(mark.y, 3)) for mark in back.marks}
    assert len(back.marks) == 8
    assert front.marks[2:] == back.marks
    assert (round(left, 3), round(foot - CUT_DISTANCE - CUT_LENGTH, 3)) in corners
    inside = (left, foot, left + points(420), foot + points(297))
    for mark in back.marks:
        crosses = mark.x > inside[0] and mark.to_x < inside[2] and mark.y > inside[1] and mark.to_y < inside[3]
        assert not crosses


def test_a_sheet_without_room_has_no_cut_marks() -> None:
    assert [len(side.marks) for side in place(impose(4), SheetSpec(Size.of_mm(214, 300), PAPER["A5"]))] == [2, 0]


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
