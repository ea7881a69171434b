"""All gates over all texts and products of a build: the proof.

A glyph is proven when it passes G4 (it is there, has ink, can be seen), its font passes G5 (its outlines are a locked
face's), its line passes G6 (its text, shaped again in the locked faces, yields exactly these glyphs) and the line's
box passes G7 (its text is the source's, or declared). A glyph of an imposed product is proven when the sheets draw
exactly the glyphs of the original, in lines that are proven there, and as many as are proven there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.checks import characters, orthographies, shaping, stack
from publish.checks.causes import told_once
from publish.checks.cures import with_pictures
from publish.checks.file import judge
from publish.checks.model import ALL_GATES, Count, Finding, GateResult, PrintedText, Proof
from publish.checks.pages import PageMap, with_places
from publish.diagnostics import Code, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from publish.checks.file import Judgement
    from publish.checks.model import Product
    from publish.fonts import FontCatalog
    from publish.normalize.model import Block

#: Gates that look at every language by itself.
_BY_LANGUAGE = frozenset({"G0", "G1", "G2", "G3", "G6", "G7", "G8"})


def check_texts(
    blocks: Sequence[Block],
    printed: Sequence[PrintedText],
    catalog: FontCatalog,
    stacks: Mapping[str, tuple[str, ...]],
) -> tuple[tuple[GateResult, ...], tuple[Finding, ...]]:
    """Run the gates that need no PDF: G0 over the blocks, G1 and G2 over all words, G3 over the languages.

    `stacks` gives the declared families for each language tag, best first.
    """
    g0, forbidden = characters.check(blocks)
    g1, missing = stack.check(blocks, printed, catalog, stacks)
    g2, misshapen = shaping.check(blocks, printed, catalog, stacks)
    g3, incomplete = orthographies.check((block.language for block in blocks), catalog, stacks)
    return (g0, g1, g2, g3), (*forbidden, *missing, *misshapen, *incomplete)


@dataclass(frozen=True, slots=True)
class Checks:
    """The two halves of a proof: the gates over texts, and those over one product (`checks.file.judge`)."""

    texts: Callable[..., tuple[tuple[GateResult, ...], tuple[Finding, ...]]] = check_texts
    product: Callable[..., Judgement] = judge


_STRAIGHT = Checks()


class Proving:
    """A proof that grows: products are judged as they are finished, so that one may tell how others were judged."""

    def __init__(
        self,
        blocks: Sequence[Block],
        printed: Sequence[PrintedText],
        catalog: FontCatalog,
        stacks: Mapping[str, tuple[str, ...]],
        checks: Checks = _STRAIGHT,
    ) -> None:
        """Run the gates over the texts; for the arguments see `prove`."""
        self._blocks = blocks
        self._catalog = catalog
        self._checks = checks
        self._texts, self._in_texts = checks.texts(blocks, printed, catalog, stacks)
        self._maps: list[PageMap] = []
        self._judged: dict[str, Judgement] = {}

    def judge(self, products: Sequence[Product]) -> Proof:
        """Judge finished products, an original before its imposed sheets; return the proof of all judged so far."""
        for product in products:
            pages = PageMap(product)
            original = self._judged.get(product.original or "")
            self._maps.append(pages)
            self._judged[product.path] = self._checks.product(product, pages, self._catalog, original)
        return self._sum()

    def _sum(self) -> Proof:
        blocks, verdicts = self._blocks, self._judged.values()
        gates = _total([*self._texts, *(result for one in verdicts for result in one.proof.gates)])
        findings = [
            *with_places(self._in_texts, self._maps),
            *(finding for one in verdicts for finding in one.findings),
            *_untested(gates, list(dict.fromkeys(block.language for block in blocks if block.text.strip()))),
        ]
        return Proof(
            tuple(one.proof for one in verdicts),
            gates,
            with_pictures(told_once(findings), self._catalog),
            languages=len({block.language for block in blocks}),
            characters=len({character for block in blocks for character in block.text if not character.isspace()}),
        )


def prove(  # noqa: PLR0913 - texts, words, products, fonts, stacks: what a proof is about, one value each
    blocks: Sequence[Block],
    printed: Sequence[PrintedText],
    products: Sequence[Product],
    catalog: FontCatalog,
    stacks: Mapping[str, tuple[str, ...]],
    *,
    checks: Checks = _STRAIGHT,
) -> Proof:
    """Run every gate over the texts and the finished products of a build.

    Args:
        blocks: All normalized blocks that the products set.
        printed: The words that the products print besides.
        products: The finished PDFs with their sections; an original stands before its imposed sheets.
        catalog: The locked faces.
        stacks: The declared families for each language tag, best first.
        checks: The gates' two halves, where a caller has them remembered.

    Returns:
        The proof. A gate that checked nothing, and a file that draws nothing, is a finding: never a pass.
    """
    return Proving(blocks, printed, catalog, stacks, checks).judge(products)


def _total(results: Sequence[GateResult]) -> tuple[GateResult, ...]:
    totals = {gate: Count() for gate in ALL_GATES}
    for result in results:
        totals[result.gate].merge(result)
    return tuple(count.result(gate) for gate, count in totals.items())


def _untested(gates: Sequence[GateResult], languages: Sequence[str]) -> Iterator[Finding]:
    """Find the gates that had nothing to check, at all or in one of the languages: never a pass."""
    for result in gates:
        if not result.checked:
            yield _nothing_checked(result.gate)
        elif result.gate in _BY_LANGUAGE:
            tested = {tally.language for tally in result.tallies if tally.checked}
            yield from (_nothing_checked(result.gate, tag) for tag in languages if tag not in tested)


def _nothing_checked(gate: str, tag: str | None = None) -> Finding:
    diagnostic = Diagnostic(
        Code.G010,
        f"Gate {gate} had nothing to check{f' in {tag}' if tag else ''}, so nothing is proven.",
        hint="See that the publication has text and that its products were made.",
    )
    return Finding(gate, diagnostic, language=tag)
