"""What a style sheet makes beside a block in another language may be in the language around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from publish.normalize.model import Form, Inline, InlineRole

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.model import Product, Proof

DASH = ".attribution::before { content: '\\2014\\00a0' }"


@pytest.mark.parametrize(("lang", "codes"), [("ru", set()), ("fr", {"G006"})])
def test_the_dash_before_a_foreign_name(
    lay_out: Callable[..., Product], prove_product: Callable[..., Proof], lang: str, codes: set[str]
) -> None:
    body = f'<p data-block="0" class="attribution" lang="{lang}"><span lang="en">Dr. Smith</span></p>'
    product = lay_out("ru", "Dr. Smith", body=body, css=DASH)
    (section,) = product.sections
    (block,) = section.blocks
    passage = Inline(0, len(block.text), InlineRole.PASSAGE, "en")
    section = replace(section, blocks=(replace(block, form=Form.ATTRIBUTION, inlines=(passage,)),))
    found = prove_product(replace(product, sections=(section,))).findings
    assert {str(one.diagnostic.code) for one in found if "is set as" in one.diagnostic.message} == codes
