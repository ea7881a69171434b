"""The output folder of a publication, in which a whole set of products appears at once or not at all.

Beside the folder `build` stands, while a build runs, the working folder `.publish-build` on the same file system:

    lock    held by the one build that may run
    new     the set that is being written; after the exchange, the old set on its way out
    old     the old set, where the system cannot exchange folders in one step

Killed at any moment, the output folder holds the old set or the new one, whole; the next build clears the rest away.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from publish.workspace import faults
from publish.workspace.lock import BuildLock, acquire
from publish.workspace.manifest import MANIFEST, write
from publish.workspace.staging import stage, sync_folder
from publish.workspace.strangers import strangers
from publish.workspace.swap import restore, swap, take_back

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType

    from publish.diagnostics import Diagnostic
    from publish.provenance import Inputs


@dataclass(frozen=True, slots=True)
class Workspace:
    """An output folder that is ours to write until the end of the `with` statement.

    `folder` is the folder as the user named it; `target` the real one behind symbolic links; `lock` guards the
    working folder.
    """

    folder: Path
    target: Path
    lock: BuildLock

    def publish(self, products: Mapping[str, bytes], inputs: Inputs) -> Diagnostic | None:
        """Put a whole set of products and its manifest in the place of the one before.

        Args:
            products: bytes by name; names are relative to the folder, with `/` between folders.
            inputs: what went into them, for the manifest.

        Returns:
            None when the new set stands; else what is in the way (W001, W002), with the old set untouched.
        """
        return self.put({**products, MANIFEST: write(products, inputs)})

    def put(self, files: Mapping[str, bytes]) -> Diagnostic | None:
        """Put a whole set that has its manifest in the place of the one before; returns as `publish` does."""
        need = sum(len(data) for data in files.values())
        new, old = _new(self.lock.folder), _old(self.lock.folder)
        try:
            stage(new, files)
        except OSError as error:
            path = self.folder / str(error.filename or "")
            return faults.unwritable(path, error, need)
        try:
            found = strangers(self.target)
            if found:
                return faults.not_ours(self.folder, found)
            swap(new, self.target, old)
            _settle(new, self.target, old)
        except OSError as error:
            return faults.unwritable(self.folder, error, need)
        return None

    def __enter__(self) -> Self:
        """Enter the build."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Clear the working folder away and let the next build in; what the disk refuses is left to that."""
        try:
            with suppress(OSError):
                _recover(self.target, self.lock.folder)
        finally:
            self.lock.release()


def reserve(folder: Path) -> Workspace | Diagnostic:
    """Reserve an output folder for one build, before any work is done.

    Clears away what a killed build left. Refuses what could only fail later: a folder that cannot be written (W001),
    that holds what no build of ours wrote (W002), or in which another build is at work (W003).
    """
    try:
        target = faults.real(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = acquire(target.parent / f".publish-{target.name}")
    except OSError as error:
        return faults.unwritable(folder, error)
    if lock is None:
        return faults.busy(folder)
    workspace = Workspace(folder, target, lock)
    diagnostic = _prepare(workspace)
    if diagnostic:
        workspace.__exit__(None, None, None)
        return diagnostic
    return workspace


def _prepare(workspace: Workspace) -> Diagnostic | None:
    target, working = workspace.target, workspace.lock.folder
    try:
        _recover(target, working)
        if target.exists() and not target.is_dir():
            return faults.unwritable(workspace.folder, NotADirectoryError(errno.ENOTDIR, "not a folder"))
        if target.is_mount():
            return faults.unwritable(workspace.folder, OSError(errno.EBUSY, "mount point"))
        found = strangers(target)
    except OSError as error:
        return faults.unwritable(workspace.folder, error)
    if found:
        return faults.not_ours(workspace.folder, found)
    if target.exists() and not os.access(target, os.W_OK | os.X_OK):
        return faults.unwritable(workspace.folder / MANIFEST, PermissionError(errno.EACCES, "no permission"))
    return None


def _new(working: Path) -> Path:
    return working / "new"


def _old(working: Path) -> Path:
    return working / "old"


def _settle(new: Path, target: Path, old: Path) -> None:
    """Wait until the new set's place is on the disk; where the disk refuses, put the old set back and say so."""
    try:
        sync_folder(target.parent)
    except OSError:
        take_back(new, target, old)
        raise


def _recover(target: Path, working: Path) -> None:
    """Bring the old set back if need be and delete the rest; what cannot be deleted is left to the next build."""
    restore(target, _old(working))
    for leftover in (_new(working), _old(working)):
        shutil.rmtree(leftover, ignore_errors=True)
