"""Which publications a batch has: those in a tree of folders, or those that a list names."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from publish.workspace.manifest import MANIFEST

_PUBLICATION = "publication.toml"


class ListError(Exception):
    """A list or a tree that names no batch: what is wrong, as a sentence."""


@dataclass(frozen=True, slots=True)
class Found:
    """A publication: its name in the batch, with `/` between folders, and its folder (absolute)."""

    name: str
    folder: Path


def in_tree(root: Path, without: Path | None = None) -> tuple[Found, ...]:
    """Find every publication below a folder, sorted by name. Raises ListError where there is none.

    What lies inside a publication, in hidden folders, behind links, in folders that a build wrote, or in `without` is
    left out.
    """
    top = root.absolute()
    if not top.is_dir():
        message = f"{root} is not a folder."
        raise ListError(message)
    aside = without.absolute() if without else None
    folders = sorted(_below(top, aside), key=lambda folder: folder.relative_to(top).parts)
    if not folders:
        message = f"No {_PUBLICATION} lies in {root} or below it."
        raise ListError(message)
    return tuple(Found(_name(folder, top), folder) for folder in folders)


def in_list(text: str, base: Path) -> tuple[Found, ...]:
    """Read a list: a publication's folder (or its publication.toml) on each line, relative to `base`, in that order.

    Empty lines and those that begin with # say nothing. A publication is named by its place below the innermost folder
    that holds all of them. Raises ListError for a list that is empty or names a publication twice.
    """
    folders: dict[Path, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        path = Path(os.path.normpath(base.absolute() / words))
        folder = path.parent if path.name == _PUBLICATION else path
        if folder in folders:
            message = f"Line {number} of the list names {words} again, which line {folders[folder]} has."
            raise ListError(message)
        folders[folder] = number
    if not folders:
        message = "The list names no publication."
        raise ListError(message)
    top = Path(os.path.commonpath([folder.parent for folder in folders]))
    return tuple(Found(_name(folder, top), folder) for folder in folders)


def _below(folder: Path, aside: Path | None) -> list[Path]:
    found: list[Path] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                inside = {entry.name: entry.is_dir(follow_symlinks=False) for entry in entries}
        except OSError:
            continue  # nobody may look into it, so nobody keeps a publication there
        if _PUBLICATION in inside:
            found.append(here)
        elif MANIFEST not in inside or here == folder:
            waiting += (
                here / name
                for name, is_folder in inside.items()
                if is_folder and not name.startswith(".") and here / name != aside
            )
    return found


def _name(folder: Path, top: Path) -> str:
    return folder.name if folder == top else folder.relative_to(top).as_posix()
