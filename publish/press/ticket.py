"""The job ticket: what the people at the printer, the stapler and the folder must know, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from publish.geometry import POINTS_PER_MM, Size
from publish.press.creep import creep
from publish.press.gathering import flip_edge, pages_of
from publish.press.marks import STAPLE_PLACES
from publish.press.model import PAGES_PER_SHEET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.press.imposition import Imposition
    from publish.press.model import Blank, Spine
    from publish.press.panels import Fold, FoldedSheet
    from publish.press.paper import Paper
    from publish.press.placement import SheetSpec
    from publish.publication.model import Job


@dataclass(frozen=True, slots=True)
class JobTicket:
    """One product as it is printed, folded and bound; lengths in points, for one copy unless said otherwise.

    `file` is the print file's name under the build folder. `pages` are those of the folded copy, blanks included;
    `folds` is how often each sheet of a book is folded; `panels` are the widths of a leaflet's outside from left to
    right, empty for a book; `staples` are distances of the staples' middles from the head of the trimmed page, none
    for one sheet or sewn signatures; `spine_thickness` is that of the folded copy, pressed, without the swelling of
    the fold; `creep` is the shift of the innermost pages; `weight` is in grams; `cost` is that of all `copies`, None
    without prices.
    """

    file: str
    pages: int
    sheets: int
    signatures: int
    sheet: Size
    trim: Size
    paper: Paper
    spine: Spine
    fold: Fold
    flip_edge: Literal["short", "long"]
    panels: tuple[float, ...]
    staples: tuple[float, ...]
    spine_thickness: float
    creep: float
    weight: float
    copies: int
    cost: float | None
    currency: str
    folds: int = 1
    blanks: tuple[Blank, ...] = ()


@dataclass(frozen=True, slots=True)
class PressJob:
    """The edition for a print shop, which imposes it: single pages, lengths in points, for one copy.

    `condition` names the printing condition, `profiled` tells whether its ICC profile is in the file.
    """

    file: str
    pages: int
    trim: Size
    bleed: float
    condition: str
    profiled: bool
    binding: str
    spine: Spine
    paper: Paper
    copies: int


def book_ticket(  # noqa: PLR0913 - what a ticket tells of
    file: str, imposition: Imposition, spec: SheetSpec, paper: Paper, job: Job, *, blanks: Sequence[Blank] = ()
) -> JobTicket:
    """Write the ticket of a book; `blanks` as planned, with their places."""
    folios = len(imposition.sheets)
    sheets = folios * PAGES_PER_SHEET // pages_of(spec.folds)
    return JobTicket(
        file=file,
        pages=folios * PAGES_PER_SHEET,
        sheets=sheets,
        signatures=imposition.sheets[-1].signature,
        sheet=spec.size,
        trim=spec.trim,
        paper=paper,
        spine=imposition.spine,
        fold="half",
        folds=spec.folds,
        flip_edge=flip_edge(spec.size),
        panels=(),
        staples=tuple(spec.trim.height * part for part in STAPLE_PLACES) if imposition.stapled else (),
        spine_thickness=2 * folios * paper.calliper,
        creep=max(creep(sheet.depth, spec.calliper) for sheet in imposition.sheets),
        weight=folios * paper.weight(Size(2 * spec.trim.width, spec.trim.height)),
        copies=job.copies,
        cost=_cost(job, sheets),
        currency=job.currency,
        blanks=tuple(blanks),
    )


def leaflet_ticket(file: str, folded: FoldedSheet, spine: Spine, paper: Paper, job: Job) -> JobTicket:
    """Write the ticket of a leaflet on one folded sheet."""
    widths = tuple(panel.width for panel in folded.outside)
    return JobTicket(
        file=file,
        pages=folded.pages,
        sheets=1,
        signatures=1,
        sheet=folded.size,
        trim=Size(max(widths), folded.size.height),
        paper=paper,
        spine=spine,
        fold=folded.fold,
        flip_edge=folded.flip_edge,
        panels=widths,
        staples=(),
        spine_thickness=len(widths) * paper.calliper,
        creep=0.0,
        weight=paper.weight(folded.size),
        copies=job.copies,
        cost=_cost(job, 1),
        currency=job.currency,
    )


def _cost(job: Job, sheets: int) -> float | None:
    if job.sheet_price is None:
        return None
    return round(job.setup_price + job.copies * (sheets * job.sheet_price + job.copy_price), 2)


def ticket_json(publication: str, tickets: Sequence[JobTicket], press: Sequence[PressJob] = ()) -> dict[str, object]:
    """The tickets of a publication, named by its id, as plain values: millimetres to a hundredth, grams to a tenth."""
    return {
        "version": 1,
        "publication": publication,
        "jobs": [_job_json(ticket) for ticket in tickets],
        "press": [_press_json(job) for job in press],
    }


def _press_json(job: PressJob) -> dict[str, object]:
    return {
        "file": job.file,
        "copies": job.copies,
        "pages": job.pages,
        "trim_mm": [_mm(job.trim.width), _mm(job.trim.height)],
        "bleed_mm": _mm(job.bleed),
        "condition": job.condition,
        "profile": job.profiled,
        "binding": job.binding,
        "spine": job.spine,
        "grammage": job.paper.grammage,
    }


def _job_json(ticket: JobTicket) -> dict[str, object]:
    return {
        "file": ticket.file,
        "copies": ticket.copies,
        "pages": ticket.pages,
        "sheets": ticket.sheets,
        "signatures": ticket.signatures,
        "sheet_mm": [_mm(ticket.sheet.width), _mm(ticket.sheet.height)],
        "trim_mm": [_mm(ticket.trim.width), _mm(ticket.trim.height)],
        "panels_mm": [_mm(width) for width in ticket.panels],
        "grammage": ticket.paper.grammage,
        "calliper_um": round(ticket.paper.calliper / POINTS_PER_MM * 1000, 1),
        "fold": ticket.fold,
        "folds": ticket.folds,
        "flip_edge": ticket.flip_edge,
        "spine": ticket.spine,
        "staples_from_head_mm": [_mm(place) for place in ticket.staples],
        "spine_thickness_mm": _mm(ticket.spine_thickness),
        "creep_mm": _mm(ticket.creep),
        "weight_g": round(ticket.weight, 1),
        "cost": ticket.cost,
        "currency": ticket.currency,
        "blanks": [
            {"page": blank.number, "place": blank.place.value, "reason": blank.reason} for blank in ticket.blanks
        ],
    }


def _mm(length: float) -> float:
    return round(length / POINTS_PER_MM, 2)
