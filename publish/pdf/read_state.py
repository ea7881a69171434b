"""The state while a content stream is followed, as far as it places, hides or clips glyphs, and operands as numbers.

ISO 32000-1: 8.4.1 (graphics state), 9.3.1 (text state).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.pdf.read_paint import BLACK, Colour
from publish.pdf.read_spaces import GRAY, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.pdf.read_geometry import Matrix
    from publish.pdf.read_model import Box, Fill
    from publish.pdf.read_tokens import Operand


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state (8.4.1) and the text state (9.3.1) that q saves and Q restores.

    `backdrop` is the alpha with which the transparency groups around are painted as wholes (11.6.6). `space` is the
    colour space for filling and `colour` the colour; `shows` is false where
    blending, a mask or a layer takes away what is painted. `stroke_space`, `stroke` and `stroke_alpha` are the same for
    lines, `width` is theirs. `masks` are the clips that are no rectangles.
    """

    ctm: Matrix
    clip: Box
    alpha: float = 1.0
    backdrop: float = 1.0
    font: int | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    space: Space = GRAY
    colour: Colour = BLACK
    shows: bool = True
    stroke_space: Space = GRAY
    stroke: Colour = BLACK
    stroke_alpha: float = 1.0
    width: float = 1.0
    masks: tuple[Fill, ...] = ()


def numbers(operands: Sequence[Operand], count: int = 0) -> list[float]:
    """Take the numbers out of operands; missing ones are nought."""
    found = [item for item in operands if isinstance(item, float)]
    return (found + [0.0] * (count - len(found)))[:count] if count else found


def matrix(operands: Sequence[Operand]) -> Matrix:
    """Take a transformation out of six operands."""
    a, b, c, d, e, f = numbers(operands, 6)
    return a, b, c, d, e, f
