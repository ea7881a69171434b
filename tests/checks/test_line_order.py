"""The pieces of a line in the order of UAX #9, on pages really set: the engine's own order fails."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from publish.normalize import Inline, InlineRole

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.model import Product, Proof

ADDRESS = "قالوا Hello world أمس"


def messages(proof: Proof) -> list[str]:
    return [str(finding.diagnostic.message) for finding in proof.findings]


@pytest.mark.parametrize(
    ("tag", "text", "body"),
    [
        ("ar", ADDRESS, '<p data-block="0">قالوا <span dir="ltr"><b>Hello</b> world</span> أمس</p>'),
        ("ar", "في المادة ٢٥ نعم", '<p data-block="0">في <b>المادة</b> ٢٥ نعم</p>'),
        ("en", "They said שלום עולם twice", '<p data-block="0">They said <b>שלום עולם</b> twice</p>'),
        ("ar", "كتب Smith (London) سنة", '<p data-block="0">كتب <span dir="ltr">Smith (<b>London</b>)</span> سنة</p>'),
    ],
)
def test_the_order_of_the_text_is_proven(
    lay_out: Callable[..., Product], prove_product: Callable[..., Proof], tag: str, text: str, body: str
) -> None:
    assert messages(prove_product(lay_out(tag, text, body=body))) == []


@pytest.mark.parametrize(
    ("tag", "text", "body"),
    [
        ("ar", ADDRESS, '<p data-block="0">قالوا <b>Hello</b> world أمس</p>'),
        ("ar", "زيادة 25% أمس", '<p data-block="0"><b>زيادة</b> 25% أمس</p>'),
        ("en", "They said שלום עולם twice", '<p data-block="0">They said <b>שלום</b> עולם twice</p>'),
        (
            *("ar", "كتب Smith (London) سنة"),
            '<p data-block="0">كتب <span dir="ltr">Smith</span> (<span dir="ltr">London</span>) سنة</p>',
        ),
    ],
)
def test_another_order_is_a_finding(
    lay_out: Callable[..., Product], prove_product: Callable[..., Proof], tag: str, text: str, body: str
) -> None:
    found = messages(prove_product(lay_out(tag, text, body=body)))
    assert any("stand on the page in another order than they are read in" in message for message in found)


def test_the_number_of_a_telephone_that_is_a_link_reads_from_the_left(
    lay_out: Callable[..., Product], prove_product: Callable[..., Proof]
) -> None:
    """The edition says so of its link; the same figures that are no link stand as UAX #9 has them."""
    text, number = "اتصل على +30 210 555 0100 نعم", "+30 210 555 0100"
    product = lay_out("ar", text, body=f'<p data-block="0">اتصل على <span dir="ltr">{number}</span> نعم</p>')
    (placed,) = product.sections
    link = Inline(text.index(number), text.index(number) + len(number), InlineRole.LINK, "tel:+302105550100")
    linked = replace(placed, blocks=(replace(placed.blocks[0], inlines=(link,)),))
    right = messages(prove_product(replace(product, sections=(linked,))))
    assert not any("another order" in message for message in right)
    assert any("another order" in message for message in messages(prove_product(product)))


def test_a_blank_that_the_text_has_not_is_a_finding(
    lay_out: Callable[..., Product], prove_product: Callable[..., Proof]
) -> None:
    text = "Write to Anna."
    right = lay_out("en", text, body='<p data-block="0">Write to <b>Anna</b>.</p>')
    wrong = lay_out("en", text, body='<p data-block="0">Write to <b>Anna</b> .</p>')
    assert messages(prove_product(right)) == []
    assert any("does not show this text as it stands" in message for message in messages(prove_product(wrong)))
