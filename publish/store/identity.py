"""The program that runs: everything beside its input that a stage's result depends on."""

from __future__ import annotations

import os
import sys
import sysconfig
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import publish
from publish.resources import styles_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What the dynamic loader looks libraries up in; every change of the system's libraries changes it (ldconfig(8)).
_LOADER_CACHE = Path("/etc/ld.so.cache")


@cache
def identity() -> str:
    """Give the SHA-256 of the program: its code and data, the interpreter, the installed packages, the libraries.

    Files are told apart by name, size, inode and the times of their last change, which no ordinary tool can set back
    (stat(2), st_ctime), not by reading them: the answer takes milliseconds and is new whenever anything may be.
    """
    digest = sha256(repr((sys.version, sys.platform, sysconfig.get_platform())).encode())
    for path, found in _parts():
        times = (found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns)
        digest.update(f"{path}\0{times}\n".encode())
    return digest.hexdigest()


def _parts() -> Iterator[tuple[str, os.stat_result]]:
    package = Path(publish.__file__).parent
    yield from _tree(str(package))
    yield from _tree(str(styles_folder()))
    for folder in sorted({*sysconfig.get_paths().values(), *sys.path}):
        yield from _packages(folder)
    yield from _one(_LOADER_CACHE)
    yield from _tree(str(Path(sys.prefix) / "system"))


def _packages(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """List what was installed into a folder: each package's record changes whenever the package does."""
    for entry in _entries(folder):
        if entry.name.endswith((".dist-info", ".pth")):
            yield from _one(Path(entry.path))


def _tree(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    for entry in _entries(folder):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _tree(entry.path)
        else:
            yield from _one(Path(entry.path))


def _one(path: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Give a file, or the link itself where it leads nowhere; nothing where there is neither."""
    for follow in (True, False):
        try:
            yield str(path), path.stat(follow_symlinks=follow)
        except OSError:
            continue
        return


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder or ".") as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []
