"""Measure text as the engine draws it: the advances that Pango gives, and the line breaks that it allows."""

from __future__ import annotations

from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi
from weasyprint.text.line_break import create_layout, get_log_attrs

#: Points in a CSS pixel.
PX = 0.75

#: Integers in a PangoGlyphInfo: the glyph, its width and two offsets, its attributes (pango-glyph.h).
_FIELDS = ffi.sizeof("PangoGlyphInfo") // ffi.sizeof("gint")

#: Controls that the engine would take for places to break: embeddings and overrides (UAX #9).
_CONTROLS = str.maketrans(dict.fromkeys("\u202a\u202b\u202c\u202d\u202e", "\u2060"))


def advances(text: str, style: Any, context: Any) -> list[float]:  # noqa: ANN401 - the engine ships no types
    """Return the advance of each code point in points; a cluster's stands at its first, the others have 0.

    `text` is one line without a forced break, `style` the computed style of its text box.
    """
    layout = create_layout(text, style, context, None, 0)
    line, _ = layout.get_first_line()
    encoded = text.encode()
    found = [0] * (len(encoded) + 1)
    run = line.runs[0]
    while run != ffi.NULL:
        glyphs, offset = run.data.glyphs, run.data.item.offset
        count = glyphs.num_glyphs
        drawn = memoryview(ffi.buffer(glyphs.glyphs, count * ffi.sizeof("PangoGlyphInfo"))).cast("i")
        clusters = memoryview(ffi.buffer(glyphs.log_clusters, count * ffi.sizeof("gint"))).cast("i")
        for width, cluster in zip(drawn[1::_FIELDS].tolist(), clusters.tolist(), strict=True):
            found[offset + cluster] += width
        run = run.next
    unit = FROM_UNITS * PX
    continuation = 0b10  # the first bits of a byte that continues a code point in UTF-8
    return [width * unit for width, byte in zip(found, encoded, strict=False) if byte >> 6 != continuation]


def opportunities(text: str, language: str) -> list[int]:
    """Return the offsets before which a line may begin (UAX #14, as Pango tailors it to the language)."""
    marks = get_log_attrs(text.translate(_CONTROLS), language)
    return [offset for offset in range(1, len(text)) if marks[offset].is_line_break]
