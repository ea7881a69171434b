"""The short form of what the endurance tasks measure, for every run of the long tests."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.endurance import crash, files, small, step, storage
from tests.endurance.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

needs_strace = pytest.mark.skipif(not step.has_strace(), reason="needs strace")


@pytest.fixture
def stage() -> Iterator[Stage]:
    with tempfile.TemporaryDirectory(dir=small.MEMORY) as name:
        yield Stage(Path(name))


@pytest.mark.long
@needs_strace
@pytest.mark.parametrize("way", crash.WAYS)
def test_a_kill_at_any_call_leaves_a_whole_set(way: str, stage: Stage) -> None:
    calls, found = crash.at_every_call(stage, way, 60)
    assert calls > 300
    assert found.total() > 5
    assert found["old"]
    assert stage.faults == []


@pytest.mark.long
@needs_strace
@pytest.mark.parametrize("way", crash.WAYS)
def test_a_disk_that_refuses_any_call_leaves_a_whole_set_and_is_told(way: str, stage: Stage) -> None:
    ends = storage.at_every_call(stage, way, 31)
    assert {end.split(":")[0] for end in ends} == set(storage.REFUSALS)
    assert stage.faults == []


@pytest.mark.long
@needs_strace
@pytest.mark.parametrize("way", crash.WAYS)
@pytest.mark.parametrize("command", files.COMMANDS)
def test_a_single_file_is_the_old_or_the_new_one(command: str, way: str) -> None:
    with tempfile.TemporaryDirectory(dir=small.MEMORY) as name:
        stage = files.FileStage(Path(name), command)
        calls, found = crash.at_every_call(stage, way, 4)
        assert calls > 20
        assert found["old"]
        assert found["new"]
        ends = storage.at_every_call(stage, way, 4)
        assert {end.split(":")[0] for end in ends} == set(storage.REFUSALS)
        assert stage.faults == []
