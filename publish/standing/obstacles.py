"""What stands in the way before there is any work: no publication in a folder, or something in place of products.

Both are told before a library is imported, and again where the work itself comes upon them: in the same words.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # the module that has it costs as much as an error of use
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DECLARATION = "publication.toml"
#: The way out that a message names last, for a set of products.
ANOTHER_FOLDER = "or choose another folder with --out"

#: What is said where a cluster is asked for and the library for it is not there.
NO_DASK = "Dask is not installed beside publish: it comes with `pip install 'publish-booklets[cluster]'`."

_ALIKE = 0.75
_SHOWN = 3


def absence(folder: str) -> tuple[str, str]:
    """Say of a folder without publication.toml what it is instead, and where that may be: two sentences (C006)."""
    if folder == ".":
        return f"This folder has no {DECLARATION}.", _where_to_look(folder)
    if os.path.isdir(folder):
        return f"The folder {folder} has no {DECLARATION}.", _where_to_look(folder)
    if os.path.exists(folder):
        return f"{folder} is a file, not the folder of a publication.", _around(folder)
    return f"The folder {folder} does not exist.", _meant(folder)


def foreign_files(folder: str, names: Sequence[str]) -> tuple[str, str]:
    """Say of files that no build of ours wrote that they stand where products would: two sentences (W002)."""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    shown = ", ".join(names[:_SHOWN]) + more
    words = f"{folder} holds files that publish did not write: {shown}. A build replaces the whole folder."
    return words, f"Move them away, {ANOTHER_FOLDER}."


def _where_to_look(folder: str) -> str:
    inside = _entries(folder)
    names = {name.casefold(): name for name in inside}
    near = _nearest(DECLARATION, names, _ALIKE)
    if near:
        return f"Is {names[near]} the file? Rename it to {DECLARATION}."
    above = os.path.dirname(os.path.realpath(folder))
    if _is_publication(above):
        return f"It lies one folder up: name {os.path.relpath(above)}."
    below = [os.path.join(folder, name) if folder != "." else name for name in inside]
    found = next(filter(_is_publication, below), "")
    if found:
        return f"Name the folder of the publication, for example {found}."
    from shlex import quote  # noqa: PLC0415 - only here

    begun = "publish init" if folder == "." else f"publish init {quote(folder)}"
    return f"Name the folder that holds {DECLARATION}, or begin one: `{begun}`."


def _around(file: str) -> str:
    """Name the publication in whose folder a file lies."""
    above = os.path.dirname(file)
    while True:
        if _is_publication(above or "."):
            return f"Name the folder of its publication: {above or '.'}."
        if above == os.path.dirname(above):
            return f"Name a folder that holds {DECLARATION}."
        above = os.path.dirname(above)


def _meant(folder: str) -> str:
    """Name what was meant by a folder that is not there."""
    above, name = os.path.split(folder)
    if _is_publication(above or ".") and "." in name:
        return f"Did you mean {os.path.join(above, DECLARATION)}?"
    folders = [one for one in _entries(above or ".") if os.path.isdir(os.path.join(above, one))]
    near = _nearest(name, folders, 0.6)
    return f"Did you mean {os.path.join(above, near)}?" if near else "Name the folder that holds the publication."


def _is_publication(folder: str) -> bool:
    return os.path.isfile(os.path.join(folder, DECLARATION))


def _nearest(name: str, names: Iterable[str], alike: float) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only where there is something to compare

    return next(iter(get_close_matches(name, list(names), n=1, cutoff=alike)), "")


def _entries(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
