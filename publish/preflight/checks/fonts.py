"""Fonts: every font that a page uses is embedded.

Protects: a printer without the font sets another, and Arabic falls into single letters. Norm: ISO 19005-3, 6.2.11;
ISO 15930-7, 6.3. Passes: a subset of Source Serif 4 in the file. Fails: Helvetica by name alone.
"""

from __future__ import annotations

from publish.diagnostics import Code, Diagnostic, PagePlace
from publish.preflight.model import Outcome, Subject

NAME = "fonts on every page"


def check(subject: Subject) -> Outcome:
    """Look at each font of each page."""
    findings = [
        Diagnostic(
            Code.K004,
            f"The font {name} is not embedded.",
            hint="Set the text in a font of the catalogue; pictures must bring theirs, or outlines.",
            place=PagePlace(subject.path, page.number),
        )
        for page in subject.facts.pages
        for name, embedded in sorted(page.fonts.items())
        if not embedded
    ]
    return Outcome(NAME, subject.path, sum(len(page.fonts) for page in subject.facts.pages), tuple(findings))
