"""A report: what was found, in which files, how much was checked, and the evidence. Each format has one renderer."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from publish.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.checks.model import Proof
    from publish.diagnostics import Code, Diagnostic
    from publish.intake import Repair
    from publish.locale import Language
    from publish.parity.compare import Parity
    from publish.pdf.pictures import PagePicture
    from publish.report.print_ticket import PrintTicket


@dataclass(frozen=True, slots=True)
class ProductFile:
    """A product by its path under the output folder, its length in bytes and its SHA-256 (hexadecimal)."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a run knows besides its findings; a field is empty where the run did not come so far.

    `publication` is the id, `title` the first text's; `passages` counts blocks by language tag; `pictures` are of the
    pages on which a finding stands, by the product's path; `sources` and `fonts` are SHA-256 by name; `products` are
    those that stand beside the report; `ticket` is what the printer is told, as it stands on the
    ticket's own page too.
    """

    publication: str = ""
    title: str = ""
    languages: tuple[Language, ...] = ()
    passages: Mapping[str, int] = field(default_factory=dict)
    parity: Parity | None = None
    proof: Proof | None = None
    pictures: Mapping[str, tuple[PagePicture, ...]] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    products: tuple[ProductFile, ...] = ()
    ticket: PrintTicket | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All diagnostics of one run, in the order in which they are told.

    `files` are the author's files that were judged, named as in `Location.path`; `proof` says in one line how much
    was checked; `repairs` is what was done to the layout of the sources; `texts` holds the text of files, by name, for
    excerpts; `root` is the publication's folder as the reader of the report names it, and stands before the names of
    files (empty: the names as they are).
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    files: tuple[str, ...] = ()
    proof: str = ""
    repairs: tuple[Repair, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    root: str = ""
    evidence: Evidence = field(default_factory=Evidence)

    def count(self, severity: Severity) -> int:
        """Count the diagnostics of one severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def named(self, path: str) -> str:
        """Name an author's file as the reader of the report names it."""
        return str(PurePosixPath(self.root) / path)

    @property
    def tally(self) -> str:
        """Say how many problems there are: `2 errors, 1 warning`; empty without any."""
        words = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "note"))
        counts = ((self.count(severity), word) for severity, word in words)
        return ", ".join(f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count)

    @property
    def codes(self) -> tuple[Code, ...]:
        """The codes that occur, each once, sorted."""
        return tuple(sorted({diagnostic.code for diagnostic in self.diagnostics}))
