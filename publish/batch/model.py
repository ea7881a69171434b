"""Jobs and outcomes: what goes to a worker and comes back, whichever machine it is on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from publish.diagnostics import Code, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Mapping


class State(StrEnum):
    """What became of a publication: its products are new, stand as they stood, were not made, or not yet."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    NOT_BEGUN = "not begun"


@dataclass(frozen=True, slots=True)
class Job:
    """One publication: its `name` in the batch, its folder and its output folder (absolute).

    `reports` is where its report goes if it fails, `cache` the store's folder; either may be empty. `program` is the
    fingerprint that the worker's program must have (`publish.batch.program`), empty for any. Where the worker sees
    other disks, `files` holds what the folder held, by name.
    """

    name: str
    folder: str
    target: str
    reports: str = ""
    cache: str = ""
    program: str = ""
    files: Mapping[str, bytes] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one publication, small enough to be kept for thousands of them.

    `errors`, `warnings` and `notes` count its findings and `first` holds the first of its errors; `is_tool` tells that
    the machine is to blame and not the documents. `drawn` and `proven` count glyphs.
    """

    name: str
    state: State
    publication: str = ""
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    drawn: int = 0
    proven: int = 0
    first: tuple[Diagnostic, ...] = ()
    is_tool: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """An outcome as a worker hands it back.

    `products` holds what belongs into the output folder, by name, with its manifest, and `report` what belongs into
    that of the report, where the worker could not put it there itself.
    """

    outcome: Outcome
    products: Mapping[str, bytes] = field(default_factory=dict)
    report: Mapping[str, bytes] = field(default_factory=dict)


class ClusterError(Exception):
    """The cluster cannot be used: `diagnostic` says why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        hint = "Look at the address, and that the scheduler and its workers run. The same command goes on."
        self.diagnostic = Diagnostic(Code.E010, message, hint=hint)


class Hand(Protocol):
    """Does one job at a time. All methods but `stop` are called by one thread."""

    def do(self, job: Job) -> Outcome:
        """Do a job, whatever happens."""

    def end(self) -> None:
        """Let go of everything: there are no more jobs."""

    def stop(self) -> None:
        """Break the running job off, from another thread: nobody waits for it any more."""
