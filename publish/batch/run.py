"""Many jobs through a few hands: each hand takes the next job when it is free."""

from __future__ import annotations

import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence

    from publish.batch.model import Hand, Job, Outcome


def work_through(
    jobs: Iterable[Job], hands: Sequence[Hand], enough: Callable[[Outcome], bool] = lambda _: False
) -> Generator[tuple[int, Outcome]]:
    """Do all jobs, in their order as far as hands are free; yield (number, outcome) as each is done.

    Args:
        jobs: the jobs; one is taken when a hand is free for it.
        hands: each in a thread of its own.
        enough: says of an outcome whether no more jobs shall be begun; those that run are still ended.

    Whatever ends the waiting, as an interruption, breaks the running jobs off.
    """
    work = _Work(jobs, enough)
    threads = [threading.Thread(target=work.serve, args=(hand,)) for hand in hands]
    try:
        for thread in threads:
            thread.start()
        running = len(threads)
        while running:
            done = work.done.get()
            if isinstance(done, BaseException):
                raise done
            if done is None:
                running -= 1
            else:
                yield done
    finally:
        work.stop()
        for hand in hands:
            hand.stop()
        for thread in threads:
            if thread.ident:
                thread.join()


class _Work:
    def __init__(self, jobs: Iterable[Job], enough: Callable[[Outcome], bool]) -> None:
        self._jobs = enumerate(jobs)
        self._enough = enough
        self._lock = threading.Lock()
        self._stopped = False
        #: (number, outcome), None for a hand that has nothing left to do, an exception that it cannot handle.
        self.done: SimpleQueue[tuple[int, Outcome] | BaseException | None] = SimpleQueue()

    def stop(self) -> None:
        """Begin no more jobs."""
        with self._lock:
            self._stopped = True

    def serve(self, hand: Hand) -> None:
        """Let a hand work until there is nothing left."""
        try:
            while (taken := self._take()) is not None:
                number, job = taken
                outcome = hand.do(job)
                self.done.put((number, outcome))
                if self._enough(outcome):
                    self.stop()
        except BaseException as error:  # noqa: BLE001 - it is raised where the outcomes are waited for
            self.done.put(error)
        finally:
            hand.end()
            self.done.put(None)

    def _take(self) -> tuple[int, Job] | None:
        with self._lock:
            return None if self._stopped else next(self._jobs, None)
