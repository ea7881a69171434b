"""Font files that lie in a fonts folder, but that no lock lists: no build sees them."""

from __future__ import annotations

import hashlib
import shlex
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Severity
from publish.fonts.lock_file import LOCK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from publish.fonts.lock_file import LockedFamily

_FONT_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".woff", ".woff2"})


def unlisted(folder: Path, families: Sequence[LockedFamily]) -> tuple[Diagnostic, ...]:
    """Tell which font files of a folder its lock does not list (F001, warnings); a copy of a listed one is none."""
    faces = [face for family in families for face in family.faces]
    listed = {face.file for face in faces}
    digests = {(face.bytes, face.sha256) for face in faces}
    sizes = {size for size, _ in digests}
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix.lower() not in _FONT_SUFFIXES or name in listed or not path.is_file():
            continue
        size = path.stat().st_size
        if size in sizes and (size, hashlib.sha256(path.read_bytes()).hexdigest()) in digests:
            continue
        message = f"The font file {folder.name}/{name} is not in {folder.name}/{LOCK}: no build sees it."
        hint = f"Add it with `publish fonts add {shlex.quote(f'{folder.name}/{name}')}`, or remove it."
        found.append(Diagnostic(Code.F001, message, hint=hint, severity=Severity.WARNING))
    return tuple(found)
