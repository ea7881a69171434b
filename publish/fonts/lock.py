"""Read the font locks and the files that they list: what no lock lists does not exist for a build."""

from __future__ import annotations

import errno
import hashlib
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic
from publish.fonts.characters import FontFileError, read_face_data
from publish.fonts.lock_file import LOCK, LockError, font_bytes, locked_in
from publish.fonts.model import FontCatalog, FontFace
from publish.fonts.stacks import script_settings
from publish.resources import fonts_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from publish.fonts.lock_file import LockedFace, LockedFamily


def load(product: Path, *own: Path) -> tuple[FontCatalog | None, tuple[Diagnostic, ...]]:
    """Load every face that the locks list, proven by its SHA-256.

    Args:
        product: The fonts folder of the product.
        own: Fonts folders of the publication, each with a lock of its own. Its families stand in place of the
            product's of the same name; those that no stack names set the scripts of their lock before all others.

    Returns:
        The catalogue, or None with the diagnostics: F001 for a file that is missing, changed or broken, F003 for a
        lock that cannot be read.
    """
    families: dict[str, tuple[Path, LockedFamily]] = {}
    preferred: list[LockedFamily] = []
    for folder in (product, *own):
        try:
            locked = locked_in(folder)
        except (OSError, UnicodeDecodeError, LockError) as error:
            return None, (_unreadable(folder, error, is_own=folder != product),)
        families |= {family.name: (folder, family) for family in locked}
        preferred += locked if folder != product else ()
    loaded = [
        _face(folder, family, face, is_own=folder != product)
        for folder, family in families.values()
        for face in family.faces
    ]
    problems = tuple(face for face in loaded if isinstance(face, Diagnostic))
    if problems:
        return None, problems
    faces = tuple(face for face in loaded if isinstance(face, FontFace))
    return FontCatalog(faces, _stacks(families, preferred), frozenset(family.name for family in preferred)), ()


def own_folders(root: Path) -> tuple[Path, ...]:
    """Find the fonts folder of a publication: `fonts` beside publication.toml, where it has a lock; else none."""
    folder = (root / "fonts").absolute()  # the engine works in a folder of its own
    is_own = (folder / LOCK).is_file() and folder.resolve() != fonts_folder().resolve()
    return (folder,) if is_own else ()


#: What the files of these hashes hold: a process that builds many publications proves them each time, and reads once.
_HELD: dict[str, tuple[str, frozenset[int]]] = {}
#: So many faces are kept in mind; some hundred kilobytes each.
_MOST = 256


def _once(sha256: str, data: bytes) -> tuple[str, frozenset[int]]:
    if sha256 not in _HELD:
        if len(_HELD) == _MOST:
            _HELD.clear()
        _HELD[sha256] = read_face_data(data)
    return _HELD[sha256]


def _stacks(families: dict[str, tuple[Path, LockedFamily]], own: Sequence[LockedFamily]) -> dict[str, tuple[str, ...]]:
    """List for each script the families that set it and are there, best first."""
    stacks = {script: setting.families for script, setting in script_settings().items()}
    ranked = {name for names in stacks.values() for name in names}
    for family in reversed(own):
        for script in family.scripts if family.name not in ranked else ():
            stacks[script] = (family.name, *stacks.get(script, ()))
    present = {script: tuple(name for name in names if name in families) for script, names in stacks.items()}
    return {script: names for script, names in present.items() if names}


def _unreadable(folder: Path, error: Exception, *, is_own: bool) -> Diagnostic:
    reason = error.strerror or type(error).__name__ if isinstance(error, OSError) else str(error)
    return Diagnostic(
        Code.F003,
        f"The font lock {folder.name}/{LOCK} cannot be read: {reason}.",
        hint="Write it anew with `publish fonts add` or `publish fonts fetch`, or remove the folder."
        if is_own
        else "Restore the fonts folder as it was delivered.",
    )


def _face(folder: Path, family: LockedFamily, locked: LockedFace, *, is_own: bool) -> FontFace | Diagnostic:
    path = folder / locked.file
    hint = family.restoring if is_own else "It belongs to publish itself: install publish again."
    try:
        data = font_bytes(folder, locked)
    except OSError as error:
        outside = error.errno == errno.EXDEV
        reason = "lies outside its fonts folder" if outside else f"cannot be read: {error.strerror}"
        return Diagnostic(Code.F001, f"The font file {locked.file} {reason}.", hint=hint)
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 != locked.sha256:
        return Diagnostic(
            Code.F001,
            f"The font file {locked.file} is not the one that the lock lists (SHA-256 {sha256[:12]}…, "
            f"locked {locked.sha256[:12]}…).",
            hint=hint,
        )
    try:
        name, characters = _once(sha256, data)
    except FontFileError as error:
        return Diagnostic(Code.F001, f"The font file {locked.file} is damaged: {error}.", hint=hint)
    return FontFace(
        family=family.name,
        weight=locked.weight,
        style=locked.style,
        file=locked.file,
        path=path,
        sha256=sha256,
        postscript_name=name,
        characters=characters,
    )
