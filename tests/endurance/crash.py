"""Kill whoever puts a set of products in its place, at every system call and at random, and look at what is left.

Run as `python3 tasks.py crash [every|files|random|builds] [COUNT [SEED]]`; without a word, all of them.

* `every`: the last step of a build, on ready products, killed at each of its calls that concern files (strace), where
  folders can be exchanged in one step and where they cannot;
* `files`: the same for each command that writes single files (`tests/endurance/files.py`);
* `random`: the same step killed COUNT times (500) at moments of chance;
* `builds`: whole builds, COUNT times (20): the parent, one of its processes, or all are killed, or asked to end.

Two editions take turns in one folder. After each kill one of them must stand, whole; after the next run, which nobody
disturbs, the other, and nothing else may lie about.
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

from tests.endurance import files, small, step
from tests.endurance.stage import YEARS, Stage, beside

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Sequence

#: Calls that fail everywhere, so that two renames do what one exchange would.
WAYS = {"exchange": (), "renames": ("renameat2:error=ENOSYS",)}
COUNTS = {"every": 1, "files": 1, "random": 500, "builds": 20}


def at_every_call(stage: Stage, way: str, nth: int = 1) -> tuple[int, Counter[str]]:
    """Kill the step at each `nth` of its calls; return how many it has, and how often which edition stood."""
    stage.put_back("before all", 0)
    counted = step.step(stage.folder, stage.turn(1), WAYS[way])
    stage.put_back("after counting", 0)
    calls = [one for one in step.places(counted) if not (way == "renames" and one.name == "renameat2")]
    found = Counter[str]()
    for place in calls[::nth]:
        ended = step.step(stage.folder, stage.turn(1), (*WAYS[way], f"{place.name}:signal=KILL:when={place.number}"))
        if ended.status != -signal.SIGKILL or not ended.begun:
            stage.faults.append(f"{way}: {place}: not killed but {ended.status}: {ended.said}"[:500])
        if way == "renames" and not stage.target.exists():
            found["neither, and brought back by the next run"] += 1
        else:
            standing = stage.look(f"{way}: {place}")
            found["torn" if standing is None else ("old", "new")[standing]] += 1
        stage.put_back(f"{way}: after {place}", 0)
    return len(calls), found


def at_random(stage: Stage, count: int, chance: random.Random) -> Counter[str]:
    """Kill the step so many times, each at a moment of chance; return how often which edition stood."""
    began = time.monotonic()
    stage.put_back("before all", 0)
    took, found = time.monotonic() - began, Counter[str]()
    kills = number = 0
    while kills < count:
        edition, number = number % 2, number + 1
        process = step.waiting(stage.folder, stage.turn(1 - edition))
        process.go()
        time.sleep(chance.uniform(0, took))
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
        process.heard()
        killed = process.ended() == -signal.SIGKILL
        kills += killed
        standing = stage.look(f"kill {number}")
        found["torn" if standing is None else ("old", "new")[standing != edition] if killed else "too late"] += 1
        stage.put_back(f"after kill {number}", 1 - edition)
    return found


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
    else:
        build.send_signal({"parent": signal.SIGKILL, "term": signal.SIGTERM, "int": signal.SIGINT}[victim])


def whole_builds(stage: Stage, count: int, chance: random.Random) -> Counter[str]:
    """Strike so many whole builds; return how they ended."""
    ended = Counter[str]()
    folder, temporary, took = stage.folder, stage.temporary, 0.0
    for edition, year in enumerate(YEARS):
        small.write(folder, year)
        began = time.monotonic()
        small.start(folder, temporary).communicate()
        took, stage.whole[edition] = time.monotonic() - began, small.built(folder)
    for number in range(count):
        small.write(folder, YEARS[number % 2])
        build = small.start(folder, temporary)
        time.sleep(chance.uniform(0, took * 1.1))
        victim = chance.choice(("parent", "worker", "all", "term", "int"))
        workers = children(build.pid)
        if build.poll() is not None:
            victim = "too late"
        elif victim == "worker" and not workers:
            victim = "no worker yet"
        else:
            strike(build, victim, workers, chance)
        build.communicate()
        ended[f"{victim}: exit {build.returncode}"] += 1
        stage.look(f"build {number}: {victim}")
        deadline = time.monotonic() + 5
        while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < deadline:
            time.sleep(0.01)
        stage.faults += [
            f"build {number}: {victim}: process {pid} lives on" for pid in workers if Path(f"/proc/{pid}").exists()
        ]
        asked = victim in {"term", "int"}
        if asked:  # who is asked to end leaves nothing behind
            stage.faults += [f"build {number}: {victim}: left over: {name}" for name in _left(stage)]
        if number % 10 == 9 or number == count - 1:  # nobody else does, after the next run
            small.start(folder, temporary).communicate()
            stage.faults += [f"build {number}: left over: {name}" for name in _left(stage)]
            if stage.look(f"after build {number}") != number % 2:
                stage.faults.append(f"{number}: the next build is not the edition that it should be")
    return ended


def _left(stage: Stage) -> list[str]:
    return [*beside(stage.folder), *sorted(path.name for path in stage.temporary.iterdir())]


def main(kinds: Sequence[str], count: int, seed: int) -> int:
    """Kill as asked; return 1 where anything was torn or left over, or nothing was killed."""
    chance = random.Random(seed)  # noqa: S311 - the same kills for the same seed
    with tempfile.TemporaryDirectory(prefix="crash-", dir=small.MEMORY) as name:
        stage = Stage(Path(name))
        for kind in kinds:
            number = count or COUNTS[kind]
            if kind == "every":
                for way in WAYS:
                    calls, found = at_every_call(stage, way, number)
                    _tell(f"every call of the last step, {way}", found, f"{calls} calls")
            elif kind == "files":
                for command in files.COMMANDS:
                    with tempfile.TemporaryDirectory(prefix="crash-", dir=small.MEMORY) as other:
                        of_files = files.FileStage(Path(other), command)
                        for way in WAYS:
                            calls, found = at_every_call(of_files, way, number)
                            _tell(f"every call of publish {command}, {way}", found, f"{calls} calls")
                        stage.faults += of_files.faults
            elif kind == "random":
                _tell("the last step at random", at_random(stage, number, chance))
            else:
                _tell("whole builds", whole_builds(stage, number, chance))
    for line in stage.faults:
        print(line)
    print(f"{len(stage.faults)} faults")
    return 1 if stage.faults else 0


def _tell(what: str, found: Counter[str], more: str = "") -> None:
    ends = ", ".join(f"{end}: {times}" for end, times in sorted(found.items()))
    print(f"{what}: {more}{', ' * bool(more)}{found.total()} kills; {ends}", flush=True)


def asked(words: Sequence[str]) -> tuple[Sequence[str], int, int]:
    """Read the words of the command: what to kill, how often (0: as many as usual), and the seed."""
    kinds = [word for word in words if word in COUNTS] or list(COUNTS)
    numbers = [int(word) for word in words if word not in COUNTS]
    if {"every", "files"} & set(kinds) and not step.has_strace():
        sys.exit("error: there is no strace\n  hint: apt-get install strace")
    return kinds, (numbers or [0])[0], (numbers[1:] or [1])[0]


if __name__ == "__main__":
    sys.exit(main(*asked(sys.argv[1:])))
