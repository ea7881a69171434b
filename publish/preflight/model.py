"""What preflight looks at, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from publish.diagnostics import Severity

if TYPE_CHECKING:
    from publish.diagnostics import Diagnostic
    from publish.geometry import Size
    from publish.pdf.facts import DocumentFacts


class Use(StrEnum):
    """What a product is made for; it decides which questions are asked."""

    SCREEN = "screen and archive"
    SHEETS = "office printer"
    PRESS = "print shop"


@dataclass(frozen=True, slots=True)
class Subject:
    """A product with what it should be.

    `size` is that of each page (of each sheet, for sheets; of each media box, for the press), in the order of the
    pages; `blanks` are the pages on which nothing may stand, from 1; on `wordless` pages nothing need stand; `links`
    and `outline` say how many the product should have; `bleed` is in points.
    """

    path: str
    use: Use
    facts: DocumentFacts
    sizes: tuple[Size, ...]
    blanks: frozenset[int] = frozenset()
    wordless: frozenset[int] = frozenset()
    links: int = 0
    outline: int = 0
    bleed: float = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one check says of one product: how much it looked at, in its own unit, and what it found."""

    name: str
    path: str
    checked: int
    findings: tuple[Diagnostic, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether it looked at something and found nothing that weighs."""
        return self.checked > 0 and all(finding.severity is Severity.NOTE for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Preflight:
    """All outcomes of a build, product by product."""

    outcomes: tuple[Outcome, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings of all checks."""
        return tuple(finding for outcome in self.outcomes for finding in outcome.findings)
