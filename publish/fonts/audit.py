"""Prove a fonts folder against its lock, offline: hashes, sizes, licences, styles, and what the families cover."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic
from publish.fonts.characters import FontFileError
from publish.fonts.folder import lock_of
from publish.fonts.font_file import read_facts
from publish.fonts.lock_file import font_bytes
from publish.fonts.orthography import orthographies_covered
from publish.fonts.unlisted import unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from publish.fonts.lock_file import LockedFace, LockedFamily


@dataclass(frozen=True, slots=True)
class Audit:
    """What was proven: families, files and their bytes; and what was found."""

    families: int
    files: int
    bytes: int
    diagnostics: tuple[Diagnostic, ...]


def audit(folder: Path) -> Audit:
    """Prove every file that the lock of a folder lists; F001, F003 and F005 for what does not hold.

    A font file that no lock lists is told as a warning: a build does not see it.
    """
    families = lock_of(folder)
    if isinstance(families, Diagnostic):
        return Audit(0, 0, 0, (families,))
    found = [diagnostic for family in families for diagnostic in _family(folder, family)]
    found += unlisted(folder, families)
    faces = [face for family in families for face in family.faces]
    return Audit(len(families), len(faces), sum(face.bytes for face in faces), tuple(found))


def _family(folder: Path, family: LockedFamily) -> Iterator[Diagnostic]:
    if family.licence_file and not (folder / family.licence_file).is_file():
        yield Diagnostic(
            Code.F001, f"The licence {family.licence_file} of {family.name} is missing.", hint=family.restoring
        )
    for face in family.faces:
        yield from _face(folder, family, face)


def _face(folder: Path, family: LockedFamily, face: LockedFace) -> Iterator[Diagnostic]:
    try:
        data = font_bytes(folder, face)
    except OSError as error:
        yield _changed(family, f"The font file {face.file} cannot be read: {error.strerror or type(error).__name__}.")
        return
    sha256 = hashlib.sha256(data).hexdigest()
    if (sha256, len(data)) != (face.sha256, face.bytes):
        yield _changed(
            family,
            f"The font file {face.file} is not the one that the lock lists ({len(data):,} bytes, SHA-256 "
            f"{sha256[:12]}…; locked {face.bytes:,} bytes, {face.sha256[:12]}…).",
        )
        return
    try:
        facts = read_facts(data)
    except FontFileError as error:
        yield _changed(family, f"The font file {face.file} is damaged: {error}.")
        return
    for fault in facts.faults:
        yield Diagnostic(Code.F005, f"The font file {face.file} cannot be used. {fault}", hint="Take another font.")
    if (facts.weight, facts.style) != (face.weight, face.style):
        yield _changed(
            family,
            f"The font file {face.file} calls itself {facts.weight} {facts.style}, "
            f"the lock {face.weight} {face.style}.",
        )
    if (face.weight, face.style) == (400, "normal"):
        missing = sorted(set(family.languages) - set(orthographies_covered(facts.characters)))
        if missing:
            yield _changed(
                family, f"The lock says that {family.name} covers {', '.join(missing[:5])}, but it does not."
            )


def _changed(family: LockedFamily, message: str) -> Diagnostic:
    return Diagnostic(Code.F001, message, hint=family.restoring)
