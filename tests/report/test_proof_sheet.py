"""A proof sheet shows every grapheme of a language, once, in the outlines of its fonts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from publish.checks.graphemes_used import graphemes_used
from publish.fonts.drawing import draw
from publish.fonts.itemization import FontStack
from publish.fonts.setting import Manner
from publish.normalize.model import Block, BlockType, Inline, InlineRole, Origin
from publish.report.proof_sheet import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.fonts import FontCatalog
    from publish.locale import Language


def block(text: str, tag: str, type_: BlockType = BlockType.PARA, line: int = 1, *inlines: Inline) -> Block:
    return Block(type_, tag, text, "a.txt", (Origin(0, line, 1),), inlines=inlines)


def test_each_grapheme_is_counted_and_led_to_its_first_place() -> None:
    blocks = [block("Abba", "en", BlockType.TITLE), block("e\u0301 b", "en", line=4), block("не", "ru", line=5)]
    uses = graphemes_used(blocks, "en")
    assert [(use.cluster, use.count, str(use.first)) for use in uses] == [
        ("A", 1, "a.txt:1:1"),
        ("a", 1, "a.txt:1:4"),
        ("b", 3, "a.txt:1:2"),
        ("e\u0301", 1, "a.txt:4:1"),
    ]
    assert {str(style) for style in uses[2].styles} == {"Bold", "Regular"}


@pytest.mark.parametrize(("tag", "text", "styles"), [("ar", "خطة عمل", 2), ("en", "Plan", 2), ("hi", "कार्य", 2)])
def test_the_sheet_shows_all_of_them_in_every_style(
    catalog: FontCatalog, known: Callable[[str], Language], tag: str, text: str, styles: int
) -> None:
    language = known(tag)
    uses = graphemes_used([block(text, tag)], tag)
    families = catalog.stack_for(language.script, text)
    sheet = render(language, uses, catalog, families, "plan")
    assert sheet == render(language, uses, catalog, families, "plan")
    assert sheet.count("<figure>") == len(uses)
    assert sheet.count("<path d=") == len(uses) * styles + 1, "and the heading"
    for use in uses:
        assert all(f"U+{ord(character):04X}" in sheet for character in use.cluster)
    assert not re.search(r"(src|href|url)\s*[=(]", sheet), "nothing comes from elsewhere"


def test_italics_are_shown_where_they_are_used(catalog: FontCatalog, known: Callable[[str], Language]) -> None:
    text = block("so it is", "en", BlockType.PARA, 1, Inline(3, 5, InlineRole.EMPHASIS))
    sheet = render(known("en"), graphemes_used([text], "en"), catalog, ("Source Serif 4",), "plan")
    assert "Regular, Bold, Italic" in sheet.replace("Regular Italic", "Italic")


def test_what_no_font_has_is_told(catalog: FontCatalog, known: Callable[[str], Language]) -> None:
    sheet = render(known("en"), graphemes_used([block("a漢", "en")], "en"), catalog, ("Source Serif 4",), "plan")
    assert '<span class="missing">no Regular</span>' in sheet
    assert "U+6F22" in sheet


def test_a_drawing_is_what_shaping_yields(catalog: FontCatalog) -> None:
    face = catalog.face("Scheherazade New")
    assert face is not None
    stack = FontStack([face])
    joined, apart = draw("بب", stack, Manner("ar", "rtl")), draw("ب\u200cب", stack, Manner("ar", "rtl"))
    assert joined is not None
    assert apart is not None
    assert joined.path != apart.path
    assert joined.faces == (face,)
    assert joined.right - joined.left < apart.right - apart.left
