"""Gate G3: the declared stack covers the whole orthography of each language of the build, in its regular style.

A text may happen to need less than its language does; the next correction may not. The letters, marks, digits and
punctuation of over a thousand orthographies stand in a table (publish/fonts/orthographies.tsv).

Passes: Turkish in Source Serif 4. Fails: Vietnamese in a stack without ậ; a language that the table does not know
counts as one, with a note.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from publish.checks.codepoints import is_default_ignorable, named
from publish.checks.cures import fetch_hint
from publish.checks.model import Count, Finding, Gate
from publish.checks.styling import Style
from publish.diagnostics import Code, Diagnostic, Severity
from publish.fonts.orthography import orthography
from publish.fonts.weights import REGULAR
from publish.locale import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from publish.checks.model import GateResult
    from publish.fonts import FontCatalog, FontFace
    from publish.locale import Language

GATE = Gate("G3", "the stack covers the orthography of every language", "CLDR exemplar characters; gflanguages 0.7.11")

_KINDS = (("letters", "base"), ("marks", "marks"), ("digits", "digits"), ("punctuation", "punctuation"))
_EXAMPLES = 5


def check(
    tags: Iterable[str], catalog: FontCatalog, stacks: Mapping[str, tuple[str, ...]]
) -> tuple[GateResult, tuple[Finding, ...]]:
    """Check the orthography of each language against the regular faces of its stack; counts characters.

    Args:
        tags: The languages of the build, BCP 47.
        catalog: The locked faces.
        stacks: The declared families for each language tag, best first.
    """
    findings: list[Finding] = []
    count = Count()
    for tag in dict.fromkeys(tags):
        known = language(tag)
        needed = orthography(known) if known else None
        if known is None or needed is None:
            findings.append(_unknown(tag))
            count.add(1, language=tag)
            continue
        families = stacks.get(tag) or catalog.stack(known.script)
        faces = [face for family in families if (face := catalog.face(family, REGULAR))]
        for kind, field in _KINDS:
            characters: frozenset[str] = getattr(needed, field)
            missing = sorted(character for character in characters if not _covered(character, faces))
            count.add(len(characters), len(missing), language=tag)
            if missing:
                findings.append(_finding(known, kind, missing, families, catalog))
    return count.result(GATE.id), tuple(findings)


def _covered(character: str, faces: Sequence[FontFace]) -> bool:
    """Tell whether one face has a character, or all that it is composed of (HarfBuzz decomposes)."""
    if is_default_ignorable(character):
        return True
    spellings = (character, unicodedata.normalize("NFD", character))
    return any(all(ord(c) in face.characters for c in spelling) for face in faces for spelling in spellings)


def _finding(
    known: Language, kind: str, missing: Sequence[str], families: Sequence[str], catalog: FontCatalog
) -> Finding:
    having = [
        face.label
        for face in catalog.faces
        if face.family not in families and all(_covered(character, [face]) for character in missing)
    ]
    examples = ", ".join(map(named, missing[:_EXAMPLES])) + (" …" if len(missing) > _EXAMPLES else "")
    diagnostic = Diagnostic(
        Code.G003,
        f"The fonts for {known.endonym} lack {len(missing)} {kind} of its orthography: {examples}.",
        hint=f"{having[0]} has them: add its family to the stack of this script."
        if having
        else fetch_hint("".join(missing), Style()),
    )
    return Finding(GATE.id, diagnostic, "".join(missing), known.tag)


def _unknown(tag: str) -> Finding:
    diagnostic = Diagnostic(
        Code.G003,
        f"No orthography of {tag} is known, so only the characters of its text are checked.",
        hint="Nothing needs to be done: gate G1 checks every character that the text has.",
        severity=Severity.NOTE,
    )
    return Finding(GATE.id, diagnostic, language=tag)
