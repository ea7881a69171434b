"""Asking whether a build has anything to do, in the words of the command line."""

from __future__ import annotations

import os
import sys

from publish.cli.stream import terminal
from publish.standing.obstacles import DECLARATION
from publish.standing.place import place
from publish.standing.question import Question, ask


def question(folder: str, out: str | None, format_: str, *, quiet: bool, verbose: bool) -> Question | None:
    """Ask whether `publish build` with these words has anything to do; None where nothing is remembered."""
    where = place(os.environ)
    if where is None:
        return None
    folder = folder_of(folder)
    return ask(where, folder, target_of(folder, out), (format_, quiet, verbose, *terminal(sys.stdout)))


def target_of(folder: str, out: str | None) -> str:
    """Name the output folder of a publication's folder, as `publish build` does."""
    return spelled(out) if out is not None else "build" if folder == "." else f"{folder.rstrip('/')}/build"


def folder_of(path: str) -> str:
    """Let publication.toml itself stand for its folder, as `publish.cli.options.folder_of` does."""
    path = spelled(path)
    if os.path.basename(path) == DECLARATION and os.path.isfile(path):
        return os.path.dirname(path) or "."
    return path


def spelled(path: str) -> str:
    """Spell a path as `str(pathlib.PurePosixPath(path))` does."""
    parts = "/".join(part for part in path.split("/") if part not in {"", "."})
    root = "//" if path.startswith("//") and not path.startswith("///") else "/" if path.startswith("/") else ""
    return f"{root}{parts}" or "."
