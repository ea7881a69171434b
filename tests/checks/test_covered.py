"""What is painted over a glyph hides it, if it hides most of it."""

from __future__ import annotations

import pytest

from publish.checks.covered import is_covered
from publish.pdf.read_model import Fill

INK = (10.0, 10.0, 20.0, 20.0)


def rectangle(left: float, bottom: float, right: float, top: float) -> Fill:
    outline = ((left, bottom), (right, bottom), (right, top), (left, top))
    return Fill(0, (left, bottom, right, top), (outline,))


FRAME = (((0.0, 0.0), (30.0, 0.0), (30.0, 30.0), (0.0, 30.0)), ((9.0, 9.0), (21.0, 9.0), (21.0, 21.0), (9.0, 21.0)))


@pytest.mark.parametrize(
    ("fill", "hidden"),
    [
        (rectangle(0, 0, 30, 30), True),
        (rectangle(9, 9, 16, 21), True),
        (rectangle(9, 9, 14, 21), True),
        (rectangle(9, 9, 12, 21), False),  # a fifth of its width
        (rectangle(0, 0, 9, 30), False),
        (rectangle(0, 14, 30, 14.3), False),  # a rule under the line
        (Fill(0, (0, 0, 30, 30), (((0, 0), (40, 0), (0, 40)),)), True),
        (Fill(0, (0, 0, 30, 30), (((0, 0), (16, 0), (0, 16)),)), False),
        # A frame: a hole in the middle of the outline, by one rule; none by the other, unless the hole runs against it.
        (Fill(0, (0, 0, 30, 30), FRAME, even_odd=True), False),
        (Fill(0, (0, 0, 30, 30), FRAME), True),
        (Fill(0, (0, 0, 30, 30), (FRAME[0], FRAME[1][::-1])), False),
        # What is clipped away hides nothing.
        (Fill(0, (0, 0, 9, 9), (((0, 0), (30, 0), (30, 30), (0, 30)),)), False),
    ],
)
def test_a_shape_hides_what_lies_in_it(fill: Fill, *, hidden: bool) -> None:
    assert is_covered(INK, [fill]) is hidden


def test_shapes_hide_together() -> None:
    assert is_covered(INK, [rectangle(0, 0, 15.1, 30), rectangle(14.9, 0, 30, 30)])
    assert not is_covered(INK, [])
