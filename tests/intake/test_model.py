"""Traced text: whatever is cut, joined and replaced, each character still knows its line and column."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from publish.intake.model import Edit, Traced, concatenate
from publish.intake.source import SourceText

LINE = st.text("abcdef ", min_size=1, max_size=20)


@given(LINE, st.data())
def test_a_slice_leads_where_the_whole_led(text: str, data: st.DataObject) -> None:
    whole = Traced.of_line(text, 7)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = whole.slice(start, end)
    assert part.text == text[start:end]
    assert all(part.place(offset) == (7, start + offset + 1) for offset in range(len(part)))


@given(st.lists(LINE, min_size=1, max_size=5))
def test_joined_lines_lead_to_their_own_lines(texts: list[str]) -> None:
    joined = concatenate(Traced.of_line(text, number) for number, text in enumerate(texts, start=1))
    places = [joined.place(offset) for offset in range(len(joined))]
    assert places == [(number, column) for number, text in enumerate(texts, 1) for column in range(1, len(text) + 1)]


@given(LINE, st.data())
def test_edits_leave_the_places_of_all_other_characters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    after = data.draw(st.text("XYZ", max_size=5))
    edited = Traced.of_line(text, 3).edit((Edit(start, end, after),))
    assert edited.text == text[:start] + after + text[end:]
    tail = range(start + len(after), len(edited))
    assert all(edited.place(offset) == (3, offset - len(after) + end - start + 1) for offset in tail)
    if start < end:
        assert all(start + 1 <= edited.place(start + offset)[1] <= end for offset in range(len(after)))


def test_an_empty_slice_knows_its_place() -> None:
    assert Traced.of_line("abc", 2).slice(3).place(0) == (2, 4)


def test_lines_that_were_mended_keep_their_own_way_back() -> None:
    mended = Traced.of_line("xb", 2).edit((Edit(0, 1, ""),))
    first, second = SourceText("a.txt", "a\nb", mended=(mended,)).lines()
    assert (first.place(0), second.place(0)) == ((1, 1), (2, 2))
