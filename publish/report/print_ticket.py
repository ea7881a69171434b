"""The page that goes to the printer with the files: what to do with each, and the printers' list, ticked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from string import ascii_letters, digits
from typing import TYPE_CHECKING

from publish.geometry import POINTS_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.checks.model import Proof
    from publish.geometry import Size
    from publish.preflight import Outcome
    from publish.press.ticket import JobTicket, PressJob

#: The gate that asks whether fonts are embedded (publish/checks/embedded.py).
_EMBEDDED = "G5"
_MILLION = 1_000_000
#: So many files are named one by one.
_NAMED = 4
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


@dataclass(frozen=True, slots=True)
class PrintTicket:
    """What the printer is told: the publication's title, the jobs, and the printers' list.

    `title` is in the publication's first language, empty where it has none; `jobs` are of sheets that are folded,
    `press` of editions for a print shop.
    """

    title: str
    jobs: tuple[JobTicket, ...]
    press: tuple[PressJob, ...]
    ticked: tuple[Ticked, ...]

    @property
    def kinds(self) -> tuple[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], ...]:
        """What is printed, folded and bound alike: the files, and pairs of what and how in the order of the work."""
        kinds: dict[tuple[tuple[str, str], ...], list[str]] = {}
        for job in self.jobs:
            kinds.setdefault(_on_sheets(job), []).append(job.file)
        for edition in self.press:
            kinds.setdefault(_in_a_shop(edition), []).append(edition.file)
        return tuple((tuple(files), rows) for rows, files in kinds.items())


def listed(files: Sequence[str]) -> str:
    """Name files; many that differ in one place only are named by it: `leaflets/…-print.pdf: en, ru, es, tr, ar`."""
    if len(files) <= _NAMED:
        return ", ".join(files)
    # A common folder and a common end that begins with a mark: no letter is taken from what tells them apart.
    before = _alike(files).rpartition("/")[0]
    before += "/" if before else ""
    after = _alike([name[len(before) :][::-1] for name in files])[::-1].lstrip(ascii_letters + digits)
    parts = (name[len(before) : len(name) - len(after)] for name in files)
    return f"{before}…{after}: {', '.join(parts)}"


def _alike(names: Sequence[str]) -> str:
    """What all names begin with."""
    return "".join(one for one, *_ in takewhile(lambda at: len(set(at)) == 1, zip(*names, strict=False)))


def printers_list(jobs: Sequence[JobTicket], proof: Proof, outcomes: Sequence[Outcome]) -> tuple[Ticked, ...]:
    """Go through what printers ask of the files, each with the figure that shows it: the one list for all readers.

    `proof` is of the files that go to the printer, `outcomes` what preflight says of them.
    """
    fonts = next(gate for gate in proof.gates if gate.gate == _EMBEDDED)
    pages = sum(file.pages for file in proof.files)
    return (
        Ticked(
            fonts.checked > 0 and not fonts.failed,
            "All fonts are embedded",
            f"{fonts.checked:,} looked at, {fonts.failed:,} failed",
        ),
        Ticked(
            proof.ppm == _MILLION, "Every glyph is the right one", f"{proof.proven:,} of {proof.drawn:,} glyphs proven"
        ),
        Ticked(
            bool(proof.files) and all(file.drawn for file in proof.files),
            "No file is empty",
            f"{_count(len(proof.files), 'file')}, {_count(pages, 'page')}",
        ),
        Ticked(bool(jobs), "Sheets, folds and staples are told", _count(len(jobs), "print file")),
        *_of_preflight(outcomes),
    )


def _of_preflight(outcomes: Sequence[Outcome]) -> Iterator[Ticked]:
    """Tick what preflight asked, each question once for all files; what does not hold names the files."""
    for name in dict.fromkeys(outcome.name for outcome in outcomes):
        asked = [outcome for outcome in outcomes if outcome.name == name]
        failed = [outcome.path for outcome in asked if not outcome.passed]
        figure = f"{sum(outcome.checked for outcome in asked):,} looked at in {_count(len(asked), 'file')}"
        where = f"; look at {', '.join(failed)}" if failed else ""
        yield Ticked(not failed, name[:1].upper() + name[1:], figure + where)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _on_sheets(job: JobTicket) -> tuple[tuple[str, str], ...]:
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


def _in_a_shop(job: PressJob) -> tuple[tuple[str, str], ...]:
    profile = ", its ICC profile is in the file" if job.profiled else ""
    return (
        ("Copies", f"{job.copies:,}"),
        ("For a print shop", f"{_count(job.pages, 'single page')} of {_size(job.trim)}, in reading order"),
        ("Bleed", f"{_mm(job.bleed)} mm on all sides, crop and registration marks outside it"),
        ("Printing condition", f"{job.condition}; text in black only{profile}"),
        ("Binding", f"{job.binding}, spine on the {job.spine}"),
        ("Paper", f"{job.paper.grammage:g} g/m²"),
    )


def _size(size: Size) -> str:
    return f"{_mm(size.width)} × {_mm(size.height)} mm"


def _mm(length: float) -> str:
    return f"{length / POINTS_PER_MM:.1f}".removesuffix(".0")
