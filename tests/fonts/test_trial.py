"""A publication's own font is tried out behind the fence: what would never end there is told, and never opened here."""

from __future__ import annotations

import io
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

from publish.fonts.trial import trial
from publish.resources import fonts_folder

if TYPE_CHECKING:
    from pathlib import Path


def composite(*names: str) -> Glyph:
    """Make a glyph of other glyphs."""
    glyph = Glyph()
    glyph.numberOfContours, glyph.components = -1, []
    for name in names:
        part = GlyphComponent()
        part.glyphName, part.x, part.y, part.flags = name, 0, 0, 4
        glyph.components.append(part)
    return glyph


def font(tmp_path: Path, composites: dict[str, Glyph]) -> Path:
    """Build a font of one square and glyphs made of others."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((500, 500))
    pen.closePath()
    order = [".notdef", "square", *composites]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({0x61 + at: name for at, name in enumerate(order[1:])})
    square = pen.glyph()
    glyf = {".notdef": square, "square": square, **composites}
    builder.setupGlyf(glyf, calcGlyphBounds=False)
    for glyph in glyf.values():
        glyph.xMin = glyph.yMin = glyph.xMax = glyph.yMax = 0
    builder.setupHorizontalMetrics(dict.fromkeys(order, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Ring", "styleName": "Regular", "psName": "Ring"})
    builder.setupOS2()
    builder.setupPost()
    builder.font.recalcBBoxes = False
    file = io.BytesIO()
    builder.font.save(file)
    path = tmp_path / "ring.ttf"
    path.write_bytes(file.getvalue())
    return path


def tried(path: Path) -> str:
    return trial(path, sha256(path.read_bytes()).hexdigest())


def test_a_sound_font_is_fit() -> None:
    assert tried(next(fonts_folder().rglob("*ebrew*.ttf"))) == ""


def test_a_font_of_parts_is_fit_and_one_whose_parts_go_in_a_ring_is_not(tmp_path: Path) -> None:
    assert tried(font(tmp_path, {"b": composite("square", "square")})) == ""
    assert "glyph 2 is damaged" in tried(font(tmp_path, {"b": composite("c"), "c": composite("b")}))


def test_another_file_than_the_lock_lists_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(b"no font")
    assert trial(path, "0" * 64) == ""
    assert trial(tmp_path / "b.ttf", "0" * 64) == ""
    assert tried(path)


@pytest.mark.long
def test_parts_of_parts_without_end_come_to_an_end(tmp_path: Path) -> None:
    names = [f"g{number}" for number in range(20)]
    chain = {name: composite(*[before] * 8) for before, name in zip(["square", *names], names, strict=False)}
    assert "strokes" in tried(font(tmp_path, chain))
