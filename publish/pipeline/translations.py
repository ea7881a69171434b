"""Compare the translations of a publication, with the editor's answers from publication.toml."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.pipeline.remembered import compared

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from publish.diagnostics import Diagnostic, Location
    from publish.intake import SourceText
    from publish.parity import Finding
    from publish.parity.compare import Parity
    from publish.pipeline.model import Manuscript
    from publish.pipeline.work import Work
    from publish.publication import Publication

#: With one language there is nothing to compare.
_FEWEST = 2
#: On so many lines a link stands, words and target.
_NEAR = 3


def compare_translations(
    work: Work, publication: Publication, manuscript: Manuscript, sources: Iterable[SourceText]
) -> Parity | None:
    """Compare the texts in the order of the publication; None where there is only one."""
    if len(publication.languages) < _FEWEST:
        return None
    parity = compared(work, publication, manuscript.blocks)
    texts = {source.name: source.text.split("\n") for source in sources}
    told = tuple(replace(one, location=_at_target(one, texts)) for one in parity.answered.open)
    return replace(parity, answered=replace(parity.answered, open=told))


def _at_target(finding: Finding, texts: Mapping[str, Sequence[str]]) -> Location | None:
    """Point at where a link leads to, if it stands behind its words in the source; else at the words."""
    place = finding.location
    if not finding.target or place is None or not place.line or not place.column:
        return place
    lines = texts.get(place.path, ())[place.line - 1 :][:_NEAR]
    for down, line in enumerate(lines):
        column = line.find(finding.target, 0 if down else place.column - 1)
        if column >= 0:
            return replace(place, line=place.line + down, column=column + 1)
    return place


def told_once(diagnostics: Iterable[Diagnostic], parity: Parity | None) -> tuple[Diagnostic, ...]:
    """Leave out flags (N004) at places of which the comparison tells the same, or told it before it was allowed."""
    if parity is None:
        return tuple(diagnostics)
    findings = (*parity.answered.open, *(one for one, _ in parity.answered.allowed))
    places = {one.location for one in findings if one.location}
    return tuple(one for one in diagnostics if one.code is not Code.N004 or one.location not in places)
