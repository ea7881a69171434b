"""Faults of styles and markup: the engine does as it is told, and the page is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.model import Product, Proof

TEXT = {"ar": "خطة عمل", "en": "Plan fi", "hi": "कार्य योजना"}
OTHER = {"ar": "fa", "en": "tr", "hi": "mr"}

STYLES = {
    "a line off the page": ("p { position: relative; left: 3000pt }", "G4"),
    "a line off the page to the left": ("p { position: absolute; left: -3000pt }", "G4"),
    "text without paint": ("p { opacity: 0 }", "G4"),
    "text in no color": ("p { color: rgba(0, 0, 0, 0) }", "G4"),
    "hidden text": ("p { visibility: hidden }", "G7"),
    "text that is not laid out": ("p { display: none }", "G7"),
    "text changed by the style": ("p::before { content: 'not ' }", "G7"),
    "clipped text": ("p { width: 2pt; overflow: hidden; white-space: nowrap }", "G4"),
}


@pytest.mark.parametrize("tag", ["ar", "en", "hi"])
@pytest.mark.parametrize("style", STYLES)
def test_a_style_that_hides_or_changes(
    lay_out: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
    style: str,
) -> None:
    css, gate = STYLES[style]
    filler = TEXT[tag] if style.startswith(("hidden", "text that is not")) else ""
    body = f'<p data-block="0">{TEXT[tag]}</p>' + (f"<div>{filler}</div>" if filler else "")
    caught(prove_product(lay_out(tag, TEXT[tag], css=css, body=body)), gate)


@pytest.mark.parametrize("tag", ["ar", "en", "hi"])
@pytest.mark.parametrize("lang", ["und", "other"])
def test_a_wrong_language(
    lay_out: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
    lang: str,
) -> None:
    wrong = OTHER[tag] if lang == "other" else lang
    body = f'<p data-block="0" lang="{wrong}">{TEXT[tag]}</p>'
    caught(prove_product(lay_out(tag, TEXT[tag], body=body)), "G6")


@pytest.mark.parametrize("tag", ["ar", "hi"])
def test_letters_set_apart_in_a_connected_script(
    lay_out: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
) -> None:
    caught(prove_product(lay_out(tag, TEXT[tag], css="p { letter-spacing: .4pt !important }")), "G6")


@pytest.mark.parametrize("tag", ["ar", "en", "hi"])
def test_a_bullet_that_no_font_has(
    lay_out: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
) -> None:
    css = 'ul { list-style-type: "\\25e6" !important }'
    body = f'<ul><li data-block="0">{TEXT[tag]}</li></ul>'
    caught(prove_product(lay_out(tag, TEXT[tag], css=css, body=body)), "G4")


def test_markup_inside_an_arabic_word(
    lay_out: Callable[..., Product], prove_product: Callable[[Product], Proof], caught: Callable[[Proof, str], None]
) -> None:
    body = '<p data-block="0">خ<em>ط</em>ة عمل</p>'
    caught(prove_product(lay_out("ar", TEXT["ar"], body=body)), "G6")
