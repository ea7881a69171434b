"""What floats or is positioned is painted out of the text's order, by rule; any other order is a fault."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

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
