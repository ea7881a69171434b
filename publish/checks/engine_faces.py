"""Gate G9: the engine can see no font but those of the lock, and has nothing to say.

The engine's own fontconfig is asked for every face that it holds, by the hash of its file: a font that is not there
cannot sneak in. What the engine warns of while it lays a section out fails the build, whatever it is.

Passes: the faces of the lock, no warning. Fails: a system font, a file that the lock does not list, the warning
`Ignored unknown property`, an engine that sees no face at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.checks.model import Finding, Gate, GateResult
from publish.diagnostics import Code, Diagnostic, PagePlace

if TYPE_CHECKING:
    from publish.checks.model import PlacedSection, Product
    from publish.fonts import FontCatalog
    from publish.pdf.model import VisibleFace

GATE = Gate(
    "G9",
    "the engine sees the locked fonts and no other, and warns of nothing",
    "the contract of `publish`: what is not declared does not exist for a build",
)

_FONT_HINT = "Add the font with `publish fonts add FILE`, or take it out of the style sheet."
_FENCE_HINT = "Build again; if it stays so, the fence around the engine is broken: report it with this system's name."
_WARNING_HINT = "Nothing undeclared may happen on a page: mend what it names, or report it with this source."


def check(product: Product, catalog: FontCatalog) -> tuple[GateResult, tuple[Finding, ...]]:
    """Check what the engine saw and said for every section of a product; counts faces and sections."""
    locked = {face.sha256 for face in catalog.faces}
    findings: dict[str, Finding] = {}
    checked = failed = 0
    for section in product.sections:
        rendition = section.rendition
        checked += len(rendition.faces) + 1
        strange = [face for face in rendition.faces if not face.declared or face.sha256 not in locked]
        diagnostics = [
            *(_strange(face, section, product.path) for face in strange),
            *([] if rendition.faces else [_blind(section, product.path)]),
            *(_warning(said, section, product.path) for said in rendition.warnings),
        ]
        failed += len(strange) + int(not rendition.faces or bool(rendition.warnings))
        for diagnostic in diagnostics:
            findings.setdefault(diagnostic.message, Finding(GATE.id, diagnostic))
    return GateResult(GATE.id, checked, failed), tuple(findings.values())


def _place(section: PlacedSection, path: str) -> PagePlace:
    return PagePlace(path, section.first_page)


def _strange(face: VisibleFace, section: PlacedSection, path: str) -> Diagnostic:
    origin = "declared by a style sheet" if face.declared else "of the system"
    return Diagnostic(
        Code.G009,
        f"The engine can see a font that is not locked: {face.family} ({origin}, SHA-256 {face.sha256[:12]}…).",
        hint=_FONT_HINT if face.declared else _FENCE_HINT,
        place=_place(section, path),
    )


def _blind(section: PlacedSection, path: str) -> Diagnostic:
    return Diagnostic(
        Code.G009,
        f"The engine saw no font at all while setting section {section.rendition.section}.",
        hint=_FENCE_HINT,
        place=_place(section, path),
    )


def _warning(said: str, section: PlacedSection, path: str) -> Diagnostic:
    return Diagnostic(
        Code.G009,
        f"The engine warned while setting section {section.rendition.section}: {said}",
        hint=_WARNING_HINT,
        place=_place(section, path),
    )
