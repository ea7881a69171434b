"""The publications in a tree of folders."""

from __future__ import annotations

import os

from publish.standing.obstacles import DECLARATION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a build leaves in the folders that it writes.
_MANIFEST = "manifest.json"


def publications_below(folder: str, aside: str = "") -> Iterator[str]:
    """Find the folder of every publication in a folder (absolute) or below it, in no certain order.

    What lies inside a publication, in hidden folders, behind links, in folders that a build wrote, or in `aside` is
    left out.
    """
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as entries:
                inside = {entry.name: entry.is_dir(follow_symlinks=False) for entry in entries}
        except OSError:
            continue  # nobody may look into it, so nobody keeps a publication there
        if DECLARATION in inside:
            yield here
        elif _MANIFEST not in inside or here == folder:
            folders = (name for name, is_folder in inside.items() if is_folder and not name.startswith("."))
            waiting += (one for name in folders if (one := os.path.join(here, name)) != aside)


def named_by(list_: str) -> list[tuple[int, str]]:
    """Read a list of publications: the number of each line that names one, and what it says.

    Empty lines and those that begin with # say nothing.
    """
    lines = ((number, line.strip()) for number, line in enumerate(list_.splitlines(), 1))
    return [(number, words) for number, words in lines if words and not words.startswith("#")]
