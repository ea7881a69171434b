"""The page that goes to the printer with the files: what to do with each, and the printers' list, ticked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.geometry import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.geometry import Size
    from publish.preflight import Outcome
    from publish.press.ticket import JobTicket
    from publish.report.model import Evidence

_MILLION = 1_000_000
_FOLDS = {
    2: "twice: heads to heads, then in the middle; cut the heads open",
    3: "three times: in the middle, heads to heads, in the middle; cut heads and fore-edges open",
}
_FLIP = {"short": "on the short edge", "long": "on the long edge"}


@dataclass(frozen=True, slots=True)
class Ticked:
    """One line of the printers' list: whether it is shown to hold, and by what figure."""

    holds: bool
    demand: str
    figure: str


def instructions(job: JobTicket) -> tuple[tuple[str, str], ...]:
    """Say how one file is printed, folded and bound: pairs of what and how, in the order of the work."""
    sheets = f"{job.sheets} sheet{'s' if job.sheets > 1 else ''} of {_size(job.sheet)}"
    rows = [
        ("Copies", f"{job.copies:,}"),
        ("Paper", f"{sheets}, {job.paper.grammage:g} g/m²"),
        ("Print", f"both sides, turned {_FLIP[job.flip_edge]}, at 100%, without fitting to the page"),
        ("Fold", f"{_FOLDS.get(job.folds, job.fold)}, spine on the {job.spine}" if job.fold != "flat" else "none"),
        ("Pages after folding", f"{job.pages} of {_size(job.trim)}"),
    ]
    if job.signatures > 1:
        rows.append(("Signatures", f"{job.signatures}, sewn in order"))
    if job.staples:
        rows.append(("Staples", ", ".join(f"{_mm(place)} mm" for place in job.staples) + " from the head"))
    rows.append(("Thickness", f"{_mm(job.spine_thickness)} mm, {job.weight:.0f} g a copy"))
    if job.creep:
        rows.append(("Creep", f"{_mm(job.creep)} mm, already taken into account"))
    if job.blanks:
        rows.append(("Blank on purpose", ", ".join(f"page {blank.number}" for blank in job.blanks)))
    if job.cost is not None:
        rows.append(("Cost", f"{job.cost:,.2f} {job.currency}".rstrip()))
    return tuple(rows)


def printers_list(evidence: Evidence) -> tuple[Ticked, ...]:
    """Go through what printers ask of a file, each with the figure that shows it; empty where nothing was made."""
    proof = evidence.proof
    if proof is None:
        return ()
    gates = {gate.gate: gate for gate in proof.gates}
    fonts = gates.get("G5")
    pages = sum(file.pages for file in proof.files)
    return (
        Ticked(
            fonts is not None and fonts.checked > 0 and not fonts.failed,
            "All fonts are embedded",
            f"{fonts.checked if fonts else 0:,} looked at, {fonts.failed if fonts else 0:,} failed",
        ),
        Ticked(proof.ppm == _MILLION, "Every glyph is the right one", f"{proof.ppm:,} of a million proven"),
        Ticked(
            all(file.drawn for file in proof.files) and bool(proof.files),
            "No file is empty",
            f"{len(proof.files)} files, {pages} pages",
        ),
        Ticked(
            bool(evidence.jobs),
            "Sheets, folds and staples are told",
            f"{len(evidence.jobs)} print file{'' if len(evidence.jobs) == 1 else 's'}",
        ),
        *preflight_list(evidence.outcomes),
    )


def preflight_list(outcomes: Sequence[Outcome]) -> tuple[Ticked, ...]:
    """Tick what preflight asked, each question once for all files; what does not hold names the files."""
    ticked = []
    for name in dict.fromkeys(outcome.name for outcome in outcomes):
        asked = [outcome for outcome in outcomes if outcome.name == name]
        failed = [outcome.path for outcome in asked if not outcome.passed]
        looked_at = sum(outcome.checked for outcome in asked)
        figure = f"{looked_at:,} looked at in {len(asked)} file{'' if len(asked) == 1 else 's'}"
        where = f"; look at {', '.join(failed)}" if failed else ""
        ticked.append(Ticked(not failed, name[:1].upper() + name[1:], figure + where))
    return tuple(ticked)


def _size(size: Size) -> str:
    return f"{_mm(size.width)} × {_mm(size.height)} mm"


def _mm(length: float) -> str:
    return f"{length / POINTS_PER_MM:.1f}".removesuffix(".0")
