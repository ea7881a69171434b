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


HALF_COVERED = """p { position: relative }
p::after { content: ''; position: absolute; left: 0; bottom: 0; width: 100%; height: 55%; background: white }"""

#: What a style asks of fonts and lines that nobody could read, or that no one declared.
ASKED = {
    "features": {
        "ar": ('p { font-feature-settings: "init" 0, "medi" 0, "fina" 0 }', "G6"),
        "en": ("p { font-variant-position: super }", "G6"),
        "hi": ('p { font-feature-settings: "half" 0, "rphf" 0, "pres" 0 }', "G6"),
    },
    "marks": {
        "ar": ('p { font-feature-settings: "mark" 0, "ccmp" 0 }', "G6"),
        "en": ("p { font-kerning: none }", "G6"),
        "hi": ('p { font-feature-settings: "abvs" 0, "blws" 0, "half" 0 }', "G6"),
    },
    "small capitals in Turkish": {"tr": ("p { font-variant-caps: small-caps }", "G6")},
    "letters pushed together": dict.fromkeys(("en",), ("p { letter-spacing: -.4em !important }", "G6")),
    "words without a space": dict.fromkeys(("ar", "en", "hi"), ("p { word-spacing: -.25em !important }", "G6")),
    "a paragraph over another": dict.fromkeys(("ar", "en", "hi"), ("p + p { position: absolute; top: 2pt }", "G4")),
    "lines through each other": dict.fromkeys(
        ("ar", "en", "hi"), ("p { width: 62pt; line-height: .8 !important; text-align: start }", "G4")
    ),
    "nearly the colour of the ground": dict.fromkeys(("ar", "en", "hi"), ("p { background: #c00; color: #b11 }", "G4")),
    "nearly the colour of paper": dict.fromkeys(("ar", "en", "hi"), ("p { color: #fdfdfd }", "G4")),
    "yellow on paper": dict.fromkeys(("ar", "en", "hi"), ("p { color: #ff0 }", "G4")),
    "too small": dict.fromkeys(("ar", "en", "hi"), ("p { font-size: 2pt !important }", "G4")),
    "a quotation mark": dict.fromkeys(("ar", "en", "hi"), ("p::before { content: open-quote }", "G7")),
    "a number": dict.fromkeys(
        ("ar", "en", "hi"), ("p { counter-increment: a } p::before { content: counter(a) }", "G7")
    ),
    "a minus": dict.fromkeys(("ar", "en", "hi"), ("p::before { content: '\u2013' }", "G7")),
    "a sign behind": dict.fromkeys(("ar", "en", "hi"), ("p::after { content: ' %' }", "G7")),
    "half a line covered": dict.fromkeys(
        ("ar", "en", "hi"),
        (
            HALF_COVERED,
            "G4",
        ),
    ),
}
LONG = {
    "ar": ("خطة عَمل مشتركة لا", "حُكم القانون"),
    "en": ("AV To Wave of action, happily filled", "Type Yes, plan"),
    "hi": ("कार्य योजना हिन्दी", "स्वतन्त्र निर्णय"),
    "tr": ("Plan fikir", "fiil"),
}


@pytest.mark.parametrize(("asked", "tag"), [(asked, tag) for asked, rows in ASKED.items() for tag in rows], ids=str)
def test_a_style_that_asks_for_what_cannot_be_read(
    lay_out: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    asked: str,
    tag: str,
) -> None:
    css, gate = ASKED[asked][tag]
    caught(prove_product(lay_out(tag, *LONG[tag], css=css)), gate)


@pytest.mark.parametrize("tag", ["ar", "en", "he", "hi"])
@pytest.mark.parametrize("line", ["underline", "line-through", "underline overline"])
def test_a_line_along_a_text_hides_nothing(
    lay_out: Callable[..., Product], prove_product: Callable[[Product], Proof], tag: str, line: str
) -> None:
    text = (LONG | {"he": ("מַשְׁקִים אֶת הָעֲרוּגוֹת",)})[tag][0]
    for colour in ("currentcolor", "#c00"):
        css = f"p {{ text-decoration: {line}; text-decoration-color: {colour}; text-underline-offset: auto }}"
        proof = prove_product(lay_out(tag, text, css=css))
        assert proof.ppm == 1_000_000
        assert not any(gate.failed for gate in proof.gates)


@pytest.mark.parametrize("tag", ["ar", "en", "hi"])
def test_paragraphs_in_another_order(
    lay_out: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
) -> None:
    first, second = LONG[tag]
    body = f'<p data-block="1">{second}</p><p data-block="0">{first}</p>'
    caught(prove_product(lay_out(tag, first, second, body=body)), "G7")


@pytest.mark.parametrize("tag", ["ar", "en", "hi"])
def test_signs_outside_of_the_text(
    lay_out: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
) -> None:
    body = f'<p data-block="0">{TEXT[tag]}</p><p>\u00a7 \u2013</p>'
    caught(prove_product(lay_out(tag, TEXT[tag], body=body)), "G7")


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
