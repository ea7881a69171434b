"""A word stands on a line of its own as it stands in its paragraph."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.locale.bidi import embedding_levels, visual_order
from publish.locale.bidi_context import context

MARKS = re.compile("[\u200e\u200f\u061c]")
WORDS = (
    "Hello,",
    "(Rules)",
    "world",
    "e.g.",
    "25%",
    "12-15",
    "3/4",
    "سلام،",
    "(قال)",
    "١٢٣",
    "שלום",
    "well-known",
    "…",
)


def order(text: str, levels: tuple[int, ...]) -> str:
    """Write the characters that can be seen from left to right."""
    return MARKS.sub("", "".join(text[at] for at in visual_order(levels))).replace(" ", "")


@pytest.mark.parametrize("base", [0, 1])
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
def test_alone_each_word_stands_as_in_its_paragraph(base: int, words: list[str]) -> None:
    text = " ".join(words)
    levels = embedding_levels(text, base)
    marked = context(text, [True] * len(text), base).apart(0, len(text), base)
    assert MARKS.sub("", marked) == text
    at = 0
    for word, alone in zip(words, marked.split(" "), strict=True):
        assert order(alone, embedding_levels(alone, base)) == order(word, levels[at : at + len(word)])
        at += len(word) + 1


@pytest.mark.parametrize("base", [0, 1])
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
def test_together_they_stand_as_before(base: int, words: list[str]) -> None:
    text = " ".join(words)
    levels = embedding_levels(text, base)
    marked = context(text, [True] * len(text), base).apart(0, len(text), base)
    assert order(marked, embedding_levels(marked, base)) == order(text, levels)


@pytest.mark.parametrize(
    ("text", "base", "marked"),
    [
        ("قال Hello, world سلام", 1, "قال Hello,\u200e world سلام"),
        ("سلام 25%", 1, "سلام \u061c25%"),
        ("قال Article 25 of سلام", 1, "قال Article \u200e25 of سلام"),
        ("שלום 25%", 1, "שלום 25%"),
        ("All of one direction, 25%", 0, "All of one direction, 25%"),
        ("سلام، قال (نعم) ١٢", 1, "سلام، قال (نعم) ١٢"),
    ],
)
def test_only_what_would_move_is_marked(text: str, base: int, marked: str) -> None:
    assert context(text, [True] * len(text), base).apart(0, len(text), base) == marked
