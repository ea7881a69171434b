"""The work behind `publish batch`: find the publications, have them built, tell how it goes and what came of it."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publish.batch import ClusterError, Job, Outcome, State, summary, work_through
from publish.batch.finding import ListError, in_list, in_tree
from publish.batch.local import LocalHand
from publish.batch.standing import BOUND, Standing
from publish.batch.summary import Summary
from publish.cli.batch_progress import BatchProgress
from publish.cli.console import CLEAN, DOCUMENT_ERRORS, TOOL_ERRORS, tell
from publish.report import Report
from publish.store import place
from publish.store.trim import trim
from publish.workspace import put_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.batch import Hand
    from publish.batch.finding import Found
    from publish.diagnostics import Diagnostic

RENDERERS = {"json": summary.to_json, "junit": summary.junit}

#: The name of the store's part that knows which publications stand; it outlives what the stages left.
_RECORDS = "batch"


@dataclass(frozen=True, slots=True)
class Order:
    """What a user asks of a batch; `cluster` is empty for this machine."""

    folder: Path
    listed: Path | None
    out: Path | None
    report: Path | None
    jobs: int
    cluster: str
    ship: bool
    fail_fast: bool
    no_cache: bool

    def is_enough(self, outcome: Outcome) -> bool:
        """Tell whether no more publications shall be begun after this one."""
        return self.fail_fast and outcome.state is State.FAILED


def batch(order: Order, format_: str, *, quiet: bool) -> int:
    """Build all publications; return the exit status."""
    found = _found(order)
    cache = None if order.no_cache else place(os.environ)
    jobs = _jobs(order, found, cache)
    progress = BatchProgress(sys.stderr, len(jobs), quiet=quiet)
    outcomes: list[Outcome | None] = [None] * len(jobs)
    with ExitStack() as stack:
        records = str(Path(cache) / _RECORDS) if cache else ""
        stack.callback(_trim, records)
        try:
            hands = [Standing(hand, records) for hand in _hands(order, len(jobs), stack)]
            for number, outcome in work_through(jobs, hands, order.is_enough):
                outcomes[number] = outcome
                progress(number, outcome)
        except ClusterError as error:
            return tell(Report((error.diagnostic,)), error_stream=True)
        finally:
            progress.end()
    done = Summary(
        tuple(outcome or Outcome(job.name, State.NOT_BEGUN) for job, outcome in zip(jobs, outcomes, strict=True))
    )
    words = RENDERERS[format_](done) if format_ in RENDERERS else summary.text(done, quiet=quiet)
    problem = None
    if order.report:  # before anything is told: who listens may leave
        problem = _write(order.report, {"batch.json": summary.to_json(done), "junit.xml": summary.junit(done)})
    click.echo(words.encode("utf-8", "backslashreplace"), nl=False)
    if problem:
        return tell(Report((problem,)), error_stream=True)
    if any(outcome.is_tool for outcome in done.failed):
        return TOOL_ERRORS
    return DOCUMENT_ERRORS if done.failed else CLEAN


def _found(order: Order) -> tuple[Found, ...]:
    try:
        if order.listed is None:
            return in_tree(order.folder, order.out)
        if str(order.listed) == "-":
            return in_list(sys.stdin.read(), Path())
        return in_list(order.listed.read_text(encoding="utf-8-sig"), order.listed.parent)
    except ListError as error:
        raise click.UsageError(str(error), click.get_current_context()) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        message = f"{order.listed} cannot be read: {reason}."
        raise click.UsageError(message, click.get_current_context()) from None


def _jobs(order: Order, found: Sequence[Found], cache: str | None) -> list[Job]:
    out, report = (folder.absolute() if folder else None for folder in (order.out, order.report))
    return [
        Job(
            one.name,
            str(one.folder),
            str(out / one.name if out else one.folder / "build"),
            str(report / one.name) if report else "",
            cache or "",
        )
        for one in found
    ]


def _hands(order: Order, jobs: int, stack: ExitStack) -> Sequence[Hand]:
    if not order.cluster:
        return [LocalHand() for _ in range(min(order.jobs, jobs))]
    from publish.batch.cluster import open_cluster  # noqa: PLC0415 - brings the fonts and the engine's names along

    return stack.enter_context(open_cluster(order.cluster, ship=order.ship))[:jobs]


def _trim(records: str) -> None:
    if records:
        trim(Path(records), BOUND)


def _write(folder: Path, files: Mapping[str, str]) -> Diagnostic | None:
    """Write the summary's files, each whole or not at all; return what stood in the way."""
    elsewhere = "or choose another folder with --report"
    contents = {folder / name: text.encode("utf-8", "backslashreplace") for name, text in files.items()}
    written = (put_file(path, content, elsewhere, folders=True) for path, content in contents.items())
    return next(filter(None, written), None)
