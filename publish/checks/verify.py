"""One PDF without its source: every glyph that its pages draw, proven as far as the file itself allows.

A glyph is proven here when its code leads to a glyph of an embedded font that can be read, the glyph is not that of a
missing character, it has the ink that it should have, it can be seen, and it can be read back as sane text; with font
files to compare with, also when it is drawn as one of them draws it. What the file must say, and how its lines must be
shaped, only the source knows: G0 to G3, G6, G7 and G9 are told as not proven, never as passed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.checks import drawn, embedded, readback
from publish.checks.glyph_ink import program
from publish.checks.verify_boxes import box_faults
from publish.checks.verify_glyphs import judge_glyphs, runs_of
from publish.checks.verify_model import FontVerdict, GateVerdict, Tallied, Verdict
from publish.checks.verify_report import (
    DAMAGED,
    box_finding,
    damage_finding,
    font_finding,
    replacement_finding,
    spot_findings,
)
from publish.diagnostics import Code, Diagnostic, Location
from publish.pdf.read import read
from publish.pdf.read_model import PdfReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.checks.model import Finding
    from publish.checks.verify_fonts import Match
    from publish.checks.verify_glyphs import JudgedGlyphs
    from publish.checks.verify_model import FontFile
    from publish.pdf.read_model import PdfEvidence

_WITHOUT_SOURCE = {
    "G0": "which characters the text may have, its source tells",
    "G1": "which fonts the text asks for, its source tells",
    "G2": "how its words must be shaped hangs on their language, which its source tells",
    "G3": "in which languages it is, its source tells",
    "G6": "its lines can only be set again from the source",
    "G7": "whether all of the text is here, only the source tells",
    "G9": "what the program that made it could see, only that program knows",
}
_NOTHING = Tallied(0, 0, 0)
#: The header of a PDF (ISO 32000-1, 7.5.2), which readers look for in so many bytes.
_HEADER, _FIRST = b"%PDF-", 1024
#: So much of a title is shown.
_SHOWN = 60


def judge_pdf(pdf: bytes, path: str, files: tuple[FontFile, ...] | None) -> Verdict | Diagnostic:
    """Judge a PDF as `verify` does; what cannot be followed, or draws nothing, is a diagnostic (G010)."""
    try:
        verdict = verify(pdf, path, files)
    except PdfReadError as error:
        hint = "Open it in a reader, and save it anew; one with a password, without."
        if _HEADER not in pdf[:_FIRST]:
            hint = "Name a PDF: this file does not begin as one."
            return Diagnostic(Code.G010, "This is no PDF.", Location(path), hint)
        return Diagnostic(Code.G010, f"The file cannot be read to its end: {error}.", Location(path), hint)
    damaged = next((finding for finding in verdict.findings if finding.cause == DAMAGED), None)
    if not verdict.glyphs.drawn and damaged:
        return damaged.diagnostic
    if not verdict.glyphs.drawn:
        hint = "Its pages are blank, or hold pictures of text, of which nothing can be proven: export the text itself."
        return Diagnostic(Code.G010, "The file draws no glyph at all.", Location(path), hint)
    return verdict


def verify(pdf: bytes, path: str, files: tuple[FontFile, ...] | None) -> Verdict:
    """Judge a PDF. Raises PdfReadError for bytes that cannot be followed to the end.

    Args:
        pdf: The file's bytes, from anywhere.
        path: What to call it.
        files: The font files that it must have been set in; None where nothing is asked for.
    """
    evidence = read(pdf)
    found = judge_glyphs(evidence, files)
    findings = [
        *spot_findings(tuple(found.failed.values()), evidence, path),
        *(
            font_finding(number, font, evidence, path, fault)
            for number, font, fault in _font_faults(evidence, found.matches)
        ),
        *(
            replacement_finding(number, one, evidence.pages[number], path)
            for number, one in found.replacements
            if one.is_lie
        ),
        *(damage_finding(number, path) for number, page in enumerate(evidence.pages) if page.damaged),
        *(box_finding(number, fault, path) for number, page in enumerate(evidence.pages) for fault in box_faults(page)),
    ]
    counts = _tally(evidence, found)
    return Verdict(
        path,
        counts.get(("file", 0), _NOTHING),
        tuple(counts.get(("page", number), _NOTHING) for number in range(len(evidence.pages))),
        tuple(_fonts(evidence, counts, found.matches)),
        tuple(_gates(evidence, findings)),
        tuple(findings),
        (*_left_aside(evidence), *_beside(evidence)),
    )


def _font_faults(evidence: PdfEvidence, matches: Mapping[int, Match]) -> Iterator[tuple[int, str, str]]:
    """Yield what is wrong with a font as a whole: its number, its name, the fault."""
    shown = {run.font for _, _, run in runs_of(evidence)}
    for number, font in evidence.fonts.items():
        if number not in shown or font.painted is not None:
            continue
        if font.embedded is None:
            yield number, font.name, "is not embedded: another machine will draw it with whatever font it has"
        elif program(font) is None:
            yield number, font.name, "has a font program that cannot be read"
        elif number in matches and matches[number].file is None and matches[number].different:
            yield number, font.name, "is none of the font files that it is compared with"


@dataclass(slots=True)
class _Counts:
    """Glyphs as they are counted: drawn, failed, and those that could not be judged by their reasons."""

    drawn: int = 0
    failed: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def tallied(self) -> Tallied:
        left = self.reasons.total()
        reasons = tuple(f"{times:,} {reason}" for reason, times in self.reasons.most_common())
        return Tallied(self.drawn, self.drawn - self.failed - left, self.failed, reasons)


def _tally(evidence: PdfEvidence, found: JudgedGlyphs) -> Mapping[tuple[str, int], Tallied]:
    """Count glyphs: of the file ("file", 0), of each ("page", number from 0) and each ("font", number)."""
    counts: defaultdict[tuple[str, int], _Counts] = defaultdict(_Counts)
    for page, number, run in runs_of(evidence):
        keys = [("file", 0), ("page", page), *([("font", run.font)] if run.font is not None else [])]
        places = [(page, number, index) for index in range(len(run.glyphs))]
        failed = sum(place in found.failed for place in places)
        reasons = Counter(
            found.unknown[place] for place in places if place in found.unknown and place not in found.failed
        )
        for key in keys:
            counts[key].drawn += len(places)
            counts[key].failed += failed
            counts[key].reasons.update(reasons)
    return {key: count.tallied() for key, count in counts.items()}


def _fonts(
    evidence: PdfEvidence, counts: Mapping[tuple[str, int], Tallied], matches: Mapping[int, Match]
) -> Iterator[FontVerdict]:
    for number, font in evidence.fonts.items():
        match = matches.get(number)
        file = match.file if match else None
        yield FontVerdict(
            font.name,
            font.kind,
            embedded=font.embedded is not None or font.painted is not None,
            subset=font.subset_tag is not None or font.painted is not None,
            glyphs=counts.get(("font", number), _NOTHING),
            label=file.label if file else "",
            file=file.file if file else "",
            sha256=file.sha256 if file else "",
        )


def _gates(evidence: PdfEvidence, findings: Sequence[Finding]) -> Iterator[GateVerdict]:
    failed = Counter(finding.gate for finding in findings)
    counts = {
        drawn.GATE.id: evidence.drawn,
        embedded.GATE.id: len(evidence.fonts),
        readback.GATE.id: evidence.drawn,
    }
    for gate in sorted({*_WITHOUT_SOURCE, *counts}):
        if gate in counts:
            yield GateVerdict(gate, "fail" if failed[gate] else "pass", counts[gate], failed[gate])
        else:
            yield GateVerdict(gate, "not-proven", reason=_WITHOUT_SOURCE[gate])


def _left_aside(evidence: PdfEvidence) -> Iterator[str]:
    """Say what the file shows or says that was not followed."""
    if evidence.layers:
        yield "the file has layers (optional content); they were judged as it opens, a reader may switch them"
    aside = sum(page.aside for page in evidence.pages)
    if aside:
        yield f"{aside} annotations that draw something of their own (fields, notes, stamps) were not followed"
    if evidence.replacements:
        count = len(evidence.replacements)
        yield f"{count} structure elements replace their text (ActualText); by what, was not compared"
    if evidence.encrypted:
        yield "the file is encrypted; it opens without a password, but limits what a reader may do"
    whole = [font.name for font in evidence.fonts.values() if font.embedded is not None and font.subset_tag is None]
    if whole:
        yield f"{len(whole)} fonts are embedded whole, not as subsets: {', '.join(whole[:3])}"


def _beside(evidence: PdfEvidence) -> Iterator[str]:
    """Say what readers show or do beside the pages: whether it is true, only the source tells."""
    found = evidence.navigation
    if isinstance(found, str):
        yield f"what the file says beside its pages (outline, links, titles) cannot be read: {found}"
        return
    for kind in found.actions:
        yield f"the file has readers do something by themselves ({kind}), which was not followed"
    said = [
        *([f"a title (“{found.titles[0][:_SHOWN]}”)"] if found.titles else []),
        *(["an outline"] if found.outline else []),
        *(["links"] if found.links else []),
    ]
    if said:
        yield f"the file has {', '.join(said)}: whether that is true of its pages was not compared"
