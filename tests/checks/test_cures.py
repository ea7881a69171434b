"""A person can act on a missing character: which font has it, which command brings it, and what it looks like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from publish.checks.cures import fetch_hint, with_pictures
from publish.checks.model import Finding
from publish.checks.styling import Style
from publish.diagnostics import Code, Diagnostic
from publish.fonts.glyph_picture import glyph_picture

if TYPE_CHECKING:
    from publish.fonts import FontCatalog


@pytest.mark.parametrize(
    ("text", "style", "hint"),
    [
        ("Ꭰ", Style(), 'Noto Sans Cherokee does: `publish fonts fetch "Noto Sans Cherokee"` brings it.'),
        ("ខ្", Style(700), 'Noto Serif Khmer does: `publish fonts fetch "Noto Serif Khmer"` brings it.'),
        ("①", Style(), '`publish fonts fetch "Noto Sans Symbols"`'),
        ("漢字", Style(), '`publish fonts fetch "Noto Serif JP"` in the forms of Japanese'),
        ("⟁", Style(700), "in Regular only (Noto Sans Math): write it outside of what is Bold"),
        ("\U000e0fff\ue123", Style(), "`publish fonts add FILE`"),
    ],
)
def test_the_cure_is_a_command(text: str, style: Style, hint: str) -> None:
    assert hint in fetch_hint(text, style)


def test_a_character_is_drawn_where_its_glyphs_stand(catalog: FontCatalog) -> None:
    face = catalog.face("Source Serif 4")
    assert face is not None
    picture = glyph_picture("i", face)
    assert picture is not None
    assert picture.font == "Source Serif 4 Regular"
    assert picture.path.count("M") == picture.path.count("Z") == 3, "a serif, a stem and a dot"
    numbers = [int(number) for number in re.findall(r"-?\d+", picture.path)]
    assert numbers
    left, top, width, height = picture.view
    assert top < -600, "the dot stands above the x-height, and y goes down"
    assert top + height == pytest.approx(60, abs=20)
    assert 0 < width < 500
    assert left < 100


def test_a_mark_stands_on_its_base(catalog: FontCatalog) -> None:
    face = catalog.face("Scheherazade New")
    assert face is not None
    bare, marked = glyph_picture("ب", face, "rtl"), glyph_picture("بّ", face, "rtl")
    assert bare is not None
    assert marked is not None
    assert marked.view[1] < bare.view[1]
    assert marked.view[2] == pytest.approx(bare.view[2], abs=40)


@pytest.mark.parametrize("text", ["", " ", "ខ", "\ue000"])
def test_what_a_face_lacks_or_shows_nothing_of_has_no_picture(catalog: FontCatalog, text: str) -> None:
    face = catalog.face("Source Serif 4")
    assert face is not None
    assert glyph_picture(text, face) is None


def test_a_finding_gets_the_picture_of_the_font_that_it_is_about(catalog: FontCatalog) -> None:
    diagnostic = Diagnostic(Code.G004, "…")
    about = Finding("G4", diagnostic, "a", "en", "Noto Serif Bold")
    unknown, none = Finding("G1", diagnostic, "ש", "he", None), Finding("G1", diagnostic, "", "en")
    pictures = [finding.picture for finding in with_pictures((about, unknown, none), catalog)]
    assert [picture.font if picture else None for picture in pictures] == [
        *("Noto Serif Bold", "Noto Serif Hebrew Regular", None),
    ]
