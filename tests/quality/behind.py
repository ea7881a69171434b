"""Coverage of the processes behind the fence, which see none of the variables by which it is told elsewhere to begin.

`watched` puts a line into the environment that starts it in those processes alone. They end by being killed, so what
they have come by so far is written down again and again.
"""

from __future__ import annotations

import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECONDS = 0.2
_LINE = (
    "import sys; 'publish.fence.room' in sys.orig_argv and "
    "(sys.path.append({folder!r}), __import__('behind').start({data!r}, {sources!r}))\n"
)


@contextmanager
def watched(data: Path, sources: list[str]) -> Iterator[None]:
    """Have this environment's fenced processes write down what they come by, beside `data`, until the block is left."""
    (packages,) = Path(sys.prefix).glob("lib/python*/site-packages")
    line = packages / "behind.pth"
    line.write_text(_LINE.format(folder=str(Path(__file__).parent), data=str(data), sources=sources), encoding="utf-8")
    try:
        yield
    finally:
        line.unlink()


def start(data: str, sources: list[str]) -> None:
    """Begin to measure this process."""
    import coverage  # noqa: PLC0415 - only where it is measured

    measured = coverage.Coverage(data_file=data, data_suffix=True, branch=True, source=sources)
    measured.start()

    def keep() -> None:
        while True:
            time.sleep(_SECONDS)
            with suppress(Exception):  # the disk may be closed, or a dictionary grow: the next time, then
                measured.save()

    threading.Thread(target=keep, daemon=True).start()
