"""Hands on a cluster: jobs go to the workers of a Dask scheduler, through its concurrent.futures face.

Dask decides which worker takes a job, and gives it to another where the worker is lost. By default workers read and
write the same folders as this machine; shipped, a publication's files travel with the job, and its products back.
"""

from __future__ import annotations

import importlib
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish.batch.model import Answer, ClusterError, Job, Outcome
from publish.batch.program import fingerprint
from publish.batch.shipping import pack, unpack
from publish.batch.there import do_there
from publish.batch.work import outcome_of
from publish.diagnostics import Code, Diagnostic
from publish.standing.obstacles import NO_DASK
from publish.values import decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

#: Seconds to reach the scheduler.
_REACHING = 30

#: Seconds between two looks whether there still is anybody to wait for.
_LOOKING = 60

#: So many looks may find no worker, as while a queue of a cluster starts some.
_LOOKS = 10

#: So much is told of what the cluster says.
_LONGEST = 300

#: Jobs that wait at the scheduler at the same time: enough to keep its workers busy, and to have it start more.
WAITING = 64


@dataclass(slots=True)
class ClusterHand:
    """Gives one job at a time to the cluster and waits for it."""

    client: Any
    executor: Executor
    ship: bool
    _future: Future[bytes] | None = field(init=False, default=None)

    def do(self, job: Job) -> Outcome:
        """Do a job somewhere. Raises ClusterError where there is nobody left to do it."""
        try:
            files = pack(Path(job.folder), Path(job.target)) if self.ship else None
        except OSError as error:
            return outcome_of(job.name, (_unreadable(job, error),))
        there = replace(job, program=fingerprint(), files=files)
        try:
            self._future = self.executor.submit(do_there, encode(there))
            answer: Answer = decode(self._wait(self._future), importlib.import_module)
        except ClusterError:
            raise
        except (Exception, CancelledError) as error:  # noqa: BLE001 - whatever a scheduler and its workers have to say
            if type(error).__name__ == "KilledWorker":
                return outcome_of(job.name, (_killed(job),))
            said = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST]
            message = f"The cluster takes no more jobs: {said}."
            raise ClusterError(message) from None
        problem = unpack(answer, job) if self.ship else None
        return outcome_of(job.name, (problem,)) if problem else answer.outcome

    def end(self) -> None:
        """Nothing is held between jobs."""

    def stop(self) -> None:
        """Take the job back; a worker that is at it may still end it."""
        if self._future:
            self._future.cancel()

    def _wait(self, future: Future[bytes]) -> bytes:
        empty = 0
        while True:
            try:
                return future.result(_LOOKING)
            except FutureTimeoutError:
                if future.done():
                    raise
            empty = 0 if self.client.scheduler_info(n_workers=1)["workers"] else empty + 1
            if empty == _LOOKS:
                message = f"The scheduler has had no worker for {_LOOKS * _LOOKING // 60} minutes."
                raise ClusterError(message)


@contextmanager
def open_cluster(address: str, *, ship: bool) -> Iterator[tuple[ClusterHand, ...]]:
    """Give as many hands as may wait for the cluster at an address.

    Raises ClusterError where there is no scheduler, or Dask is not installed.
    """
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError:
        raise ClusterError(NO_DASK) from None
    try:
        client = distributed.Client(address, timeout=_REACHING, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        message = f"No scheduler answers at {address} ({type(error).__name__})."
        raise ClusterError(message) from None
    executor = client.get_executor(pure=False)
    try:
        yield tuple(ClusterHand(client, executor, ship) for _ in range(WAITING))
    finally:
        executor.shutdown(wait=False)
        client.close(timeout=_REACHING)


def _unreadable(job: Job, error: OSError) -> Diagnostic:
    return Diagnostic(Code.S005, f"The files of {job.name} cannot be sent: {error.filename or ''} {error.strerror}.")


def _killed(job: Job) -> Diagnostic:
    return Diagnostic(
        Code.E008,
        f"Every worker that took {job.name} was lost while it was at it.",
        hint="Build it alone with `publish build`; if it ends there too, free memory or report it with its sources.",
    )
