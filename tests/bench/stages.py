"""Where the time of a cold build goes: FOLDER; prints JSON, [[step, seconds, seconds of processors], ...]."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

BEGAN = time.perf_counter()


def used() -> float:
    """Give the seconds of processors that this process and all that it started took (proc(5))."""
    times = os.times()
    total = times.user + times.system + times.children_user + times.children_system
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # no process, or one that has just ended
        if int(words[1]) == os.getpid():
            total += sum(map(int, words[11:15])) / os.sysconf("SC_CLK_TCK")
    return total


def main(folder: str) -> None:
    """Build once, and note the time as each step begins."""
    from publish.delivery import deliver, run  # noqa: PLC0415 - importing is a step too
    from publish.store import NO_MEMORY  # noqa: PLC0415

    marks: list[tuple[str, float, float]] = [("Start", BEGAN, 0.0)]

    def progress(step: str) -> None:
        marks.append((step, time.perf_counter(), used()))

    with tempfile.TemporaryDirectory() as name:
        report = deliver(
            Path(folder),
            Path(name) / "build",
            lambda publication: run(publication, lambda pipeline: pipeline.build, NO_MEMORY, progress),
        )
    marks.append(("", time.perf_counter(), used()))
    assert report.proof, report.tally
    steps = [(step, then - began, later - spent) for (step, began, spent), (_, then, later) in pairwise(marks)]
    sys.stdout.write(json.dumps(steps))


if __name__ == "__main__":
    main(sys.argv[1])
