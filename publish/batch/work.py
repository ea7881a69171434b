"""One job, done: what every worker runs, with crews that stay warm from one publication to the next."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from publish.batch.model import Answer, Job, Outcome, State
from publish.batch.program import fingerprint
from publish.batch.shipping import apart
from publish.delivery import deliver, run, write_report
from publish.diagnostics import Code, Diagnostic, Severity, has_errors
from publish.diagnostics.own_fault import own_fault

if TYPE_CHECKING:
    from publish.delivery import Run
    from publish.pipeline.crews import WarmCrews
    from publish.publication import Publication
    from publish.report import Report
    from publish.store import Memory

#: Errors after which processes are not trusted with the next publication: whatever happened in them is over.
_TROUBLE = frozenset({Code.E001, Code.E002, Code.E006, Code.E007, Code.U002})

#: So many errors of a publication are kept for the summary; its own report has all.
_MOST = 5


def do(job: Job, warm: WarmCrews, memory: Memory) -> Answer:
    """Build a publication into its output folder; whatever happens is the job's outcome."""
    if job.program and job.program != fingerprint():
        return Answer(outcome_of(job.name, (_another_program(),)))
    if job.files is not None:
        return apart(job, lambda here: do(here, warm, memory).outcome)
    found: tuple[Diagnostic, ...]
    try:
        report = deliver(Path(job.folder), Path(job.target), partial(_build, warm=warm, memory=memory))
        found = report.diagnostics
        if job.reports and (has_errors(found) or Path(job.reports).exists()):
            problem = write_report(report, Path(job.reports))
            found += (problem,) if problem else ()
    except Exception as error:  # noqa: BLE001 - one publication's fault, whatever it is, is not its neighbours'
        report, found = None, (own_fault(error),)
    if any(one.code in _TROUBLE for one in found):
        warm.end()
    return Answer(outcome_of(job.name, found, report))


def outcome_of(name: str, found: tuple[Diagnostic, ...], report: Report | None = None) -> Outcome:
    """Make the outcome of a publication from what was found, and its report if it came that far."""
    errors = tuple(one for one in found if one.severity is Severity.ERROR)
    proof = report.evidence.proof if report else None
    return Outcome(
        name,
        State.FAILED if errors else State.BUILT,
        report.evidence.publication if report else "",
        errors=len(errors),
        warnings=sum(one.severity is Severity.WARNING for one in found),
        notes=sum(one.severity is Severity.NOTE for one in found),
        drawn=proof.drawn if proof else 0,
        proven=proof.proven if proof else 0,
        first=errors[:_MOST],
        is_tool=any(error.code.tool for error in errors),
    )


def _build(publication: Publication, warm: WarmCrews, memory: Memory) -> Run:
    return run(publication, lambda pipeline: partial(pipeline.build, crews=warm.crews()), memory, _nobody_waits)


def _another_program() -> Diagnostic:
    return Diagnostic(
        Code.E009,
        "The worker runs another program than this one: other code, styles, fonts, packages or system libraries.",
        hint="Install the same release from the same lock on all machines, best as one container image.",
    )


def _nobody_waits(step: str) -> None:
    del step
