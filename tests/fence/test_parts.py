"""The parts of the fence one by one: frames, limits, files, and what is told where the kernel gives less."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import resource
import socket
import struct
import sys
import time
from typing import TYPE_CHECKING, cast

import pytest

from publish.diagnostics import Code, Severity
from publish.fence import FenceError, Limits, Trouble, gap_notes, read_ordinary, syscalls, told, walls
from publish.fence.frames import BrokenFrameError, receive, send

if TYPE_CHECKING:
    from collections.abc import Iterator
    from ctypes import CDLL
    from pathlib import Path


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    here, there = socket.socketpair()
    with here, there:
        yield here, there


def test_a_message_arrives_whole(pair: tuple[socket.socket, socket.socket]) -> None:
    here, there = pair
    for data in (b"", b"a", bytes(range(256)) * 100):
        send(here, data)
        assert receive(there, len(data)) == data


def test_a_message_longer_than_allowed_is_broken(pair: tuple[socket.socket, socket.socket]) -> None:
    here, there = pair
    send(here, b"abc")
    with pytest.raises(BrokenFrameError, match="3 bytes, where 2"):
        receive(there, 2)


def test_a_message_that_is_cut_is_broken(pair: tuple[socket.socket, socket.socket]) -> None:
    here, there = pair
    here.sendall(struct.pack(">Q", 5) + b"abc")
    here.close()
    with pytest.raises(BrokenFrameError, match="the other side has gone"):
        receive(there, 9)
    with pytest.raises(BrokenFrameError):
        send(there, bytes(9 << 20))


def test_nobody_is_waited_for_past_the_deadline(pair: tuple[socket.socket, socket.socket]) -> None:
    here, there = pair
    with pytest.raises(TimeoutError):
        receive(there, 9, time.monotonic() + 0.02)
    with pytest.raises(TimeoutError):
        receive(there, 9, time.monotonic() - 1)
    with pytest.raises(TimeoutError):
        send(here, bytes(50 << 20), time.monotonic() + 0.05)


def test_only_an_ordinary_file_of_the_folder_is_read(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out.txt"
    inside.mkdir()
    outside.write_bytes(b"outside")
    (inside / "a.txt").write_bytes(b"words")
    (inside / "to-a").symlink_to("a.txt")
    (inside / "out").symlink_to(outside)
    os.mkfifo(inside / "pipe")
    assert read_ordinary(inside / "a.txt", 5, inside) == read_ordinary(inside / "to-a", 5, inside) == b"words"
    assert read_ordinary(inside / "out", 7) == b"outside"
    for name, most, number in (
        ("a.txt", 4, errno.EFBIG),
        ("out", 9, errno.EXDEV),
        ("pipe", 9, errno.EINVAL),
        (".", 9, errno.EISDIR),
        ("none", 9, errno.ENOENT),
    ):
        with pytest.raises(OSError, match=r"it |No such") as caught:
            read_ordinary(inside / name, most, inside)
        assert caught.value.errno == number, name


def test_each_kind_of_end_is_told() -> None:
    codes = {trouble: told(FenceError(trouble, trouble, "said"), "The text").code for trouble in Trouble}
    assert codes.pop(Trouble.START) is Code.E006
    assert codes.pop(Trouble.DISK) is Code.U003
    assert set(codes.values()) == {Code.E007}
    assert "It said: said" in (told(FenceError(Trouble.START, "w", "said"), "T").hint or "")
    assert "It said" not in (told(FenceError(Trouble.START, "w"), "T").hint or "")
    assert (told(FenceError(Trouble.DIED, "w", "said"), "T").hint or "").endswith("(said)")


def test_what_a_kernel_lacks_is_a_note() -> None:
    (note,) = gap_notes(("no network namespace",))
    assert (note.code, note.severity) == (Code.E004, Severity.NOTE)
    assert "no network namespace" in note.message


class Kernel:
    """A C library whose kernel refuses some calls."""

    def __init__(self, *refused: str) -> None:
        self.refused = refused

    def prctl(self, option: int, *_: object) -> int:
        return -1 if f"prctl {option}" in self.refused else 0

    def unshare(self, flags: int) -> int:
        return -1 if f"unshare {flags:#x}" in self.refused else 0


NET, USER_AND_NET = "unshare 0x40000000", "unshare 0x50000000"


@pytest.mark.parametrize(
    ("refused", "words"),
    [
        ((), ()),
        (("prctl 1",), ("outlive its parent",)),
        (("prctl 38",), ("new privileges",)),
        ((NET,), ()),
        ((NET, USER_AND_NET), ("no network namespace",)),
        (("prctl 1", "prctl 38", NET, USER_AND_NET), ("outlive", "new privileges", "no network namespace")),
    ],
)
def test_a_kernel_that_refuses_a_wall_is_told(
    refused: tuple[str, ...], words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Kernel(*refused))
    monkeypatch.setattr(syscalls, "close", lambda _: "")
    gaps = walls._put_up_linux(os.getppid())  # noqa: SLF001 - the walls of this process must not go up
    assert len(gaps) == len(words)
    assert all(word in gap for word, gap in zip(words, gaps, strict=True))


def test_what_filters_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Kernel())
    monkeypatch.setattr(syscalls, "close", lambda _: "system calls are not filtered")
    assert walls._put_up_linux(os.getppid()) == ["system calls are not filtered"]  # noqa: SLF001 - as above
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(walls, "_limit", lambda *_: False)
    gaps = walls.put_up(Limits(), os.getppid())
    assert sum("could not be set" in gap for gap in gaps) == 4
    assert "no network namespaces" in gaps[-1]


def test_limits_are_the_least_of_ours_and_the_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    put: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limit: put.append((kind, limit)))
    for hard, expected in ((resource.RLIM_INFINITY, 50), (40, 40), (60, 50)):
        monkeypatch.setattr(resource, "getrlimit", lambda _, hard=hard: (0, hard))
        assert walls._limit(resource.RLIMIT_AS, 50)  # noqa: SLF001 - this process keeps its own
        assert put.pop() == (resource.RLIMIT_AS, (expected, expected))

    def refuse(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(resource, "setrlimit", refuse)
    assert not walls._limit(resource.RLIMIT_AS, 50)  # noqa: SLF001 - as above


def test_the_processors_time_grows_by_each_call(monkeypatch: pytest.MonkeyPatch) -> None:
    put: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda kind, limit: put.append((kind, limit)))
    monkeypatch.setattr(resource, "getrlimit", lambda _: (0, 99))
    used = resource.getrusage(resource.RUSAGE_SELF)
    walls.allow_processor(7.0)
    ((kind, (soft, hard)),) = put
    assert (kind, hard) == (resource.RLIMIT_CPU, 99)
    assert 0 <= soft - (used.ru_utime + used.ru_stime + 7) <= 2


def test_what_the_kernel_does_not_filter_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = cast("CDLL", Kernel("prctl 22"))
    assert "the kernel filters no system calls" in syscalls.close(kernel)
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    assert syscalls.close(kernel) == "system calls are not filtered on riscv64"
