"""The parts of the workspace one by one: the lock, the exchange, the manifest, and what is said of a disk."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Code, Diagnostic
from publish.workspace import Inputs, Workspace, faults, lock, manifest, reserve, swap, workspace

if TYPE_CHECKING:
    from collections.abc import Callable


def refuse(number: int) -> Callable[..., None]:
    def call(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


def descriptors() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def test_a_lock_is_held_by_one_and_leaves_nothing(tmp_path: Path) -> None:
    held = lock.acquire(tmp_path / "w")
    assert held
    assert lock.acquire(tmp_path / "w") is None
    held.release()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_whose_file_is_gone_guards_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for a lock gets the file of one who has just gone: it begins again with another."""
    real = fcntl.flock
    taken: list[int] = []

    def flock(descriptor: int, how: int) -> None:
        if not taken:
            (tmp_path / "w" / "lock").unlink()
            taken.append(descriptor)
        real(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    held = lock.acquire(tmp_path / "w")
    assert held
    assert os.path.samestat(os.fstat(held.descriptor), (tmp_path / "w" / "lock").stat())
    held.release()


def test_a_folder_that_goes_between_two_calls_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.mkdir
    made: list[Path] = []

    def mkdir(path: Path, *arguments: object, **named: object) -> None:
        if len(made) < 2:
            made.append(path)  # somebody has just taken it away again
            return
        real(path, *arguments, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(Path, "mkdir", mkdir)
    held = lock.acquire(tmp_path / "w")
    assert held
    assert len(made) == 2
    held.release()


def test_a_folder_that_always_goes_is_left_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "mkdir", lambda *_, **__: None)
    assert lock.acquire(tmp_path / "w") is None


def test_what_cannot_be_locked_is_an_error_and_leaks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = descriptors()
    monkeypatch.setattr(fcntl, "flock", refuse(errno.ENOLCK))
    with pytest.raises(OSError, match="locks"):
        lock.acquire(tmp_path / "w")
    assert descriptors() == before


def test_what_cannot_be_taken_away_is_left_to_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = lock.acquire(tmp_path / "w")
    assert held
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rmdir", refuse(errno.EIO))
        held.release()
    with pytest.raises(OSError, match="Bad file"):
        os.fstat(held.descriptor)
    again = lock.acquire(tmp_path / "w")
    assert again
    again.release()


def folders(base: Path) -> tuple[Path, Path, Path]:
    new, target, aside = base / "new", base / "target", base / "aside"
    for folder in (new, target):
        folder.mkdir()
        (folder / "name").write_text(folder.name)
    return new, target, aside


@pytest.mark.parametrize("exchanges", [True, False])
def test_a_set_is_put_and_taken_back(exchanges: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 - the way
    if not exchanges:
        monkeypatch.setattr(swap, "_renamed", lambda *_: False)
    new, target, aside = folders(tmp_path)
    swap.swap(new, target, aside)
    assert (target / "name").read_text() == "new"
    assert aside.exists() is not exchanges
    swap.take_back(new, target, aside)
    assert (target / "name").read_text() == "target"
    assert not aside.exists()


def test_where_there_was_none_none_is_afterwards(tmp_path: Path) -> None:
    new, target, aside = folders(tmp_path)
    (target / "name").unlink()
    swap.swap(new, target, aside)
    swap.take_back(new, target, aside)
    assert not target.exists()
    assert (new / "name").read_text() == "new"


def test_a_rename_that_fails_brings_the_old_set_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new, target, aside = folders(tmp_path)
    real, calls = Path.rename, []

    def rename(path: Path, to: Path) -> Path:
        calls.append(path)
        if len(calls) == 2:
            raise OSError(errno.EIO, "x")
        return real(path, to)

    monkeypatch.setattr(swap, "_renamed", lambda *_: False)
    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OSError, match="x"):
        swap.swap(new, target, aside)
    assert (target / "name").read_text() == "target"


def test_a_system_without_the_call_or_with_another_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new, target, _ = folders(tmp_path)
    with pytest.raises(OSError, match="No such"):
        swap.exchange(tmp_path / "none", target)
    with monkeypatch.context() as patch:
        patch.setattr(ctypes, "CDLL", lambda *_, **__: object())
        assert swap.exchange(new, target) is False
    for number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        monkeypatch.setattr(ctypes, "get_errno", lambda number=number: number)
        assert swap.exchange(tmp_path / "none", target) is False


def test_a_folder_that_cannot_be_looked_at_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "strangers", refuse(errno.EIO))
    problem = reserve(tmp_path / "build")
    assert isinstance(problem, Diagnostic)
    assert "the disk reported a fault" in problem.message
    assert list(tmp_path.iterdir()) == []


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    for _ in range(2):
        place = reserve(tmp_path / "a" / "b" / "build")
        assert isinstance(place, Workspace)
        with place:
            assert place.publish({"a.pdf": b"a"}, Inputs("plan")) is None
    assert (tmp_path / "a" / "b" / "build" / "a.pdf").read_bytes() == b"a"


def test_a_folder_that_may_not_be_written_is_refused_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "build").mkdir()
    monkeypatch.setattr(os, "access", lambda *_: False)
    problem = reserve(tmp_path / "build")
    assert isinstance(problem, Diagnostic)
    assert (problem.code, "permission" in problem.message) == (Code.W001, True)


def test_what_was_made_is_remembered_by_its_digests(tmp_path: Path) -> None:
    place = reserve(tmp_path / "build")
    assert isinstance(place, Workspace)
    with place:
        assert place.publish({"a.pdf": b"a"}, Inputs("plan")) is None
    made = manifest.made(tmp_path / "build")
    assert sorted(made) == ["a.pdf", "manifest.json"]
    assert made["a.pdf"] == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert manifest.made(tmp_path / "none") == {}


@pytest.mark.parametrize(("count", "words"), [(1, "f0."), (3, "f0, f1, f2."), (4, "f0, f1, f2 and 1 more.")])
def test_strangers_are_named_as_far_as_there_is_room(count: int, words: str) -> None:
    problem = faults.not_ours(Path("build"), tuple(f"f{number}" for number in range(count)))
    assert words in problem.message
    assert problem.code is Code.W002


def test_need_is_told_where_it_is_known() -> None:
    full = OSError(errno.ENOSPC, "x")
    assert "needs 1.5 MB" in faults.unwritable(Path("a"), full, 1_500_000).message
    assert "needs" not in faults.unwritable(Path("a"), full).message
    other = faults.unwritable(Path("a"), OSError(errno.ENOTTY, "not that"))
    assert "not that" in other.message
    assert faults.refusal(OSError(errno.ENOTTY, "x")) is None
    assert faults.refusal(full) == ("no space is left on the disk", "Free some space")
