"""Faults of fonts, made by really damaging files: what they lack, what they do otherwise, and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from publish.checks.model import PlacedSection, Product
from publish.checks.orthographies import check
from publish.checks.proof import prove
from publish.edition.page import section
from publish.fonts import FontCatalog
from publish.normalize.model import BlockType
from publish.pdf import engine as engine_module
from publish.pdf.engine import EngineError, open_engine
from publish.style import StyleSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from fontTools.ttLib import TTFont

    from publish.checks.model import Proof
    from publish.fonts import FontFace
    from publish.normalize.model import Block

TAGS = pytest.mark.parametrize("tag", ["ar", "en", "hi"])
#: A letter of each script's text.
LETTER = {"ar": "ط", "en": "o", "hi": "य"}


def lose_letter(letter: str) -> Callable[[TTFont], None]:
    def change(font: TTFont) -> None:
        for table in font["cmap"].tables:
            table.cmap.pop(ord(letter), None)

    return change


def drop(table: str) -> Callable[[TTFont], None]:
    def change(font: TTFont) -> None:
        del font[table]

    return change


def blank(letter: str) -> Callable[[TTFont], None]:
    """Empty the outlines of everything that shows a letter: its own glyph and the forms that are named after it."""

    def change(font: TTFont) -> None:
        name, glyphs = font.getBestCmap()[ord(letter)], font["glyf"]
        for other in font.getGlyphOrder():
            if other == name or other.startswith(f"{name}."):
                glyphs[other].numberOfContours = 0

    return change


def raised(font: TTFont) -> None:
    """Move every outline up by three units: another drawing under the same name."""
    glyphs = font["glyf"]
    for name in font.getGlyphOrder():
        if glyphs[name].numberOfContours > 0:
            glyphs[name].coordinates.translate((0, 3))


@TAGS
def test_a_letter_lost_from_cmap(
    block: Callable[..., Block], face: Callable[..., FontFace], caught_before: Callable[..., None], tag: str
) -> None:
    spoiled = face(tag, lose_letter(LETTER[tag]))
    caught_before((block(tag),), FontCatalog((spoiled,), {}), {tag: (spoiled.family,)}, "G1")


@TAGS
def test_a_letter_lost_from_cmap_is_seen_on_the_page_too(
    block: Callable[..., Block],
    face: Callable[..., FontFace],
    set_with: Callable[..., Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
) -> None:
    caught(set_with(block(tag), face(tag, lose_letter(LETTER[tag]))), "G6")


@TAGS
@pytest.mark.parametrize("table", ["GSUB", "GPOS"])
def test_a_dropped_table(
    block: Callable[..., Block],
    face: Callable[..., FontFace],
    caught_before: Callable[..., None],
    tag: str,
    table: str,
) -> None:
    spoiled = face(tag, drop(table))
    caught_before((block(tag),), FontCatalog((spoiled,), {}), {tag: (spoiled.family,)}, "G2")


@TAGS
def test_a_language_that_the_font_covers_in_part(
    block: Callable[..., Block], face: Callable[..., FontFace], record_property: Callable[[str, object], None], tag: str
) -> None:
    unused = {"ar": "ث", "en": "q", "hi": "ढ"}[tag]
    assert unused not in block(tag).text
    spoiled = face(tag, lose_letter(unused))
    result, findings = check([tag], FontCatalog((spoiled,), {}), {tag: (spoiled.family,)})
    assert result.failed
    assert unused in findings[0].text
    record_property("caught by", "G3")


@TAGS
def test_a_blank_outline(
    block: Callable[..., Block],
    face: Callable[..., FontFace],
    set_with: Callable[..., Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
) -> None:
    alone = {"ar": "د", "en": "o", "hi": "य"}[tag]  # in its nominal form
    caught(set_with(block(tag, alone), face(tag, blank(alone))), "G4")


@TAGS
def test_another_font_under_the_same_name(
    block: Callable[..., Block],
    face: Callable[..., FontFace],
    set_with: Callable[..., Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
) -> None:
    poorer = face(tag, raised)
    caught(set_with(block(tag), poorer, locked=(face(tag),)), "G5")


@TAGS
def test_a_font_that_no_stack_names(
    block: Callable[..., Block],
    face: Callable[..., FontFace],
    set_with: Callable[..., Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
) -> None:
    caught(set_with(block(tag), face(tag, lose_letter(LETTER[tag])), face(tag)), "G6")


@TAGS
def test_a_missing_bold(
    block: Callable[..., Block],
    face: Callable[..., FontFace],
    set_with: Callable[..., Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
) -> None:
    proof = set_with(block(tag, type_=BlockType.TITLE), face(tag, raised), css="p { font-weight: 700 }")
    caught(proof, "G1")
    caught(proof, "G6")


def test_no_font_at_all(known: Callable[..., Any], record_property: Callable[[str, object], None]) -> None:
    page = section("en", known("en"), "Title", "<p>Plan</p>", StyleSheet("", {}))
    with open_engine(1) as engine, pytest.raises(EngineError):
        engine.render([page])
    record_property("caught by", "engine")


@TAGS
def test_a_wrong_font_configuration(  # noqa: PLR0913, PLR0917 - fixtures
    block: Callable[..., Block],
    face: Callable[..., FontFace],
    known: Callable[..., Any],
    caught: Callable[[Proof, str], None],
    monkeypatch: pytest.MonkeyPatch,
    tag: str,
) -> None:
    own = face(tag)
    open_to = engine_module._NO_FONTS.replace("{folder}/none", str(own.path.parent))  # noqa: SLF001 - the fence itself is broken
    monkeypatch.setattr(engine_module, "_NO_FONTS", open_to)
    text = block(tag)
    css = f'@font-face {{ font-family: "{own.family}"; src: url("font:x/x.ttf") }} p {{ font-family: "{own.family}" }}'
    page = section(
        tag, known(tag), "T", f'<p data-block="0">{text.text}</p>', StyleSheet(css, {"font:x/x.ttf": str(own.path)})
    )
    with open_engine(1) as engine:
        (rendition,) = engine.render([page])
    product = Product("text.pdf", rendition.pdf, (PlacedSection(rendition, 1, (text,)),))
    caught(prove([text], [], [product], FontCatalog((own,), {}), {tag: (own.family,)}), "G9")
