"""What a command costs as a whole process: time by the wall and of processors, and the memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MIB = 1 << 20
_LOOKING = 0.05


@dataclass(frozen=True, slots=True)
class Cost:
    """One run: seconds by the wall and of processors, with all children; MiB of all processes and of the largest."""

    wall: float
    processor: float
    all_memory: float = 0.0
    one_memory: float = 0.0
    load: float = 0.0


class Failed(Exception):  # noqa: N818 - of a command
    """A command did not do what it was measured for."""


def run(command: Sequence[str], environment: Mapping[str, str] | None = None, expected: int = 0) -> Cost:
    """Run a command and measure it. Raises Failed where it ends with another status."""
    load = os.getloadavg()[0]
    began = time.perf_counter()
    with subprocess.Popen(
        command, env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        watcher = _Watcher(process.pid)
        watcher.start()
        assert process.stderr
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        took = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        watcher.stop()
    if process.returncode != expected:
        message = f"{' '.join(command)}: status {process.returncode}\n{said[-2000:]}"
        raise Failed(message)
    return Cost(took, used.ru_utime + used.ru_stime, watcher.together / _MIB, watcher.largest / _MIB, load)


def middle(costs: Sequence[Cost]) -> Cost:
    """Give the median of each figure."""
    names = ("wall", "processor", "all_memory", "one_memory", "load")
    return Cost(*(median(getattr(cost, name) for cost in costs) for name in names))


def ratio(costs: Sequence[Cost], others: Sequence[Cost], name: str = "wall") -> float:
    """Give the median ratio of runs that stood side by side."""
    return float(median(getattr(one, name) / getattr(other, name) for one, other in zip(costs, others, strict=True)))


class _Watcher(threading.Thread):
    """Looks at a process and all below it, a few times a second."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._stopped = threading.Event()
        self.together = self.largest = 0

    def run(self) -> None:
        while not self._stopped.wait(_LOOKING):
            sizes = _sizes(self._pid)
            self.together = max(self.together, sum(sizes))
            self.largest = max(self.largest, *sizes, 0)

    def stop(self) -> None:
        self._stopped.set()
        self.join()


def _sizes(top: int) -> list[int]:
    """Give the resident bytes of a process and of everything that it or its children started (proc(5))."""
    children: dict[int, list[int]] = {}
    resident: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
            resident[int(entry.name)] = int((entry / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):
            continue
        children.setdefault(int(parent), []).append(int(entry.name))
    waiting, sizes = [top], []
    while waiting:
        pid = waiting.pop()
        sizes.append(resident.get(pid, 0))
        waiting += children.get(pid, ())
    return sizes
