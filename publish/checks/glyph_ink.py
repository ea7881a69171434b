"""What a drawn glyph shows: its ink, in em and where it lies on its page, or why none can be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.checks.covered import Ink
from publish.fonts.characters import FontFileError
from publish.fonts.outlines import FontOutlines, face_outlines, outlines_of

if TYPE_CHECKING:
    from publish.fonts import FontFace
    from publish.fonts.outlines import Glyph
    from publish.pdf.read_model import Box, GlyphRun, PdfFont

MISSING = "is the empty box of a missing character (glyph 0)"
COPIED = "is drawn as the empty box of a missing character"

#: Of a glyph that is a drawing of its own (Type 3) only the place is known.
_ORIGIN = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class GlyphInk:
    """A glyph's ink in em, None where it has none, or the fault for which it cannot be drawn.

    `reach` is how far the ink goes from the glyph's origin in any direction, in em. `is_unknown` tells that nothing is
    known of the glyph, `paints` that it shows something of which only that is known. `glyph` is its drawing, in `units`
    per em; `is_box` tells that its font draws a missing character so.
    """

    ink: Box | None = None
    fault: str | None = None
    reach: float = 0.0
    glyph: Glyph | None = None
    units: int = 1
    is_unknown: bool = False
    paints: bool = False
    is_box: bool = False

    def box_on(self, run: GlyphRun, index: int) -> Box:
        """Return the box around the ink on the page, in points."""
        (x, y), (ax, ay, bx, by) = run.origins[index], run.em
        left, bottom, right, top = self.ink or _ORIGIN
        across, aslant = (left * ax, right * ax), (bottom * bx, top * bx)
        down, up = (left * ay, right * ay), (bottom * by, top * by)
        return (
            x + min(across) + min(aslant),
            y + min(down) + min(up),
            x + max(across) + max(aslant),
            y + max(down) + max(up),
        )

    def on_page(self, run: GlyphRun, index: int) -> Ink:
        """Lead the ink to the page."""
        ax, ay, bx, by = (value / self.units for value in run.em)
        return Ink(self.box_on(run, index), self.glyph, (ax, ay, bx, by, *run.origins[index]))


def glyph_ink(  # noqa: PLR0911 - one line for each fault
    font: PdfFont | None, glyph: int | None, face: FontFace | None = None
) -> GlyphInk:
    """Read what a glyph of a font shows; `font` is None where the page shows text without one.

    `face` is the locked face behind the font, where it is known: subsets may have lost the box of missing characters.
    """
    if font is None:
        return GlyphInk(fault="is shown without a font")
    if font.painted is not None:
        return GlyphInk(fault=MISSING) if not glyph else GlyphInk(paints=glyph in font.painted)
    if font.unresolved is not None or glyph is None:
        return GlyphInk(fault=f"cannot be followed to a glyph: {font.unresolved}", is_unknown=True)
    if glyph == 0:
        return GlyphInk(fault=MISSING)
    outlines = program(font)
    if outlines is None:
        return GlyphInk(fault="has no font program that can be read", is_unknown=True)
    if glyph >= outlines.count:
        return GlyphInk(fault="lies beyond the end of its font")
    try:
        drawing = outlines.glyph(glyph)
    except FontFileError:
        return GlyphInk(fault="has an outline that cannot be read")
    if drawing.ink is None:
        return GlyphInk()
    units = outlines.units_per_em
    left, bottom, right, top = (value / units for value in drawing.ink)
    reach = max(map(abs, (left, bottom, right, top)))
    boxes = [outlines.missing, face_outlines(face).missing if face else ()]
    return GlyphInk(
        (left, bottom, right, top), reach=reach, glyph=drawing, units=units, is_box=drawing.outline in boxes
    )


def program(font: PdfFont) -> FontOutlines | None:
    """Open a font's embedded program; None where it has none that can be read."""
    if font.embedded is None:
        return None
    try:
        return outlines_of(font.embedded)
    except FontFileError:
        return None
