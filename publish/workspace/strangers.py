"""Files in an output folder that no build of ours wrote: a set of products never takes the place of such a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.standing.holding import is_desktop_file
from publish.workspace.manifest import MANIFEST, listed_products

if TYPE_CHECKING:
    from pathlib import Path


def strangers(target: Path) -> tuple[str, ...]:
    """Name the files in a folder that no build of ours wrote, sorted; everything where there is no manifest of ours."""
    if not target.exists():
        return ()
    ours = listed_products(target)
    known = {MANIFEST, *(ours or ())}
    # Without a manifest of ours the first level says enough: the folder may be somebody's whole home.
    found = target.iterdir() if ours is None else (path for path in target.rglob("*") if not _is_folder(path))
    names = (path.relative_to(target).as_posix() for path in found if not is_desktop_file(path.name))
    return tuple(sorted(name for name in names if ours is None or name not in known))


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()
