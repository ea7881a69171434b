from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.press.imposition import Imposition, Sheet, impose

if TYPE_CHECKING:
    from publish.press.model import Spine

SPINES: list[Spine] = ["left", "right"]
spines = st.sampled_from(SPINES)
pages = st.integers(1, 200)
signatures = st.sampled_from([None, 4, 8, 12, 16, 32])


def fold(stack: list[Sheet], spine: Spine) -> list[int | None]:
    """Fold a stack of sheets as hands do, and leaf through it.

    The stack lies with its backs up, outermost sheet undermost. Backs came from turning each sheet about its vertical
    axis, so that under the left half of a back lies the right half of its front. Closing the stack makes a book; a
    reader from the left goes through the left half from the table up, each leaf from below, then through the right
    half from the top down, each leaf from above. A reader from the right does the mirror image.
    """
    above = [(sheet.back.left, sheet.back.right) for sheet in stack]
    below = [(sheet.front.right, sheet.front.left) for sheet in stack]
    first, second = (0, 1) if spine == "left" else (1, 0)
    read: list[int | None] = []
    for upper, under in zip(above, below, strict=True):
        read += [under[first], upper[first]]
    for upper, under in reversed(list(zip(above, below, strict=True))):
        read += [upper[second], under[second]]
    return read


def bind(imposition: Imposition) -> list[int | None]:
    """Fold each signature and put one behind the other."""
    read: list[int | None] = []
    for signature in range(1, imposition.sheets[-1].signature + 1):
        read += fold([sheet for sheet in imposition.sheets if sheet.signature == signature], imposition.spine)
    return read


def sides(imposition: Imposition) -> str:
    """Sheets as text: front/back, left-right, dots for blanks."""
    return "  ".join(
        "/".join(f"{side.left or '.'}-{side.right or '.'}" for side in (sheet.front, sheet.back))
        for sheet in imposition.sheets
    )


def test_sheets_of_a_stitched_book() -> None:
    assert sides(impose(12, "left")) == "12-1/2-11  10-3/4-9  8-5/6-7"
    assert sides(impose(12, "right")) == "1-12/11-2  3-10/9-4  5-8/7-6"


def test_half_fold_leaflet_is_one_sheet() -> None:
    assert sides(impose(4, "left")) == "4-1/2-3"
    assert sides(impose(4, "right")) == "1-4/3-2"


def test_sewn_signatures_follow_one_another_and_the_short_one_stands_last_but_one() -> None:
    book = impose(20, signature=8)
    assert sides(book) == "8-1/2-7  6-3/4-5  12-9/10-11  20-13/14-19  18-15/16-17"
    assert [(sheet.signature, sheet.depth) for sheet in book.sheets] == [(1, 0), (1, 1), (2, 0), (3, 0), (3, 1)]


def test_blanks_are_left_out() -> None:
    assert sides(impose(8, blanks=[2])) == "8-1/.-7  6-3/4-5"
    assert sides(impose(5)) == ".-1/2-.  .-3/4-5"


@given(pages, spines, signatures)
def test_folded_sheets_read_in_order(count: int, spine: Spine, signature: int | None) -> None:
    read = bind(impose(count, spine, signature=signature))
    assert read == list(range(1, count + 1)) + [None] * (-count % 4)


@given(pages, spines, st.sets(st.integers(1, 200)))
def test_planned_blanks_stay_in_their_places(count: int, spine: Spine, blanks: set[int]) -> None:
    read = bind(impose(count, spine, blanks=blanks))
    assert read[:count] == [None if number in blanks else number for number in range(1, count + 1)]


@given(st.integers(1, 50), spines, signatures)
def test_every_page_stands_once(sheets: int, spine: Spine, signature: int | None) -> None:
    book = impose(4 * sheets, spine, signature=signature)
    placed = [
        page
        for sheet in book.sheets
        for side in (sheet.front, sheet.back)
        for page in (side.left, side.right)
        if page is not None
    ]
    assert sorted(placed) == list(range(1, 4 * sheets + 1))
    assert len(book.sheets) == sheets


@given(st.integers(1, 50), spines)
def test_pages_of_a_stitched_side_add_up_to_one_more_than_the_book(sheets: int, spine: Spine) -> None:
    for sheet in impose(4 * sheets, spine).sheets:
        for side in (sheet.front, sheet.back):
            assert side.left is not None
            assert side.right is not None
            assert side.left + side.right == 4 * sheets + 1
            recto = side.right if spine == "left" else side.left
            assert recto % 2 == 1


@pytest.mark.parametrize("spine", SPINES)
def test_turned_on_the_short_edge_each_leaf_backs_recto_with_its_verso(spine: Spine) -> None:
    for sheet in impose(48, spine, signature=16).sheets:
        for front, behind in ((sheet.front.left, sheet.back.right), (sheet.front.right, sheet.back.left)):
            assert front is not None
            assert behind is not None
            assert (min(front, behind) % 2, abs(front - behind)) == (1, 1)


@pytest.mark.parametrize(("count", "signature"), [(0, None), (8, 6), (8, 0)])
def test_impossible_impositions_are_refused(count: int, signature: int | None) -> None:
    with pytest.raises(ValueError, match=r"page|signature"):
        impose(count, signature=signature)
