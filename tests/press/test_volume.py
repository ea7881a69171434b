"""Volumes that are read from both covers: planned, imposed, folded, and read from either end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.press.imposition import impose
from publish.press.model import Part, Role, Volume
from publish.press.planner import plan_from_back
from tests.press.test_imposition import bind, signatures, spines

if TYPE_CHECKING:
    from publish.press.model import Spine

COVER, IMPRINT = Part("cover", Role.COVER, 1), Part("imprint", Role.IMPRINT, 1)
BACK = Part("cover-from-back", Role.COVER, 1)


@st.composite
def volumes(draw: st.DrawFn) -> Volume:
    numbers = st.lists(st.integers(1, 9), min_size=1, max_size=4)
    front = [COVER, *(Part(f"front-{at}", Role.TEXT, pages) for at, pages in enumerate(draw(numbers))), IMPRINT]
    back = [BACK, *(Part(f"back-{at}", Role.TEXT, pages) for at, pages in enumerate(draw(numbers)))]
    return plan_from_back(front, back, draw(spines))


@given(volumes(), signatures)
def test_leafed_through_from_either_cover_each_part_reads_in_order(book: Volume, signature: int | None) -> None:
    imposition = impose(len(book.order), book.spine, signature=signature).renumbered(book.order)
    folded = bind(imposition)
    assert book.back is not None
    ahead, behind = len(book.front.pages), len(book.back.pages)
    assert folded[:ahead] == list(range(1, ahead + 1))
    assert folded[::-1][:behind] == list(range(ahead + 1, ahead + behind + 1))


@given(volumes())
def test_both_parts_together_fill_whole_sheets_with_the_fewest_blanks(book: Volume) -> None:
    assert len(book.pages) % 4 == 0
    assert len(book.blanks) < 4
    assert [page.part for page in book.pages].count(None) == len(book.blanks)
    for blank in book.blanks:
        assert book.pages[blank.number - 1].part is None


@given(volumes())
def test_pages_count_from_their_own_cover_and_lie_on_the_right_hand(book: Volume) -> None:
    assert book.back is not None
    assert book.pages[0].part == "cover"
    assert book.back.pages[0].part == "cover-from-back"
    assert [page.number for page in book.back.pages] == list(range(1, len(book.back.pages) + 1))
    assert book.folio("cover-from-back") == 1
    # Seen with the front cover up, a page keeps its hand whichever end its number counts from.
    for place, page in enumerate(book.order, start=1):
        recto = place % 2 == 1
        expected = "right" if recto is (book.spine == "left") else "left"
        assert book.pages[page - 1].hand == expected


@pytest.mark.parametrize(("spine", "other"), [("left", "right"), ("right", "left")])
def test_blanks_go_behind_the_covers_first_and_meet_inside_last(spine: Spine, other: Spine) -> None:
    text = Part("en", Role.TEXT, 3)
    book = plan_from_back([COVER, text, IMPRINT], [BACK, Part("ar", Role.TEXT, 4)], spine)
    assert (book.front.spine, book.back and book.back.spine) == (spine, other)
    assert [(blank.number, str(blank.place)) for blank in book.blanks] == [
        (2, "verso of the cover"),
        (8, "verso of the cover"),
    ]


def test_a_back_cover_has_no_place_in_a_volume_with_two_covers() -> None:
    with pytest.raises(ValueError, match="two covers"):
        plan_from_back([COVER, Part("back", Role.BACK_COVER, 1)], [BACK])
