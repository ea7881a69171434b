"""`publish batch --cluster` with a real scheduler and several real workers, one of them killed in the middle.

Run by `tasks.py cluster`, in an environment that has Dask: every publication is delivered, byte for byte as by local
workers, on shared folders and shipped.
"""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPEC = importlib.util.spec_from_file_location("small", Path(__file__).parents[1] / "batch" / "small.py")
assert _SPEC
assert _SPEC.loader
small = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(small)

GARDENS = ("ash", "birch", "cedar", "dogwood", "elm", "fir", "gorse", "hazel")
BROKEN = "beech"
PATIENCE = 240.0


@contextmanager
def started(*words: str, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as file, subprocess.Popen([sys.executable, *words], stdout=file, stderr=file) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("batch")
    for garden in GARDENS:
        small.write(folder / "in" / garden, garden)
    (small.write(folder / "in" / BROKEN, BROKEN) / "en.txt").write_bytes(bytes(range(256)) * 20)
    with batch(folder, "local", "--jobs", "2") as running:
        _, said = running.communicate()
    assert running.returncode == 1, said
    return folder


@contextmanager
def batch(folder: Path, out: str, *words: str) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "PUBLISH_CACHE": "", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "publish", "batch", str(folder / "in"), "--out", str(folder / out), *words]
    with (
        (folder / f"{out}.json").open("w") as summary,
        subprocess.Popen(
            [*command, "--format", "json"], env=environment, stdout=summary, stderr=subprocess.PIPE, text=True
        ) as running,
    ):
        try:
            yield running
        finally:
            running.terminate()


@contextmanager
def cluster(folder: Path, count: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a scheduler and workers that each take one job at a time, on loopback."""
    folder.mkdir()
    told = folder / "scheduler.json"
    options = ("--scheduler-file", str(told), "--no-dashboard")
    with ExitStack() as stack:
        scheduler = ("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", *options)
        stack.enter_context(started(*scheduler, log=folder / "scheduler.log"))
        deadline = time.monotonic() + PATIENCE
        while not told.exists() or not told.read_text():
            assert time.monotonic() < deadline, (folder / "scheduler.log").read_text()
            time.sleep(0.1)
        own = ("--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
        worker = ("-m", "distributed.cli.dask_worker", *own, *options)
        workers = [stack.enter_context(started(*worker, log=folder / f"{number}.log")) for number in range(count)]
        yield json.loads(told.read_text())["address"], workers


@pytest.mark.parametrize("way", ["shared", "shipped"])
def test_a_cluster_that_loses_a_worker_delivers_the_same_bytes(way: str, tree: Path, tmp_path: Path) -> None:
    ship = ("--ship",) if way == "shipped" else ()
    with (
        cluster(tmp_path / "cluster", 3) as (address, workers),
        batch(tree, way, "--cluster", address, *ship) as running,
    ):
        assert running.stderr
        first = running.stderr.readline()
        assert first == "1/9 built ash\n", first + running.stderr.read()
        os.kill(workers[0].pid, signal.SIGKILL)
        said = running.stderr.read()
        assert running.wait() == 1, said
    outcomes = {one["name"]: one["state"] for one in json.loads((tree / f"{way}.json").read_text())["publications"]}
    assert outcomes == {**dict.fromkeys(GARDENS, "built"), BROKEN: "failed"}
    assert (tree / f"{way}.json").read_bytes() == (tree / "local.json").read_bytes()
    held = small.held(tree / way)
    assert len(held) > 10 * len(GARDENS)
    assert held == small.held(tree / "local")


def test_no_scheduler_is_told(tree: Path) -> None:
    with batch(tree, "nowhere", "--cluster", "tcp://127.0.0.1:9") as running:
        _, said = running.communicate()
    assert running.returncode == 2
    assert "error E010 No scheduler answers at tcp://127.0.0.1:9" in said
    assert "Traceback" not in said
