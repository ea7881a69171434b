"""One finished PDF through the gates that read it, G4 to G9, and its share of the proof."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.checks import bound, broken_words, drawn, embedded, engine_faces, faithful, paint, readback, reshaped
from publish.checks.drawn_report import report
from publish.checks.lines import boxed_lines, drawn_lines
from publish.checks.model import REPORT_IT, FileProof, Finding, GateResult
from publish.diagnostics import Code, Diagnostic, PagePlace
from publish.pdf.read import read
from publish.pdf.read_model import PdfReadError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.checks.imposed_lines import ProvenLine
    from publish.checks.lines import FaceGlyph
    from publish.checks.model import Product
    from publish.checks.pages import PageMap
    from publish.fonts import FontCatalog, FontFace
    from publish.pdf.read_model import Box, Painted, PdfEvidence


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one file, and what it draws, so that imposed sheets can be compared with it.

    `drawn` counts each glyph of each face (or font, by name), `lines` the proven lines by their glyphs, `texts` all
    lines by what they are read back as, `painted` what each page paints besides.
    """

    proof: FileProof
    findings: tuple[Finding, ...]
    drawn: Mapping[tuple[str, int | None], int]
    lines: Mapping[tuple[FaceGlyph, ...], tuple[ProvenLine, ...]]
    texts: Mapping[str, int]
    painted: Sequence[tuple[Box, Sequence[Painted]]] = ()


@dataclass(frozen=True, slots=True)
class _Lines:
    """What the gates over lines say: G6 to G9, the runs that they leave unproven, and the lines for the sheets."""

    gates: tuple[GateResult, ...]
    findings: tuple[Finding, ...]
    unproven: frozenset[tuple[int, int]]
    proven: Mapping[tuple[FaceGlyph, ...], tuple[ProvenLine, ...]]
    texts: Mapping[str, int]


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
    if product.original is None:
        lines = _of_sections(product, pages, evidence, faces, catalog)
    else:
        lines = _of_sheets(product, evidence, faces, original, count)
    flawed = Counter((fault.page, fault.run) for fault in faults if fault.fails)
    proven = sum(
        len(run.glyphs) - flawed[page_index, run_index]
        for page_index, page in enumerate(evidence.pages)
        for run_index, run in enumerate(page.runs)
        if run.font in faces and (page_index, run_index) not in lines.unproven
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
            (g4, g5, *lines.gates),
        ),
        (*report(faults, evidence, faces, pages), *font_findings, *lines.findings),
        count,
        lines.proven,
        lines.texts,
        paint.pages_of(evidence) if product.original is None else (),
    )


def _of_sections(
    product: Product, pages: PageMap, evidence: PdfEvidence, faces: Mapping[int, FontFace], catalog: FontCatalog
) -> _Lines:
    """Judge the lines of a file that was bound from sections."""
    lines = boxed_lines(evidence, faces, pages)
    shaped = reshaped.check(lines, pages, catalog)
    text = bound.check(product, pages, evidence)
    g8, misread = readback.check(lines, pages, evidence, shaped.texts)
    g9, undeclared = engine_faces.check(product, catalog)
    return _Lines(
        (shaped.result, text.result, g8, g9),
        (*shaped.findings, *text.findings, *misread, *undeclared, *broken_words.check(pages)),
        shaped.unproven | text.unproven,
        shaped.lines,
        readback.texts_of((*lines.boxed.values(), *lines.stray)),
    )


def _of_sheets(
    product: Product,
    evidence: PdfEvidence,
    faces: Mapping[int, FontFace],
    original: Judgement | None,
    count: Mapping[tuple[str, int | None], int],
) -> _Lines:
    """Judge the lines of imposed sheets by those of their original."""
    lines = tuple(drawn_lines(evidence, faces))
    shaped = reshaped.check_imposed(lines, original.lines if original else {}, product)
    text = bound.check_imposed(
        product, evidence, count, original.drawn if original else {}, original.painted if original else ()
    )
    g8, misread = readback.check_imposed(lines, original.texts if original else {}, evidence, product.path)
    return _Lines(
        (shaped.result, text.result, g8),
        (*shaped.findings, *text.findings, *misread),
        shaped.unproven | text.unproven,
        {},
        {},
    )


def _nothing(product: Product, pages: int, message: str) -> Judgement:
    diagnostic = Diagnostic(Code.G010, message, hint=REPORT_IT, place=PagePlace(product.path, 1))
    untouched = (embedded, reshaped, faithful, readback, engine_faces)
    gates = (GateResult(drawn.GATE.id, 1, 1), *(GateResult(gate.GATE.id, 0, 0) for gate in untouched))
    proof = FileProof(product.path, pages, 0, 0, 0, (), gates)
    return Judgement(proof, (Finding(drawn.GATE.id, diagnostic),), {}, {}, {})


def _count(evidence: PdfEvidence, faces: Mapping[int, FontFace]) -> Mapping[tuple[str, int | None], int]:
    names = {number: faces[number].file if number in faces else font.name for number, font in evidence.fonts.items()}
    return Counter(
        (names[run.font] if run.font is not None else "", glyph)
        for page in evidence.pages
        for run in page.runs
        for glyph in run.glyphs
    )
