"""The program that runs: everything beside its input that a stage's result depends on."""

from __future__ import annotations

import os
import sys

from publish.resources import styles_place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))

#: What the dynamic loader looks libraries up in; every change of the system's libraries changes it (ldconfig(8)).
_LOADER_CACHE = "/etc/ld.so.cache"

#: Both once in a process: nobody changes a program while it runs and sees the change in it.
_asked: dict[str, str] = {}


def identity() -> str:
    """Give the SHA-256 of the program: its code and data, the interpreter, the installed packages, the libraries."""
    if "identity" not in _asked:
        from hashlib import sha256  # noqa: PLC0415 - a build with nothing to do needs none

        _asked["identity"] = sha256(program().encode(errors="surrogateescape")).hexdigest()
    return _asked["identity"]


def program() -> str:
    """List everything that the program consists of, a line each.

    Files are told apart by name, size, inode and the times of their last change, which no ordinary tool can set back
    (stat(2), st_ctime), not by reading them: the answer takes milliseconds and is new whenever anything may be.
    """
    if "program" not in _asked:
        python = f"{sys.version} {sys.platform} {os.uname().machine}"
        _asked["program"] = "\n".join((python, *_parts()))
    return _asked["program"]


def tree(folder: str) -> list[str]:
    """List the files in a folder and below it, a line each, sorted; nothing where there is none."""
    lines: list[str] = []
    left = [folder]
    while left:
        for entry in _entries(left.pop()):
            if not entry.is_dir():
                lines += _one(entry)
            elif entry.name != "__pycache__":
                left.append(entry.path)
    lines.sort()
    return lines


def _parts() -> Iterator[str]:
    yield from tree(_PACKAGE)
    yield from tree(styles_place())
    for folder in sorted({path or "." for path in sys.path}):
        yield from _packages(folder)
    yield from _one(sys.executable)
    yield from _one(_LOADER_CACHE)
    yield from tree(os.path.join(sys.prefix, "system"))


def _packages(folder: str) -> Iterator[str]:
    """List what was installed into a folder: each package's record changes whenever the package does."""
    for entry in sorted(_entries(folder), key=lambda entry: entry.name):
        if entry.name.endswith((".dist-info", ".pth")):
            yield from _one(entry)


def _one(part: str | os.DirEntry[str]) -> tuple[str, ...]:
    """Give a file, or the link itself where it leads nowhere; nothing where there is neither."""
    for look in (os.stat, os.lstat):
        try:
            found = look(part)
        except OSError:
            continue
        path = os.fspath(part)
        return (f"{path} {found.st_size} {found.st_ino} {found.st_mtime_ns} {found.st_ctime_ns}",)
    return ()


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []
