"""The bidirectional algorithm: levels by the rules of UAX #9, and the order in which runs are drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.locale.bidi import embedding_levels, visual_order

#: Letters, digits, signs and marks of both directions, and isolates.
SIGNS = "ab 12.,:-+%$()[]«»\u0627\u0628\u05d0\u0663\u064b\u0301\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u00a0"


def levels(text: str, base: int) -> str:
    return "".join(map(str, embedding_levels(text, base)))


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("car 12", 0, "000000"),
        ("ابج", 0, "111"),
        ("ابج", 1, "111"),
        ("car", 1, "222"),
        ("a ب c", 0, "00100"),
        ("ب a ج", 0, "10001"),  # neutrals between both directions take the paragraph's (N2)
        ("ب (a) ج", 1, "1112111"),  # brackets of the paragraph's direction (N0)
        ("a (ب) c", 0, "0001000"),
        ("ب 2024", 1, "112222"),  # European digits behind Arabic letters are Arabic numbers (W2)
        ("א 2024", 1, "112222"),
        ("ب 12,5%", 1, "1122221"),
        ("א 12,5%", 1, "1122222"),  # a sign of per cent goes with European digits (W5), not with Arabic ones
        ("a 1-2 ب", 0, "0000001"),
        ("ب \u2066+7 (1)\u2069 ج", 1, "111222222111"),
        ("ب!", 0, "10"),
        ("ب ", 0, "10"),
    ],
)
def test_levels_follow_the_rules(text: str, base: int, expected: str) -> None:
    assert levels(text, base) == expected


@given(st.text(SIGNS, max_size=20), st.integers(0, 1))
def test_levels_are_whole_and_never_below_the_paragraph(text: str, base: int) -> None:
    found = embedding_levels(text, base)
    assert len(found) == len(text)
    assert all(base <= level <= base + 125 for level in found)
    if base == 0 and text.isascii():
        assert not any(found)


@given(st.text("abc 123", min_size=1, max_size=12))
def test_an_isolate_changes_nothing_around_it(inner: str) -> None:
    around = ("\u0627 \u0628 ", " \u062c \u062f")
    found = embedding_levels(f"{around[0]}\u2067{inner}\u2069{around[1]}", 1)
    assert set(found[:4]) == set(found[-4:]) == {1}


@pytest.mark.parametrize(
    ("run_levels", "order"),
    [
        ([], []),
        ([0, 0], [0, 1]),
        ([1, 1], [1, 0]),
        ([0, 1, 0], [0, 1, 2]),
        ([1, 2, 1], [2, 1, 0]),
        ([0, 1, 2, 1, 0], [0, 3, 2, 1, 4]),
        ([2, 1, 2], [2, 1, 0]),
        ([2, 2, 1], [2, 0, 1]),
    ],
)
def test_runs_are_drawn_in_the_order_of_their_levels(run_levels: list[int], order: list[int]) -> None:
    assert visual_order(run_levels) == order


@given(st.lists(st.integers(0, 4), max_size=12))
def test_every_run_is_drawn_once(run_levels: list[int]) -> None:
    assert sorted(visual_order(run_levels)) == list(range(len(run_levels)))
