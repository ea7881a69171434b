"""Ink of finished PDFs: letters half hidden, and what is on a page that no section painted there."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.faults.damages_hidden import ADDED, HALVES
from tests.faults.damaging import content, written

if TYPE_CHECKING:
    from collections.abc import Callable

    import pikepdf

    from publish.checks.model import Product, Proof

TEXT = {"ar": "خطة عَمل\u00a0مشتركة", "en": "AV To Wave of\u00a0action", "hi": "कार्य योजना\u00a0हिन्दी"}
#: A rule, in the colours of the page.
RULE = "p { border-bottom: 2pt solid #900 }"


@pytest.mark.parametrize("tag", TEXT)
@pytest.mark.parametrize("fault", HALVES)
def test_half_covered(
    whole: Callable[..., Product],
    damage_is_caught: Callable[[Product, Callable[[pikepdf.Pdf], None], str], None],
    tag: str,
    fault: str,
) -> None:
    damage_is_caught(whole(tag, (TEXT[tag],)), *HALVES[fault])


@pytest.mark.parametrize("fault", ADDED)
def test_put_onto_a_page(
    whole: Callable[..., Product],
    damage_is_caught: Callable[[Product, Callable[[pikepdf.Pdf], None], str], None],
    fault: str,
) -> None:
    damage_is_caught(whole("en", (TEXT["en"],)), *ADDED[fault])


@pytest.mark.parametrize(
    ("before", "after"),
    [(rb"(?<=\n)f\*", b"n"), (b"0.6 0 0 rg", b"0 0 .6 rg")],
    ids=["taken away", "in another colour"],
)
def test_a_rule_of_the_style(
    lay_out: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    before: bytes,
    after: bytes,
) -> None:
    product = lay_out("en", TEXT["en"], css=RULE)
    assert prove_product(product).ppm == 1_000_000
    change = content(lambda stream: re.sub(before, after, stream))
    caught(prove_product(replace(product, pdf=written(product.pdf, change))), "G7")
