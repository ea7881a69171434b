"""Kill builds at random moments: the parent, one of its processes, or all, and see that no set is torn or left over.

Run as `python3 tasks.py crash [COUNT [SEED]]`. Two editions are built in turns into one folder; after each kill the
folder must hold a whole edition, and after the next undisturbed build nothing else may lie about.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tests.endurance import small

if TYPE_CHECKING:
    import subprocess

YEARS = (2024, 2025)


def children(pid: int) -> list[int]:
    """List the processes that a process has started and that still run."""
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def strike(build: subprocess.Popen[bytes], victim: str, workers: list[int], chance: random.Random) -> None:
    """Kill what `victim` says."""
    if victim == "worker":
        with contextlib.suppress(ProcessLookupError):
            os.kill(chance.choice(workers), signal.SIGKILL)
    elif victim == "all":
        for pid in (build.pid, *workers):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
    elif victim == "parent":
        build.kill()
    else:
        build.send_signal(signal.SIGTERM)


def main(count: int, seed: int) -> int:
    """Kill `count` times; return 1 where anything was torn or left over."""
    chance = random.Random(seed)  # noqa: S311 - the same kills for the same seed
    ended, faults = Counter[str](), []
    with tempfile.TemporaryDirectory(prefix="crash-") as name:
        folder, temporary = Path(name) / "publication", Path(name) / "tmp"
        whole, took = [], 0.0
        for year in YEARS:
            small.write(folder, year)
            began = time.monotonic()
            small.start(folder, temporary).communicate()
            took = time.monotonic() - began
            whole.append(small.built(folder))
        for number in range(count):
            small.write(folder, YEARS[number % 2])
            build = small.start(folder, temporary)
            time.sleep(chance.uniform(0, took * 1.1))
            victim = chance.choice(("parent", "worker", "all", "term"))
            workers = children(build.pid)
            if build.poll() is not None:
                victim = "too late"
            elif victim == "worker" and not workers:
                victim = "no worker yet"
            else:
                strike(build, victim, workers, chance)
            build.communicate()
            ended[f"{victim}: exit {build.returncode}"] += 1
            if small.built(folder) not in whole:
                faults.append(f"{number}: {victim}: another set stands than either edition")
            deadline = time.monotonic() + 5
            while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < deadline:
                time.sleep(0.01)
            faults += [
                f"{number}: {victim}: process {pid} lives on" for pid in workers if Path(f"/proc/{pid}").exists()
            ]
            if number % 10 == 9 or number == count - 1:
                small.start(folder, temporary).communicate()
                beside = sorted(path.name for path in (*folder.glob(".*"), *temporary.iterdir()))
                faults += [f"{number}: left over: {name}" for name in beside]
                if small.built(folder) != whole[number % 2]:
                    faults.append(f"{number}: the next build is not the edition that it should be")
    for line in (*(f"{what}: {times}" for what, times in sorted(ended.items())), *faults):
        print(line)
    kills = count - ended["too late: exit 0"] - ended["no worker yet: exit 0"]
    print(f"{kills} kills, {len(faults)} faults")
    return 1 if faults or not count else 0


if __name__ == "__main__":
    sys.exit(main(int((sys.argv[1:] or ["500"])[0]), int((sys.argv[2:] or ["1"])[0])))
