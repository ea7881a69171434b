"""The stages of a build between sources and products, each remembered by what it reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.checks.file import judge
from publish.checks.proof import check_texts
from publish.doctree import fragment, parse
from publish.normalize import correct, normalize
from publish.parity.answers import Answer
from publish.parity.compare import compare
from publish.pipeline.work import PLAIN, Work

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.checks.file import Judgement
    from publish.checks.model import Finding, GateResult, PrintedText, Product
    from publish.checks.pages import PageMap
    from publish.diagnostics import Diagnostic
    from publish.fonts import FontCatalog
    from publish.intake import SourceText
    from publish.locale import Language
    from publish.normalize import Block, NormalizedText
    from publish.parity.compare import Parity
    from publish.publication import Correction, Publication
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


def corrected(publication: Publication, sources: Sequence[SourceText], work: Work = PLAIN) -> NormalizedText:
    """Normalize the sources and apply the editor's corrections."""
    given = {source.name: source.language for source in publication.sources if source.language}
    bare = tuple(replace(source, pictures=()) for source in sources)
    parts = (bare, publication.languages, given, publication.corrections)
    return work.do("normalization", normalized, *parts)


def normalized(
    sources: Sequence[SourceText],
    languages: tuple[Language, ...],
    given: Mapping[str, str],
    corrections: Mapping[str, tuple[Correction, ...]],
) -> NormalizedText:
    """Normalize and correct: what `corrected` does or remembers."""
    return correct(normalize(sources, languages, given), corrections)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a text shows beside its words: images, by the addresses in it, and the addresses of links, or not."""

    images: Mapping[str, str]
    links: str


def set_in_html(rst: str, name: str, language: str, shown: Shown) -> tuple[str, tuple[Diagnostic, ...]]:
    """Make a text's reStructuredText an HTML fragment; empty where it cannot be parsed."""
    document, problems = parse(rst, name)
    return "" if problems else fragment(document, language, shown.images, shown.links), problems


def compared(work: Work, publication: Publication, blocks: Mapping[str, tuple[Block, ...]]) -> Parity:
    """Compare the texts in the order of the publication."""
    translations = tuple((language, blocks[language.tag]) for language in publication.languages)
    answers = tuple(
        Answer(entry.code, entry.language, entry.item, entry.reason, entry.location) for entry in publication.allowances
    )
    return work.do("parity", compare, translations, answers)
