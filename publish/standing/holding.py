"""What folders hold: each file by its signature, that is size, inode and times (stat(2)), and by its content.

A file whose signature is the one of before holds what it held before: every write sets st_ctime, which no ordinary
tool sets back. One exception is known from git's index (its documentation calls such entries racy): a file that is
written twice within one tick of the file system's clock has the same signature both times. So a signature is only
believed where the file was already at rest when it was taken; until then its content is compared.
"""

from __future__ import annotations

import os
import stat
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: Folders of version control systems: they change with every commit and hold no sources.
_ASIDE = frozenset({".git", ".hg", ".svn"})

#: What desktops leave in folders on their own; the name begins with a dot, or is one of these.
_DESKTOP_FILES = frozenset({"Thumbs.db", "desktop.ini"})

#: The coarsest clock of a file system (FAT), in nanoseconds.
_TICK = 2_000_000_000

#: Size, inode and times of a file, and whether it was at rest when they were taken.
Signature = tuple[str, bool]


def of_folder(folder: str, without: tuple[str, ...]) -> dict[str, Signature]:
    """Take the signature of each file in a folder and below it, by its path.

    Args:
        folder: an absolute path.
        without: the paths of folders that do not count.

    Raises:
        OSError: the folder cannot be read, or something in it is neither file nor folder: a link leads to what may
            change without a trace here.
    """
    now = time.time_ns()
    return {entry.path: _signature(entry, now) for entry in _files(folder, without)}


def of_products(folder: str) -> dict[str, Signature]:
    """Take the signature of each file in an output folder, but for what desktops leave there. Raises OSError."""
    now = time.time_ns()
    return {entry.path: _signature(entry, now) for entry in _files(folder, ()) if not is_desktop_file(entry.name)}


def digest(path: str) -> str:
    """Give the SHA-256 of a file. Raises OSError."""
    from hashlib import sha256  # noqa: PLC0415 - most files are known by their signatures

    with open(path, "rb") as file:
        return sha256(file.read()).hexdigest()


def is_desktop_file(name: str) -> bool:
    """Tell whether a file of that name is one that desktops leave in folders on their own."""
    return name.startswith(".") or name in _DESKTOP_FILES


def _files(folder: str, without: tuple[str, ...]) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.path in without or entry.name in _ASIDE:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, without)
            else:
                yield entry


def _signature(entry: os.DirEntry[str], now: int) -> Signature:
    found = entry.stat(follow_symlinks=False)
    if not stat.S_ISREG(found.st_mode):
        message = f"{entry.path} is no file"
        raise OSError(message)
    times = f"{found.st_size} {found.st_ino} {found.st_mtime_ns} {found.st_ctime_ns}"
    return times, max(found.st_mtime_ns, found.st_ctime_ns) < now - _TICK
