"""Shaping: a run of text in one font, script, language and direction -> glyphs, by HarfBuzz (OpenType GSUB and GPOS).

HarfBuzz comes here as a library of its own (uharfbuzz), not as the copy that the layout engine loads: what the engine
drew can so be proven by another run of the same rules.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import uharfbuzz

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from publish.fonts.model import FontFace

Direction: TypeAlias = Literal["ltr", "rtl"]

#: The engine (Pango) gives default ignorable characters this glyph where a font has none, and draws nothing for it.
_EMPTY = 0x0FFFFFFF
#: Where the text begins and ends HarfBuzz may put a dotted circle under a mark without a base.
_WHOLE = uharfbuzz.BufferFlags.BOT | uharfbuzz.BufferFlags.EOT


class ShapedGlyph(NamedTuple):  # made once for every glyph of every line: a frozen dataclass takes four times as long
    """One glyph of a shaped run, in font units.

    `cluster` is the offset, in code points of the whole text, of the first character that this glyph helps to show;
    `x` and `y` say how far the glyph is moved from where the pen stands.
    """

    glyph: int
    cluster: int
    x: int
    y: int
    advance: int


def shape(  # noqa: PLR0913, PLR0917 - what shaping depends on, no more
    text: str,
    face: FontFace,
    script: str,
    language: str,
    direction: Direction,
    features: Mapping[str, int],
    span: tuple[int, int] | None = None,
) -> tuple[ShapedGlyph, ...]:
    """Shape a run and return its glyphs from left to right; characters that show nothing yield none.

    Args:
        text: The text that the run stands in: letters join across the ends of a run.
        face: The face to shape with.
        script: ISO 15924.
        language: BCP 47; the language systems of the font hang on it.
        direction: The direction of the run itself.
        features: OpenType features with their values, beside those that the script has by itself.
        span: The run, [start, end) in code points; the whole text where it is not given.
    """
    start, end = span or (0, len(text))
    buffer = buffer_of(text, script, language, direction, (start, end))
    uharfbuzz.shape(open_font(face), buffer, dict(features))
    return tuple(
        ShapedGlyph(glyph, info.cluster, *position.position[:3])
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True)
        if (glyph := info.codepoint) != _EMPTY
    )


def glyphs_used(text: str, face: FontFace, script: str, language: str, span: tuple[int, int]) -> set[int]:
    """Return the glyphs that show a run from left to right (see `shape`), each once."""
    buffer = buffer_of(text, script, language, "ltr", span)
    uharfbuzz.shape(open_font(face), buffer, {})
    return {info.codepoint for info in buffer.glyph_infos} - {_EMPTY}


def buffer_of(text: str, script: str, language: str, direction: Direction, span: tuple[int, int]) -> uharfbuzz.Buffer:
    """Fill a buffer with a run and what is known of it, ready to be shaped (see `shape`)."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text, span[0], span[1] - span[0])
    buffer.flags = _WHOLE
    buffer.invisible_glyph = _EMPTY
    buffer.direction, buffer.script, buffer.language = direction, script, language
    return buffer


def glyph_count(face: FontFace) -> int:
    """Return how many glyphs a face has (`maxp.numGlyphs`)."""
    return int(open_font(face).face.glyph_count)


def units_per_em(face: FontFace) -> int:
    """Return how many font units an em has (`head.unitsPerEm`)."""
    return int(open_font(face).face.upem)


def advance(face: FontFace, glyph: int) -> float:
    """Return how far a glyph advances by itself (hmtx), in em."""
    return _advance(face.path, face.sha256, glyph)


def open_font(face: FontFace) -> uharfbuzz.Font:
    """Open a face for HarfBuzz, once."""
    return _open(face.path, face.sha256)


@lru_cache(maxsize=256)
def _open(path: Path, _digest: str) -> uharfbuzz.Font:
    """Open a face once; the digest stands in the key because a file may be replaced."""
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))


@lru_cache(maxsize=16384)
def _advance(path: Path, digest: str, glyph: int) -> float:
    font = _open(path, digest)
    return float(font.get_glyph_h_advance(glyph)) / float(font.face.upem)
