"""Titles: as few lines as they need, as even as can be, no word divided, nothing parted that belongs together."""

from __future__ import annotations

from itertools import pairwise

import pytest

from publish.justify import BreakKind, Breakpoint, Paragraph, balanced, binding_costs, breakpoints


def title(text: str, language: str = "en") -> Paragraph:
    """Make a title of letters that are all 10 points wide."""
    opportunities = [at + 1 for at, character in enumerate(text) if character == " "]
    points = breakpoints(text, opportunities, {}, binding_costs(text, language))
    return Paragraph(text, (10.0,) * len(text), tuple(c == " " for c in text), points, 10.0)


def lines(text: str, measure: float, language: str = "en") -> list[str]:
    plan = balanced(title(text, language), measure)
    assert plan is not None
    return [text[line.start : line.end] for line in plan.lines]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Совместный План Действия", ["Совместный", "План Действия"]),
        ("The Neighbourhood Seed Library", ["The Neighbourhood", "Seed Library"]),
    ],
)
def test_lines_are_even(text: str, wanted: list[str]) -> None:
    assert lines(text, 200.0) == wanted


def test_a_title_has_as_few_lines_as_fit() -> None:
    assert lines("one two three four", 300.0) == ["one two three four"]
    assert len(lines("one two three four five six seven", 150.0)) == 3


def test_a_letter_that_belongs_to_the_next_word_ends_no_line() -> None:
    assert lines("Семена растений и садов", 160.0, "ru") == ["Семена растений", "и садов"]


def test_a_break_that_follows_the_sense_is_better_than_one_that_is_a_little_more_even() -> None:
    assert lines("Peace and bread: the report of a year", 230.0) == ["Peace and bread:", "the report of a year"]


def test_a_word_wider_than_the_measure_leaves_the_title_to_the_engine() -> None:
    assert balanced(title("Donaudampfschifffahrtsgesellschaft 1"), 200.0) is None


def test_no_break_inside_a_word_is_taken() -> None:
    text = "undividable words"
    points = (Breakpoint(2, 2, BreakKind.HYPHEN, 5.0), *title(text).breakpoints)
    paragraph = Paragraph(text, (10.0,) * len(text), tuple(c == " " for c in text), points, 10.0)
    plan = balanced(paragraph, 130.0)
    assert plan is not None
    assert [(line.start, line.end) for line in plan.lines] == [(0, 11), (12, 17)]
    assert all(one.end <= other.start for one, other in pairwise(plan.lines))
