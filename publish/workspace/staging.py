"""Writing a set of files so that it survives a crash: each file and each folder is on the disk before it counts."""

from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def stage(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a new folder and wait until they are on the disk.

    Args:
        folder: a folder that does not exist yet.
        files: bytes by name; names are relative, with `/` between folders.

    Raises:
        OSError: a file cannot be written; its `filename` is the name in `files`.
        ValueError: a name leads out of the folder.
    """
    folder.mkdir()
    folders = {folder}
    for name, data in files.items():
        path = _inside(folder, name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OSError(error.errno, error.strerror, name) from error
        folders.update(parent for parent in path.parents if parent.is_relative_to(folder))
    for each in sorted(folders, reverse=True):
        sync_folder(each)


def sync_folder(folder: Path) -> None:
    """Wait until a folder's own entries are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _inside(folder: Path, name: str) -> Path:
    parts = PurePosixPath(name).parts
    if not parts or PurePosixPath(name).is_absolute() or ".." in parts:
        message = f"{name!r} leads out of the output folder"
        raise ValueError(message)
    return folder.joinpath(*parts)
