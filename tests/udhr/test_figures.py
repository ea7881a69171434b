"""The figures of scale are honest: what is explained, what is read back, what a verdict says."""

from __future__ import annotations

import pytest

from publish.normalize.model import Block, BlockType, Origin
from tests.udhr.collection import packaged
from tests.udhr.extraction import compare, torn
from tests.udhr.judging import Rendered, SourceSide, explain
from tests.udhr.table import Row, figures

BLOCK = Block(BlockType.PARA, "en", "Plan", "a.html", (Origin(0, 1, 1),))


def side(*errors: tuple[str, str]) -> SourceSide:
    return SourceSide("eng", "English", "en", "Latn", "ltr", (BLOCK,), ("Source Serif 4",), errors)


@pytest.mark.parametrize(
    ("errors", "reason"),
    [
        ((("G000", "a control"),), "error in the text"),
        ((("G002", "has no letter to stand on"),), "error in the text"),
        ((("G001", "no font (U+2FFFF)"), ("G000", "a control")), "error in the text, no font exists"),
        ((("G001", "no font (U+0E01)"),), None),
        ((("F002", "No font here sets Thai (th), which is written in Thai."),), None),
        ((("F002", "No font here sets Nom (vi-Hani), which is written in Hani."),), "no font exists"),
        ((("G002", "does not join"),), None),
        ((("G000", "a control"), ("G006", "not as shaped")), None),
    ],
)
def test_only_faults_of_texts_and_missing_fonts_explain(
    errors: tuple[tuple[str, str], ...], reason: str | None
) -> None:
    assert explain(errors) == reason


def test_a_text_that_draws_nothing_or_lacks_a_glyph_is_not_proven() -> None:
    assert Row(side(), Rendered(1, 5, 5, 1), "").proven
    assert not Row(side(), Rendered(1, 5, 4, 1), "").proven
    assert not Row(side(), Rendered(0, 0, 0, 0), "").proven
    assert Row(side(("G006", "x")), Rendered(1, 5, 5, 1), None).fails
    assert "1 texts: 0 clean, 0 explained, 1 unexplained" in figures([Row(side(("G006", "x")), None, None)], None)[0]


@pytest.mark.parametrize(
    ("found", "lost", "surplus", "ordered"),
    [("1ab", 0, 0, True), ("ab1", 0, 0, False), ("1ba", 0, 0, False), ("1a", 1, 0, False), ("1abx", 0, 1, True)],
)
def test_characters_lost_surplus_and_out_of_order(found: str, lost: int, surplus: int, ordered: bool) -> None:  # noqa: FBT001 - a parameter of the test
    back = compare("reader", ["1ab"], [found])
    assert (back.lost, back.surplus, back.ordered) == (lost, surplus, ordered)


def test_the_short_form_needs_no_package() -> None:
    texts = packaged()
    assert {"en", "ar", "hi"} <= {text.tag for text in texts}
    assert all(b"<p>" in text.html for text in texts)


def test_words_that_a_reader_tears() -> None:
    assert torn([["बागेचे", "नियम"], ["and"]], ["बा गेचे नियम", "and so"]) == 1
    assert torn([["a"], ["b"]], ["a"]) == 1
