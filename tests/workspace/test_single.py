"""One file is put in its place whole or not at all, and takes the place of nothing else."""

from __future__ import annotations

import errno
import os
import signal
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Code, Diagnostic
from publish.workspace import FilePlace, put_file, reserve_file, single, swap
from tests.workspace.lines import die_at_line

if TYPE_CHECKING:
    from pathlib import Path

NEW = b"new sheets " * 9_000


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def reserved(path: Path) -> FilePlace:
    found = reserve_file(path)
    assert isinstance(found, FilePlace)
    return found


@pytest.mark.parametrize("name", ["sheets.pdf", "\U0001f9fe" * 60 + ".pdf"])
def test_a_file_stands_whole_and_alone(name: str, tmp_path: Path) -> None:
    for content in (b"old", NEW):
        assert put_file(tmp_path / name, content) is None
        assert (tmp_path / name).read_bytes() == content
        assert names(tmp_path) == [name]


def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "sheets.pdf"
    path.write_bytes(b"old")
    path.chmod(0o604)
    assert put_file(path, NEW) is None
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "sheets.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("real/sheets.pdf")
    assert put_file(tmp_path / "link.pdf", NEW) is None
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real" / "sheets.pdf").read_bytes() == NEW
    assert names(tmp_path / "real") == ["sheets.pdf"]


def test_a_pipe_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert put_file(tmp_path / "pipe", b"words") is None
    assert os.read(reader, 10) == b"words"
    os.close(reader)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.parametrize("number", [errno.ENOSYS, None])
def test_what_came_to_stand_there_is_not_written_over(
    number: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sheets.pdf"
    if number:
        monkeypatch.setattr(swap, "_renamed", lambda *_: False)
    with reserved(path) as place:
        path.write_bytes(b"somebody else's")
        problem = place.put(NEW, over=False)
    assert problem
    assert "is there already" in problem.message
    assert path.read_bytes() == b"somebody else's"
    with reserved(tmp_path / "free.pdf") as place:
        assert place.put(NEW, over=False) is None
    assert names(tmp_path) == ["free.pdf", "sheets.pdf"]


def test_two_at_once_are_told(tmp_path: Path) -> None:
    path = tmp_path / "sheets.pdf"
    with reserved(path):
        second = reserve_file(path)
    assert isinstance(second, Diagnostic)
    assert second.code is Code.W003
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("place", "words"),
    [("nowhere/a.pdf", "its folder is not there"), ("folder", "a folder stands there"), ("ring", "in a circle")],
)
def test_a_place_that_cannot_be_is_refused_before_any_work(place: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "ring").symlink_to("ring")
    problem = reserve_file(tmp_path / place)
    assert isinstance(problem, Diagnostic)
    assert problem.code is Code.W001
    assert words in problem.message
    assert "needs" not in problem.message
    assert names(tmp_path) == ["folder", "ring"]


def test_folders_on_the_way_are_made_where_asked(tmp_path: Path) -> None:
    assert put_file(tmp_path / "a" / "b" / "c.png", NEW, folders=True) is None
    assert (tmp_path / "a" / "b" / "c.png").read_bytes() == NEW


@pytest.mark.parametrize("stood", [b"old", None])
@pytest.mark.parametrize("step", ["stage", "sync_folder"])
def test_a_disk_that_refuses_keeps_the_old_file(
    stood: bytes | None, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sheets.pdf"
    if stood is not None:
        path.write_bytes(stood)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(single, step, refuse)
    problem = put_file(path, NEW, "or name another file with -o")
    assert problem
    assert (problem.code, problem.message) == (
        Code.W001,
        f"{path} cannot be written: no space is left on the disk; the file needs 0.1 MB.",
    )
    assert problem.hint == "Free some space, or name another file with -o."
    assert (path.read_bytes() if path.exists() else None) == stood


@pytest.mark.long
@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_killed_at_any_line_the_old_or_the_new_file_stands(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "renames":
        monkeypatch.setattr(swap, "_renamed", lambda *_: False)
    path = tmp_path / "sheets.pdf"
    found = {b"old": 0, NEW: 0}
    number, status = 0, 1
    while status:
        number += 1
        path.write_bytes(b"old")
        child = os.fork()
        if not child:
            die_at_line(number)
            put_file(path, NEW)
            sys.settrace(None)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert status in {0, signal.SIGKILL}
        found[path.read_bytes()] += 1
        with reserved(path):
            pass
        assert names(tmp_path) == ["sheets.pdf"]
    assert number > 50
    assert min(found.values()) > 5
