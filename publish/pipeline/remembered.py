"""The stages of a build that understand texts, each remembered by what it reads, and worked on behind the fence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.parity.answers import Answer
from publish.parity.compare import compare
from publish.pipeline.work import PLAIN, Work
from publish.understanding import normalized

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.intake import SourceText
    from publish.normalize import Block, NormalizedText
    from publish.parity.compare import Parity
    from publish.publication import Publication


def corrected(publication: Publication, sources: Sequence[SourceText], work: Work = PLAIN) -> NormalizedText:
    """Normalize the sources and apply the editor's corrections."""
    given = {source.name: source.language for source in publication.sources if source.language}
    bare = tuple(replace(source, pictures=()) for source in sources)
    parts = (bare, publication.languages, given, publication.corrections)
    return work.do("normalization", normalized, *parts)


def compared(work: Work, publication: Publication, blocks: Mapping[str, tuple[Block, ...]]) -> Parity:
    """Compare the texts in the order of the publication."""
    translations = tuple((language, blocks[language.tag]) for language in publication.languages)
    answers = tuple(
        Answer(entry.code, entry.language, entry.item, entry.reason, entry.location) for entry in publication.allowances
    )
    return work.do("parity", compare, translations, answers)
