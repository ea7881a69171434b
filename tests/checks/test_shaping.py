"""Gate G2: words as their scripts and languages require; what is right in a language is no fault."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from publish.checks.model import PrintedText
from publish.checks.required import forms_for, lacks_form, missing_features
from publish.checks.shaping import check
from publish.diagnostics import Code, Severity
from publish.normalize.model import BlockType, Inline, InlineRole

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.fonts import FontCatalog
    from publish.normalize.model import Block


def test_right_texts_of_many_languages_pass(
    block: Callable[..., Block], catalog: FontCatalog, article: dict[str, str]
) -> None:
    texts = [block(text, type_, tag) for tag, text in article.items() for type_ in (BlockType.PARA, BlockType.TITLE)]
    result, findings = check(texts, [PrintedText("İçindekiler", "tr", 700)], catalog, {})
    assert [finding.diagnostic.message for finding in findings] == []
    assert result.checked > 700


@pytest.mark.parametrize(("text", "tag"), [("تـــم العمل", "ar"), ("خـوش آمدیـد", "fa"), ("مـــد", "ar")])
def test_a_stretched_word_is_joined(block: Callable[..., Block], catalog: FontCatalog, text: str, tag: str) -> None:
    assert check([block(text, language=tag)], [], catalog, {})[1] == ()


def test_a_fault_is_told_once_with_its_first_place(block: Callable[..., Block], catalog: FontCatalog) -> None:
    result, (finding,) = check([block("x ि y ि z", language="hi")], [], catalog, {})
    assert (result.checked, result.failed) == (5, 2)
    assert finding.diagnostic.code is Code.G002
    assert "dotted circle" in finding.diagnostic.message
    assert "2 times" in finding.diagnostic.message
    assert str(finding.diagnostic.location) == "a.txt:7:5"
    assert finding.text == "ि"


@pytest.mark.parametrize(
    ("tag", "family", "style", "text", "lacks"),
    [
        ("tr", "Source Serif 4", "normal", "fi", False),
        ("tr", "Noto Serif", "normal", "fi", False),  # its ligature is switched off in Turkish
        ("sr", "Source Serif 4", "italic", "п", False),
        ("sr", "Scheherazade New", "normal", "б", None),
        ("bg", "Source Serif 4", "normal", "в", False),
        ("bg", "Noto Serif", "normal", "в", True),
        ("ro", "Source Serif 4", "normal", "ţ", True),
        ("ar", "Scheherazade New", "normal", "لا", False),
        ("ur", "Noto Nastaliq Urdu", "normal", "۴", False),
        ("ur", "Scheherazade New", "normal", "۷", False),
    ],
)
def test_required_forms(  # noqa: PLR0913 - one case
    catalog: FontCatalog, tag: str, family: str, style: str, text: str, *, lacks: bool | None
) -> None:
    face = catalog.face(family, 400, style)
    assert face is not None
    found = [form for form in forms_for(tag) if text in form.text and form.style in {None, style}]
    verdicts = [lacks_form(form, form.text.index(text), face, tag) for form in found]
    assert verdicts == ([] if lacks is None else [lacks])


def test_forms_go_by_script_where_a_language_has_several() -> None:
    assert forms_for("kk") == ()
    assert [form.rule for form in forms_for("kk-Latn")] == ["apart"]
    assert [form.severity for form in forms_for("bg")] == [Severity.WARNING]


def test_features_that_a_script_needs(catalog: FontCatalog) -> None:
    latin, naskh = catalog.face("Source Serif 4"), catalog.face("Scheherazade New")
    assert latin is not None
    assert naskh is not None
    assert list(missing_features(naskh, "Arab")) == list(missing_features(latin, "Latn")) == []
    assert "GSUB init" in list(missing_features(latin, "Arab"))
    assert list(missing_features(latin, "Zyyy")) == []


def test_markup_may_end_between_words_and_behind_letters_that_do_not_join(
    block: Callable[..., Block], catalog: FontCatalog
) -> None:
    text = block("خطة عمل", language="ar")
    for end, cut in ((2, 1), (3, 0), (5, 1), (7, 0)):
        marked = replace(text, inlines=(Inline(0, end, InlineRole.STRONG),))
        _, findings = check([marked], [], catalog, {})
        assert len([one for one in findings if "markup" in one.diagnostic.message]) == cut, end


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ẍ̣", "is set in another font than its letter"),  # Source Serif 4 has both marks and no ẍ
        ("x\u0323\u0308", None),
        ("a \u0323b", "has no letter to stand on"),
    ],
)
def test_a_mark_without_its_letter_is_told_by_where_the_letter_is(
    block: Callable[..., Block], catalog: FontCatalog, text: str, told: str | None
) -> None:
    _, findings = check([block(text, language="en")], [], catalog, {"en": ("Source Serif 4", "Noto Serif")})
    assert [told in finding.diagnostic.message for finding in findings if told] == ([True] if told else [])
    assert len(findings) == bool(told)
