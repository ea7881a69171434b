"""Effects: transparency and overprint are told, since what they print depends on the machine.

Protects: a shadow that is soft on the screen becomes a grey box on an old machine; white set to overprint vanishes.
Norm: ISO 32000-2, 11 (transparency), 8.6.7 (overprint); ISO 15930-1, 6.10 (none in PDF/X-1a). Passes: plain
paint. Told: a picture with a soft mask, `/ca 0.5`, `/OP true`.
"""

from __future__ import annotations

from publish.diagnostics import Code, Diagnostic, PagePlace, Severity
from publish.preflight.model import Outcome, Subject, Use

NAME = "transparency and overprint"


def check(subject: Subject) -> Outcome:
    """Look at every page; on the press it is a warning, elsewhere a note."""
    severity = Severity.WARNING if subject.use is Use.PRESS else Severity.NOTE
    findings = [
        Diagnostic(
            Code.K013,
            f"The page uses {what}.",
            hint="Ask the print shop for a proof of this page, or take the effect out.",
            place=PagePlace(subject.path, page.number),
            severity=severity,
        )
        for page in subject.facts.pages
        for what, used in (("transparency", page.transparent), ("overprint", page.overprints))
        if used
    ]
    return Outcome(NAME, subject.path, len(subject.facts.pages), tuple(findings))
