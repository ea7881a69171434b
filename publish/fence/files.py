"""Reading a file that anybody may have put there: an ordinary one, of sensible size, and within its folder."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def read_ordinary(path: Path, most: int, within: Path | None = None) -> bytes:
    """Read a whole file.

    Nothing else than an ordinary file is ever waited for: a pipe or a device gives an error. Where a folder is given,
    the file must lie in it, whichever way links lead; what is checked is the file that was opened.

    Args:
        path: the file.
        most: more bytes than these are refused.
        within: the folder that links may not lead out of; None for a file that the user has named.

    Raises:
        OSError: the file is not there, not ordinary, too large or outside; `strerror` says it in words.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise OSError(errno.EISDIR, "it is a folder")
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is not an ordinary file")
        if within is not None and not _is_inside(path, status, within):
            raise OSError(errno.EXDEV, "it leads outside of the publication's folder")
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(most + 1)
    finally:
        os.close(descriptor)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it has more than {most / 1_000_000:g} MB")
    return data


def _is_inside(path: Path, opened: os.stat_result, folder: Path) -> bool:
    real = Path(os.path.realpath(path))
    return real.is_relative_to(os.path.realpath(folder)) and os.path.samestat(real.lstat(), opened)
