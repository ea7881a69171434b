"""Text as a drawing: the outlines of its glyphs as one SVG path, for reports that must show what a font draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen

from publish.fonts.outlines import face_outlines
from publish.fonts.setting import set_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.fonts.itemization import FontStack
    from publish.fonts.model import FontFace
    from publish.fonts.setting import LineGlyph, Manner

#: Units of the drawing in an em; whole ones are fine enough for any size that a screen shows.
EM = 1000


@dataclass(frozen=True, slots=True)
class Drawing:
    """A line as an SVG path (SVG 1.1, 8.3): y runs down, the baseline is 0, an em is `EM` units.

    `left` and `right` hold both the pen's way and the ink; `faces` are those that draw it, in order of first use.
    """

    path: str
    left: float
    right: float
    faces: tuple[FontFace, ...]


def draw(text: str, stack: FontStack, manner: Manner) -> Drawing | None:
    """Draw a line as the engine would set it; None where no face of the stack has one of its characters."""
    glyphs = set_line(text, stack, manner)
    if not glyphs or any(one.face is None or not one.glyph for one in glyphs):
        return None
    pen = SVGPathPen(None, ntos=lambda value: f"{value:.0f}")
    along = left = right = 0.0
    for one in glyphs:
        ink = _draw(one, along, pen)
        along += one.advance * EM
        left, right = min(left, ink[0], along), max(right, ink[1], along)
    faces = tuple(dict.fromkeys(one.face for one in glyphs if one.face))
    return Drawing(pen.getCommands(), round(left), round(right), faces)


def _draw(one: LineGlyph, along: float, pen: SVGPathPen) -> tuple[float, float]:
    """Add a glyph to the path; return how far its ink reaches to the left and right."""
    if one.face is None:
        return along, along
    outlines = face_outlines(one.face)
    glyph = outlines.glyph(one.glyph)
    scale = EM / outlines.units_per_em
    x, y = along + one.x * EM, -one.y * EM
    placed = TransformPen(pen, (scale, 0, 0, -scale, x, y))
    for command, points in glyph.outline:
        _replay(placed, command, points)
    ink = glyph.ink
    return (x + ink[0] * scale, x + ink[2] * scale) if ink else (along, along)


def _replay(pen: TransformPen, command: str, points: Sequence[object]) -> None:
    getattr(pen, command)(*points)
