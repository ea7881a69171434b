"""Compare the translations of a publication, with the editor's answers from publication.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.parity.answers import Answer
from publish.parity.compare import Parity, compare

if TYPE_CHECKING:
    from publish.pipeline.model import Manuscript
    from publish.publication import Publication

#: With one language there is nothing to compare.
_FEWEST = 2


def compare_translations(publication: Publication, manuscript: Manuscript) -> Parity | None:
    """Compare the texts in the order of the publication; None where there is only one."""
    if len(publication.languages) < _FEWEST:
        return None
    answers = [
        Answer(entry.code, entry.language, entry.item, entry.reason, entry.location) for entry in publication.allowances
    ]
    return compare([(language, manuscript.blocks[language.tag]) for language in publication.languages], answers)
