"""Evidence of every kind, for the tests of reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.checks.model import FileProof, GateResult, Proof
from publish.geometry import POINTS_PER_MM, Size
from publish.intake.model import Origin
from publish.locale import Language, language
from publish.normalize.model import Block, BlockType
from publish.parity.compare import compare
from publish.pdf.pictures import PagePicture
from publish.press.paper import Paper
from publish.press.ticket import JobTicket, PressJob
from publish.report import Evidence, ProductFile, Report
from publish.report.print_ticket import PrintTicket, printers_list

if TYPE_CHECKING:
    from collections.abc import Sequence

JOB = JobTicket(
    file="booklet-print.pdf",
    pages=24,
    sheets=6,
    signatures=1,
    sheet=Size(297 * POINTS_PER_MM, 210 * POINTS_PER_MM),
    trim=Size(148 * POINTS_PER_MM, 210 * POINTS_PER_MM),
    paper=Paper.of(80),
    spine="left",
    fold="half",
    flip_edge="short",
    panels=(),
    staples=(52.5 * POINTS_PER_MM, 157.5 * POINTS_PER_MM),
    spine_thickness=1.2 * POINTS_PER_MM,
    creep=0.5 * POINTS_PER_MM,
    weight=30.2,
    copies=1000,
    cost=123.5,
    currency="EUR",
)

SHOP = PressJob(
    file="booklet-press.pdf",
    pages=24,
    trim=Size(148 * POINTS_PER_MM, 210 * POINTS_PER_MM),
    bleed=3 * POINTS_PER_MM,
    condition="FOGRA52",
    profiled=True,
    binding="saddle stitch",
    spine="left",
    paper=Paper.of(80),
    copies=1000,
)


def known(tag: str) -> Language:
    found = language(tag)
    assert found is not None
    return found


def text_of(tag: str, *passages: str) -> tuple[Language, tuple[Block, ...]]:
    blocks = [
        Block(BlockType.ITEM, tag, passage, f"{tag}.txt", (Origin(0, number, 1),), number=number)
        for number, passage in enumerate(passages, start=1)
    ]
    return known(tag), tuple(blocks)


def whole(report: Report, texts: Sequence[tuple[Language, tuple[Block, ...]]] = ()) -> Report:
    """Add evidence of every kind to a report."""
    parity = compare(
        texts or [text_of("en", "one 1", "two"), text_of("ar", "واحد ١", "اثنان"), text_of("ru", "раз 1", "два 7")]
    )
    gates = (GateResult("G1", 12, 0), GateResult("G4", 12, 1), GateResult("G5", 0, 0))
    proof = Proof((FileProof("booklet.pdf", 4, 12, 11, 9, (), gates),), gates, (), 3, 20)
    evidence = Evidence(
        "plan",
        "Plan <b>",
        tuple(column.language for column in parity.table.columns),
        {"en": 2},
        parity,
        proof,
        {"booklet.pdf": (PagePicture(3, 420.0, 595.0, b"\x89PNG-3"),)},
        {"sources/a.txt": "a" * 64},
        {"square.ttf": "b" * 64},
        (ProductFile("booklet.pdf", 1234, "c" * 64),),
        PrintTicket("Plan <b>", (JOB,), (SHOP,), printers_list((JOB,), proof, ())),
    )
    diagnostics = (*report.diagnostics, *parity.diagnostics)
    return replace(report, diagnostics=diagnostics, evidence=evidence)
