from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

KILLER = Path(__file__).with_name("kill_everywhere.py")
MEMORY = Path("/dev/shm")  # noqa: S108 - a memory disk spares the real one some thousand writes


def kill_everywhere(way: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        done = subprocess.run(
            [sys.executable, str(KILLER), folder, way],
            cwd=Path(__file__).parents[2],
            env={"PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["kills"] > 100
    return found


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges folders in one step")
def test_killed_at_any_line_the_folder_holds_one_whole_set() -> None:
    found = kill_everywhere("exchange")
    assert found["at_once"].keys() == {"old", "new"}
    assert found["after_next_run"].keys() == {"old", "new"}


@pytest.mark.long
def test_killed_between_two_renames_the_next_run_brings_the_old_set_back() -> None:
    found = kill_everywhere("renames")
    assert found["at_once"]["none"] < 5
    assert found["after_next_run"].keys() == {"old", "new"}
