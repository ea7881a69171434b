"""Images: enough pixels at the size at which they are placed.

Protects: a logo from a web page prints as squares. Norm: usage of the trade, 300 ppi for halftones of 60 lines/cm;
under 150 ppi pixels are seen, under 75 nothing else is. Passes: 1240 pixels over 105 mm. Fails: 250 pixels over 105 mm.
"""

from __future__ import annotations

from publish.diagnostics import Code, Diagnostic, PagePlace, Severity
from publish.preflight.model import Outcome, Subject

NAME = "resolution of images"

#: Pixels per inch under which an image is told, and under which it fails.
_WARNS, _FAILS = 150.0, 75.0

#: What rounding of sizes may take away.
_ROUNDING = 0.5


def check(subject: Subject) -> Outcome | None:
    """Look at each image where it stands; a file without any is not asked."""
    findings = []
    count = 0
    for page in subject.facts.pages:
        for image in page.images:
            count += 1
            if image.resolution >= _WARNS - _ROUNDING:
                continue
            needed = _WARNS / image.resolution
            findings.append(
                Diagnostic(
                    Code.K005,
                    f"An image of {image.width} × {image.height} pixels prints at {image.resolution:.0f} ppi.",
                    hint=f"Give it {image.width * needed:.0f} pixels across or more, or set it smaller.",
                    place=PagePlace(subject.path, page.number, image.box),
                    severity=Severity.ERROR if image.resolution < _FAILS else Severity.WARNING,
                )
            )
    return Outcome(NAME, subject.path, count, tuple(findings)) if count else None
