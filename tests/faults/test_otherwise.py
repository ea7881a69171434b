"""Faults of a page that says something else than its text, in ways that a careless eye does not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.model import Product, Proof

TEXT = {"ar": "خطة", "en": "AV", "hi": "कार्य"}

#: What the text says, and what the page shows in its stead.
OTHERWISE = {
    "digits of another script": ("{0} 2024", "{0} ٢٠٢٤"),
    "a joiner lost": ("{0} می\u200cخواهم", "{0} میخواهم"),
    "a letter composed otherwise": ("{0} é", "{0} e\u0301"),
    "a soft hyphen printed": ("{0}\u00ad{0}", "{0}-{0}"),
    "a space lost": ("{0} {0}", "{0}{0}"),
    "a mark lost": ("{0} कि", "{0} क"),
}


@pytest.mark.parametrize("tag", ["ar", "en", "hi"])
@pytest.mark.parametrize("change", OTHERWISE)
def test_the_page_says_it_otherwise(
    lay_out: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
    change: str,
) -> None:
    text, shown = (one.format(TEXT[tag]) for one in OTHERWISE[change])
    caught(prove_product(lay_out(tag, text, body=f'<p data-block="0">{shown}</p>')), "G7")
