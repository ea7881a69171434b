"""A word that is longer than its line is broken, proven all the same, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Code, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.model import Product, Proof

LONG = "Donaudampfschifffahrt" * 12


@pytest.mark.parametrize("tag", ["en", "ru", "hi"])
def test_a_word_that_no_line_holds(
    lay_out: Callable[..., Product], prove_product: Callable[[Product], Proof], tag: str
) -> None:
    long = {"ru": "пароходство" * 20, "hi": "परिवहन" * 30}.get(tag, LONG)
    proof = prove_product(lay_out(tag, f"A {long} b.", css="p { hyphens: none }"))
    assert proof.ppm == 1_000_000
    found = [finding for finding in proof.findings if finding.diagnostic.code is Code.E005]
    assert found
    assert {finding.diagnostic.severity for finding in found} == {Severity.WARNING}
    assert str(found[0].diagnostic.location) == "a.txt:1:3"
    assert found[0].diagnostic.place is not None
    assert long.startswith(found[0].text)


@pytest.mark.parametrize(
    "text",
    [
        "Menschenrechte und Grundfreiheiten " * 20,
        "one/two-three—four " * 40,
        "Menschen\u00adrechts\u00ader\u00adklä\u00adrung" * 10,
        "Wort\u200bWort" * 40,
    ],
    ids=["hyphens of the dictionary", "dashes", "soft hyphens", "zero width spaces"],
)
def test_lines_that_end_where_they_may_are_not_told(
    lay_out: Callable[..., Product], prove_product: Callable[[Product], Proof], text: str
) -> None:
    proof = prove_product(lay_out("en", text.strip()))
    assert proof.ppm == 1_000_000
    assert not [finding for finding in proof.findings if finding.diagnostic.code is Code.E005]
