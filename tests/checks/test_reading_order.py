"""What floats or is positioned is painted out of the text's order, by rule; any other order is a fault."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from publish.pdf.read import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.model import Product, Proof

TEXTS = ("The first paragraph.", "The second one.", "The third one.", "The fourth one.")
BODY = "".join(f'<p class="p{at}" data-block="{at}">{text}</p>' for at, text in enumerate(TEXTS))


@pytest.mark.parametrize(
    "css",
    [
        ".p1 { float: right; width: 40% } .p2 { float: left; width: 40% }",
        ".p0 { position: relative; top: -2pt } .p2 { float: left }",
        ".p0 { position: relative; z-index: 2 } .p1 { position: absolute; bottom: 0 } .p2 { position: relative }",
        ".p3 { position: relative; z-index: -1 } .p1 { display: inline-block } .p2 { overflow: auto }",
    ],
)
def test_a_page_drawn_in_the_order_of_painting_is_read_in_its_own(
    lay_out: Callable[..., Product], prove_product: Callable[..., Proof], css: str
) -> None:
    product = lay_out("en", *TEXTS, css=css, body=BODY)
    proof = prove_product(product)
    assert proof.ppm == 1_000_000
    assert not [one.message for one in proof.diagnostics if one.code == "G008"]
    (placed,) = product.sections
    as_read = replace(
        placed,
        rendition=replace(placed.rendition, boxes=tuple(replace(box, painted=None) for box in placed.rendition.boxes)),
    )
    told = prove_product(replace(product, sections=(as_read,))).diagnostics
    assert any("is drawn behind what comes after it" in one.message for one in told)


ITEMS = (
    "<ol><li data-block='0'>One.<ul><li data-block='1'>In it.</li></ul></li><li><p data-block='2'>Two.</p></li></ol>"
    "<p data-block='3'>Last.<span class='note' data-label='7'><span data-block='4'>Note.</span></span></p>"
)
NOTES = """ul { list-style-type: "–" } .note { float: footnote; display: block; position: relative }
.note::footnote-call { content: "" }
.note::footnote-marker { content: attr(data-label); position: absolute; inset-inline-start: -9pt }"""


def test_a_marker_is_drawn_before_the_lines_that_it_marks(
    lay_out: Callable[..., Product], prove_product: Callable[..., Proof]
) -> None:
    product = lay_out("en", "One.", "In it.", "Two.", "Last.", "Note.", css=NOTES, body=ITEMS)
    (placed,) = product.sections
    boxes = placed.rendition.boxes
    drawn = ["".join(text or "" for text in run.texts).strip() for page in read(product.pdf).pages for run in page.runs]
    assert drawn == ["1", "One.", "–", "In it.", "2", "Two.", "Last.", "7", "Note."]
    assert [box.painted for box in boxes] == list(range(len(boxes)))
    assert not [one.message for one in prove_product(product).diagnostics if one.code == "G008"]
    numbers = {number for number, box in enumerate(boxes) if box.text.strip() in {"1", "2"}}
    last = tuple(
        replace(box, painted=(box.painted or 0) - len(boxes)) if number not in numbers else box
        for number, box in enumerate(boxes)
    )
    as_planned = replace(placed, rendition=replace(placed.rendition, boxes=last))
    told = prove_product(replace(product, sections=(as_planned,))).diagnostics
    assert any("is drawn behind what comes after it" in one.message for one in told)
