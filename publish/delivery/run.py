"""One run of the pipeline over a publication, and the report of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.fence import read_ordinary
from publish.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from publish.delivery.result import Pipeline, Result
    from publish.diagnostics import Diagnostic
    from publish.publication import Publication
    from publish.report import Evidence
    from publish.store import Memory

_PUBLICATION_FILE = "publication.toml"

#: No file of an editor is larger (bytes); of a larger one no excerpt is shown.
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Run:
    """One publication on its way through the pipeline, and what has been found so far."""

    publication: Publication
    result: Result

    def report(self, *more: Diagnostic) -> Report:
        """Make the report of the run, with what was found after it, in names as seen from the publication's folder."""
        return Report(
            diagnostics=(*self.result.diagnostics, *more),
            files=(_PUBLICATION_FILE, *(source.name for source in self.publication.sources)),
            proof=self.result.proof,
            repairs=self.result.repairs,
            evidence=self.evidence,
            texts={**texts_for_excerpts(self.publication.root, (_PUBLICATION_FILE,)), **self.result.texts},
        )

    @property
    def evidence(self) -> Evidence:
        """What the run knows besides its findings."""
        result = self.result
        return replace(result.evidence, sources=result.sources, fonts=result.fonts)


def early_report(folder: Path, *diagnostics: Diagnostic) -> Report:
    """Make the report of a publication that did not get as far as the pipeline."""
    texts = texts_for_excerpts(folder, (_PUBLICATION_FILE,))
    return Report(diagnostics, files=(_PUBLICATION_FILE,), texts=texts)


def run(
    publication: Publication,
    stage: Callable[[Pipeline], Callable[..., Result]],
    memory: Memory,
    progress: Callable[[str], None],
) -> Run:
    """Run one function of the pipeline.

    The pipeline brings the engine, the fonts and the tree along, so that it is imported only when there is something
    to do: a fault in publication.toml is told before.
    """
    from publish import pipeline  # noqa: PLC0415 - see above

    return Run(publication, stage(pipeline)(publication, progress=progress, memory=memory))


def texts_for_excerpts(folder: Path, names: Iterable[str]) -> Mapping[str, str]:
    """Read files of a publication as far as they are UTF-8; the others are told without an excerpt."""
    texts = {}
    for name in names:
        try:
            texts[name] = read_ordinary(folder / name, _LARGEST, folder).decode("utf-8-sig")
        except (OSError, ValueError):
            continue
    return texts
