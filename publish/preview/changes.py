"""What changes in a publication's folder, seen by looking at it.

The folder is small and looked at four times a second (a millisecond each). The systems' own notices tell nothing of
network folders and of folders that a container or a virtual machine shares with its host, where editors do save.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

#: Seconds between two looks; while files still change, and no longer than that is waited.
_BETWEEN, _SETTLING, _PATIENCE = 0.25, 0.1, 2.0

#: Folders of version control systems, and of build tools and environments: they hold no sources.
_ASIDE = frozenset({".git", ".hg", ".svn", ".venv", "__pycache__", "node_modules"})


def look(root: Path, without: frozenset[str]) -> frozenset[str]:
    """See every file of a folder: its path, size, inode and times.

    Args:
        root: the publication's folder.
        without: the paths of folders that do not count: those that builds write into.
    """
    return frozenset(_seen(str(root), without))


def wait(
    root: Path, without: frozenset[str], before: frozenset[str], sleep: Callable[[float], None] = time.sleep
) -> frozenset[str]:
    """Wait until a folder is another one than before, and its files are at rest; give what is seen then.

    An editor saves a file in several steps, and a tool many files: all of it is one change.
    """
    now = look(root, without)
    while now == before:
        sleep(_BETWEEN)
        now = look(root, without)
    waited = 0.0
    while waited < _PATIENCE:
        sleep(_SETTLING)
        waited += _SETTLING
        again = look(root, without)
        if again == now:
            break
        now = again
    return now


def _seen(folder: str, without: frozenset[str]) -> Iterator[str]:
    try:
        with os.scandir(folder) as opened:
            entries = list(opened)
    except OSError:
        return
    for entry in entries:
        if entry.name in _ASIDE or entry.path in without:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _seen(entry.path, without)
            continue
        try:
            found = entry.stat()
        except OSError:  # gone by now, or a link to nowhere
            yield entry.path
        else:
            yield f"{entry.path}\0{found.st_size} {found.st_ino} {found.st_mtime_ns} {found.st_ctime_ns}"
