"""Font files made by hand: one square per character, with the names, bits and tables that a test asks for."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

if TYPE_CHECKING:
    from collections.abc import Callable

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ "


def build_font(  # noqa: PLR0913 - what a font file says of itself
    *,
    family: str = "House",
    style: str = "Regular",
    weight: int = 400,
    selection: int = 0x40,
    permissions: int = 0,
    characters: str = LETTERS,
    axes: list[tuple[str, int, int, int, str]] | None = None,
    drop: str = "",
) -> bytes:
    names = [".notdef", *(f"u{ord(character):04X}" for character in characters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(character): f"u{ord(character):04X}" for character in characters})
    builder.setupGlyf({name: _square() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable(
        {"familyName": family, "styleName": style, "psName": f"{family}-{style}", "version": "Version 1.5"}
    )
    builder.setupOS2(usWeightClass=weight, fsType=permissions, fsSelection=selection)
    builder.setupPost()
    if axes:
        builder.setupFvar(axes, [])
    if drop:
        del builder.font[drop]
    written = io.BytesIO()
    builder.font.save(written)
    return written.getvalue()


def _square() -> Any:  # noqa: ANN401 - an untyped library
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 500))
    pen.lineTo((500, 500))
    pen.lineTo((500, 0))
    pen.closePath()
    return pen.glyph()


@pytest.fixture
def font_file() -> Callable[..., bytes]:
    """Make a font file's bytes."""
    return build_font
