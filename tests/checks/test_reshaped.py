"""Gate G6: the engine's lines are what shaping their text again yields, in every script; any other glyph is seen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from publish.checks import embedded, reshaped
from publish.checks.lines import BoxedLines, boxed_lines, drawn_lines
from publish.checks.model import ImposedPage, PlacedSection, Product
from publish.checks.pages import PageMap
from publish.diagnostics import Code
from publish.pdf.read import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.reshaped import Reshaped
    from publish.fonts import FontCatalog

#: Lines in which fonts, scripts and directions change in the middle, and signs that belong to none.
MIXED = (
    "office ﬁne 12½ (© 2024) “quoted” – et al. №7",
    "Plan (خطة عمل) of 12,5 % in NATO/حلف on 21.9.2024 (المادة 3)",
    "שלום (peace) 12-3 and سلام",
    "хорошо “да” (yes) с\u00a0м², e\u0301 д\u0301 a\u0323\u0302 ḍ̇",
    "हिन्दी (Hindi) क्षत्रिय र्क 12 १२ और",
    "می\u200cخواهم \u2066+90 212 (555)\u2069 ﷲ لا إله",
    "Silben\u00adtrennung ab\u200bcd e\u2060f",
)


def judge(product: Product, catalog: FontCatalog) -> Reshaped:
    evidence, pages = read(product.pdf), PageMap(product)
    _, faces, _ = embedded.check(evidence, catalog, product.path)
    return reshaped.check(boxed_lines(evidence, faces, pages), pages, catalog)


def messages(found: Reshaped) -> list[str]:
    return [finding.diagnostic.message for finding in found.findings]


def test_every_line_of_every_script_is_drawn_as_it_is_shaped(
    lay_out: Callable[..., Product], catalog: FontCatalog, article: dict[str, str]
) -> None:
    for tag, text in article.items():
        found = judge(lay_out(tag, text, text[::-1] if tag == "he" else text), catalog)
        assert messages(found) == [], tag
        assert found.result.checked >= 4


@pytest.mark.parametrize("tag", ["en", "ar", "ur", "hi", "he"])
@pytest.mark.parametrize(
    "css",
    [
        "",
        "p { text-align: justify; width: 60pt; hyphens: auto }",
        "p { word-spacing: 2pt; font-weight: bold }",
        "p { font-variant: lining-nums tabular-nums no-common-ligatures }",
    ],
)
def test_fonts_and_directions_may_change_within_a_line(
    lay_out: Callable[..., Product], catalog: FontCatalog, tag: str, css: str
) -> None:
    found = judge(lay_out(tag, *MIXED, css=css), catalog)
    assert messages(found) == []
    assert found.result.checked >= len(MIXED)


def test_letters_that_hang_together_are_not_spaced(lay_out: Callable[..., Product], catalog: FontCatalog) -> None:
    css = "p { letter-spacing: .5pt !important }"
    assert messages(judge(lay_out("en", "office ﬁne Plan", css=css), catalog)) == []
    for tag, text in (("ar", "خطة عمل"), ("hi", "हिन्दी में"), ("he", "שלום")):
        (message,) = messages(judge(lay_out(tag, text, css=css), catalog))
        assert "are spaced" in message, tag


def test_nastaliq_stands_as_the_engine_takes_its_negative_advances(
    lay_out: Callable[..., Product], catalog: FontCatalog
) -> None:
    text = "میں روزگار سے محرومی جو اس کے قبضۂ قدرت سے باہر ہو، بے خبر اور مرضی پر، دوروخ"
    for css in ("", "p { text-align: justify; width: 150pt }"):
        assert messages(judge(lay_out("ur", text, css=css), catalog)) == []


def test_a_box_that_begins_inside_a_joined_word_is_seen(lay_out: Callable[..., Product], catalog: FontCatalog) -> None:
    whole = "خطة عمل"
    for cut, joined in ((5, True), (1, True), (3, False), (4, False)):
        body = f'<p data-block="0">{whole[:cut]}<b>{whole[cut:]}</b></p>'
        found = messages(judge(lay_out("ar", whole, body=body), catalog))
        assert [message.endswith("do not join across.") for message in found] == [True] * joined, cut


def boxed(product: Product, catalog: FontCatalog) -> tuple[BoxedLines, PageMap]:
    evidence, pages = read(product.pdf), PageMap(product)
    _, faces, _ = embedded.check(evidence, catalog, product.path)
    return boxed_lines(evidence, faces, pages), pages


@pytest.mark.parametrize("change", ["swap", "lose", "repeat", "replace", "refont"])
def test_one_wrong_glyph_in_a_line_is_seen(lay_out: Callable[..., Product], catalog: FontCatalog, change: str) -> None:
    lines, pages = boxed(lay_out("en", "Plan of action"), catalog)
    ((box, line),) = lines.boxed.items()
    glyphs = list(line.glyphs)
    if change == "swap":
        glyphs[0], glyphs[1] = glyphs[1], glyphs[0]
    elif change == "lose":
        glyphs.pop()
    elif change == "repeat":
        glyphs.append(glyphs[-1])
    elif change == "replace":
        glyphs[3] = (glyphs[3][0], 77)
    else:
        glyphs[3] = ("noto-serif/NotoSerif_400Regular.ttf", glyphs[3][1])
    found = reshaped.check(BoxedLines({box: replace(line, glyphs=tuple(glyphs))}, ()), pages, catalog)
    assert (found.result.checked, found.result.failed) == (1, 1)
    assert found.unproven == set(line.runs)
    (finding,) = found.findings
    assert finding.diagnostic.code is Code.G006
    assert str(finding.diagnostic.location).startswith("a.txt:1:")
    assert finding.diagnostic.place is not None


def test_the_wrong_language_is_seen_even_where_no_glyph_differs(
    lay_out: Callable[..., Product], catalog: FontCatalog
) -> None:
    product = lay_out("en", "Plan", body='<p data-block="0" lang="und">Plan</p>')
    (message,) = messages(judge(product, catalog))
    assert message == "“Plan” is set as und, but its text is in en."


def test_a_turkish_text_set_as_english_is_seen(lay_out: Callable[..., Product], catalog: FontCatalog) -> None:
    made = lay_out("tr", "fiil", body='<p data-block="0" lang="en">fiil</p>')
    (placed,) = made.sections
    lying = tuple(replace(box, language="tr") for box in placed.rendition.boxes)
    product = replace(made, sections=(PlacedSection(replace(placed.rendition, boxes=lying), 1, placed.blocks),))
    (message,) = messages(judge(product, catalog))
    assert "“i” (U+0069 LATIN SMALL LETTER I)" in message


def test_no_ligature_hides_the_dot_of_a_turkish_i(lay_out: Callable[..., Product], catalog: FontCatalog) -> None:
    assert messages(judge(lay_out("tr", "office Griffith fiil"), catalog)) == []
    css = ":lang(tr) { font-variant-ligatures: normal !important }"
    (message,) = messages(judge(lay_out("tr", "office", css=css), catalog))
    assert message == "“office” is set in other forms than its script asks for, by liga, clig."


def test_sheets_must_draw_the_proven_lines(lay_out: Callable[..., Product], catalog: FontCatalog) -> None:
    product = lay_out("en", "One line.", "Two lines.")
    original = judge(product, catalog)
    evidence = read(product.pdf)
    _, faces, _ = embedded.check(evidence, catalog, product.path)
    lines = tuple(drawn_lines(evidence, faces))
    sheets = Product("print.pdf", b"", imposed=(ImposedPage(1, 1),))
    good = reshaped.check_imposed(lines, original.lines, sheets)
    assert (good.result.checked, good.result.failed) == (2, 0)
    twice = reshaped.check_imposed((*lines, lines[0]), original.lines, sheets)
    assert (twice.result.checked, twice.result.failed) == (3, 1)
    assert reshaped.check_imposed(lines, {}, sheets).result.failed == 2
    for other in (ImposedPage(1, 2), ImposedPage(1, 1, 0.9), ImposedPage(1, 1, 1, 30), ImposedPage(2, 1)):
        moved = reshaped.check_imposed(lines, original.lines, replace(sheets, imposed=(other,)))
        assert moved.result.failed == 2, "the page does not stand where it was planned"


def test_a_line_in_a_style_that_its_family_lacks_is_one_fault_with_that(
    lay_out: Callable[..., Product], catalog: FontCatalog
) -> None:
    """Gate G1 tells of the style, with what to do; that its lines are set in another face follows from it."""
    product = lay_out("en", "bold", css="p { font-weight: bold }")
    family = product.sections[0].rendition.boxes[0].families[0]
    faces = tuple(face for face in catalog.faces if (face.family, face.weight) != (family, 700))
    lines = boxed_lines(read(product.pdf), embedded.check(read(product.pdf), catalog, "")[1], PageMap(product))
    without = reshaped.check(lines, PageMap(product), replace(catalog, faces=faces))
    assert without.result.failed == 1
    assert [finding.cause.startswith(reshaped.LACKING) for finding in without.findings] == [True]
    (placed,) = product.sections
    boxes = tuple(replace(box, text="gold") for box in placed.rendition.boxes)
    other = replace(product, sections=(replace(placed, rendition=replace(placed.rendition, boxes=boxes)),))
    (finding,) = reshaped.check(lines, PageMap(other), catalog).findings
    assert finding.cause == ""
