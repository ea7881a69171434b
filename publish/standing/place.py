"""Where everything that is remembered lies: in the user's folder for caches, where nobody else may write."""

from __future__ import annotations

import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

#: The variable that names another folder; empty for none at all.
VARIABLE = "PUBLISH_CACHE"


def place(environment: Mapping[str, str]) -> str | None:
    """Choose the folder; None where there shall be none, or none is safe.

    `PUBLISH_CACHE` says which, or, left empty, that there is none. Otherwise it is `publish` in the folder for caches
    (XDG Base Directory Specification 0.8: `XDG_CACHE_HOME`, else `.cache` in the home folder). A folder that belongs
    to another user is never used: what lies there would go into our products.
    """
    named = environment.get(VARIABLE)
    if named is not None:
        return _ours(named) if named.strip() else None
    base = environment.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        home = environment.get("HOME", "")
        if not os.path.isabs(home):
            return None
        base = os.path.join(home, ".cache")
    return _ours(os.path.join(base, "publish"))


def _ours(folder: str) -> str | None:
    folder = os.path.abspath(folder)
    try:
        if not os.path.isdir(folder):
            os.makedirs(os.path.dirname(folder), mode=0o700, exist_ok=True)
            os.makedirs(folder, mode=0o700, exist_ok=True)
        found = os.stat(folder)
        if found.st_uid != os.geteuid():
            return None
        if stat.S_IMODE(found.st_mode) & 0o077:
            os.chmod(folder, 0o700)
    except OSError:
        return None
    return folder
