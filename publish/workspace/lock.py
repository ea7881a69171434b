"""One build at a time: a lock on the working folder that ends with the process, however that ends."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NAME = "lock"

#: How often to begin again when the build before us takes its lock file away under our hands.
_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class BuildLock:
    """A lock that we hold; `folder` is the working folder that it guards."""

    folder: Path
    descriptor: int

    def release(self) -> None:
        """Take the lock file and the emptied working folder away, then let go."""
        try:
            (self.folder / _NAME).unlink(missing_ok=True)
            self.folder.rmdir()
        except OSError:
            pass  # the next build has already moved in, or cleans up what could not be deleted
        finally:
            with suppress(OSError):  # a disk at fault; the descriptor is gone all the same
                os.close(self.descriptor)


def acquire(folder: Path) -> BuildLock | None:
    """Make the working folder and lock it; None where another build holds it.

    Raises:
        OSError: the folder or the lock file cannot be made.
    """
    path = folder / _NAME
    for _ in range(_ATTEMPTS):
        folder.mkdir(exist_ok=True)
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
        except FileNotFoundError:
            continue  # released between the two calls, folder and all
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        except OSError:
            os.close(descriptor)
            raise
        if _is_current(descriptor, path):
            return BuildLock(folder, descriptor)
        os.close(descriptor)  # a lock file that its holder has taken away guards nothing
    return None


def _is_current(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
