"""Faults of fonts, made by really damaging files: what they lack, what they do otherwise, and where they come from."""

from __future__ import annotations

from dataclasses import replace
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

    from tests.faults.conftest import Bench

TAGS = pytest.mark.parametrize("tag", ["ar", "en", "hi"])
WIDE = pytest.mark.parametrize("tag", ["ar", "en", "hi", "th"])
#: A letter of each script's text.
LETTER = {"ar": "ط", "en": "o", "hi": "य", "th": "ช"}


def lose_letter(letter: str) -> Callable[[TTFont], None]:
    def change(font: TTFont) -> None:
        for table in font["cmap"].tables:
            table.cmap.pop(ord(letter), None)

    return change


def drop(table: str) -> Callable[[TTFont], None]:
    def change(font: TTFont) -> None:
        del font[table]

    return change


def reverse(table: str) -> Callable[[TTFont], None]:
    """Let the rules of a table stand in the opposite order: other rules answer to each feature, and in another turn."""

    def change(font: TTFont) -> None:
        font[table].table.LookupList.Lookup.reverse()

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


@WIDE
def test_a_letter_lost_from_cmap(bench: Bench, tag: str) -> None:
    bench.caught_before(tag, lose_letter(LETTER[tag]), "G1")


@WIDE
def test_a_letter_lost_from_cmap_is_seen_on_the_page_too(bench: Bench, tag: str) -> None:
    proof = bench.set(tag, bench.face(tag, lose_letter(LETTER[tag])))
    assert {"G1", "G4", "G6"} <= {result.gate for result in proof.gates if result.failed}
    bench.caught(proof, "G1")


@WIDE
@pytest.mark.parametrize("table", ["GSUB", "GPOS"])
def test_a_dropped_table(bench: Bench, tag: str, table: str) -> None:
    bench.caught_before(tag, drop(table), "G2")


@pytest.mark.parametrize(("tag", "table"), [("ar", "GSUB"), ("hi", "GSUB"), ("ar", "GPOS"), ("th", "GPOS")])
def test_rules_in_another_order(bench: Bench, tag: str, table: str) -> None:
    """The page is set by a file whose rules were turned round; its outlines are those of the locked one."""
    spoiled = bench.face(tag, reverse(table))
    locked = replace(bench.face(tag), family=spoiled.family)
    text = "AV To Wave" if tag == "en" else ""
    assert "G5" not in {one.gate for one in bench.set(tag, locked, text=text).gates if one.failed}
    bench.caught(bench.set(tag, spoiled, locked=(locked,), text=text), "G6")


@TAGS
def test_a_language_that_the_font_covers_in_part(
    bench: Bench, record_property: Callable[[str, object], None], tag: str
) -> None:
    unused = {"ar": "ث", "en": "q", "hi": "ढ"}[tag]
    assert unused not in bench.block(tag).text
    spoiled = bench.face(tag, lose_letter(unused))
    result, findings = check([tag], FontCatalog((spoiled,), {}), {tag: (spoiled.family,)})
    assert result.failed
    assert unused in findings[0].text
    record_property("caught by", "G3")


@WIDE
def test_a_blank_outline(bench: Bench, tag: str) -> None:
    alone = {"ar": "د", "en": "o", "hi": "य", "th": "ก"}[tag]  # in its nominal form
    bench.caught(bench.set(tag, bench.face(tag, blank(alone)), text=alone), "G4")


@TAGS
def test_another_font_under_the_same_name(bench: Bench, tag: str) -> None:
    bench.caught(bench.set(tag, bench.face(tag, raised), locked=(bench.face(tag),)), "G5")


@TAGS
def test_a_font_that_no_stack_names(bench: Bench, tag: str) -> None:
    proof = bench.set(tag, bench.face(tag, lose_letter(LETTER[tag])), bench.face(tag))
    assert {"G1", "G6"} <= {result.gate for result in proof.gates if result.failed}
    bench.caught(proof, "G1")


@TAGS
def test_a_missing_bold(bench: Bench, tag: str) -> None:
    proof = bench.set(tag, bench.face(tag, raised), type_=BlockType.TITLE, css="p { font-weight: 700 }")
    assert {"G1", "G6"} <= {result.gate for result in proof.gates if result.failed}
    bench.caught(proof, "G1")


@pytest.mark.long
def test_no_font_at_all(known: Callable[..., Any], record_property: Callable[[str, object], None]) -> None:
    page = section("en", known("en"), "Title", "<p>Plan</p>", StyleSheet("", {}))
    with open_engine(1) as engine, pytest.raises(EngineError):
        engine.render([page])
    record_property("caught by", "engine")


@TAGS
def test_a_wrong_font_configuration(
    bench: Bench, known: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tag: str
) -> None:
    own = bench.face(tag)
    open_to = engine_module._NO_FONTS.replace("{folder}/none", str(own.path.parent))  # noqa: SLF001 - the fence itself is broken
    monkeypatch.setattr(engine_module, "_NO_FONTS", open_to)
    text = bench.block(tag)
    css = f'@font-face {{ font-family: "{own.family}"; src: url("font:x/x.ttf") }} p {{ font-family: "{own.family}" }}'
    page = section(
        tag, known(tag), "T", f'<p data-block="0">{text.text}</p>', StyleSheet(css, {"font:x/x.ttf": str(own.path)})
    )
    with open_engine(1) as engine:
        (rendition,) = engine.render([page])
    product = Product("text.pdf", rendition.pdf, (PlacedSection(rendition, 1, (text,)),))
    bench.caught(prove([text], [], [product], FontCatalog((own,), {}), {tag: (own.family,)}), "G9")
