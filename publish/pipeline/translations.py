"""Compare the translations of a publication, with the editor's answers from publication.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.pipeline.remembered import compared

if TYPE_CHECKING:
    from publish.parity.compare import Parity
    from publish.pipeline.model import Manuscript
    from publish.pipeline.work import Work
    from publish.publication import Publication

#: With one language there is nothing to compare.
_FEWEST = 2


def compare_translations(work: Work, publication: Publication, manuscript: Manuscript) -> Parity | None:
    """Compare the texts in the order of the publication; None where there is only one."""
    if len(publication.languages) < _FEWEST:
        return None
    return compared(work, publication, manuscript.blocks)
