"""Files in an output folder that no build of ours wrote: a set of products never takes the place of such a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.workspace.manifest import MANIFEST, listed_products

if TYPE_CHECKING:
    from pathlib import Path

#: What desktops leave in folders on their own; the name begins with a dot, or is one of these.
_DESKTOP_FILES = frozenset({"Thumbs.db", "desktop.ini"})


def strangers(target: Path) -> tuple[str, ...]:
    """Name the files in a folder that no build of ours wrote, sorted; everything where there is no manifest of ours."""
    if not target.exists():
        return ()
    ours = listed_products(target)
    known = {MANIFEST, *(ours or ())}
    # Without a manifest of ours the first level says enough: the folder may be somebody's whole home.
    found = target.iterdir() if ours is None else (path for path in target.rglob("*") if not _is_folder(path))
    names = (path.relative_to(target).as_posix() for path in found if not _is_desktop_file(path.name))
    return tuple(sorted(name for name in names if ours is None or name not in known))


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _is_desktop_file(name: str) -> bool:
    return name.startswith(".") or name in _DESKTOP_FILES
