"""Who does not know a code finds it by the words that come to mind."""

from __future__ import annotations

import pytest

from publish.diagnostics.search import about


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("missing glyph", "G001"),
        ("missing letters", "G001"),
        ("tofu", "G001"),
        ("emoji", "G001"),
        ("image resolution", "K005"),
        ("dpi", "K005"),
        ("text is too long", "B001"),
        ("overflow", "B001"),
        ("file not found", "S001"),
        ("permission denied", "S005"),
        ("mojibake", "S008"),
        ("encoding", "S008"),
        ("typo in a key", "C002"),
        ("fonts not embedded", "G005"),
        ("bleed", "K001"),
        ("alt text", "D003"),
        ("no space left", "W001"),
        ("two builds at the same time", "W003"),
        ("corrections not applied", "C011"),
        ("wrong date", "P004"),
        ("doubled word", "P011"),
        ("offline", "F004"),
        ("blank page", "B002"),
        ("widows", "L006"),
        ("crash", "U002"),
        ("sandbox", "E004"),
        ("page size", "C003"),
        ("untranslated", "P006"),
    ],
)
def test_everyday_words_lead_to_the_code(words: str, code: str) -> None:
    assert code in about(words.split())[:4]


def test_all_words_count() -> None:
    assert set(about(["blank", "page"])) < set(about(["page"]))
    assert about(["xyzzy"]) == about(["the"]) == about([]) == ()
