"""One finished PDF through the gates that read it: G4 (glyphs), G5 (fonts), G7 (text), and its share of the proof."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.checks import bound, drawn, embedded, faithful
from publish.checks.drawn_report import report
from publish.checks.model import FileProof, Finding, GateResult
from publish.diagnostics import Code, Diagnostic, PagePlace
from publish.pdf.read import read
from publish.pdf.read_model import PdfReadError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.checks.model import Product
    from publish.checks.pages import PageMap
    from publish.fonts import FontCatalog, FontFace
    from publish.pdf.read_model import PdfEvidence

_REBUILD = "Build again; if it stays so, report it with this source."


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one file, and what it draws: how often each glyph of each face (or font, by name)."""

    proof: FileProof
    findings: tuple[Finding, ...]
    drawn: Mapping[tuple[str, int | None], int]


def judge(product: Product, pages: PageMap, catalog: FontCatalog, original: Judgement | None) -> Judgement:
    """Judge one product.

    Args:
        product: The file and its sections.
        pages: Its page map.
        catalog: The locked faces.
        original: The verdict on the product that this one imposes, None where it imposes none.

    Returns:
        The verdict; a file that cannot be read, or draws nothing, proves nothing and is a finding.
    """
    try:
        evidence = read(product.pdf)
    except PdfReadError as error:
        return _nothing(product, 0, f"The file cannot be read back: {error}.")
    if not evidence.drawn:
        return _nothing(product, len(evidence.pages), "The file draws no glyph at all.")
    g5, faces, font_findings = embedded.check(evidence, catalog, product.path)
    g4, faults = drawn.check(evidence, faces)
    count = _count(evidence, faces)
    names = {number: faces[number].label if number in faces else font.name for number, font in evidence.fonts.items()}
    if product.original is None:
        text = bound.check(product, pages, evidence)
    else:
        text = bound.check_imposed(product, evidence, count, original.drawn if original is not None else {})
    flawed = Counter((fault.page, fault.run) for fault in faults)
    proven = sum(
        len(run.glyphs) - flawed[page_index, run_index]
        for page_index, page in enumerate(evidence.pages)
        for run_index, run in enumerate(page.runs)
        if run.font in faces and (page_index, run_index) not in text.unproven
    )
    if original is not None:
        proven = min(proven, original.proof.proven)
    return Judgement(
        FileProof(
            product.path,
            len(evidence.pages),
            evidence.drawn,
            proven,
            sum(len(section.rendition.boxes) for section in product.sections),
            tuple({face.file: face for face in sorted(faces.values(), key=lambda face: face.file)}.values()),
            (g4, g5, text.result),
        ),
        (*report(faults, evidence, names, pages), *font_findings, *text.findings),
        count,
    )


def _nothing(product: Product, pages: int, message: str) -> Judgement:
    diagnostic = Diagnostic(Code.G010, message, hint=_REBUILD, place=PagePlace(product.path, 1))
    gates = (GateResult(drawn.GATE.id, 1, 1), GateResult(embedded.GATE.id, 0, 0), GateResult(faithful.GATE.id, 0, 0))
    proof = FileProof(product.path, pages, 0, 0, 0, (), gates)
    return Judgement(proof, (Finding(drawn.GATE.id, diagnostic),), {})


def _count(evidence: PdfEvidence, faces: Mapping[int, FontFace]) -> Mapping[tuple[str, int | None], int]:
    names = {number: faces[number].file if number in faces else font.name for number, font in evidence.fonts.items()}
    return Counter(
        (names[run.font] if run.font is not None else "", glyph)
        for page in evidence.pages
        for run in page.runs
        for glyph in run.glyphs
    )
