"""The job ticket: what the people at the printer, the stapler and the folder must know, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from publish.geometry import POINTS_PER_MM, Size
from publish.press.creep import creep
from publish.press.model import PAGES_PER_SHEET
from publish.press.placement import STAPLE_PLACES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.press.imposition import Imposition
    from publish.press.model import Blank, Spine
    from publish.press.placement import SheetSpec


@dataclass(frozen=True, slots=True)
class JobTicket:
    """One copy of a folded job; lengths in points.

    `pages` are those of the folded copy, blanks included; `staples` are distances of the staples' middles from the
    head of the trimmed page, none for one sheet or sewn signatures; `spine_thickness` is that of the folded copy,
    pressed, without the swelling of the fold; `creep` is the shift of the innermost sheet's pages.
    """

    pages: int
    sheets: int
    signatures: int
    sheet: Size
    trim: Size
    spine: Spine
    staples: tuple[float, ...]
    spine_thickness: float
    creep: float
    blanks: tuple[Blank, ...]
    fold: Literal["half"] = "half"
    flip_edge: Literal["short"] = "short"


def job_ticket(imposition: Imposition, spec: SheetSpec, blanks: Sequence[Blank] = ()) -> JobTicket:
    """Write the ticket of one copy; `blanks` as planned, with their places."""
    sheets = len(imposition.sheets)
    signatures = imposition.sheets[-1].signature
    stitched = sheets > 1 and signatures == 1
    return JobTicket(
        pages=sheets * PAGES_PER_SHEET,
        sheets=sheets,
        signatures=signatures,
        sheet=spec.sheet.landscape,
        trim=spec.trim,
        spine=imposition.spine,
        staples=tuple(spec.trim.height * part for part in STAPLE_PLACES) if stitched else (),
        spine_thickness=2 * sheets * spec.calliper,
        creep=max(creep(sheet.depth, spec.calliper) for sheet in imposition.sheets),
        blanks=tuple(blanks),
    )


def ticket_json(ticket: JobTicket) -> dict[str, object]:
    """The ticket for job-ticket files and reports: plain values, lengths in millimetres rounded to a hundredth."""
    return {
        "version": 1,
        "pages": ticket.pages,
        "sheets": ticket.sheets,
        "signatures": ticket.signatures,
        "sheet_mm": [_mm(ticket.sheet.width), _mm(ticket.sheet.height)],
        "trim_mm": [_mm(ticket.trim.width), _mm(ticket.trim.height)],
        "fold": ticket.fold,
        "flip_edge": ticket.flip_edge,
        "spine": ticket.spine,
        "staples_from_head_mm": [_mm(place) for place in ticket.staples],
        "spine_thickness_mm": _mm(ticket.spine_thickness),
        "creep_mm": _mm(ticket.creep),
        "blanks": [
            {"page": blank.number, "place": blank.place.value, "reason": blank.reason} for blank in ticket.blanks
        ],
    }


def _mm(length: float) -> float:
    return round(length / POINTS_PER_MM, 2)
