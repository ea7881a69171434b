"""Joining_Type: which letters join, and across what."""

from __future__ import annotations

import pytest

from publish.fonts.joining import joining_pairs, joining_type, joins


@pytest.mark.parametrize(
    ("character", "type_"),
    [
        ("ب", "D"),
        ("ا", "R"),
        ("\u0640", "C"),
        ("\u200d", "C"),
        ("\u200c", "U"),
        ("\u064e", "T"),
        ("a", "U"),
        ("\u00ad", "T"),
    ],
)
def test_types(character: str, type_: str) -> None:
    assert joining_type(character) == type_


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("سلام", [(0, 1), (1, 2)]),
        ("بَب", [(0, 2)]),
        ("ب\u200cب", []),
        ("ب ب", []),
        ("اب", []),
        ("ܒܒ", [(0, 1)]),
        ("ab", []),
    ],
)
def test_pairs_join_across_marks_and_not_across_spaces(text: str, pairs: list[tuple[int, int]]) -> None:
    assert joining_pairs(text) == pairs


def test_a_place_between_two_letters() -> None:
    assert [joins("بَب ا", at) for at in range(6)] == [False, False, True, False, False, False]
