from __future__ import annotations

import json

import pytest

from publish.geometry import PAPER, points
from publish.press.imposition import impose
from publish.press.model import Part, Role
from publish.press.panels import folded_sheet
from publish.press.paper import Paper
from publish.press.placement import SheetSpec
from publish.press.planner import plan
from publish.press.ticket import book_ticket, leaflet_ticket, ticket_json
from publish.publication.model import Job

OFFICE = Paper.of(80)
A5_ON_A4 = SheetSpec(PAPER["A4"], PAPER["A5"], OFFICE.calliper)


def test_ticket_of_a_stitched_book() -> None:
    book = plan([Part("cover", Role.COVER, 1), Part("ar", Role.TEXT, 13), Part("back", Role.BACK_COVER, 1)], "right")
    imposition = impose(len(book.pages), book.spine, blanks=[blank.number for blank in book.blanks])
    job = Job(copies=200, sheet_price=0.08, copy_price=0.15, setup_price=20)
    ticket = ticket_json(
        "garden", [book_ticket("booklet-print.pdf", imposition, A5_ON_A4, OFFICE, job, blanks=book.blanks)]
    )
    assert ticket == {
        "version": 1,
        "publication": "garden",
        "jobs": [
            {
                "file": "booklet-print.pdf",
                "copies": 200,
                "pages": 16,
                "sheets": 4,
                "signatures": 1,
                "sheet_mm": [297.0, 210.0],
                "trim_mm": [148.0, 210.0],
                "panels_mm": [],
                "grammage": 80,
                "calliper_um": 104.0,
                "fold": "half",
                "folds": 1,
                "flip_edge": "short",
                "spine": "right",
                "staples_from_head_mm": [52.5, 157.5],
                "spine_thickness_mm": 0.83,
                "creep_mm": 0.31,
                "weight_g": 19.9,
                "cost": 114.0,
                "currency": "EUR",
                "blanks": [
                    {"page": 2, "place": "verso of the cover", "reason": "the inside of the cover is kept clear"}
                ],
            }
        ],
        "press": [],
    }
    assert json.loads(json.dumps(ticket)) == ticket


def test_ticket_of_a_leaflet_names_its_panels_and_has_no_staples() -> None:
    ticket = leaflet_ticket("ar-print.pdf", folded_sheet("tri", PAPER["A4"], "right"), "right", OFFICE, Job())
    assert (ticket.pages, ticket.sheets, ticket.staples, ticket.creep, ticket.cost) == (6, 1, (), 0.0, None)
    assert ticket.panels == pytest.approx([points(99.5), points(99.5), points(98)])
    assert ticket.spine_thickness == pytest.approx(3 * OFFICE.calliper)
    assert ticket.weight == pytest.approx(80 * 0.297 * 0.21)


def test_ticket_of_a_sewn_book_counts_signatures_and_creeps_within_them() -> None:
    paper = Paper(80, 0.25)
    spec = SheetSpec(PAPER["A4"], PAPER["A5"], paper.calliper)
    ticket = book_ticket("a.pdf", impose(64, signature=16), spec, paper, Job())
    assert (ticket.signatures, ticket.staples, ticket.creep, ticket.spine_thickness) == (4, (), 0.75, 8.0)
