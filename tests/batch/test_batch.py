"""Real workers: the bytes of a build alone, whatever the neighbours do and whoever is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from publish.batch import Job, State, work_through
from publish.batch.local import LocalHand
from publish.batch.standing import Standing
from publish.cli import main
from publish.diagnostics import Code
from tests.batch.small import held, write

if TYPE_CHECKING:
    from pathlib import Path

    from publish.batch import Outcome

if sys.platform != "linux":
    pytest.skip("processes are looked up in /proc", allow_module_level=True)


def jobs_in(folder: Path) -> list[Job]:
    return [Job(one.name, str(one), str(folder / "out" / one.name)) for one in sorted((folder / "in").iterdir())]


@pytest.mark.long
def test_a_bad_neighbour_and_a_killed_worker_change_no_byte(tmp_path: Path) -> None:
    for garden in ("ash", "birch", "cedar"):
        write(tmp_path / "in" / garden, garden)
    (write(tmp_path / "in" / "beech", "beech") / "en.txt").write_bytes(bytes(range(256)) * 20)
    hand = LocalHand()
    outcomes = {}
    for _, outcome in work_through(jobs_in(tmp_path), [hand]):
        outcomes[outcome.name] = outcome
        if outcome.name == "birch":
            assert hand.pid
            os.kill(hand.pid, signal.SIGKILL)
    assert {name: outcome.state for name, outcome in outcomes.items()} == {
        "ash": State.BUILT,
        "beech": State.FAILED,
        "birch": State.BUILT,
        "cedar": State.BUILT,
    }
    assert not outcomes["beech"].is_tool
    assert held(tmp_path / "out" / "beech") == {}
    for garden in ("ash", "cedar"):
        assert main(["build", "--no-cache", "--quiet", str(tmp_path / "in" / garden)]) == 0
        assert held(tmp_path / "out" / garden) == held(tmp_path / "in" / garden / "build")


@pytest.mark.long
def test_a_worker_that_is_killed_again_and_again_costs_its_job_alone(tmp_path: Path) -> None:
    write(tmp_path / "in" / "ash", "ash")
    (job,) = jobs_in(tmp_path)
    hand, done = LocalHand(), threading.Event()

    def kill() -> None:
        killed: set[int | None] = {None}
        while not done.wait(0.01):
            if (pid := hand.pid) not in killed:
                killed.add(pid)
                os.kill(pid or 0, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    outcome = hand.do(job)
    done.set()
    killer.join()
    assert (outcome.state, outcome.first[0].code, outcome.is_tool) == (State.FAILED, Code.E008, True)
    assert hand.do(replace(job, folder=str(tmp_path / "nowhere"))).first[0].code is Code.C006
    hand.end()


@pytest.mark.long
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_an_interrupted_batch_goes_on_where_it_was(number: int, status: int, tmp_path: Path) -> None:
    for garden in ("ash", "birch", "cedar"):
        write(tmp_path / "in" / garden, garden)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary), "PUBLISH_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "publish", "batch", str(tmp_path / "in"), "--jobs", "1"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as batch:
        assert batch.stderr
        assert batch.stderr.readline() == "1/3 built ash\n"
        time.sleep(0.3)
        batch.send_signal(number)
        assert "1 of 3 done; the same command goes on from here.\n" in batch.stderr.read()
    assert batch.returncode == status
    assert list(temporary.iterdir()) == []
    assert [path.name for path in (tmp_path / "in").rglob(".publish-*")] == []
    again = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert again.stderr.startswith("1/3 unchanged ash\n")
    assert again.stderr.endswith("3/3 built cedar\n")


@pytest.mark.long
def test_what_stands_is_not_built_again(tmp_path: Path) -> None:
    folder = write(tmp_path / "in" / "ash", "ash")
    (job,) = jobs_in(tmp_path)
    records = str(tmp_path / "records")
    hand = Standing(LocalHand(), records)
    assert hand.do(job).state is State.BUILT
    hand.end()
    idle = Standing(_Idle(), records)
    assert idle.do(job).state is State.UNCHANGED
    (folder / "en.txt").write_text("Another text\n\nOf two lines.\n")
    with pytest.raises(AssertionError, match="ash"):
        idle.do(job)


class _Idle(LocalHand):
    def do(self, job: Job) -> Outcome:
        raise AssertionError(job.name)
