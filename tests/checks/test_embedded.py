"""Gate G5: a font in the PDF is one of the locked files, glyph by glyph, or a finding."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from publish.checks.embedded import check
from publish.diagnostics import Code
from publish.fonts import FontCatalog, FontFace
from publish.pdf.read_model import GlyphRun, PdfEvidence, PdfFont, PdfPage

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = (0.0, 0.0, 200.0, 300.0)


def evidence(font: PdfFont, *glyphs: int) -> PdfEvidence:
    runs = tuple(
        GlyphRun(
            0, (glyph,), (chr(95 + glyph),), ((0.0, 0.0),), (0.0, 0.0), (9.0, 0.0, 0.0, 9.0), visible=True, clip=PAGE
        )
        for glyph in glyphs
    )
    return PdfEvidence((PdfPage(PAGE, ()), PdfPage(PAGE, runs)), {0: font})


@pytest.fixture
def locked(face: Callable[..., FontFace]) -> FontFace:
    return face(" abcdef")


def altered(face: FontFace, glyph: int) -> bytes:
    """Move one point of one glyph by one unit."""
    font = TTFont(face.path)
    name = font.getGlyphName(glyph)
    coordinates = font["glyf"][name].coordinates
    coordinates[1] = (coordinates[1][0], coordinates[1][1] + 1)
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def test_a_locked_font_passes_under_any_name(locked: FontFace, face: Callable[..., FontFace]) -> None:
    catalog = FontCatalog((face("xyz ", family="Other"), locked), {})
    font = PdfFont("Something", "ABCDEF", "Type0", locked.path.read_bytes())
    result, faces, findings = check(evidence(font, 2, 3, 3), catalog, "a.pdf")
    assert (result.gate, result.checked, result.failed, findings) == ("G5", 2, 0, ())
    assert faces == {0: locked}


def test_glyphs_that_are_not_drawn_do_not_count(locked: FontFace) -> None:
    font = PdfFont("Square", "ABCDEF", "Type0", altered(locked, 4))
    assert check(evidence(font, 2, 3), FontCatalog((locked,), {}), "a.pdf")[1] == {0: locked}


def test_an_altered_outline_is_found(locked: FontFace) -> None:
    font = PdfFont("Square", "ABCDEF", "Type0", altered(locked, 3))
    result, faces, (finding,) = check(evidence(font, 2, 3), FontCatalog((locked,), {}), "a.pdf")
    assert (result.failed, faces) == (2, {})
    assert "1 of 2 glyphs otherwise than Square-400-normal.ttf: b (glyph 3)" in finding.diagnostic.message
    assert finding.diagnostic.code is Code.G005
    assert str(finding.diagnostic.place) == "a.pdf page 2"


def test_a_poorer_font_under_the_same_name_is_found(locked: FontFace, face: Callable[..., FontFace]) -> None:
    poorer = face("fedcba ", family="Poorer")
    font = PdfFont("Square", "ABCDEF", "Type0", poorer.path.read_bytes())
    _, faces, (finding,) = check(evidence(font, 2, 3), FontCatalog((locked,), {}), "a.pdf")
    assert faces == {}
    assert "otherwise than" in finding.diagnostic.message


def test_another_advance_is_another_glyph(locked: FontFace) -> None:
    shifted = TTFont(locked.path)
    shifted["hmtx"]["u0020"] = (444, 0)
    written = io.BytesIO()
    shifted.save(written)
    font = PdfFont("Strange", "ABCDEF", "Type0", written.getvalue())
    assert check(evidence(font, 1), FontCatalog((locked,), {}), "a.pdf")[1] == {}


@pytest.mark.parametrize(
    ("font", "message"),
    [
        (PdfFont("Square", "ABCDEF", "Type0", None), "is not embedded"),
        (PdfFont("Square", None, "Type0", b""), "embedded whole"),
        (PdfFont("Square", "ABCDEF", "Type0", b"junk"), "its program is damaged"),
        (PdfFont("Square", "ABCDEF", "Type1", b"junk", "a Type1 font"), "a Type1 font"),
    ],
)
def test_fonts_that_prove_nothing(locked: FontFace, font: PdfFont, message: str) -> None:
    result, faces, (finding,) = check(evidence(font, 2), FontCatalog((locked,), {}), "a.pdf")
    assert (result.checked, result.failed, faces) == (1, 1, {})
    assert message in finding.diagnostic.message
    assert finding.diagnostic.hint


def test_a_font_that_the_lock_does_not_list(locked: FontFace, face: Callable[..., FontFace]) -> None:
    font = PdfFont("Sneaky", "ABCDEF", "Type0", face("qrstuv", family="Sneaky").path.read_bytes())
    (finding,) = check(evidence(font, 2, 3), FontCatalog((locked,), {}), "a.pdf")[2]
    assert "none of the locked fonts" in finding.diagnostic.message
