"""Gate G5: every font is embedded and subset, and the outlines that it draws are those of a locked face.

Passes: a subset of SourceSerif4_400Regular.ttf whose used glyphs have the curves and widths of that file. Fails: a
font that is not embedded, a whole font, a glyph whose curves were changed, a font that the lock does not list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.checks.glyph_ink import program
from publish.checks.model import REPORT_IT, Count, Finding, Gate, GateResult
from publish.diagnostics import Code, Diagnostic, PagePlace
from publish.fonts.characters import FontFileError
from publish.fonts.outlines import FontOutlines, Glyph, face_outlines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.fonts import FontCatalog, FontFace
    from publish.pdf.read_model import PdfEvidence, PdfFont

GATE = Gate(
    "G5",
    "every font is embedded, subset, and draws the outlines of a locked file",
    "ISO 32000-1, 9.6.4 (subset tags) and 9.9; ISO 14289-1, 7.21.4.1; the subsetter keeps glyph ids",
)


@dataclass(frozen=True, slots=True)
class FontUse:
    """What a file draws with one font: glyph ids, the text of each, and the first page (from 0)."""

    glyphs: Mapping[int, str]
    page: int


def check(
    evidence: PdfEvidence, catalog: FontCatalog, path: str
) -> tuple[GateResult, dict[int, FontFace], tuple[Finding, ...]]:
    """Check every font that the pages of a PDF draw with.

    Args:
        evidence: The PDF as read back.
        catalog: The locked faces.
        path: The product's path, for the places of findings.

    Returns:
        How many glyphs of fonts were compared (each once for each font) and how many failed; the locked face behind
        each font that passes; the findings.
    """
    faces: dict[int, FontFace] = {}
    findings: list[Finding] = []
    count = Count()
    for number, use in _uses(evidence).items():
        font = evidence.fonts[number]
        glyphs = max(len(use.glyphs), 1)
        verdict = _judge(font, use, catalog)
        if isinstance(verdict, Diagnostic):
            count.add(glyphs, glyphs)
            place = PagePlace(path, use.page + 1)
            diagnostic = Diagnostic(verdict.code, verdict.message, hint=verdict.hint, place=place)
            findings.append(Finding(GATE.id, diagnostic, font=font.name))
        else:
            faces[number] = verdict
            count.add(glyphs, face=verdict)
    return count.result(GATE.id), faces, tuple(findings)


def _uses(evidence: PdfEvidence) -> dict[int, FontUse]:
    glyphs: dict[int, dict[int, str]] = {}
    pages: dict[int, int] = {}
    for index, page in enumerate(evidence.pages):
        for run in page.runs:
            if run.font is None:
                continue
            pages.setdefault(run.font, index)
            used = glyphs.setdefault(run.font, {})
            for glyph, text in zip(run.glyphs, run.texts, strict=True):
                if glyph:
                    used.setdefault(glyph, text or "")
    return {number: FontUse(dict(sorted(glyphs[number].items())), pages[number]) for number in sorted(glyphs)}


def _judge(font: PdfFont, use: FontUse, catalog: FontCatalog) -> FontFace | Diagnostic:
    """Find the locked face behind a font, or say why there is none."""
    if font.embedded is None:
        return _fault(
            f"Font {font.name} is not embedded.", "Declare the font as a file, so that it travels in the PDF."
        )
    if font.subset_tag is None:
        return _fault(f"Font {font.name} is embedded whole, without the tag of a subset.", REPORT_IT)
    outlines = program(font)
    if outlines is None or font.unresolved is not None:
        return _fault(f"Font {font.name} cannot be compared: {font.unresolved or 'its program is damaged'}.", REPORT_IT)
    drawn = {glyph: _glyph(outlines, glyph) for glyph in use.glyphs}
    candidates: list[tuple[bool, int, FontFace, list[int]]] = []
    for face in sorted(catalog.faces, key=lambda face: (_key(face.label) != _key(font.name), face.file)):
        different = _different(drawn, outlines.units_per_em, face)
        if not different:
            return face
        candidates.append((_key(face.label) != _key(font.name), len(different), face, different))
    nearest = min(candidates, key=lambda candidate: candidate[:2], default=None)
    if nearest is None or (nearest[0] and nearest[1] == len(drawn)):
        return _fault(
            f"Font {font.name} is none of the locked fonts.",
            "Set the text in a locked family, or add this font: `publish fonts add FILE`.",
        )
    _, number, face, different = nearest
    examples = ", ".join(f"{use.glyphs[glyph] or '?'} (glyph {glyph})" for glyph in different[:3])
    return _fault(
        f"Font {font.name} draws {number} of {len(drawn)} glyphs otherwise than {face.file}: {examples}.", REPORT_IT
    )


def _different(drawn: Mapping[int, Glyph | None], units_per_em: int, face: FontFace) -> list[int]:
    """List the glyphs that a locked face draws otherwise; all where it cannot be compared."""
    try:
        locked = face_outlines(face)
    except FontFileError:
        return list(drawn)
    if locked.units_per_em != units_per_em:
        return list(drawn)
    return [glyph for glyph, shape in drawn.items() if shape is None or shape != _glyph(locked, glyph)]


def _glyph(outlines: FontOutlines, glyph: int) -> Glyph | None:
    try:
        return outlines.glyph(glyph)
    except FontFileError:
        return None


def _key(name: str) -> str:
    """Reduce a font's name to what the PDF and the lock have in common: `Source-Serif-4-Bold`."""
    return re.sub(r"[^a-z0-9]", "", name.lower().removesuffix("regular"))


def _fault(message: str, hint: str) -> Diagnostic:
    return Diagnostic(Code.G005, message, hint=hint)
