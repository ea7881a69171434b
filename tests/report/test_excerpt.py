from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.report.excerpt import cells, excerpt, visible


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("one\ntwo three\n", (2, 5), ("two three", "    ^")),
        ("one\r\ntwo\rthree", (3, 1), ("three", "^")),
        ("\tx", (1, 2), ("    x", "    ^")),
        ("中文字", (1, 3), ("中文字", "    ^")),
        ("e\u0301e\u0301x", (1, 5), ("e\u0301e\u0301x", "  ^")),
        ("short", (1, 99), ("short", "     ^")),
        ("line only", (1, None), ("line only", "")),
        ("خطة عمل", (1, 5), ("خطة عمل", "    ^ at عمل")),
        ("می\u200cخواهم x", (1, 10), ("می\u200cخواهم x", "        ^ at x")),
        ("a\u202eb\x1b[2Jc", (1, 4), ("a<U+202E>b<U+001B>[2Jc", "          ^")),
    ],
)
def test_the_caret_stands_under_the_place(text: str, place: tuple[int, int | None], expected: tuple[str, str]) -> None:
    assert excerpt(text, *place, width=60) == expected


def test_a_line_that_the_text_does_not_have_gives_no_excerpt() -> None:
    assert excerpt("one", 2, 1, width=60) is None


def test_a_long_line_is_cut_on_both_sides_around_the_place() -> None:
    found = excerpt("word " * 100 + "HERE " + "word " * 100, 1, 501, width=40)
    assert found is not None
    line, caret = found
    assert (line[0], line[-1], cells(line)) == ("…", "…", 40)
    assert line[caret.index("^") :].startswith("HERE")


@given(
    text=st.text(st.characters(exclude_characters="\r\n\t")),
    column=st.integers(1, 30),
    width=st.integers(20, 60),
)
def test_any_line_fits_and_its_caret_stands_before_the_character(text: str, column: int, width: int) -> None:
    found = excerpt(text, 1, column, width)
    assert found is not None
    line, caret = found
    assert cells(line) <= width
    here = visible(text[column - 1 : column])
    at = cells(caret.partition("^")[0])
    beginnings = [index for index in range(len(line) + 1) if cells(line[:index]) == at]
    assert any(line[index:].startswith(here) or line[index:].endswith("…") for index in beginnings)


@given(st.text())
def test_nothing_that_could_forge_a_terminals_picture_is_printed(text: str) -> None:
    hidden = {character for character in visible(text) if unicodedata.category(character) in {"Cc", "Cf", "Cs"}}
    assert hidden <= {"\u200c", "\u200d"}


def test_an_endless_line_is_cut_like_any_other() -> None:
    found = excerpt("x" * 2_000_000, 1, 1_000_000, width=80)
    assert found is not None
    assert cells(found[0]) == 80
