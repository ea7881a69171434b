"""Lines that lie over one another are told by how much of the ink they share, not by how many letters touch."""

from __future__ import annotations

import pytest

from publish.checks.covered import Ink
from publish.checks.overlapping import Inked, overlapping
from publish.fonts.outlines import Glyph
from publish.pdf.read_geometry import UNIT

EM, LEADING = 10.0, 15.0
LOWER, UPPER = (0.0, 0.0), (0.0, LEADING)


def block(run: int, index: int, level: float, bottom: float, top: float) -> Inked:
    """Ink a place of the line from `bottom` to `top`, six points wide."""
    left = 10.0 * index
    corners = ((left, bottom), (left + 6, bottom), (left + 6, top), (left, top))
    outline = (("moveTo", (corners[0],)), *(("lineTo", (corner,)) for corner in corners[1:]), ("closePath", ()))
    return Inked(run, index, Ink((left, bottom, left + 6, top), Glyph(6, outline), UNIT), level, EM)


def lines(*depths: float) -> dict[tuple[float, float], list[Inked]]:
    """Set a line of letters ten points high, and one above it with marks that reach so deep into them."""
    below = [block(0, index, 0.0, 0.0, 10.0) for index in range(max(len(depths), 9))]
    above = [block(1, index, LEADING, 10.0 - depth, 20.0 - depth) for index, depth in enumerate(depths)]
    return {LOWER: below, UPPER: above}


@pytest.mark.parametrize(
    "depths",
    [
        (),
        (0.0,) * 9,
        (1.6,),  # as deep as the longest mark of Burmese
        (1.6, 1.6),
        (0.3,) * 9,
        (2.4,),
    ],
)
def test_ends_of_marks_may_touch(depths: tuple[float, ...]) -> None:
    assert not overlapping(lines(*depths))


@pytest.mark.parametrize(
    "depths",
    [
        (3.0,),  # one mark alone, in the midst of a letter
        (1.6, 1.6, 1.6),
        (0.9,) * 5,
        (0.7,) * 9,
    ],
)
def test_more_than_ends_is_a_line_over_another(depths: tuple[float, ...]) -> None:
    found = overlapping(lines(*depths))
    assert found == {(run, index) for run in (0, 1) for index in range(len(depths))}


def test_lines_nearer_than_an_em_may_not_reach_into_each_other() -> None:
    near = {LOWER: [block(0, 0, 0.0, 0.0, 10.0)], (0.0, 9.0): [block(1, 0, 9.0, 9.9, 19.9)]}
    assert overlapping(near) == {(0, 0), (1, 0)}


def test_a_piece_of_the_same_line_may_touch_the_next() -> None:
    raised = {LOWER: [block(0, 0, 0.0, 0.0, 10.0)], (0.0, 3.0): [block(1, 0, 3.0, 7.0, 17.0)]}
    assert not overlapping(raised)
