"""fonts.lock.toml as values, and back: which families a fonts folder holds, where each came from, its files' hashes."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from publish.fence import read_ordinary
from publish.fonts.weights import style_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LOCK = "fonts.lock.toml"
#: The client that brings a package; `own` for a file of the user's, which came in no package.
Client: TypeAlias = Literal["npm", "apt", "own"]

_HEAD = """\
# The fonts that a publication may use: unmodified files, proven by hash. Written by `publish fonts`; a build that
# finds another file under one of these names stops.
version = 1
"""
_WIDTH = 116
#: Bytes of a lock, and of a font file; the largest in use, of Chinese, have some 25 million.
_LARGEST_LOCK, LARGEST_FONT = 4 << 20, 64 << 20
_TEXTS = ("name", "folder", "client", "package", "package_version", "integrity", "licence", "licence_file")


#: What no name of a family has: style sheets, lists of families and PDF names would read it as their own.
_NO_NAME = re.compile(r"[\"\\{}<>,;()\[\]/@`%#]")
_LONGEST_NAME = 100


class LockError(Exception):
    """A lock that cannot be read; the message says why, in a few words."""


@dataclass(frozen=True, slots=True)
class LockedFace:
    """One font file: its name inside the fonts folder, style, size in bytes, SHA-256, and its own version (name 5)."""

    file: str
    weight: int
    style: Literal["normal", "italic"]
    bytes: int
    sha256: str
    version: str

    @property
    def style_name(self) -> str:
        """Weight and slant as a person names them: `Bold Italic`."""
        return style_name(self.weight, self.style)


@dataclass(frozen=True, slots=True)
class LockedFamily:
    """A family: where it came from, its licence, the scripts that it sets, and the orthographies proven (`km_Khmr`).

    `integrity` is the package's own digest (W3C Subresource Integrity); it, `package` and `package_version` are empty
    for the user's own files.
    """

    name: str
    folder: str
    client: Client
    package: str
    package_version: str
    integrity: str
    licence: str
    licence_file: str
    scripts: tuple[str, ...]
    languages: tuple[str, ...]
    faces: tuple[LockedFace, ...]

    @property
    def restoring(self) -> str:
        """How a file of the family that is missing or changed comes back, as a hint says it."""
        anew = "to lock another file on purpose: `publish fonts add FILE`."
        if self.package:
            return f'`publish fonts fetch "{self.name}"` brings it back; {anew}'
        return f"It is a file of your own: put it back as it was, or, {anew}"


def printable(text: str) -> str:
    """Reduce what a font says to words that may be printed: without controls, unassigned and half characters."""
    kept = (one if unicodedata.category(one)[0] != "C" else " " for one in text)
    return " ".join("".join(kept).split())


def family_name(text: str) -> str:
    """Reduce what a font calls its family to what is one family's name everywhere; empty where nothing is left."""
    return printable(_NO_NAME.sub(" ", text))[:_LONGEST_NAME].strip()


def locked_in(folder: Path) -> tuple[LockedFamily, ...]:
    """Read the lock of a fonts folder; it may not lead out of it. Raises OSError, UnicodeDecodeError and LockError."""
    return read_lock(read_ordinary(folder / LOCK, _LARGEST_LOCK, folder).decode("utf-8"))


def font_bytes(folder: Path, face: LockedFace) -> bytes:
    """Read a font file that a lock lists, as it lies in the folder now; it may not lead out of it. Raises OSError."""
    return read_ordinary(folder / face.file, LARGEST_FONT, folder)


def read_lock(text: str) -> tuple[LockedFamily, ...]:
    """Read a lock. Raises LockError."""
    try:
        table = tomllib.loads(text)
        return tuple(_family(entry) for entry in table["family"])
    except tomllib.TOMLDecodeError as error:
        raise LockError(str(error)) from error
    except KeyError as error:
        message = f"{error} is missing"
        raise LockError(message) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise LockError(str(error)) from error


def write_lock(families: Iterable[LockedFamily]) -> str:
    """Write a lock; reading it gives the same families."""
    return _HEAD + "".join(_written(family) for family in families)


def _family(entry: dict[str, Any]) -> LockedFamily:
    client = entry["client"]
    if client not in {"npm", "apt", "own"}:
        message = f"the client {client!r} is not known"
        raise ValueError(message)
    name = str(entry["name"])
    if family_name(name) != name or not name:
        message = f"{name!r} is no name for a family: quotes, brackets and commas are for style sheets"
        raise ValueError(message)
    return LockedFamily(
        name,
        str(entry["folder"]),
        client,
        str(entry["package"]),
        str(entry["package_version"]),
        str(entry["integrity"]),
        str(entry["licence"]),
        _inside(str(entry["licence_file"])),
        tuple(map(str, entry["scripts"])),
        tuple(map(str, entry["languages"])),
        tuple(_face(face) for face in entry["face"]),
    )


def _face(entry: dict[str, Any]) -> LockedFace:
    style = entry["style"]
    if style not in {"normal", "italic"}:
        message = f"the style {style!r} is neither normal nor italic"
        raise ValueError(message)
    return LockedFace(
        _inside(str(entry["file"])),
        int(entry["weight"]),
        style,
        int(entry["bytes"]),
        str(entry["sha256"]),
        str(entry["version"]),
    )


def _inside(file: str) -> str:
    if ".." in file.split("/") or file.startswith("/"):
        message = f"the file {file} lies outside the fonts folder"
        raise ValueError(message)
    return file


def _written(family: LockedFamily) -> str:
    lines = [
        "",
        "[[family]]",
        *(f"{key} = {_string(getattr(family, key))}" for key in _TEXTS),
        f"scripts = {_strings('scripts', family.scripts)}",
        f"languages = {_strings('languages', family.languages)}",
    ]
    for face in family.faces:
        lines += [
            "",
            "[[family.face]]",
            f"file = {_string(face.file)}",
            f"weight = {face.weight}",
            f"style = {_string(face.style)}",
            f"bytes = {face.bytes}",
            f"sha256 = {_string(face.sha256)}",
            f"version = {_string(face.version)}",
        ]
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    """Write a basic string (TOML 1.0): JSON's escapes are TOML's, but for U+007F."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _strings(key: str, texts: Iterable[str]) -> str:
    """Write an array on one line, or filled to lines of a fixed width where it is long."""
    items = [_string(text) for text in texts]
    if len(key) + sum(len(item) + 2 for item in items) <= _WIDTH:
        return f"[{', '.join(items)}]"
    lines = [""]
    for item in items:
        if len(lines[-1]) + len(item) > _WIDTH:
            lines.append("")
        lines[-1] += f" {item}," if lines[-1] else f"  {item},"
    return "[\n" + "\n".join(lines) + "\n]"
