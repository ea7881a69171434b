"""Bring families of the catalogue into a fonts folder, with the user's own apt or npm, each file proven by its hash."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic
from publish.fonts.catalogue import coverage
from publish.fonts.lock_file import LockedFace, LockedFamily
from publish.fonts.orthography import orthographies_covered
from publish.fonts.packages import FontPackage, PackageError, has_integrity, integrity, read_package

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.fonts.catalogue import CatalogueFamily, CataloguePackage

#: Seconds that a client may take for one package.
_PATIENCE = 900
_LICENCE = "OFL.txt"
_OPEN_FONT_LICENCE = b"SIL Open Font License"
#: A package of Debian names its version: fonts-noto-core_20201225-1_all.deb.
_VERSION = re.compile(r"_(?P<version>[^_]+)_[^_]+\.deb$")


@dataclass(frozen=True, slots=True)
class Package:
    """A package as it was obtained: its bytes, and the name of the file that it came in."""

    data: bytes
    file: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """A family ready to be written: its entry of the lock, and its files by their names in the fonts folder."""

    family: LockedFamily
    files: dict[str, bytes]


def obtain(package: CataloguePackage) -> Package | Diagnostic:
    """Download a package with the client that the user has for it; F004 where that fails."""
    command = _command(package)
    program = shutil.which(command[0])
    if program is None:
        return _failed(
            f"{package.name} comes with {command[0]}, which this machine does not have.",
            f"Get the package elsewhere with `{' '.join(command)}`, and name the file: `publish fonts fetch … "
            "--from FILE`.",
        )
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(  # noqa: S603 - the user's own client, found by its name, with fixed words
                [program, *command[1:]],
                cwd=folder,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=_PATIENCE,
                check=False,
                stdin=subprocess.DEVNULL,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return _failed(f"`{' '.join(command)}` did not end: {type(error).__name__}.", "Try again.")
        found = sorted(path for path in Path(folder).iterdir() if path.suffix in {".deb", ".tgz"})
        if done.returncode or not found:
            last = next((line for line in reversed((done.stderr or done.stdout).splitlines()) if line.strip()), "")
            return _failed(
                f"`{' '.join(command)}` brought no package{': ' + last.strip() if last.strip() else ''}.",
                "Run that command yourself to see why; `apt-get update` brings missing lists.",
            )
        return Package(found[0].read_bytes(), found[0].name)


def unpack(
    package: CataloguePackage, obtained: Package, families: Sequence[CatalogueFamily]
) -> tuple[Fetched, ...] | Diagnostic:
    """Take families out of a package: every file must be the one that the catalogue lists, by its SHA-256.

    Debian rebuilds a package for each of its releases, so that there only the files decide, and the lock tells the
    package that was really there; npm's package must be the one of the catalogue itself.
    """
    known = has_integrity(obtained.data, package.integrity)
    if not known and package.client == "npm":
        return _failed(f"{obtained.file} is not the package that the catalogue lists (its digest differs).", _REFUSED)
    try:
        members = read_package(obtained.data)
    except PackageError as error:
        return _failed(f"{obtained.file} cannot be read: {error}.", _REFUSED)
    licence = members.members.get(package.licence_member, b"")
    if _OPEN_FONT_LICENCE not in licence:
        return _failed(f"{obtained.file} does not hold the licence {package.licence}.", _REFUSED)
    version = _VERSION.search(obtained.file)
    origin = (
        package.version if known or version is None else version["version"],
        package.integrity if known else integrity(obtained.data, "sha256"),
    )
    fetched: list[Fetched] = []
    for family in families:
        one = _family(family, members, licence, origin)
        if isinstance(one, Diagnostic):
            return one
        fetched.append(one)
    return tuple(fetched)


_REFUSED = "Nothing was written. Get the package again from a source that you trust."


def _family(
    family: CatalogueFamily, package: FontPackage, licence: bytes, origin: tuple[str, str]
) -> Fetched | Diagnostic:
    files = {f"{family.folder}/{_LICENCE}": licence}
    faces: list[LockedFace] = []
    for face in family.faces:
        data = package.members.get(face.member, b"")
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 != face.sha256:
            what = "is not in the package" if not data else "is not the file that the catalogue lists"
            return _failed(f"{face.member} {what} (SHA-256 {sha256[:12]}…, wanted {face.sha256[:12]}…).", _REFUSED)
        name = f"{family.folder}/{face.member.rpartition('/')[2]}"
        files[name] = data
        faces.append(LockedFace(name, face.weight, face.style, len(data), sha256, face.version))
    locked = LockedFamily(
        name=family.name,
        folder=family.folder,
        client=family.package.client,
        package=family.package.name,
        package_version=origin[0],
        integrity=origin[1],
        licence=family.package.licence,
        licence_file=f"{family.folder}/{_LICENCE}",
        scripts=family.scripts,
        languages=orthographies_covered(coverage()[family.name]),
        faces=tuple(faces),
    )
    return Fetched(locked, files)


def _command(package: CataloguePackage) -> tuple[str, ...]:
    if package.client == "apt":
        return "apt-get", "download", package.name
    return "npm", "pack", "--silent", "--ignore-scripts", f"{package.name}@{package.version}"


def _failed(message: str, hint: str) -> Diagnostic:
    return Diagnostic(Code.F004, message, hint=hint)
