"""Boxes are laid along the text that they set: free at line ends, exact inside lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.checks.alignment import Alignment, Span, align, squeeze


def lay(text: str, *boxes: str) -> Alignment:
    return align(text, list(enumerate(boxes)))


@pytest.mark.parametrize(
    ("text", "boxes"),
    [
        ("one two three", ["one two", "three"]),
        ("one two", ["one ", " two"]),
        ("publish it", ["pub-", "lish it"]),
        ("publish it", ["pub\u2010", "lish it"]),
        ("class-based", ["class-", "based"]),
        ("23rd meeting", ["23", "rd", " meeting"]),
        ("Türkçe", ["Tür\u00ad", "k\u00adçe"]),
        ("a\u00a0b \n c", ["a b c"]),
        ("call \u2066+90 1\u2069 now", ["call ", "+90 1", " now"]),
        ("word", ["", "word", " "]),
        ("", []),
    ],
)
def test_faithful(text: str, boxes: list[str]) -> None:
    assert lay(text, *boxes).fault is None


@pytest.mark.parametrize(
    ("text", "boxes", "fault"),
    [
        ("one two three", ["one two"], 8),
        ("one two three", ["one", "three"], 4),
        ("one two three", ["one two", "two three"], 8),
        ("one two three", ["two one three"], 0),
        ("one two", ["onetwo"], 3),
        ("onetwo", ["one two"], 0),
        ("one", ["one", "more"], 0),
        ("one two", ["one-two"], 3),
        ("می\u200cخواهم", ["میخواهم"], 0),
        ("one", [], 0),
    ],
)
def test_unfaithful(text: str, boxes: list[str], fault: int) -> None:
    assert lay(text, *boxes).fault == fault


def test_spans_lead_to_the_boxes() -> None:
    assert align("one publish", [(4, "one pub-"), (9, "lish")]).spans == (Span(4, 0, 7), Span(9, 7, 11))


WORDS = st.lists(st.text("abcdeабв", min_size=1, max_size=6), min_size=1, max_size=8)


@given(WORDS, st.data())
def test_any_breaking_into_lines_is_faithful_and_any_loss_is_not(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    cuts = sorted(data.draw(st.sets(st.integers(1, len(text)), max_size=4)))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    boxes = [
        piece.strip() + ("-" if cut < len(text) and piece[-1:].isalpha() and text[cut].isalpha() else "")
        for piece, cut in zip(pieces, [*cuts, len(text)], strict=True)
    ]
    alignment = lay(text, *boxes)
    assert alignment.fault is None
    assert all(squeeze(text[span.start : span.end]) == boxes[span.box].rstrip("-") for span in alignment.spans)
    lost = data.draw(st.integers(0, len(boxes) - 1))
    if boxes[lost].strip("-"):
        without = [*boxes[:lost], *boxes[lost + 1 :]]
        assert "".join(squeeze("".join(without)).split()) != "".join(text.split())
        assert lay(text, *without).fault is not None


def test_a_blank_that_is_a_box_of_its_own_is_that_of_the_text() -> None:
    boxes = [(0, "bold"), (1, " "), (2, "word")]
    assert align("bold word", boxes).fault is None
    assert align("boldword", boxes).fault is not None
