"""The processes that a build works in: its own, or warm ones that serve one publication after another."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.fence import Fence, open_fence
from publish.pdf.engine import Engine, open_engine
from publish.understanding import normalized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Crews:
    """What opens the fence behind which texts are understood, and the engine, each for the length of a block."""

    fence: Callable[[], AbstractContextManager[Fence]]
    engine: Callable[[], AbstractContextManager[Engine]]


def _fence() -> AbstractContextManager[Fence]:
    return open_fence(modules=(normalized.__module__,))


#: Processes for one build alone, with an engine for each processor.
OWN = Crews(_fence, lambda: open_engine(os.cpu_count() or 1))


class WarmCrews:
    """One reader and some engines that are started when first needed and stay. Use `open_warm_crews`."""

    def __init__(self, engines: int) -> None:
        self._engines = engines
        self._stack = ExitStack()
        self._fence: Fence | None = None
        self._engine: Engine | None = None

    def crews(self) -> Crews:
        """Give them to a build, which leaves them running."""
        return Crews(lambda: nullcontext(self._reader()), lambda: nullcontext(self._setter()))

    def end(self) -> None:
        """End them; the next build starts others."""
        self._fence = self._engine = None
        self._stack.close()

    def _reader(self) -> Fence:
        self._fence = self._fence or self._stack.enter_context(_fence())
        return self._fence

    def _setter(self) -> Engine:
        self._engine = self._engine or self._stack.enter_context(open_engine(self._engines))
        return self._engine


@contextmanager
def open_warm_crews(engines: int = 1) -> Iterator[WarmCrews]:
    """Give crews that serve any number of builds, one after another, and end them with the block."""
    warm = WarmCrews(engines)
    try:
        yield warm
    finally:
        warm.end()
