"""The short form of what the endurance tasks measure, for every run of the long tests."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.endurance import crash, small, step, storage

if TYPE_CHECKING:
    from collections.abc import Iterator

needs_strace = pytest.mark.skipif(not step.has_strace(), reason="needs strace")


@pytest.fixture
def stage() -> Iterator[crash.Stage]:
    with tempfile.TemporaryDirectory(dir=small.MEMORY) as name:
        yield crash.Stage(Path(name))


@pytest.mark.long
@needs_strace
@pytest.mark.parametrize("way", crash.WAYS)
def test_a_kill_at_any_call_leaves_a_whole_set(way: str, stage: crash.Stage) -> None:
    calls, found = crash.at_every_call(stage, way, 60)
    assert calls > 300
    assert found.total() > 5
    assert found["old"]
    assert stage.faults == []


@pytest.mark.long
@needs_strace
@pytest.mark.parametrize("way", crash.WAYS)
def test_a_disk_that_refuses_any_call_leaves_a_whole_set_and_is_told(way: str, stage: crash.Stage) -> None:
    ends = storage.at_every_call(stage, way, 31)
    assert {end.split(":")[0] for end in ends} == set(storage.REFUSALS)
    assert stage.faults == []
