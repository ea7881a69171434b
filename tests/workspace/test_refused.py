"""What the system refuses is told in words, with a path and a way out, and is no fault of ours."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from publish.cli import main
from publish.diagnostics import Code
from publish.fence import FenceError, Trouble, open_fence, told
from publish.workspace import Inputs, Workspace, reserve, swap, workspace

if TYPE_CHECKING:
    from pathlib import Path


def reserved(folder: Path) -> Workspace:
    found = reserve(folder)
    assert isinstance(found, Workspace)
    return found


def test_where_the_new_set_cannot_be_made_lasting_the_old_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "build"
    with reserved(folder) as place:
        place.publish({"a.pdf": b"old"}, Inputs("plan"))

    def failing(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    for way in (swap.exchange, lambda *_: False):
        monkeypatch.setattr(swap, "exchange", way)
        with monkeypatch.context() as patch:
            patch.setattr(workspace, "sync_folder", failing)
            with reserved(folder) as place:
                problem = place.publish({"a.pdf": b"new"}, Inputs("plan"))
        assert problem
        assert problem.code is Code.W001
        assert (folder / "a.pdf").read_bytes() == b"old"
        assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_where_no_set_stood_none_stands_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(workspace, "sync_folder", failing)
    with reserved(tmp_path / "build") as place:
        assert place.publish({"a.pdf": b"new"}, Inputs("plan"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "x", "/somewhere"), ("U003", "/somewhere", "no space is left", "TMPDIR")),
        (OSError(errno.EIO, "x"), ("U003", "Its output", "reported a fault")),
        (OSError(errno.EINVAL, "x"), ("U002",)),
    ],
)
def test_a_system_that_refuses_is_no_fault_of_ours(
    error: OSError, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("publish.cli.commands.LazyGroup.invoke", refuse)
    assert main(["doctor"]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert all(word in said for word in words), said


def test_a_full_disk_behind_the_fence_is_not_the_documents_fault() -> None:
    with open_fence() as fence, pytest.raises(FenceError) as caught:
        fence.call_named("builtins:exec", "raise OSError(28, 'No space left on device', '/full/disk')")
    assert caught.value.trouble is Trouble.DISK
    problem = told(caught.value, "The text")
    assert problem.code is Code.U003
    assert "/full/disk" in (problem.hint or "")
