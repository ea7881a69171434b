"""Lines set again: shaping, itemization by font, and the text that each glyph carries."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.fonts import load
from publish.fonts.itemization import FontStack, itemize
from publish.fonts.setting import Manner, readable, set_line
from publish.fonts.shaping import glyph_count, shape
from publish.resources import fonts_folder

if TYPE_CHECKING:
    from publish.fonts import FontCatalog, FontFace

CATALOG = load(fonts_folder())[0]
FAMILIES = ("Source Serif 4", "Scheherazade New", "Noto Serif Devanagari", "Noto Serif Hebrew", "Noto Serif")


def stack(*families: str) -> FontStack:
    assert CATALOG is not None
    return FontStack([face for family in families if (face := CATALOG.face(family))])


def face(catalog: FontCatalog, family: str) -> FontFace:
    found = catalog.face(family)
    assert found is not None
    return found


def test_languages_and_features_choose_the_glyphs(catalog: FontCatalog) -> None:
    serif = face(catalog, "Source Serif 4")

    def glyphs(text: str, language: str, script: str = "Latn", **features: int) -> list[int]:
        return [one.glyph for one in shape(text, serif, script, language, "ltr", features)]

    assert len(glyphs("fi", "en")) == 1
    assert len(glyphs("fi", "tr")) == 2, "Turkish keeps its dotted i apart"
    assert glyphs("12", "en") != glyphs("12", "en", onum=1)
    assert glyphs("в", "bg", "Cyrl") != glyphs("в", "ru", "Cyrl"), "Bulgarian has forms of its own"
    assert max(glyphs("Plan", "en")) < glyph_count(serif)


def test_letters_join_across_the_ends_of_a_run(catalog: FontCatalog) -> None:
    naskh = face(catalog, "Scheherazade New")
    text = "بب"
    whole = shape(text, naskh, "Arab", "ar", "rtl", {})
    parts = [*shape(text, naskh, "Arab", "ar", "rtl", {}, (1, 2)), *shape(text, naskh, "Arab", "ar", "rtl", {}, (0, 1))]
    assert [one.glyph for one in parts] == [one.glyph for one in whole]
    alone = shape("ب", naskh, "Arab", "ar", "rtl", {})
    assert alone[0].glyph not in {one.glyph for one in whole}


@pytest.mark.parametrize(
    ("text", "families", "expected"),
    [
        ("Plan", FAMILIES, [("Plan", "Source Serif 4")]),
        ("Plan ا!", FAMILIES, [("Plan ", "Source Serif 4"), ("ا", "Scheherazade New"), ("!", "Source Serif 4")]),
        # A space goes with the better face of the stack, before or behind it.
        ("Ꞗ a", ("Source Serif 4", "Noto Serif"), [("Ꞗ", "Noto Serif"), (" a", "Source Serif 4")]),
        ("a Ꞗ", ("Source Serif 4", "Noto Serif"), [("a ", "Source Serif 4"), ("Ꞗ", "Noto Serif")]),
        ("Z\u200dꞖ a", ("Noto Serif", "Source Serif 4"), [("Z\u200dꞖ a", "Noto Serif")]),
        ("aꟗb", ("Source Serif 4",), [("a", "Source Serif 4"), ("ꟗ", None), ("b", "Source Serif 4")]),
    ],
)
def test_each_character_is_set_in_the_first_face_that_has_it(
    text: str, families: tuple[str, ...], expected: list[tuple[str, str | None]]
) -> None:
    items = itemize(text, stack(*families), "en", "ltr")
    assert [(text[item.start : item.end], item.face and item.face.family) for item in items] == expected


def test_spaces_that_are_stretched_stand_apart() -> None:
    items = itemize("a bc\u00a0d", stack(*FAMILIES), "en", "ltr", spaces_apart=True)
    assert [(item.start, item.end) for item in items] == [(0, 1), (1, 2), (2, 4), (4, 5), (5, 6)]


def test_letters_that_are_set_apart_are_not_ligated() -> None:
    serif = stack("Source Serif 4")
    assert len(set_line("ffi", serif, Manner("en", "ltr"))) < 3
    assert len(set_line("ffi", serif, Manner("en", "ltr", letters_apart=True))) == 3


def test_glyphs_stand_from_left_to_right() -> None:
    line = set_line("ab گد 12", stack(*FAMILIES), Manner("fa", "rtl"))
    assert [one.text for one in line] == ["1", "2", " ", "د", "گ", " ", "a", "b"]


@pytest.mark.parametrize(
    ("text", "language", "direction", "expected"),
    [
        ("ffi", "en", "ltr", ["ffi"]),
        ("क्षि", "hi", "ltr", ["क्", "षि"]),
        ("बागेचे", "mr", "ltr", ["ब", "ा", "गे", "", "चे", ""]),
        ("السلام", "ar", "rtl", ["م", "لا", "س", "ل", "ا"]),
        ("بَ", "ar", "rtl", ["", "بَ"]),
        ("می\u200cخواهم", "fa", "rtl", ["م", "ه", "ا", "و", "خ", "ی\u200c", "م"]),
        ("Sil\u00adbe", "de", "ltr", ["S", "i", "l", "b", "e"]),
        ("e\u0301", "en", "ltr", ["e\u0301"]),
    ],
)
def test_a_cluster_stands_on_its_first_glyph_that_advances(
    text: str, language: str, direction: str, expected: list[str]
) -> None:
    manner = Manner(language, "rtl" if direction == "rtl" else "ltr")
    assert [one.text for one in set_line(text, stack("Source Serif 4", *FAMILIES[1:]), manner)] == expected


LETTERS = "abfiﬀé\u0301 12.()«»бжабвइकखतर\u094d\u093f\u0902אבגابتلامه\u064b\u0651٣\u00ad"


@given(st.text(LETTERS, max_size=24), st.sampled_from(["ltr", "rtl"]), st.booleans())
def test_what_the_glyphs_carry_is_the_text(text: str, direction: str, apart: bool) -> None:  # noqa: FBT001 - drawn
    manner = Manner("en", "rtl" if direction == "rtl" else "ltr", spaces_apart=apart)
    carried = "".join(one.text for one in set_line(text, stack(*FAMILIES), manner))
    assert Counter(carried) == Counter(readable(text))


@given(st.text("abcfi éşğ123 «».,-अइकखतर\u094d\u093f", max_size=24))
def test_left_to_right_the_glyphs_carry_it_in_order(text: str) -> None:
    assert "".join(one.text for one in set_line(text, stack(*FAMILIES), Manner("hi", "ltr"))) == readable(text)
