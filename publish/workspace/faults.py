"""What the disk refuses, in words: the path, what is needed, and the way out."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic
from publish.standing.obstacles import ANOTHER_FOLDER, foreign_files

if TYPE_CHECKING:
    from pathlib import Path

#: The way out that a message names last, for one file.
ANOTHER_FILE = "or name another file"

#: Why, and what helps, by error number (POSIX.1-2017, errno.h).
_REASONS = {
    errno.EACCES: ("you have no permission to write there", "Give yourself permission to write in {folder}"),
    errno.EPERM: ("the system does not permit it", "Give yourself permission to write in {folder}"),
    errno.EROFS: ("the disk is read-only", "Make the disk writable"),
    errno.ENOSPC: ("no space is left on the disk{need}", "Free some space"),
    errno.EDQUOT: ("your share of the disk is full{need}", "Delete something of yours there"),
    errno.EFBIG: ("the file is larger than the system allows", "Raise the limit"),
    errno.ENOENT: ("its folder is not there", "Make that folder"),
    errno.EISDIR: ("a folder stands there", "Move that folder away"),
    errno.ENOTDIR: ("a file stands where a folder is needed", "Move that file away"),
    errno.EEXIST: ("a file stands where a folder is needed", "Move that file away"),
    errno.ENAMETOOLONG: ("the name is too long", "Shorten it"),
    errno.ELOOP: ("its symbolic links lead in a circle", "Mend the links"),
    errno.EBUSY: ("the folder is in use as a mount point", "Name a folder inside it"),
    errno.EXDEV: ("the folder lies on another disk than the one around it", "Name a folder inside it"),
    errno.EIO: ("the disk reported a fault", "Check the disk"),
    errno.EMFILE: ("this process may open no more files", "Raise the limit (ulimit -n)"),
    errno.ENFILE: ("the system has too many files open", "Close other programs"),
}


def unwritable(
    path: Path, error: OSError, need: int = 0, elsewhere: str = ANOTHER_FOLDER, what: str = "build"
) -> Diagnostic:
    """Tell that something cannot be written (W001).

    Args:
        path: what could not be written, as the user names it.
        error: what the system said.
        need: how many bytes it takes.
        elsewhere: the way out besides what helps against the system's reason.
        what: what takes the bytes.
    """
    said = (error.strerror or "the system refused", "Look into it")
    reason, remedy = _REASONS.get(error.errno or 0, said)
    words = {"folder": path.parent, "need": f"; the {what} needs {_size(need)}" if need else ""}
    return Diagnostic(
        Code.W001,
        f"{path} cannot be written: {reason.format(**words)}.",
        hint=f"{remedy.format(**words)}, {elsewhere}.",
    )


def refusal(error: OSError) -> tuple[str, str] | None:
    """Say why the system refuses something, and what helps; None for what no system does to a sound program."""
    reason, remedy = _REASONS.get(error.errno or 0, ("", ""))
    words = {"folder": "that folder", "need": ""}
    return (reason.format(**words), remedy.format(**words)) if reason else None


def not_ours(folder: Path, names: tuple[str, ...]) -> Diagnostic:
    """Tell that a folder will not be replaced (W002): `names` are files in it that no build of ours wrote."""
    words, hint = foreign_files(str(folder), names)
    return Diagnostic(Code.W002, words, hint=hint)


def busy(path: Path, elsewhere: str = ANOTHER_FOLDER, what: str = "build") -> Diagnostic:
    """Tell that another build is running, or another command that writes the same file (W003)."""
    return Diagnostic(Code.W003, f"Another {what} is writing to {path}.", hint=f"Wait until it has ended, {elsewhere}.")


def taken(path: Path, elsewhere: str) -> Diagnostic:
    """Tell that something stands where a new file was to come (W001)."""
    return Diagnostic(Code.W001, f"{path} is there already.", hint=f"Move it away, {elsewhere}.")


def real(path: Path) -> Path:
    """Follow symbolic links. Raises OSError (ELOOP) where they lead in a circle."""
    try:
        return path.resolve()
    except RuntimeError as error:  # before Python 3.13
        raise OSError(errno.ELOOP, str(error)) from error


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB"
