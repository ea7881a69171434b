from __future__ import annotations

import pytest

from publish.report.excerpt_parts import excerpt_parts


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("one\ntwo three\n", (2, 5), ("two ", "three", "")),
        ("one, two", (1, 4), ("one", ",", " two")),
        ("خطة عمل", (1, 5), ("خطة ", "عمل", "")),
        ("بسعر ٢٥٫٤٠ د", (1, 6), ("بسعر ", "٢٥٫٤٠", " د")),
        ("on 3. May 2,500.50, 12:30", (1, 11), ("on 3. May ", "2,500.50", ", 12:30")),
        ("short", (1, 6), ("short", "", "")),
        ("short", (1, 99), ("short", "", "")),
        ("a\u202eb c", (1, 2), ("a", "<U+202E>", "b c")),
        ("x" * 500 + " here " + "y" * 500, (1, 502), ("…" + "x" * 219 + " ", "here", " " + "y" * 219 + "…")),
    ],
)
def test_the_word_at_the_place_is_cut_out(text: str, place: tuple[int, int], expected: tuple[str, str, str]) -> None:
    parts = excerpt_parts(text, *place)
    assert parts is not None
    assert (parts.before, parts.marked, parts.after) == expected


def test_without_a_column_the_whole_line_is_meant_and_without_the_line_nothing() -> None:
    parts = excerpt_parts("one\rtwo", 2, None)
    assert parts is not None
    assert (parts.after, parts.whole_line) == ("two", True)
    assert excerpt_parts("one", 2, 1) is None
