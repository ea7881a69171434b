from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Code, Severity
from publish.press.model import BookPlan, Part, Role, Volume
from publish.press.planner import blank_notes, plan

COVER = Part("cover", Role.COVER, 1)
BACK = Part("back", Role.BACK_COVER, 1)
IMPRINT = Part("imprint", Role.IMPRINT, 1)


def contents(pages: int) -> Part:
    return Part("toc", Role.CONTENTS, pages)


def text(name: str, pages: int, *, opens_recto: bool = False) -> Part:
    return Part(name, Role.TEXT, pages, opens_recto)


def openings(book: BookPlan) -> str:
    """The book by its openings, as it lies open: `cover | . toc | en en | ...`, blanks as dots."""
    words = [page.part or "." for page in book.pages]
    pairs = [words[:1], *(words[start : start + 2] for start in range(1, len(words), 2))]
    return " | ".join(" ".join(pair) for pair in pairs)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        # Nothing to fill.
        ([COVER, contents(1), text("en", 4), IMPRINT, BACK], "cover | toc en | en en | en imprint | back"),
        # One blank: the inside of the cover.
        ([COVER, contents(1), text("en", 3), IMPRINT, BACK], "cover | . toc | en en | en imprint | back"),
        # Two: then before the first text, which so opens on a recto, ...
        ([COVER, contents(1), text("en", 2), IMPRINT, BACK], "cover | . toc | . en | en imprint | back"),
        # ... or, where it does so by itself, before the imprint.
        ([COVER, contents(2), text("en", 1), IMPRINT, BACK], "cover | . toc | toc en | . imprint | back"),
        # Three: all of these, ...
        ([COVER, contents(1), text("en", 1), IMPRINT, BACK], "cover | . toc | . en | . imprint | back"),
        # ... a later text if that sets it on a recto, ...
        (
            [COVER, contents(2), text("en", 1), text("ru", 3), IMPRINT, BACK],
            "cover | . toc | toc en | . ru | ru ru | . imprint | back",
        ),
        # ... and the inside of the back cover where nothing better is left.
        ([COVER, contents(2), IMPRINT, BACK], "cover | . toc | toc . | imprint . | back"),
        ([COVER, BACK], "cover | . . | back"),
        # A cover printed inside has no slot there.
        ([Part("cover", Role.COVER, 2), text("en", 3), IMPRINT, BACK], "cover | cover en | en en | . imprint | back"),
        # Without a back cover the last page is the outside of the book.
        ([COVER, text("en", 1)], "cover | . en | ."),
        ([text("en", 1)], "en | . . | ."),
        ([text("en", 4)], "en | en en | en"),
        ([text("en", 2), text("ru", 1)], "en | en ru | ."),
        ([text("en", 1), text("ru", 2)], "en | . ru | ru"),
        ([BACK], "back | . . | ."),
    ],
)
def test_blanks_stand_where_a_designer_would_put_them(parts: list[Part], expected: str) -> None:
    assert openings(plan(parts)) == expected


def test_of_equal_slots_the_one_that_sets_most_texts_on_rectos_is_taken() -> None:
    parts = [COVER, contents(2), text("en", 1), text("ru", 2), text("tr", 2), text("ar", 3), IMPRINT, BACK]
    # Before “tr” a blank would serve “tr” and “ar”; before “ru” it serves all three.
    expected = "cover | . toc | toc en | . ru | ru tr | tr ar | ar ar | . imprint | back"
    assert openings(plan(parts)) == expected


def test_parts_that_must_open_on_a_recto_cost_blanks_beyond_the_last_sheet() -> None:
    texts = [text(name, 1, opens_recto=True) for name in ("en", "ru", "ar")]
    assert openings(plan([COVER, contents(1), *texts, BACK])) == "cover | toc en | . ru | . ar | back"
    # 8 pages would hold the 7 written ones; three openings on a recto need 12.
    assert openings(plan([COVER, contents(2), *texts, BACK])) == "cover | . toc | toc en | . ru | . ar | . . | back"


def test_each_blank_says_where_it_stands_and_why() -> None:
    book = plan([COVER, contents(1), text("en", 1), IMPRINT, BACK])
    assert [(blank.number, blank.place.value, blank.reason) for blank in book.blanks] == [
        (2, "verso of the cover", "the inside of the cover is kept clear"),
        (4, "before the first text", "“en” opens on a recto"),
        (6, "before the imprint", "the imprint stands apart from the last text"),
    ]


