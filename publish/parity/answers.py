"""Answers: what an editor has decided about findings. One that matches nothing any more is a finding itself (P090)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publish.parity.model import Finding


@dataclass(frozen=True, slots=True)
class Answer:
    """An `allow` entry: the finding's code, language tag and place as its message names it, and the editor's reason.

    `location` is the entry's own place in publication.toml.
    """

    code: str
    language: str
    item: str
    reason: str
    location: Location | None = None

    def allows(self, finding: Finding) -> bool:
        """Tell whether this answer is about that finding."""
        place = f"item {self.item}" if self.item.isdecimal() else self.item
        return self.about(finding) and place.casefold() == finding.key.casefold()

    def about(self, finding: Finding) -> bool:
        """Tell whether this answer names that finding's code and language, at any place."""
        same = self.code.casefold() == finding.code.casefold()
        return same and self.language.casefold() == finding.language.casefold()


@dataclass(frozen=True, slots=True)
class Answered:
    """Findings that are still open, findings that an answer allows, and what is wrong with the answers."""

    open: tuple[Finding, ...]
    allowed: tuple[tuple[Finding, Answer], ...]
    diagnostics: tuple[Diagnostic, ...]


def answer(findings: Iterable[Finding], answers: Sequence[Answer]) -> Answered:
    """Apply answers to findings; each answer allows all findings that it names."""
    still_open: list[Finding] = []
    allowed: list[tuple[Finding, Answer]] = []
    for finding in findings:
        match = next((one for one in answers if one.allows(finding)), None)
        if match is None:
            still_open.append(finding)
        else:
            allowed.append((finding, match))
    used = {id(one) for _, one in allowed}
    return Answered(
        tuple(still_open), tuple(allowed), tuple(_unused(one, still_open) for one in answers if id(one) not in used)
    )


def _unused(one: Answer, still_open: Sequence[Finding]) -> Diagnostic:
    places = [finding.key for finding in still_open if one.about(finding)]
    keys = ", ".join(f'"{place}"' for place in dict.fromkeys(places))
    where = f" {one.code} is open in {one.language} at: {keys}." if places else ""
    return Diagnostic(
        Code.P090,
        f"The answer that allows {one.code} in {one.language}, {one.item} (“{one.reason}”) matches no finding.",
        one.location,
        "The text was mended, or the place is another now: take the answer out, or name the place as the finding "
        f"does.{where}",
        severity=Severity.WARNING,
    )
