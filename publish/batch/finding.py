"""Which publications a batch has: those in a tree of folders, or those that a list names."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from publish.standing.obstacles import DECLARATION
from publish.standing.tree import named_by, publications_below


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
    aside = str(without.absolute()) if without else ""
    found = map(Path, publications_below(str(top), aside))
    folders = sorted(found, key=lambda folder: folder.relative_to(top).parts)
    if not folders:
        message = f"No {DECLARATION} lies in {root} or below it."
        raise ListError(message)
    return tuple(Found(_name(folder, top), folder) for folder in folders)


def in_list(text: str, base: Path) -> tuple[Found, ...]:
    """Read a list: a publication's folder (or its publication.toml) on each line, relative to `base`, in that order.

    Empty lines and those that begin with # say nothing. A publication is named by its place below the innermost folder
    that holds all of them. Raises ListError for a list that is empty or names a publication twice.
    """
    folders: dict[Path, int] = {}
    for number, words in named_by(text):
        path = Path(os.path.normpath(base.absolute() / words))
        folder = path.parent if path.name == DECLARATION else path
        if folder in folders:
            message = f"Line {number} of the list names {words} again, which line {folders[folder]} has."
            raise ListError(message)
        folders[folder] = number
    if not folders:
        message = "The list names no publication."
        raise ListError(message)
    top = Path(os.path.commonpath([folder.parent for folder in folders]))
    return tuple(Found(_name(folder, top), folder) for folder in folders)


def _name(folder: Path, top: Path) -> str:
    return folder.name if folder == top else folder.relative_to(top).as_posix()
