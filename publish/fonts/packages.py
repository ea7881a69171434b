"""Packages that fonts come in: npm's archives (.tgz) and Debian's (.deb), read in memory, never unpacked to disk."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import tarfile
from dataclasses import dataclass, field

#: A package is not trusted before its hashes hold: what one member, and all of them, may unpack to, in bytes.
_MEMBER, _ALL = 64 << 20, 1 << 30
#: deb(5): the magic, and a header of 60 bytes before each member whose length stands in decimal at 48.
_AR_MAGIC, _AR_HEADER, _AR_SIZE = b"!<arch>\n", 60, slice(48, 58)
_WANTED = re.compile(r"\.(?:ttf|otf)$|/copyright$|/LICEN[CS]E[^/]*$|/OFL[^/]*$", re.IGNORECASE)


class PackageError(Exception):
    """A package that cannot be read; the message says why, in a few words."""


@dataclass(frozen=True, slots=True)
class FontPackage:
    """The fonts and licences of a package by their names in it."""

    members: dict[str, bytes] = field(repr=False)


def read_package(data: bytes) -> FontPackage:
    """Read the fonts and licences out of a package. Raises PackageError for what is none, or is too large."""
    archive = _data_of_deb(data) if data.startswith(_AR_MAGIC) else data
    members: dict[str, bytes] = {}
    total = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
            for member in packed:
                total += member.size
                if total > _ALL or (member.size > _MEMBER and _WANTED.search(member.name)):
                    message = "it unpacks to more than fonts need"
                    raise PackageError(message)
                stream = packed.extractfile(member) if member.isfile() and _WANTED.search(member.name) else None
                if stream is not None:
                    members[member.name.removeprefix("./")] = stream.read()
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        message = "it is no package that can be read here (.tgz of npm, .deb of Debian)"
        raise PackageError(message) from error
    return FontPackage(members)


def integrity(data: bytes, kind: str = "sha512") -> str:
    """Digest a package as npm writes it (W3C Subresource Integrity): `sha512-` and base64."""
    return f"{kind}-{base64.b64encode(hashlib.new(kind, data).digest()).decode()}"


def has_integrity(data: bytes, wanted: str) -> bool:
    """Tell whether a package has the digest that is written down for it."""
    kind = wanted.partition("-")[0]
    return kind in {"sha256", "sha384", "sha512"} and integrity(data, kind) == wanted


def _data_of_deb(data: bytes) -> bytes:
    """Return the member `data.tar.*` of a Debian package (deb(5))."""
    at = len(_AR_MAGIC)
    while at + _AR_HEADER <= len(data):
        header = data[at : at + _AR_HEADER]
        size = header[_AR_SIZE].strip()
        if not size.isdigit():
            break
        start = at + _AR_HEADER
        if header.startswith(b"data.tar"):
            return data[start : start + int(size)]
        at = start + int(size) + int(size) % 2
    message = "it has no data.tar, as packages of Debian have"
    raise PackageError(message)
