"""One file, whole or not at all: what stands in its place is the old file or the new one, also after a kill.

Beside the file `sheets.pdf` stands, while it is written, the working folder `.publish-sheets.pdf` on the same file
system, with the lock of whoever writes and the new file, as the workspace has it for whole sets. What a killed run left
in there the next one with the same file clears away.
"""

from __future__ import annotations

import errno
import shutil
import stat
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Self

from publish.workspace import faults
from publish.workspace.lock import BuildLock, acquire
from publish.workspace.staging import stage, sync_folder
from publish.workspace.swap import exchange, rename_to_free

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from publish.diagnostics import Diagnostic

#: Characters of a file's name that its working folder has: a name may have 255 bytes, and a character four.
_NAME = 60
_NEW = "new"


@dataclass(frozen=True, slots=True)
class FilePlace:
    """The place of one file, ours to write until the end of the `with` statement.

    `path` is the file as the user named it, `target` the real one behind symbolic links. There is no `lock` where
    something stands that is no ordinary file: a pipe or a device is written to, and never replaced. `elsewhere` is the
    way out that messages name besides.
    """

    path: Path
    target: Path
    lock: BuildLock | None
    elsewhere: str

    def put(self, data: bytes, *, over: bool = True) -> Diagnostic | None:
        """Put a file in the place of the one before, with the permissions that that one had.

        Returns:
            None when it stands; else what is in the way (W001), with the old file untouched. Without `over` a file that
            has come to stand there is in the way, too.
        """
        try:
            if self.lock is None:
                self.target.write_bytes(data)
            else:
                self._put(data, self.lock.folder / _NEW, over=over)
        except FileExistsError:
            return faults.taken(self.path, self.elsewhere)
        except OSError as error:
            return faults.unwritable(self.path, error, len(data), self.elsewhere, "file")
        return None

    def _put(self, data: bytes, folder: Path, *, over: bool) -> None:
        stage(folder, {self.target.name: data})
        staged = folder / self.target.name
        stood = self.target.exists()
        if stood:
            staged.chmod(stat.S_IMODE(self.target.stat().st_mode))
        exchanged = over and stood and exchange(staged, self.target)
        if not exchanged:
            (staged.replace if over else partial(rename_to_free, staged))(self.target)
        try:
            sync_folder(self.target.parent)
        except OSError:  # what the disk does not promise to keep is taken back
            if exchanged:
                exchange(staged, self.target)
            elif not stood:
                self.target.rename(staged)
            raise

    def __enter__(self) -> Self:
        """Enter."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Clear the working folder away and let the next one in."""
        if self.lock:
            _clear(self.lock)
            self.lock.release()


def reserve_file(path: Path, elsewhere: str = faults.ANOTHER_FILE, *, folders: bool = False) -> FilePlace | Diagnostic:
    """Reserve the place of one file before any work is done for it; with `folders` those on the way to it are made.

    Clears away what a killed run left. Refuses what could only fail later: a folder that cannot be written (W001), or
    in which another run writes the same file (W003).
    """
    try:
        target = faults.real(path)
        if target.is_dir():
            return faults.unwritable(path, IsADirectoryError(errno.EISDIR, "a folder"), 0, elsewhere)
        if target.exists() and not target.is_file():
            return FilePlace(path, target, None, elsewhere)
        if folders:
            target.parent.mkdir(parents=True, exist_ok=True)
        lock = acquire(target.parent / f".publish-{target.name[:_NAME]}")
    except OSError as error:
        return faults.unwritable(path, error, 0, elsewhere)
    if lock is None:
        return faults.busy(path, elsewhere, "command")
    _clear(lock)
    return FilePlace(path, target, lock, elsewhere)


def put_file(
    path: Path, data: bytes, elsewhere: str = faults.ANOTHER_FILE, *, over: bool = True, folders: bool = False
) -> Diagnostic | None:
    """Put one file in its place; returns as `FilePlace.put` does, and what `reserve_file` refuses."""
    place = reserve_file(path, elsewhere, folders=folders)
    if not isinstance(place, FilePlace):
        return place
    with place:
        return place.put(data, over=over)


def _clear(lock: BuildLock) -> None:
    """Delete what was staged; what the disk refuses to delete is left to the next run."""
    with suppress(OSError):
        shutil.rmtree(lock.folder / _NEW, ignore_errors=True)
