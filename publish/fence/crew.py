"""The fence as its users see it: a crew of warm processes that calls are handed to, side by side."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from publish.fence.faults import FenceError, Trouble
from publish.fence.limits import TEXTS, Limits
from publish.fence.scratch import scratch
from publish.fence.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

_P = ParamSpec("_P")
_T = TypeVar("_T")
_Item = TypeVar("_Item")


class Fence:
    """A crew of fenced processes. Use `open_fence`; calls may come from any thread while it is open."""

    def __init__(self, start: Callable[[], Worker], size: int, limits: Limits) -> None:
        self.limits = limits
        self._start = start
        self._size = size
        # A process ends with the thread that started it (PR_SET_PDEATHSIG), so one thread starts them all and stays.
        self._starter = ThreadPoolExecutor(1)
        self._workers: list[Worker] = []
        self._idle: SimpleQueue[Worker | None] = SimpleQueue()
        for _ in range(size):
            self._idle.put(None)  # a process is started when a call needs it
        self._gaps: dict[str, None] = {}

    def call(self, function: Callable[_P, _T], /, *arguments: _P.args, **named: _P.kwargs) -> _T:
        """Call a function of ours behind the fence; it must stand at the top of its module and take no keywords.

        Raises:
            FenceError: it came to no value.
        """
        if named:
            message = "arguments pass the fence by position"
            raise TypeError(message)
        value: _T = self.call_named(f"{function.__module__}:{function.__qualname__}", *arguments)
        return value

    def call_named(self, function: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever the function returns
        """Call a function as `call` does, by its name `module:function`, where the parent must not import its module.

        A process that dies may have been killed by somebody else, so the call is tried once more in a fresh one.
        """
        worker = self._idle.get()
        try:
            for may_retry in (True, False):
                worker = worker or self._hire()
                try:
                    value = worker.ask(function, arguments, self.limits.seconds)
                except FenceError as error:
                    if error.trouble is not Trouble.RAISED:
                        self._dismiss(worker)
                        worker = None
                    if error.trouble is not Trouble.DIED or not may_retry:
                        raise
                else:
                    self._gaps.update(dict.fromkeys(worker.gaps))
                    return value
        finally:
            if worker and worker.has_grown:
                self._dismiss(worker)
                worker = None
            self._idle.put(worker)

    def map(self, call: Callable[[_Item], _T], items: Sequence[_Item]) -> tuple[_T, ...]:
        """Run `call`, which uses this fence, for all items side by side; the results come in the order of the items.

        Whatever ends the waiting (the first failure, an interruption) ends the work on the others too.
        """
        pool = ThreadPoolExecutor(self._size)
        try:
            return tuple(pool.map(call, items))
        except Exception:
            raise
        except BaseException:
            self.end()  # nobody waits any more: the processes must not go on, nor the threads wait for them
            raise
        finally:
            pool.shutdown(cancel_futures=True)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What the processes could not be kept from on this machine, each once; known after the first call."""
        return tuple(self._gaps)

    def end(self) -> None:
        """End all processes."""
        self._starter.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.end()

    def _hire(self) -> Worker:
        worker = self._starter.submit(self._start).result()
        self._workers.append(worker)
        return worker

    def _dismiss(self, worker: Worker) -> None:
        worker.end()
        self._workers.remove(worker)


def _nothing(_: Path) -> Mapping[str, str]:
    return {}


@contextmanager
def open_fence(
    size: int = 1,
    limits: Limits = TEXTS,
    modules: Sequence[str] = (),
    prepare: Callable[[Path], Mapping[str, str]] = _nothing,
) -> Iterator[Fence]:
    """Give a fence of up to `size` processes, and end them all, with all that they wrote, when the block is left.

    Args:
        size: how many calls may run side by side.
        limits: what each process may take.
        modules: what a process imports before its first call; the rest is imported when a call needs it.
        prepare: puts what the processes need into the folder that is theirs, and returns more variables for them.
    """
    with scratch() as folder:
        numbers, environment = count(), prepare(folder)
        fence = Fence(lambda: Worker(folder, next(numbers), limits, modules, environment), size, limits)
        try:
            yield fence
        finally:
            fence.end()
