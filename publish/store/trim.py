"""Keep the store within its bound: what was not used for longest goes first."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How much the store may hold, in bytes: some hundred publications of the size of a booklet in five languages.
BOUND = 1 << 30

#: To what part of the bound it is cut, so that not every build has to cut again.
_AFTER = 0.8


@dataclass(frozen=True, slots=True)
class _Kept:
    used: int
    size: int
    path: str


def trim(folder: Path, bound: int = BOUND) -> int:
    """Delete what was not used for longest until the store is well within its bound; return how many files went.

    Another process may read, write and trim at the same time: a value that goes is made again.
    """
    kept = list(_kept(folder))
    total = sum(file.size for file in kept)
    if total <= bound:
        return 0
    gone = 0
    for file in sorted(kept, key=lambda file: (file.used, file.path)):
        if total <= bound * _AFTER:
            break
        with contextlib.suppress(OSError):
            Path(file.path).unlink()
            gone += 1
        total -= file.size
    return gone


def _kept(folder: Path) -> Iterator[_Kept]:
    for shelf in _entries(str(folder)):
        for entry in _entries(shelf.path):
            with contextlib.suppress(OSError):
                found = entry.stat(follow_symlinks=False)
                yield _Kept(found.st_mtime_ns, found.st_size, entry.path)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:  # not a folder, or trimmed away by another process
        return []
