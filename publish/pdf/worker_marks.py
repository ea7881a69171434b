"""Marks stand where the proof's HarfBuzz attaches them, however old the HarfBuzz is that Pango shapes with.

The engine shapes with the system's library. HarfBuzz 6.0.0 leaves a few marks beside letters to which a later one
attaches them (Javanese ꦱ꧀ꦏꦿꦶ). Where a line of the engine has the very glyphs that setting it again yields
(`publish.fonts.setting`), a mark that draws no pen on is moved to where its font attaches it. Lines with other glyphs
are left as they are, for gate G6 to find.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from weasyprint.text.ffi import TO_UNITS, ffi, pango

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.fonts.setting import LineGlyph

#: Marks nearer than this to their place are left there, in em: what rounding takes is less.
_NEAR = 0.004


def has_marks(text: str) -> bool:
    """Tell whether a text has marks that do not advance (Mn): only lines with them need looking at."""
    return not text.isascii() and any(unicodedata.category(character) == "Mn" for character in text)


def attach_marks(box: Any, wanted: Sequence[LineGlyph]) -> None:  # noqa: ANN401 - the engine ships no types
    """Move the marks of a text box, whose layout is about to be drawn, to where `wanted` has them."""
    # The engine does so before it draws; done later, it would lay the line out anew.
    pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)  # noqa: FBT003 - a C function
    line, _ = box.pango_layout.get_first_line()
    drawn = [glyph for glyph in _glyphs(line) if glyph.glyph != pango.PANGO_GLYPH_EMPTY]
    if [glyph.glyph for glyph in drawn] != [one.glyph for one in wanted]:
        return
    em = box.style["font_size"] * TO_UNITS
    for glyph, one in zip(drawn, wanted, strict=True):
        place = glyph.geometry
        if place.width or one.advance:
            continue
        x, y = one.x * em, -one.y * em  # Pango counts downwards
        if max(abs(place.x_offset - x), abs(place.y_offset - y)) > _NEAR * em:
            place.x_offset, place.y_offset = round(x), round(y)


def _glyphs(line: Any) -> Iterator[Any]:  # noqa: ANN401 - same
    run = line.runs[0]
    while run != ffi.NULL:
        glyphs = run.data.glyphs
        yield from (glyphs.glyphs[at] for at in range(glyphs.num_glyphs))
        run = run.next
