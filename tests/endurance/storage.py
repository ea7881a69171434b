"""Let the disk refuse at every call by which a set of products is written, and look at what stands and what is said.

Run as `python3 tasks.py storage [NTH]`: at each (or each NTH) call of the last step of a build that opens or writes
something, and of commands that write single files, strace makes it fail with ENOSPC, EDQUOT, EIO, EROFS and EMFILE.
Then whole builds meet a small disk that is really full, a folder that may not be read or written, and each other.

Whenever a build says that it failed, the old set stands, the exit status is 2, and the message names the path; where
space is short, what is needed. Whenever it says that it did not, the new set stands, whole.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.endurance import files, small, step
from tests.endurance.crash import WAYS
from tests.endurance.stage import Stage

#: The ways in which a disk refuses, and the calls that it refuses so.
REFUSALS = {
    "ENOSPC": ("openat", "mkdir", "write", "fsync", "rename", "renameat2"),
    "EDQUOT": ("openat", "mkdir", "write", "fsync", "rename", "renameat2"),
    "EIO": (
        "openat",
        "mkdir",
        "read",
        "write",
        "fsync",
        "close",
        "rename",
        "renameat2",
        "unlink",
        "unlinkat",
        "rmdir",
        "getdents64",
        "newfstatat",
        "flock",
    ),
    "EROFS": ("openat", "mkdir", "rename", "renameat2", "unlink", "unlinkat", "rmdir"),
    "EMFILE": ("openat",),
}
_SPACE = frozenset({"ENOSPC", "EDQUOT"})
_NEED = re.compile(r"needs \d+\.\d MB")


def at_every_call(stage: Stage, way: str, nth: int = 1) -> Counter[str]:
    """Refuse each `nth` call of the step, in each way; return how often it ended how."""
    stage.put_back("before all", 0)
    counted = step.step(stage.folder, stage.turn(1), WAYS[way])
    stage.put_back("after counting", 0)
    ends = Counter[str]()
    refused = [
        (place, error)
        for error in REFUSALS
        for place in step.places(counted)
        if possible(place, error) and not (way == "renames" and place.name == "renameat2")
    ]
    for place, error in refused[::nth]:
        refusal = f"{place.name}:error={error}:when={place.number}"
        ended = step.step(stage.folder, stage.turn(1), (*WAYS[way], refusal))
        ends[f"{error}: exit {ended.status}"] += 1
        stage.faults += [f"{way}: {error} at {place}: {fault}" for fault in judge(stage, place, error, ended)]
        stage.put_back(f"{way}: after {error} at {place}", 0)
    return ends


def possible(place: step.Place, error: str) -> bool:
    """Tell whether a disk would refuse so: opening for reading needs neither room nor the right to write."""
    if place.name not in REFUSALS[error]:
        return False
    return place.name != "openat" or error in {"EIO", "EMFILE"} or "O_CREAT" in place.said


def judge(stage: Stage, place: step.Place, error: str, ended: step.Ended) -> list[str]:
    """Hold what stands against what was said; return what is wrong."""
    faults = []
    products = any(one in place.said for one in stage.places)
    writes = products and place.name not in {"read", "getdents64", "newfstatat"}
    standing = stage.look(f"{error} at {place}")
    if standing != (1 if ended.status == 0 else 0) and (products or ended.status == 0):
        faults.append("the wrong set stands")
    # What looks for sources walks past the products, too: a folder that cannot be read is told as that (S005).
    searched = not writes and "S005" in ended.said
    if (
        ended.status not in ({0, 2} if products and not searched else {0, 1, 2})
        or "Traceback" in ended.said
        or (products and "U002" in ended.said)
    ):
        faults.append("that is no end")
    if ended.status and writes and not any(name in ended.said for name in stage.names):
        faults.append("no path is named")
    # Before anything is staged nobody knows yet how much it will be.
    if ended.status and "/new" in place.said and writes and error in _SPACE and not _NEED.search(ended.said):
        faults.append("no need is named")
    return [f"{fault}: exit {ended.status}: {ended.said.strip()[:600]}" for fault in faults]


def main(nth: int) -> int:
    """Refuse as told above; return 1 where anything is wrong or nothing was refused."""
    if not step.has_strace():
        sys.exit("error: there is no strace\n  hint: apt-get install strace")
    with tempfile.TemporaryDirectory(prefix="storage-", dir=small.MEMORY) as name:
        stages = {"build": Stage(Path(name) / "build")}
        stages |= {command: files.FileStage(Path(name) / command, command) for command in files.COMMANDS}
        for command, stage in stages.items():
            for way in WAYS:
                known = len(stage.faults)
                ends = at_every_call(stage, way, nth)
                told = ", ".join(f"{end}: {times}" for end, times in sorted(ends.items()))
                print(f"publish {command}, {way}: {ends.total()} refusals; {told}", flush=True)
                for line in stage.faults[known:]:
                    print(line, flush=True)
    faults = sum(len(stage.faults) for stage in stages.values())
    print(f"{faults} faults", flush=True)
    namespace = ["unshare", "--mount"] if os.getuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    disks = subprocess.run([*namespace, sys.executable, "-m", "tests.endurance.disks"], check=False)
    return 1 if faults or disks.returncode else 0


if __name__ == "__main__":
    sys.exit(main(int((sys.argv[1:] or ["1"])[0])))
