"""What is fed to each reader: honest beginnings, the pieces that its format is made of, and how it is called."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from publish.doctree import parse
from publish.intake import decode
from publish.normalize import normalize
from publish.normalize.rst import write
from publish.publication.document import parse as parse_toml
from publish.values import decode as decode_value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _through(data: bytes, name: str) -> None:
    """Take a source as far as the document tree."""
    source, problems = decode(data, name)
    assert source is not None or problems
    if source is not None:
        found = normalize([source], given={name: "en"})
        parse(write(found.blocks), name)


def _value(data: bytes) -> None:
    try:
        decode_value(data)
    except ValueError:
        return


def _docx(data: bytes) -> None:
    """Take bytes for a file, and for the document in an honest container."""
    _through(b"PK\x03\x04" + data, "a.docx")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", data)
    _through(packed.getvalue(), "a.docx")


READERS: Mapping[str, Callable[[bytes], object]] = {
    "text": lambda data: _through(data, "a.txt"),
    "html": lambda data: _through(data, "a.html"),
    "markdown": lambda data: _through(data, "a.md"),
    "docx": _docx,
    "toml": parse_toml,
    "values": _value,
}

PIECES: Mapping[str, tuple[bytes, ...]] = {
    "text": (
        b"1. ",
        b"a) ",
        b"- ",
        b"\n",
        b"\n\n",
        b"  ",
        b"*",
        b"`",
        b"|",
        b"_",
        b"..",
        b"::",
        b"\xd8\xa7",
        b"\xff\xfe",
        b"word ",
    ),
    "html": (
        b"<p>",
        b"</p>",
        b"<ol start=3>",
        b"<li>",
        b"<table>",
        b"<tr>",
        b"<td colspan=2>",
        b"<!--",
        b"-->",
        b"&#0;",
        b"&amp;",
        b"<b>",
        b"</b>",
        b"<script>",
        b"</script>",
        b"<a href='#x'>",
        b"<sup>",
        b"word ",
        b"<",
        b">",
        b"'",
        b'"',
        b"\n",
    ),
    "markdown": (
        b"# ",
        b"- ",
        b"1. ",
        b"> ",
        b"```\n",
        b"|",
        b"---\n",
        b"[a](b)",
        b"![",
        b"](",
        b"**",
        b"_",
        b"`",
        b"[^1]",
        b"[^1]: ",
        b"<b>",
        b"word ",
        b"\n",
        b"\n\n",
        b"    ",
        b"\\",
    ),
    "docx": (
        f"<w:document {_W}>".encode(),
        b"<w:body>",
        b"</w:body></w:document>",
        b"<w:p>",
        b"</w:p>",
        b"<w:r>",
        b"</w:r>",
        b"<w:t>word</w:t>",
        b"<w:tbl>",
        b"<w:tr>",
        b"<w:tc>",
        b"</w:tc></w:tr></w:tbl>",
        b'<w:numId w:val="x"/>',
        b"<w:br/>",
        b"&#0;",
        b"<!DOCTYPE a>",
    ),
    "toml": (
        b"[publication]\n",
        b"[[allow]]\n",
        b'id = "a"\n',
        b"date = 2023-02-31\n",
        b"[",
        b"]",
        b"{",
        b"}",
        b'"',
        b"'''",
        b"=",
        b".",
        b"\n",
        b"9" * 20,
    ),
    "values": (
        b"[",
        b"]",
        b'{"',
        b'":',
        b"}",
        b'"publish.diagnostics.model:Location"',
        b'"map"',
        b'"bytes"',
        b'"date"',
        b"1",
        b"null",
        b",",
        b'"',
    ),
}
