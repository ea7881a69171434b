"""Read fonts.lock.toml and the files that it lists: what the lock does not list does not exist for a build."""

from __future__ import annotations

import hashlib
import tomllib
from typing import TYPE_CHECKING, Literal, cast

from publish.diagnostics import Code, Diagnostic
from publish.fonts.characters import FontFileError, read_face_data
from publish.fonts.model import FontCatalog, FontFace

if TYPE_CHECKING:
    from pathlib import Path

LOCK = "fonts.lock.toml"
_STACKS = "stacks.toml"


def load(folder: Path) -> tuple[FontCatalog | None, tuple[Diagnostic, ...]]:
    """Load every face that the lock in `folder` lists, proven by its SHA-256.

    Returns the catalogue, or None with the diagnostics: F001 for a file that is missing, changed or broken,
    F003 for a lock that cannot be read.
    """
    try:
        lock = tomllib.loads((folder / LOCK).read_text(encoding="utf-8"))
        families = [(str(family["name"]), list(family["face"])) for family in lock["family"]]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        return None, (
            Diagnostic(
                Code.F003,
                f"The font lock {LOCK} cannot be read: {error}.",
                hint="Restore the fonts folder as it was delivered.",
            ),
        )
    faces: list[FontFace] = []
    problems: list[Diagnostic] = []
    for family, entries in families:
        for entry in entries:
            face = _face(folder, family, entry)
            if isinstance(face, FontFace):
                faces.append(face)
            else:
                problems.append(face)
    if problems:
        return None, tuple(problems)
    return FontCatalog(tuple(faces), _stacks()), ()


def _face(folder: Path, family: str, entry: dict[str, object]) -> FontFace | Diagnostic:
    file = str(entry.get("file"))
    path = folder / file
    hint = "Restore the file as the lock describes it, or lock the new one on purpose."
    try:
        data = path.read_bytes()
    except OSError as error:
        return Diagnostic(Code.F001, f"The font file {file} cannot be read: {error.strerror}.", hint=hint)
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 != entry.get("sha256"):
        locked = str(entry.get("sha256"))
        return Diagnostic(
            Code.F001,
            f"The font file {file} is not the one that the lock lists (SHA-256 {sha256[:12]}…, locked {locked[:12]}…).",
            hint=hint,
        )
    try:
        name, characters = read_face_data(data)
    except FontFileError as error:
        return Diagnostic(Code.F001, f"The font file {file} is damaged: {error}.", hint=hint)
    return FontFace(
        family=family,
        weight=int(str(entry["weight"])),
        style=cast("Literal['normal', 'italic']", entry["style"]),
        file=file,
        path=path,
        sha256=sha256,
        postscript_name=name,
        characters=characters,
    )


def _stacks() -> dict[str, tuple[str, ...]]:
    from importlib.resources import files  # noqa: PLC0415 - 20 ms that only a build needs

    table = tomllib.loads(files("publish.fonts").joinpath(_STACKS).read_text(encoding="utf-8"))
    return {script: tuple(families) for script, families in table.items()}
