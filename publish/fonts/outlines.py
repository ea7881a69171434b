"""Glyph outlines of a font file, decomposed to plain curves, so that two files can be compared glyph by glyph."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from publish.fonts.characters import FontFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.fonts.model import FontFace

Point: TypeAlias = "tuple[float, float]"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph in font units: its advance width and its outline as pen commands; no command means no ink."""

    advance: int
    outline: tuple[tuple[str, tuple[Point | None, ...]], ...]

    @property
    def ink(self) -> tuple[float, float, float, float] | None:
        """The box (left, bottom, right, top) around all control points, in font units; None without ink."""
        points = list(self._points())
        if not points:
            return None
        across, up = [x for x, _ in points], [y for _, y in points]
        return min(across), min(up), max(across), max(up)

    def _points(self) -> Iterator[Point]:
        for _, arguments in self.outline:
            for point in arguments:
                if point is not None:  # a closed curve without a point on it begins nowhere
                    yield point


class FontOutlines:
    """The glyphs of one font file by glyph id, each decomposed once. `count` is `maxp.numGlyphs`."""

    def __init__(self, data: bytes) -> None:
        """Open a TrueType or OpenType file. Raises FontFileError for bytes that are not one."""
        try:
            font = TTFont(io.BytesIO(data), lazy=True)
            self.count = int(font["maxp"].numGlyphs)
            self.units_per_em = int(font["head"].unitsPerEm)
            self._glyphs = font.getGlyphSet()
            self._names: list[str] = font.getGlyphOrder()
            self._nominal: dict[int, str] = font.getBestCmap() or {} if "cmap" in font else {}
        except Exception as error:  # fontTools lets struct, index and assertion errors through for damaged tables
            raise FontFileError(str(error) or type(error).__name__) from error
        self._known: dict[int, Glyph] = {}

    def glyph(self, glyph_id: int) -> Glyph:
        """Return a glyph (OpenType `glyf` or `CFF`, `hmtx`). Raises FontFileError where the file has no such glyph."""
        if glyph_id not in self._known:
            self._known[glyph_id] = self._read(glyph_id)
        return self._known[glyph_id]

    def draws_nominally(self, glyph_id: int, character: str) -> bool:
        """Tell whether a glyph is the one that `cmap` gives a character, before any substitution."""
        return 0 <= glyph_id < len(self._names) and self._nominal.get(ord(character)) == self._names[glyph_id]

    def _read(self, glyph_id: int) -> Glyph:
        if not 0 <= glyph_id < min(self.count, len(self._names)):
            message = f"it has no glyph {glyph_id}"
            raise FontFileError(message)
        name = self._names[glyph_id]
        pen = DecomposingRecordingPen(self._glyphs)
        try:
            glyph = self._glyphs[name]
            glyph.draw(pen)
            return Glyph(round(glyph.width), tuple((command, tuple(points)) for command, points in pen.value))
        except Exception as error:  # same as above
            message = f"glyph {glyph_id} is damaged: {str(error) or type(error).__name__}"
            raise FontFileError(message) from error


@lru_cache(maxsize=512)
def outlines_of(program: bytes) -> FontOutlines:
    """Open a font program, once for the same bytes. Raises FontFileError."""
    return FontOutlines(program)


@lru_cache(maxsize=256)
def face_outlines(face: FontFace) -> FontOutlines:
    """Open the file of a locked face, once. Raises FontFileError where it cannot be read any more."""
    try:
        return FontOutlines(face.path.read_bytes())
    except OSError as error:
        raise FontFileError(error.strerror or type(error).__name__) from error
