"""Associated files: what a PDF was made from, embedded in it (ISO 32000-2, 7.11.4 and 14.13; ISO 19005-3, 6.8)."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import md5
from typing import TYPE_CHECKING, Literal

from pikepdf import Array, Dictionary, Name, String

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pikepdf


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to embed: its name, what it is in a few words, its media type, and how the document relates to it."""

    name: str
    description: str
    media_type: str
    relationship: Literal["Source", "Data", "Supplement"]
    data: bytes


def attach(document: pikepdf.Pdf, attachments: Sequence[Attachment], date: str) -> None:
    """Embed files and name them as the document's associated files.

    Args:
        document: the document; nothing is embedded in it yet.
        attachments: the files, each of another name.
        date: the day that they are given, ISO 8601; where it is empty they are given none. No clock is read.
    """
    if not attachments:
        return
    named = sorted((file.name, _specification(document, file, date)) for file in attachments)
    pairs = Array([part for name, specification in named for part in (String(name), specification)])
    document.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=pairs))
    document.Root.AF = Array([specification for _, specification in named])


def _specification(document: pikepdf.Pdf, file: Attachment, date: str) -> pikepdf.Object:
    stream = document.make_stream(file.data)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name(f"/{file.media_type}")
    stream.Params = Dictionary(
        Size=len(file.data), CheckSum=String(md5(file.data, usedforsecurity=False).digest().decode("latin-1"))
    )
    if date:
        stream.Params.ModDate = String(f"D:{date.replace('-', '')}000000Z")
    return document.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(file.name),
            UF=String(file.name),
            Desc=String(file.description),
            AFRelationship=Name(f"/{file.relationship}"),
            EF=Dictionary(F=stream, UF=stream),
        )
    )
