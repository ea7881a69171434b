"""Outlines are read by glyph id, decomposed, with their advance; what cannot be read is one error."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publish.fonts.characters import FontFileError
from publish.fonts.outlines import FontOutlines, face_outlines, outlines_of
from tests.hostile.faces import CASES

if TYPE_CHECKING:
    from publish.fonts import FontCatalog


def test_glyphs_of_a_locked_face(catalog: FontCatalog) -> None:
    outlines = face_outlines(catalog.faces[0])
    assert outlines is face_outlines(catalog.faces[0])
    assert outlines.units_per_em == 1000
    space, letter = outlines.glyph(1), outlines.glyph(2)
    assert (space.ink, space.outline) == (None, ())
    assert letter.ink is not None
    left, bottom, right, top = letter.ink
    assert 0 <= left < right <= letter.advance
    assert bottom == 0
    assert 600 < top < 720
    assert {command for command, _ in letter.outline} <= {"moveTo", "lineTo", "qCurveTo", "closePath"}


def test_composites_are_decomposed(catalog: FontCatalog) -> None:
    outlines = face_outlines(catalog.faces[0])
    commands = {command for glyph in range(outlines.count) for command, _ in outlines.glyph(glyph).outline}
    assert "addComponent" not in commands
    assert "closePath" in commands


@pytest.mark.parametrize("glyph", [-1, 100_000])
def test_a_glyph_that_is_not_there(catalog: FontCatalog, glyph: int) -> None:
    with pytest.raises(FontFileError):
        face_outlines(catalog.faces[0]).glyph(glyph)


def test_bytes_and_files_that_are_no_font(catalog: FontCatalog) -> None:
    with pytest.raises(FontFileError):
        outlines_of(b"junk")
    with pytest.raises(FontFileError):
        face_outlines(replace(catalog.faces[0], path=Path("/nowhere/at/all.ttf")))
    whole = catalog.faces[0].path.read_bytes()
    for length in range(0, len(whole), len(whole) // 25):
        with suppress(FontFileError):  # nothing else may come out
            FontOutlines(whole[:length]).glyph(2)


def test_subroutines_that_multiply_come_to_an_end() -> None:
    with pytest.raises(FontFileError, match="strokes"):
        FontOutlines(CASES["subroutines that multiply"]()).glyph(2)
