"""What is fed to each reader: honest beginnings, the pieces that its format is made of, and how it is called."""

from __future__ import annotations

import io
import tempfile
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from publish.checks.verify import judge_pdf
from publish.doctree import parse
from publish.fonts.trial import trial
from publish.geometry import PAPER
from publish.intake import decode
from publish.normalize import normalize
from publish.normalize.rst import write
from publish.press.foreign_file import impose_foreign
from publish.press.wishes import Wishes
from publish.publication.corrections import load_corrections
from publish.publication.document import parse as parse_toml
from publish.resources import fonts_folder
from publish.style import drawing_fault, read_own_sheet
from publish.values import decode as decode_value
from tests.endurance.small import MEMORY
from tests.fuzz.proven import product, prove_bytes

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


def _packed(data: bytes, name: str, parts: Mapping[str, bytes | None]) -> None:
    """Take bytes for a packed document, and for each part without content in a container that is honest otherwise."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, data if content is None else content)
    _through(packed.getvalue(), name)
    _through(b"PK\x03\x04" + data, name)


_ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": None, "styles.xml": None}
_CONTAINER = b'<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>'
_PACKAGE = (
    b'<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
    b'<spine><itemref idref="a"/></spine></package>'
)
_EPUB = {
    "mimetype": b"application/epub+zip",
    "META-INF/container.xml": _CONTAINER,
    "a.opf": _PACKAGE,
    "a.xhtml": None,
}


def _css(data: bytes) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        (Path(name) / "own.css").write_bytes(data)
        read_own_sheet(Path(name), "own.css")


def _corrections(data: bytes) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        (Path(name) / "corrections").mkdir()
        (Path(name) / "corrections" / "en.toml").write_bytes(data)
        load_corrections(Path(name), ())


def _font(data: bytes) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        (Path(name) / "a.ttf").write_bytes(data)
        trial(Path(name) / "a.ttf", sha256(data).hexdigest())


def _pdf(data: bytes) -> None:
    judge_pdf(data, "a.pdf", None)
    impose_foreign(data, Wishes("saddle", PAPER["A4"]), "a.pdf")


READERS: Mapping[str, Callable[[bytes], object]] = {
    "text": lambda data: _through(data, "a.txt"),
    "html": lambda data: _through(data, "a.html"),
    "markdown": lambda data: _through(data, "a.md"),
    "rst": lambda data: _through(data, "a.rst"),
    "docx": _docx,
    "odt": lambda data: _packed(data, "a.odt", _ODT),
    "rtf": lambda data: _through(b"{\\rtf1" + data, "a.rtf"),
    "epub": lambda data: _packed(data, "a.epub", _EPUB),
    "toml": parse_toml,
    "corrections": _corrections,
    "css": _css,
    "svg": drawing_fault,
    "font": _font,
    "pdf": _pdf,
    "proof": prove_bytes,
    "values": _value,
}


def seeds(form: str) -> list[bytes]:
    """Return honest beginnings: what the fuzzer changes."""
    if form == "font":
        return [min(fonts_folder().rglob("*.ttf"), key=lambda path: path.stat().st_size).read_bytes()]
    if form == "proof":
        return [product().pdf]
    if form == "pdf":
        files = sorted(
            (Path(__file__).parents[1] / "verify" / "samples").glob("*.pdf"), key=lambda path: path.stat().st_size
        )
        return [path.read_bytes() for path in files[:4]]
    return [b"".join(PIECES[form])]


_CONTENT = (
    b'<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
)

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
    "rst": (
        b".. ",
        b":: ",
        b"figure:: a.png\n",
        b"   :alt: x\n",
        b"`a <b>`_ ",
        b"|a| ",
        b"[1]_ ",
        b".. [1] ",
        b".. _a: ",
        b"====\n",
        b"+---+\n",
        b"| a |\n",
        b"*a* ",
        b"**a** ",
        b"``a`` ",
        b":role:`a` ",
        b"1. ",
        b"- ",
        b"    ",
        b"\n",
        b"\n\n",
        b"\\",
        b"word ",
    ),
    "odt": (
        _CONTENT,
        b"<office:body><office:text>",
        b"</office:text></office:body></office:document-content>",
        b"<text:p>word",
        b"</text:p>",
        b'<text:h text:outline-level="9">',
        b"</text:h>",
        b"<text:list><text:list-item>",
        b"</text:list-item></text:list>",
        b'<text:s text:c="99"/>',
        b"<text:note><text:note-body>",
        b"</text:note-body></text:note>",
        b"<table:table><table:table-row><table:table-cell>",
        b"</table:table-cell></table:table-row></table:table>",
        b"&#0;",
        b"<!DOCTYPE a>",
    ),
    "rtf": (
        b"{",
        b"}",
        b"\\par ",
        b"\\pard ",
        b"\\b ",
        b"\\u8226?",
        b"\\u-3 ",
        b"\\uc9 ",
        b"\\'e9",
        b"\\bin999999 ",
        b"\\bin-1 ",
        b"{\\fonttbl{\\f0\\fcharset178 A;}}",
        b"{\\*\\x ",
        b"\\trowd\\cellx1 ",
        b"\\cell\\row ",
        b"\\ls1\\ilvl9 ",
        b"{\\listtext 1.}",
        b"{\\footnote ",
        b"\\ansicpg1256 ",
        b"word ",
        b"\n",
    ),
    "epub": (
        b"<html xmlns='http://www.w3.org/1999/xhtml'><body>",
        b"</body></html>",
        b"<p>word",
        b"</p>",
        b"<h1>",
        b"</h1>",
        b"<ol start='3'><li>",
        b"</li></ol>",
        b"<a href='#a' epub:type='noteref'>",
        b"</a>",
        b"<aside id='a'>",
        b"</aside>",
        b"&nbsp;",
        b"&#0;",
        b"<!DOCTYPE a [<!ENTITY x 'y'>]>",
        b"<?xml version='1.0' encoding='utf-7'?>",
    ),
    "corrections": (
        b"[[correction]]\n",
        b'find = "a"\n',
        b'replace = "b"\n',
        b'reason = "c"\n',
        b"[",
        b"]",
        b'"',
        b"=",
        b"\n",
        b"\xff",
        b"9" * 20,
    ),
    "css": (
        b"p {",
        b"}",
        b"color: red;",
        b"url(a.png)",
        b"url(",
        b"@import 'a';",
        b"@font-face {",
        b"@media print {",
        b"/*",
        b"*/",
        b"\\",
        b"'",
        b"(",
        b"[",
        b";",
        b":",
        b"\xff",
    ),
    "svg": (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">',
        b"</svg>",
        b"<g>",
        b"</g>",
        b'<path d="M0 0"/>',
        b'<rect fill="url(#a)"/>',
        b"<a:b/>",
        b"<!DOCTYPE a>",
        b"<!ENTITY a 'b'>",
        b"&a;",
        b"<![CDATA[",
        b"]]>",
        b"<?a b?>",
        b"\xff",
        b'<?xml version="1.0" encoding="utf-7"?>',
    ),
    "font": (b"\0\1\0\0", b"OTTO", b"glyf", b"cmap", b"\xff\xff\xff\xff", b"\0\0\0\0", b"GSUB", b"CFF "),
    "proof": (
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R>>endobj\n",
        b"4 0 obj\n<</Length 40>>stream\n",
        b"BT /F 9 Tf 1 0 0 1 9 9 Tm [<0001> -9 <0002>] TJ ET ",
        b"q 1 0 0 -1 0 595 cm ",
        b"/Span <</MCID 0/Lang (en)>> BDC ",
        b"EMC Q ",
        b"endstream endobj\n",
        b"trailer<</Root 1 0 R/Size 9>>",
    ),
    "pdf": (
        b"%PDF-1.7\n",
        b"1 0 obj\n",
        b"endobj\n",
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length 9>>stream\n",
        b"endstream\n",
        b"BT /F 1 Tf (a) Tj ET",
        b"xref\n0 1\n",
        b"trailer<</Root 1 0 R/Size 9>>",
        b"startxref\n9\n",
        b"[",
        b"]",
        b"<<",
        b">>",
    ),
}
