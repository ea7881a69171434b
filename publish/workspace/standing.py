"""Whether what stands in the output folder is still what a build would put there: a build with nothing to do.

A finished build leaves a record in the store, under a key of the program, the output folder and the words of the
command: what the publication's folder held before it began, what it put into the output folder, and what it said. As
long as both folders hold the same bytes, the next build says the same and leaves.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from publish.store import identity, key
from publish.workspace.manifest import MANIFEST, listed_digests
from publish.workspace.strangers import strangers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.store import Memory

#: Folders of version control systems: they change with every commit and hold no sources.
_ASIDE = frozenset({".git", ".hg", ".svn"})


@dataclass(frozen=True, slots=True)
class _Record:
    folder: str
    products: str
    said: bytes


@dataclass(frozen=True, slots=True)
class Question:
    """Whether a build has anything to do.

    `name` is the key of its record; `held` digests what the publication's folder held when the question was asked,
    empty where that cannot be told.
    """

    name: str
    held: str
    target: Path

    def answer(self, memory: Memory) -> bytes | None:
        """Say what the build said that left the output folder as it stands; None where there is something to do."""
        found = memory.get(self.name) if self.held else None
        record = found[0] if found else None
        if not isinstance(record, _Record) or record.folder != self.held:
            return None
        return record.said if record.products == _products(self.target) and not strangers(self.target) else None

    def settle(self, memory: Memory, said: bytes) -> None:
        """Leave the record of a build that has just put its products into the output folder, and of what it said."""
        products = _products(self.target)
        if self.held and products:
            memory.put(self.name, _Record(self.held, products, said))


def ask(folder: Path, target: Path, words: tuple[object, ...]) -> Question:
    """Ask whether a build has anything to do.

    Args:
        folder: the publication's folder.
        target: the output folder.
        words: whatever else decides what the build says: options, the width of the terminal.
    """
    root, out = folder.absolute(), target.absolute()
    return Question(key("standing", identity(), str(root), str(out), words), _held(root, out), out)


def _held(root: Path, out: Path) -> str:
    """Digest every file of a folder but the output and the build's working folder; empty where a link leads away."""
    digest = sha256()
    working = out.parent / f".publish-{out.name}"
    try:
        for entry in _files(str(root), frozenset({str(out), str(working)})):
            digest.update(f"{len(entry.path)} {entry.path} {_content(entry)}\n".encode(errors="surrogateescape"))
    except OSError:
        return ""
    return digest.hexdigest()


def _files(folder: str, without: frozenset[str]) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.path in without or entry.name in _ASIDE:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, without)
            else:
                yield entry


def _content(entry: os.DirEntry[str]) -> str:
    found = entry.stat(follow_symlinks=False)
    if not stat.S_ISREG(found.st_mode):
        message = f"{entry.path} is no file"
        raise OSError(message)
    return sha256(Path(entry.path).read_bytes()).hexdigest()


def _products(target: Path) -> str:
    """Digest the manifest of the output folder; empty where a product is not what the manifest says."""
    try:
        listed = listed_digests(target)
        whole = listed and all(
            sha256((target / name).read_bytes()).hexdigest() == digest for name, digest in listed.items()
        )
        return sha256((target / MANIFEST).read_bytes()).hexdigest() if whole else ""
    except OSError:
        return ""
