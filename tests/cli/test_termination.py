"""A build that is asked to end leaves nothing behind: no process, no temporary folder, no half product."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "imcwp-23"


def _hear() -> None:
    """Let Ctrl-C be heard: a shell without jobs starts what is to run in the background deaf to it (POSIX, 2.11)."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize(
    ("number", "status", "words"),
    [
        pytest.param(signal.SIGTERM, 143, b"", marks=pytest.mark.long),
        (signal.SIGINT, 130, b"Stopped before it was done."),
    ],
)
def test_a_build_that_is_asked_to_end_cleans_up(number: int, status: int, words: bytes, tmp_path: Path) -> None:
    folder, temporary = tmp_path / "publication", tmp_path / "tmp"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("build"))
    temporary.mkdir()
    build = subprocess.Popen(
        [sys.executable, "-m", "publish", "build", str(folder)],
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=_hear,  # noqa: PLW1509 - the test has no other threads
    )
    while not any(temporary.glob("*/worker-*.log")):
        assert build.poll() is None, "the build ended before its engine began"
        time.sleep(0.01)
    build.send_signal(number)
    _, said = build.communicate()
    assert build.returncode == status
    assert said.strip() == words
    assert list(temporary.iterdir()) == []
    assert sorted(path.name for path in folder.iterdir()) == ["corrections", "publication.toml", "sources"]
