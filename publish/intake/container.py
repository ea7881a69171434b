"""The container of a DOCX, ODT or EPUB file: its parts as bytes and element trees, within limits of size and depth.

Nothing is extracted to the disk, and only the parts that hold text are unpacked at all.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from enum import StrEnum
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: A part may unpack to so many bytes, all that is read to so many, and to so many times what it takes packed.
_PART, _TOTAL, _RATIO = 64_000_000, 160_000_000, 100
#: Small parts are let compress as they will: an empty table does so at any ratio.
_SMALL = 1_000_000
_MEMBERS = 10_000
_DEEPEST = 200
_CHUNK = 65_536
#: The type of an ODT or EPUB file is its first part, and not packed: it stands in so many bytes.
_PROBE = 200
#: All that zipfile, its decompressors and expat raise for files that lie or are damaged (RuntimeError: a password;
#: ValueError: an offset before the file, an encoding that expat has not).
_FOREIGN = (
    *(expat.ExpatError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, EOFError, ValueError, RuntimeError),
)


class Reason(StrEnum):
    """Why a container is not read, in words that go on "it cannot be read:"."""

    DAMAGED = "the file is damaged"
    PARTS = "it holds too many parts"
    LOCKED = "it is protected by a password"
    LARGE = "it unpacks to far more than a text needs"
    DEEP = "its elements are nested too deep"
    DOCTYPE = "it declares a document type, which no text needs"


class ContainerError(Exception):
    """A container that cannot or must not be read; its one argument is the `Reason`."""


def declares(data: bytes, media_type: str) -> bool:
    """Tell whether a file says of itself, as OpenDocument (part 2, 3.3) and EPUB (OCF 3.3, 4.3) do, what it is."""
    return f"mimetype{media_type}".encode() in data[:_PROBE]


class Container:
    """The parts of one file; only those that are asked for are unpacked."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            members = self._archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise ContainerError(Reason.DAMAGED) from error
        if len(members) > _MEMBERS:
            raise ContainerError(Reason.PARTS)
        self._members = {member.filename: member for member in members}
        self._left = _TOTAL

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a part of that name."""
        return name in self._members

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the parts."""
        return iter(self._members)

    def tree(self, name: str) -> Element | None:
        """Return a part as an element tree, names as `{namespace}local`; None where it is absent.

        Raises:
            ContainerError: the part is too large, damaged, nested too deep, or declares a document type.
        """
        reader = _Reader()
        chunks = self._chunks(name)
        if chunks is None:
            return None
        try:
            for chunk in chunks:
                reader.feed(chunk)
            return reader.close()
        except _FOREIGN as error:
            raise ContainerError(Reason.DAMAGED) from error

    def content(self, name: str) -> bytes | None:
        """Return the bytes of a part; None where it is absent. Raises ContainerError as `tree` does."""
        chunks = self._chunks(name)
        try:
            return None if chunks is None else b"".join(chunks)
        except _FOREIGN as error:
            raise ContainerError(Reason.DAMAGED) from error

    def _chunks(self, name: str) -> Iterator[bytes] | None:
        member = self._members.get(name)
        if member is None:
            return None
        if member.flag_bits & 1:
            raise ContainerError(Reason.LOCKED)
        return self._unpacked(member)

    def _unpacked(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        read = 0
        with self._archive.open(member) as part:
            while chunk := part.read(_CHUNK):
                read += len(chunk)
                self._left -= len(chunk)
                if read > _PART or self._left < 0 or read > max(member.compress_size * _RATIO, _SMALL):
                    raise ContainerError(Reason.LARGE)
                yield chunk


class _Reader:
    """Expat into a tree: no document types, so that there are no entities; no more depth than a text has."""

    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self._depth = 0
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._builder.data
        parser.StartDoctypeDeclHandler = self._refuse
        self._parser = parser

    def feed(self, chunk: bytes) -> None:
        self._parser.Parse(chunk, False)  # noqa: FBT003 - expat's signature

    def close(self) -> Element:
        self._parser.Parse(b"", True)  # noqa: FBT003 - same
        return self._builder.close()

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ContainerError(Reason.DEEP)
        self._builder.start(_named(name), {_named(key): value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(_named(name))

    def _refuse(self, *_: object) -> None:
        raise ContainerError(Reason.DOCTYPE)


def _named(name: str) -> str:
    return "{" + name if "}" in name else name
