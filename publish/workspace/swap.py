"""Putting a whole set of files in the place of another in one step.

Linux exchanges two folders atomically (renameat2(2) with RENAME_EXCHANGE, Linux 3.15, most local file systems).
Elsewhere two renames do it; a kill between them leaves the old set under `aside`, from where `restore` brings it back.
"""

from __future__ import annotations

import ctypes
import errno
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_NOREPLACE, _RENAME_EXCHANGE = 1, 2
_NOT_SUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})


def swap(new: Path, target: Path, aside: Path) -> None:
    """Put `new` in the place of `target`; the old set, if any, is afterwards under `new` or under `aside`.

    Raises:
        OSError: nothing has changed.
    """
    if not target.exists() or not any(target.iterdir()):
        new.rename(target)  # POSIX: an empty folder may be renamed over
    elif not exchange(new, target):
        target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            aside.rename(target)
            raise


def take_back(new: Path, target: Path, aside: Path) -> None:
    """Undo a `swap`, so that the old set stands again, or nothing where nothing did.

    Raises:
        OSError: the new set stands still, whole.
    """
    if aside.exists():
        target.rename(new)
        aside.rename(target)
    elif not new.exists():
        target.rename(new)
    else:
        exchange(new, target)


def restore(target: Path, aside: Path) -> None:
    """Bring the old set back where a build was killed between two renames."""
    if aside.exists() and not target.exists():
        aside.rename(target)


def exchange(first: Path, second: Path) -> bool:
    """Exchange two folders atomically; False where the system or the file system cannot.

    Raises:
        OSError: it can, but not with these two.
    """
    return _renamed(first, second, _RENAME_EXCHANGE)


def rename_to_free(new: Path, target: Path) -> None:
    """Rename a file to a name that nothing has.

    Where the system cannot look and rename in one step, what comes to stand there in between would be lost.

    Raises:
        FileExistsError: something has that name.
        OSError: nothing has changed.
    """
    if not _renamed(new, target, _RENAME_NOREPLACE):
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        new.rename(target)


def _renamed(first: Path, second: Path, how: int) -> bool:
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), how) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_SUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(second))
