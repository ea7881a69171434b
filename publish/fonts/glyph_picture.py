"""The picture of a character as a font draws it: its glyphs, shaped and placed, as one path of SVG 2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen

from publish.fonts.characters import FontFileError
from publish.fonts.outlines import face_outlines
from publish.fonts.script_runs import script_runs
from publish.fonts.shaping import shape

if TYPE_CHECKING:
    from publish.fonts.model import FontFace

#: Space around the ink, in thousandths of an em.
_MARGIN = 60
_EM = 1000


@dataclass(frozen=True, slots=True)
class GlyphPicture:
    """A path in thousandths of an em, y downwards as SVG has it, and the view box around it (x, y, width, height).

    `font` is the face that drew it, as a person names it.
    """

    path: str
    view: tuple[int, int, int, int]
    font: str


def glyph_picture(text: str, face: FontFace, direction: str = "ltr") -> GlyphPicture | None:
    """Draw a character, or a cluster of a few, in a face; None where the face lacks any of it, or it has no ink."""
    runs = script_runs(text)
    if not runs or not all(ord(character) in face.characters for character in text):
        return None
    pen = SVGPathPen(None, ntos=lambda number: f"{round(number)}")
    ink: list[tuple[float, float, float, float]] = []
    x = 0.0
    try:
        outlines = face_outlines(face)
        em = _EM / outlines.units_per_em
        shaped = shape(text, face, runs[0].script, "", "rtl" if direction == "rtl" else "ltr", {})
        for one in shaped:
            glyph = outlines.glyph(one.glyph)
            left, up = x + one.x * em, one.y * em
            drawn = RecordingPen()
            drawn.value = list(glyph.outline)
            drawn.replay(TransformPen(pen, (em, 0, 0, -em, left, -up)))
            if glyph.ink:
                inner, low, outer, high = (value * em for value in glyph.ink)
                ink.append((inner + left, -high - up, outer + left, -low - up))
            x += one.advance * em
    except FontFileError:
        return None
    if not ink or any(one.glyph == 0 for one in shaped):
        return None
    left, top = min(box[0] for box in ink) - _MARGIN, min(box[1] for box in ink) - _MARGIN
    right, bottom = max(box[2] for box in ink) + _MARGIN, max(box[3] for box in ink) + _MARGIN
    view = (round(left), round(top), round(right - left), round(bottom - top))
    return GlyphPicture(pen.getCommands(), view, face.label)
