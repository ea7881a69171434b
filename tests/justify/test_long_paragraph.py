"""The ways to break a paragraph without end are bounded, so that work grows with its length; none is planned worse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.justify import best, optimum, plans

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from publish.justify import Paragraph, Parameters

WORDS = (
    "the",
    "gar|den",
    "of",
    "a",
    "house",
    "by",
    "the",
    "sea",
    "is",
    "o|pen",
    "to",
    "who",
    "comes",
    "in",
    "or",
    "goes",
)


def text(words: int) -> str:
    """Write words in an order that no line repeats."""
    return " ".join(WORDS[(index * index + index // 3) % len(WORDS)] for index in range(words))


def test_the_ways_to_the_end_are_not_more_for_a_longer_text(
    typed: Callable[..., Paragraph], latin: Parameters, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph, wide = typed(text(400)), replace(latin, limits=((0.4, 3.0),), rest_cost=1e12, short_cost=1e12)
    kept = len(plans(paragraph, 240.0, wide))
    monkeypatch.setattr(optimum, "_SPREAD", len(paragraph.text))
    assert kept <= 11 < len(plans(paragraph, 240.0, wide))


def test_what_is_given_up_was_no_better(
    typed: Callable[..., Paragraph], latin: Parameters, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph = typed(text(400))
    found = best(plans(paragraph, 240.0, latin))
    monkeypatch.setattr(optimum, "_SPREAD", len(paragraph.text))
    assert found == best(plans(paragraph, 240.0, latin))
    assert len(found.lines) > 50
