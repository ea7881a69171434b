"""One fault, told once: what follows from a missing character is left to the evidence in coverage.json."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.diagnostics import Code

if TYPE_CHECKING:
    from publish.checks.model import Finding, Proof
    from publish.diagnostics import Diagnostic

#: How the engine names a character that it drew as a box.
_NOTDEF = re.compile(r"\.notdef glyph rendered .*\(U\+(?P<code>[0-9A-F]{4,6})\)")


def told(proof: Proof) -> tuple[Diagnostic, ...]:
    """Return the proof's findings as diagnostics, without those that only repeat a finding of G1.

    A character that no font has (G001) leaves a gap in its language's orthography (G003), is drawn as an empty box in
    every file (G004), in a line that cannot be set again (G006), whose font the engine encodes in a way of its own
    (G008), and the engine warns of it (G009): six names of one fault, and one cure.
    """
    missing = {finding.text for finding in proof.findings if finding.diagnostic.code is Code.G001}
    return tuple(finding.diagnostic for finding in proof.findings if not (missing and _follows(finding, missing)))


def _follows(finding: Finding, missing: set[str]) -> bool:
    characters = {character for text in missing for character in text}
    match finding.diagnostic.code:
        case Code.G003:
            return set(finding.text.casefold()) <= {character.casefold() for character in characters}
        case Code.G004:
            return finding.text in missing
        case Code.G006:
            return not finding.text or any(text in finding.text for text in missing)
        case Code.G008:
            return True
        case Code.G009:
            named = _NOTDEF.search(finding.diagnostic.message)
            return bool(named and named["code"] in {f"{ord(character):04X}" for character in characters})
        case _:
            return False
