"""Kill a publishing process at every line it runs, and look at what is left. Run by test_crash.py as a process.

Arguments: a folder to work in, and `exchange` or `renames` for the way in which sets are swapped.
Prints how often it killed, and how often each set was found standing afterwards, as JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections import Counter
from pathlib import Path

from publish.diagnostics import Diagnostic
from publish.provenance import Inputs
from publish.workspace import reserve, swap
from tests.workspace.lines import die_at_line

SETS = {
    "old": {"booklet.pdf": b"old booklet", "rst/en.rst": b"old text", "only-in-old.txt": b"x"},
    "new": {"booklet.pdf": b"new booklet", "rst/en.rst": b"new text", "rst/ar.rst": b"only in new"},
}


def publish(folder: Path, name: str) -> None:
    workspace = reserve(folder)
    assert not isinstance(workspace, Diagnostic), workspace
    with workspace:
        assert workspace.publish(SETS[name], Inputs(name)) is None


def standing(folder: Path) -> str:
    """Name the set that stands in the folder; fail where it is torn."""
    if not folder.exists():
        return "none"
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    manifest = json.loads(found.pop("manifest.json"))
    assert found == SETS[manifest["publication"]], found
    return str(manifest["publication"])


def killed_at_line(folder: Path, number: int) -> bool:
    child = os.fork()
    if child == 0:
        die_at_line(number)
        publish(folder, "new")
        sys.settrace(None)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status in {0, signal.SIGKILL}, status
    return os.WIFSIGNALED(status)


def main(base: Path, way: str) -> None:
    if way == "renames":
        swap.exchange = lambda *_: False
    folder = base / "build"
    publish(folder, "old")
    before = {path.relative_to(base): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    at_once, after_next_run = Counter[str](), Counter[str]()
    number = 0
    killed = True
    while killed:
        number += 1
        shutil.rmtree(folder, ignore_errors=True)
        for name, data in before.items():
            (base / name).parent.mkdir(parents=True, exist_ok=True)
            (base / name).write_bytes(data)
        killed = killed_at_line(folder, number)
        at_once[standing(folder)] += 1
        workspace = reserve(folder)
        assert not isinstance(workspace, Diagnostic), workspace
        with workspace:
            after_next_run[standing(folder)] += 1
        assert [path.name for path in base.iterdir()] == ["build"], list(base.iterdir())
    print(json.dumps({"kills": number - 1, "at_once": at_once, "after_next_run": after_next_run}))  # noqa: T201 - its result


main(Path(sys.argv[1]), sys.argv[2])
