"""One fault, told once: what follows from a missing character is left to the evidence in coverage.json."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.diagnostics import Code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.checks.model import Proof
    from publish.diagnostics import Diagnostic

#: How the engine names a character that it drew as a box.
_NOTDEF = re.compile(r"\.notdef glyph rendered .*\(U\+(?P<code>[0-9A-F]{4,6})\)")


def told(proof: Proof, warnings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the engine's warnings and the proof's findings without those that only repeat a finding of G1.

    A character that no font has (G001) is also warned of by the engine (E003) and drawn as an empty box in every
    file (G004): three names of one fault, and one cure.
    """
    missing = {finding.text for finding in proof.findings if finding.diagnostic.code is Code.G001}
    points = {f"{ord(character):04X}" for text in missing for character in text}
    return (
        *(warning for warning in warnings if not _names(warning, points)),
        *(
            finding.diagnostic
            for finding in proof.findings
            if not (finding.diagnostic.code is Code.G004 and finding.text in missing)
        ),
    )


def _names(warning: Diagnostic, points: set[str]) -> bool:
    found = _NOTDEF.search(warning.message)
    return bool(found and found["code"] in points)
