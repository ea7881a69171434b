"""A paragraph of a typewriter: every letter 10 points wide, every space 5, so that plans can be checked by eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.justify import Paragraph, Parameters, breakpoints, parameters_for

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def latin() -> Parameters:
    found = parameters_for("Latin")
    assert found is not None
    return found


@pytest.fixture
def typed() -> Callable[..., Paragraph]:
    """Make a paragraph; `|` stands where a word may be divided."""

    def make(marked: str, indent: float = 0.0) -> Paragraph:
        text = marked.replace("|", "")
        divisions, seen = {}, 0
        for character in marked:
            if character == "|":
                divisions[seen] = 4.0
            else:
                seen += 1
        opportunities = [offset for offset in range(1, len(text)) if text[offset - 1] == " "]
        advances = tuple(5.0 if character == " " else 10.0 for character in text)
        spaces = tuple(character == " " for character in text)
        return Paragraph(text, advances, spaces, breakpoints(text, opportunities, divisions, {}), 10.0, indent)

    return make
