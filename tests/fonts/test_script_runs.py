"""Runs of one script, and the language that each is shaped in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.fonts.script_runs import script_runs, shaping_language


def runs(text: str) -> list[tuple[str, str]]:
    return [(text[run.start : run.end], run.script) for run in script_runs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("12 %", [("12 %", "Zyyy")]),
        ("1. Plan", [("1. Plan", "Latn")]),
        ("Plan И дом", [("Plan ", "Latn"), ("И дом", "Cyrl")]),
        ("Plan (дом) here", [("Plan (", "Latn"), ("дом", "Cyrl"), (") here", "Latn")]),
        ("«дом» on", [("«дом» ", "Cyrl"), ("on", "Latn")]),
        ("(дом", [("(дом", "Cyrl")]),
        ("حلف NATO, (OTAN)", [("حلف ", "Arab"), ("NATO, (OTAN)", "Latn")]),
        ("e\u0301д\u0301", [("e\u0301", "Latn"), ("д\u0301", "Cyrl")]),
        ("a) д", [("a) ", "Latn"), ("д", "Cyrl")]),
    ],
)
def test_signs_go_with_their_surroundings_and_brackets_with_each_other(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert runs(text) == expected


@given(st.text("ab дж ابج 12 ()[]«»“”,.", max_size=30))
def test_runs_lie_end_to_end_and_no_two_neighbours_are_alike(text: str) -> None:
    found = script_runs(text)
    assert "".join(text[run.start : run.end] for run in found) == text
    assert all(left.script != right.script for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("language", "script", "expected"),
    [
        ("tr", "Latn", "tr"),
        ("tr", "Zyyy", "tr"),
        ("ar", "Latn", "en"),
        ("en", "Cyrl", "ru"),
        ("sr", "Cyrl", "sr"),
        ("sr-Latn", "Latn", "en"),
        ("zh-CN", "Hani", "zh-cn"),
        ("qqq", "Arab", "qqq"),
        ("en", "Ogam", "xx"),
    ],
)
def test_a_run_is_shaped_in_a_language_of_its_script(language: str, script: str, expected: str) -> None:
    assert shaping_language(language, script) == expected
