"""Compare the translations of a publication, with the editor's answers from publication.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.pipeline.remembered import compared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.diagnostics import Diagnostic
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


def told_once(diagnostics: Iterable[Diagnostic], parity: Parity | None) -> tuple[Diagnostic, ...]:
    """Leave out flags (N004) at places of which the comparison tells the same, or told it before it was allowed."""
    if parity is None:
        return tuple(diagnostics)
    findings = (*parity.answered.open, *(one for one, _ in parity.answered.allowed))
    places = {one.location for one in findings if one.location}
    return tuple(one for one in diagnostics if one.code is not Code.N004 or one.location not in places)
