"""What is painted over a glyph hides it, if it hides more of its ink than can be spared."""

from __future__ import annotations

import pytest

from publish.checks.covered import Ink, is_covered, is_cut_off, is_lost
from publish.fonts.outlines import Glyph
from publish.pdf.read_geometry import UNIT
from publish.pdf.read_model import Box, Fill
from publish.pdf.read_paint import BLACK, WHITE


def letter(*boxes: Box) -> Ink:
    """Draw a letter of upright rectangles."""
    outline = tuple(
        (command, points)
        for left, bottom, right, top in boxes
        for command, points in (
            ("moveTo", ((left, bottom),)),
            ("lineTo", ((right, bottom),)),
            ("lineTo", ((right, top),)),
            ("lineTo", ((left, top),)),
            ("closePath", ()),
        )
    )
    glyph = Glyph(10, outline)
    assert glyph.ink
    return Ink(glyph.ink, glyph, UNIT)


INK = letter((10, 10, 20, 20))
#: A thick foot under a thin stem.
FOOT = letter((10, 10, 20, 13), (14, 13, 15, 20))


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


def test_ink_counts_and_not_its_box() -> None:
    assert not is_covered(FOOT, [rectangle(0, 13, 30, 30)]), "seven tenths of the box, a fifth of the ink"
    assert is_covered(FOOT, [rectangle(0, 0, 30, 12)]), "a fifth of the box, half of the ink"


def test_shapes_hide_together() -> None:
    assert is_covered(INK, [rectangle(0, 0, 15.1, 30), rectangle(14.9, 0, 30, 30)])
    assert not is_covered(INK, [])


def test_clips_cut_off_together() -> None:
    left, right = rectangle(0, 0, 16, 30), rectangle(14, 0, 30, 30)
    assert is_cut_off(INK, [left, right])
    assert not is_cut_off(INK, [rectangle(0, 0, 19, 30)])


def test_a_half_on_its_own_colour_is_lost() -> None:
    def painted(colour: tuple[float, float, float] | None) -> Fill:
        shape = rectangle(0, 0, 15, 30)
        return Fill(0, shape.box, shape.outlines, colour)

    assert is_lost(BLACK, INK, [painted(BLACK)]) is True
    assert is_lost(BLACK, INK, [painted(None)]) is None
    assert is_lost(BLACK, INK, [painted(WHITE)]) is False
    assert is_lost(None, INK, []) is None
    assert is_lost(WHITE, INK, []) is True
