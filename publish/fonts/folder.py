"""Write families into a fonts folder and its lock: files first, the lock last, so that it lists only what is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic
from publish.fonts.lock_file import LOCK, LockError, locked_in, write_lock
from publish.fonts.orthography import script_written
from publish.workspace import put_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from publish.fonts.lock_file import LockedFamily

_REGULAR = (400, "normal")


def lock_of(folder: Path) -> tuple[LockedFamily, ...] | Diagnostic:
    """Read the lock of a fonts folder; no family where there is none yet, F003 where it cannot be read."""
    try:
        return locked_in(folder)
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, LockError) as error:
        return Diagnostic(
            Code.F003, f"The font lock {folder.name}/{LOCK} cannot be read: {error}.", hint="Mend or remove it."
        )


def install(
    folder: Path, families: Sequence[LockedFamily], files: Mapping[str, bytes]
) -> tuple[LockedFamily, ...] | Diagnostic:
    """Write files and lock their families beside those that are locked already, in place of any of the same name.

    Returns all families that the folder now locks, by name; W001 where it cannot be written.
    """
    present = lock_of(folder)
    if isinstance(present, Diagnostic):
        return present
    merged = {family.name: family for family in (*present, *families)}
    text = write_lock(merged[name] for name in sorted(merged))
    for name, data in {**files, LOCK: text.encode()}.items():
        problem = put_file(folder / name, data, "then try again; what was locked before still is", folders=True)
        if problem:
            return problem
    return tuple(merged[name] for name in sorted(merged))


def joined(present: Sequence[LockedFamily], family: LockedFamily, *, scripts_named: bool = False) -> LockedFamily:
    """Add the faces of a family to those of the same family that are locked already.

    What the family covers is told by its Regular, whichever comes first; the scripts that it sets stay as they are,
    unless others were named with this file.
    """
    same = next((one for one in present if one.name == family.name), None)
    if same is None:
        return family
    styles = {(face.weight, face.style) for face in family.faces}
    kept = [face for face in same.faces if (face.weight, face.style) not in styles]
    faces = sorted((*kept, *family.faces), key=lambda face: (face.style == "italic", face.weight))
    regular = any((face.weight, face.style) == _REGULAR for face in family.faces)
    languages = family.languages if regular else same.languages
    scripts = family.scripts if scripts_named else same.scripts
    if not scripts_named:
        languages = tuple(name for name in languages if script_written(name) in scripts)
    return replace(family, faces=tuple(faces), scripts=scripts, languages=languages)
