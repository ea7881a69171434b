"""A hand on this machine: a building process of its own, replaced when it dies or has grown."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from publish.batch.model import Answer
from publish.batch.work import outcome_of
from publish.batch.worker import Worker, WorkerGoneError
from publish.diagnostics import Code, Diagnostic

if TYPE_CHECKING:
    from publish.batch.model import Job, Outcome


class LocalHand:
    """Does jobs in a process that stays warm from one publication to the next."""

    def __init__(self) -> None:
        self._worker: Worker | None = None
        self._stopping = threading.Event()

    @property
    def pid(self) -> int | None:
        """The number of the process, where one is running."""
        return self._worker.pid if self._worker else None

    def do(self, job: Job) -> Outcome:
        """Do a job; where the process dies, once more in a fresh one: somebody else may have killed it."""
        return self.answer(job).outcome

    def answer(self, job: Job) -> Answer:
        """Do a job as `do`, with what came back of a job whose files went along."""
        for _ in range(2):
            try:
                return self._ask(job)
            except (WorkerGoneError, OSError):
                self.end()
            if self._stopping.is_set():
                break
        return Answer(outcome_of(job.name, (_stopped(job),)))

    def end(self) -> None:
        """End the process."""
        worker, self._worker = self._worker, None
        if worker:
            worker.end()

    def stop(self) -> None:
        """Break the running job off; its process cleans up after itself."""
        self._stopping.set()
        if worker := self._worker:
            worker.ask_to_end()

    def _ask(self, job: Job) -> Answer:
        self._worker = worker = self._worker or Worker()
        if self._stopping.is_set():
            raise WorkerGoneError
        answer = worker.ask(job)
        if worker.has_grown:
            self.end()
        return answer


def _stopped(job: Job) -> Diagnostic:
    return Diagnostic(
        Code.E008,
        f"The process that built {job.name} ended before it was done, twice.",
        hint="Build it alone with `publish build`; if it ends there too, free memory or report it with its sources.",
    )