def test_blanks_are_notes_with_their_page() -> None:
    (note,) = blank_notes(Volume(plan([COVER, contents(1), text("en", 3), IMPRINT, BACK])), "booklet.pdf")
    assert (note.code, note.severity, str(note.place)) == (Code.B002, Severity.NOTE, "booklet.pdf page 2")


def test_pages_know_their_part_side_and_hand() -> None:
    book = Volume(plan([COVER, contents(1), text("en", 3), IMPRINT, BACK]))
    assert book.first_page("en") == 4
    assert [(page.number, page.page, page.side, page.hand, page.opens) for page in book.pages_of("en")] == [
        (4, 1, "verso", "left", True),
        (5, 2, "recto", "right", False),
        (6, 3, "verso", "left", False),
    ]
    assert book.pages_of("fr") == ()
    with pytest.raises(KeyError):
        book.first_page("fr")


def test_spine_mirrors_hands_and_nothing_else() -> None:
    parts = [COVER, contents(2), text("ar", 6), IMPRINT, BACK]
    left, right = plan(parts, "left"), plan(parts, "right")
    assert [page.hand for page in right.pages[:3]] == ["left", "right", "left"]
    assert {(one.hand, other.hand) for one, other in zip(left.pages, right.pages, strict=True)} == {
        ("left", "right"),
        ("right", "left"),
    }
    assert [(page.part, page.page, page.side) for page in left.pages] == [
        (page.part, page.page, page.side) for page in right.pages
    ]


def test_whole_signatures_are_filled() -> None:
    book = plan([COVER, text("en", 9), BACK], multiple=16)
    assert len(book.pages) == 16
    assert len(book.blanks) == 5


@pytest.mark.parametrize(
    ("parts", "multiple"),
    [
        ([], 4),
        ([text("en", 0)], 4),
        ([text("en", 1), text("en", 1)], 4),
        ([text("en", 1), COVER], 4),
        ([BACK, text("en", 1)], 4),
        ([COVER, Part("back", Role.BACK_COVER, 1, opens_recto=True)], 4),
        ([COVER], 6),
    ],
)
def test_impossible_books_are_refused(parts: list[Part], multiple: int) -> None:
    with pytest.raises(ValueError, match=r"book|cover"):
        plan(parts, multiple=multiple)


@st.composite
def books(draw: st.DrawFn) -> list[Part]:
    roles = draw(st.lists(st.sampled_from([Role.CONTENTS, Role.TEXT, Role.TEXT, Role.IMPRINT]), max_size=8))
    if draw(st.booleans()):
        roles.insert(0, Role.COVER)
    if draw(st.booleans()) or not roles:
        roles.append(Role.BACK_COVER)
    return [
        Part(f"part-{index}", role, draw(st.integers(1, 9)), role is Role.TEXT and draw(st.booleans()))
        for index, role in enumerate(roles)
    ]


@given(books(), st.sampled_from([4, 8, 16]))
def test_every_plan_is_the_parts_in_order_filled_to_whole_sheets(parts: list[Part], multiple: int) -> None:
    book = plan(parts, multiple=multiple)
    assert len(book.pages) % multiple == 0
    assert [page.number for page in book.pages] == list(range(1, len(book.pages) + 1))
    written = [(part.name, index) for part in parts for index in range(1, part.pages + 1)]
    assert [(page.part, page.page) for page in book.pages if page.part] == written
    assert [blank.number for blank in book.blanks] == [page.number for page in book.pages if not page.part]
    for part in parts:
        numbers = [page.number for page in Volume(book).pages_of(part.name)]
        assert numbers == list(range(numbers[0], numbers[0] + part.pages)), "no blank inside a part"
        assert numbers[0] % 2 == 1 or not part.opens_recto
    if not any(part.opens_recto for part in parts):
        assert len(book.blanks) < multiple
    if len(parts) > 1 and parts[-1].role is Role.BACK_COVER:
        assert book.pages[-1].part, "a back cover is the last page"
    assert book.pages[0].part, "a book does not begin with a blank"
