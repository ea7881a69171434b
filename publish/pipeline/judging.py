"""The gates over texts and products, each remembered by what it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.checks.file import judge
from publish.checks.proof import check_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from publish.checks.file import Judgement
    from publish.checks.model import Finding, GateResult, PrintedText, Product
    from publish.checks.pages import PageMap
    from publish.fonts import FontCatalog
    from publish.normalize import Block
    from publish.store import Memory


class RememberedChecks:
    """The checks over texts and products, as `prove` takes them."""

    def __init__(self, memory: Memory, catalog: FontCatalog) -> None:
        self._memory = memory
        self._judged: list[Product] = []
        # The characters of a face are its file's, and a set has no order that a key could rest on.
        self._fonts = tuple(
            (face.family, face.weight, face.style, face.file, face.path, face.sha256) for face in catalog.faces
        )

    def check_texts(
        self,
        blocks: Sequence[Block],
        printed: Sequence[PrintedText],
        catalog: FontCatalog,
        stacks: Mapping[str, tuple[str, ...]],
    ) -> tuple[tuple[GateResult, ...], tuple[Finding, ...]]:
        """Run the gates that need no PDF, or remember what they said."""
        parts = (tuple(blocks), tuple(printed), self._fonts, dict(stacks))
        return self._memory.recall("texts", *parts, make=lambda: check_texts(blocks, printed, catalog, stacks))

    def judge(self, product: Product, pages: PageMap, catalog: FontCatalog, original: Judgement | None) -> Judgement:
        """Judge one product, or remember the verdict.

        The verdict on the product that this one imposes is the same wherever that product is.
        """
        imposed = next((one for one in self._judged if one.path == product.original), None)
        self._judged.append(product)
        return self._memory.recall(
            "verdict", product, imposed, self._fonts, make=lambda: judge(product, pages, catalog, original)
        )

    def telling(self, done: Callable[[], None]) -> Callable[..., Judgement]:
        """Give `judge`, which calls `done` after each product."""

        def judged(product: Product, pages: PageMap, catalog: FontCatalog, original: Judgement | None) -> Judgement:
            verdict = self.judge(product, pages, catalog, original)
            done()
            return verdict

        return judged
