"""Where the store lies: in the user's folder for caches, where nobody else may write."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The variable that names another folder; empty for none at all.
VARIABLE = "PUBLISH_CACHE"


def place(environment: Mapping[str, str]) -> Path | None:
    """Choose the store's folder; None where there shall be none, or no folder is safe.

    `PUBLISH_CACHE` says which, or, left empty, that there is none. Otherwise it is `publish` in the folder for caches
    (XDG Base Directory Specification 0.8: `XDG_CACHE_HOME`, else `.cache` in the home folder). A folder that belongs
    to another user is never used: what lies there would go into our products.
    """
    named = environment.get(VARIABLE)
    if named is not None:
        return _ours(Path(named)) if named.strip() else None
    base = environment.get("XDG_CACHE_HOME", "")
    if not Path(base).is_absolute():
        home = environment.get("HOME", "")
        if not Path(home).is_absolute():
            return None
        base = str(Path(home) / ".cache")
    return _ours(Path(base) / "publish")


def _ours(folder: Path) -> Path | None:
    folder = folder.absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.stat()
        if found.st_uid != os.geteuid():
            return None
        if stat.S_IMODE(found.st_mode) & 0o077:
            folder.chmod(0o700)
    except OSError:
        return None
    return folder
