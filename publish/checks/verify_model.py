"""What `publish verify` finds out about a PDF without its source: per page, per font, and what it could not prove."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from publish.checks.model import Finding


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file that the PDF's fonts are compared with: how a person names it, where it lies, its hash and bytes."""

    label: str
    file: str
    sha256: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Tallied:
    """Glyphs drawn, proven, failed; the others could not be judged, for `reasons`."""

    drawn: int
    proven: int
    failed: int
    reasons: tuple[str, ...] = ()

    @property
    def unproven(self) -> int:
        """How many glyphs could not be judged."""
        return self.drawn - self.proven - self.failed


@dataclass(frozen=True, slots=True)
class FontVerdict:
    """One font of the PDF: its name and kind, whether it is embedded and subset, and the file that it was taken from.

    `file`, `sha256` and `label` are those of the file whose outlines it draws, empty where none was found or asked for.
    """

    name: str
    kind: str
    embedded: bool
    subset: bool
    glyphs: Tallied
    label: str = ""
    file: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class GateVerdict:
    """What one gate says of a file: how much it looked at, how much failed; or why it could not judge."""

    gate: str
    status: Literal["pass", "fail", "not-proven"]
    checked: int = 0
    failed: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on one PDF: counts by page and by font, gates, findings, and the remarks on what was left aside."""

    path: str
    glyphs: Tallied
    pages: tuple[Tallied, ...]
    fonts: tuple[FontVerdict, ...]
    gates: tuple[GateVerdict, ...]
    findings: tuple[Finding, ...]
    left_aside: tuple[str, ...] = ()
