"""Findings of a whole build, one for each cause: an editor mends a fault once, wherever it shows.

A fault of a text shows in the booklet, on its sheets and in a leaflet; a character without a font is known before any
page is, and is the empty box on every one. Gates count all of it; a person is told once, with where else it shows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.checks import drawn, stack
from publish.checks.codepoints import is_default_ignorable
from publish.checks.glyph_ink import MISSING
from publish.checks.reshaped import LACKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.checks.model import Finding


def told_once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Tell findings of one cause as the first of them, with the other places, in the order in which they were found."""
    unknown = {character for finding in findings if finding.gate == stack.GATE.id for character in finding.text}
    lacking = {finding.language for finding in findings if finding.gate == stack.GATE.id}
    firsts: dict[object, Finding] = {}
    others: dict[object, list[str]] = {}
    for number, finding in enumerate(findings):
        if _is_box_of(finding, unknown) or (finding.cause.startswith(LACKING) and finding.language in lacking):
            continue
        key: object = (finding.gate, finding.cause, finding.diagnostic.severity) if finding.cause else number
        if key in firsts:
            others.setdefault(key, []).append(str(finding.diagnostic.place))
        firsts.setdefault(key, finding)
    return tuple(_with_others(finding, others.get(key, ())) for key, finding in firsts.items())


def _is_box_of(finding: Finding, unknown: set[str]) -> bool:
    """Tell whether a finding is the empty box of characters for which gate G1 has found no font."""
    if finding.gate != drawn.GATE.id or not finding.cause.startswith(MISSING) or not finding.text:
        return False
    return all(one in unknown or one.isspace() or is_default_ignorable(one) for one in finding.text)


def _with_others(finding: Finding, places: Sequence[str]) -> Finding:
    if not places:
        return finding
    message = f"{finding.diagnostic.message} Also in {', '.join(dict.fromkeys(places))}."
    return replace(finding, diagnostic=replace(finding.diagnostic, message=message))
