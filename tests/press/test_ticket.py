from __future__ import annotations

import json

from publish.geometry import PAPER
from publish.press.creep import calliper
from publish.press.imposition import impose
from publish.press.model import Part, Role
from publish.press.placement import SheetSpec
from publish.press.planner import plan
from publish.press.ticket import job_ticket, ticket_json


def test_ticket_of_a_stitched_book() -> None:
    book = plan([Part("cover", Role.COVER, 1), Part("ar", Role.TEXT, 13), Part("back", Role.BACK_COVER, 1)], "right")
    spec = SheetSpec(PAPER["A4"], PAPER["A5"], calliper(80))
    imposition = impose(len(book.pages), book.spine, blanks=[blank.number for blank in book.blanks])
    ticket = ticket_json(job_ticket(imposition, spec, book.blanks))
    assert ticket == {
        "version": 1,
        "pages": 16,
        "sheets": 4,
        "signatures": 1,
        "sheet_mm": [297.0, 210.0],
        "trim_mm": [148.0, 210.0],
        "fold": "half",
        "flip_edge": "short",
        "spine": "right",
        "staples_from_head_mm": [52.5, 157.5],
        "spine_thickness_mm": 0.83,
        "creep_mm": 0.31,
        "blanks": [{"page": 2, "place": "verso of the cover", "reason": "the inside of the cover is kept clear"}],
    }
    assert json.loads(json.dumps(ticket)) == ticket


def test_ticket_of_a_leaflet_has_no_staples() -> None:
    ticket = job_ticket(impose(3), SheetSpec(PAPER["A4"], PAPER["A5"]))
    assert (ticket.pages, ticket.sheets, ticket.staples, ticket.creep) == (4, 1, (), 0.0)


def test_ticket_of_a_sewn_book_counts_signatures_and_creeps_within_them() -> None:
    ticket = job_ticket(impose(64, signature=16), SheetSpec(PAPER["A4"], PAPER["A5"], 0.25))
    assert (ticket.signatures, ticket.staples, ticket.creep, ticket.spine_thickness) == (4, (), 0.75, 8.0)
