"""DOCX files that unpack without end, point outside, or are damaged."""

from __future__ import annotations

import io
import struct
import zipfile

from tests.hostile import images
from tests.hostile.model import EITHER, SET, Case, refused

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORDS = "<w:p><w:r><w:t>The members agree on the following rules for the year.</w:t></w:r></w:p>"
_PLAIN = f"<w:document {_W} {_R}><w:body>{_WORDS}</w:body></w:document>"


def _zip(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = method
            archive.writestr(member, content)
    return data.getvalue()


def _docx(body: str = "", lead: str = "", **more: str) -> bytes:
    parts: dict[str, bytes | str] = {
        "word/document.xml": f"{lead}<w:document {_W} {_R}><w:body>{body}{_WORDS}</w:body></w:document>"
    }
    return _zip({**parts, **{f"word/{name}.xml": text for name, text in more.items()}})


def _relation(target: str, kind: str) -> bytes:
    relations = f'<Relationship Id="r1" Type="{_REL}/{kind}" Target="{target}" TargetMode="External"/>'
    body = f'<w:p><w:hyperlink r:id="r1"><w:r><w:t>words</w:t></w:r></w:hyperlink></w:p><w:altChunk r:id="r1"/>{_WORDS}'
    return _zip(
        {
            "word/document.xml": f"<w:document {_W} {_R}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
            "word/_rels/settings.xml.rels": f"<Relationships>{relations}</Relationships>",
            "word/settings.xml": f'<w:settings {_W} {_R}><w:attachedTemplate r:id="r1"/></w:settings>',
        }
    )


def _patched(offset_of: bytes, at: int, form: str, value: int) -> bytes:
    """Change a number in the headers of an honest file: at so many bytes behind the first such signature."""
    data = bytearray(_zip({"word/document.xml": _PLAIN}))
    struct.pack_into(form, data, data.index(offset_of) + at, value)
    return bytes(data)


_CENTRAL, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))

_DOCUMENTS: dict[str, tuple[bytes, frozenset[str]]] = {
    "a part that unpacks without end": (
        _zip({"word/document.xml": b"<a>" + b" " * 70_000_000}),
        refused("S003", "S007"),
    ),
    "a ratio that no text has": (
        _zip({"word/document.xml": _PLAIN.encode() + b" " * 3_000_000}),
        refused("S003", "S007"),
    ),
    "too many parts": (
        _zip({**{f"x{n}": "" for n in range(10_050)}, "word/document.xml": _PLAIN}),
        refused("S003", "S007"),
    ),
    "names that lead out": (_zip({"../../../../tmp/evil": "x", "/etc/evil": "x", "word/document.xml": _PLAIN}), SET),
    "a backslash name": (_zip({"word\\..\\..\\evil": "x", "word/document.xml": _PLAIN}), SET),
    "external entity": (_docx(lead='<!DOCTYPE a [<!ENTITY x SYSTEM "file://@FILE@">]>'), refused("S003", "S007")),
    "external type": (_docx(lead='<!DOCTYPE a SYSTEM "@HTTP@">'), refused("S003", "S007")),
    "parameter entity": (_docx(lead='<!DOCTYPE a [<!ENTITY % x SYSTEM "@HTTP@"> %x;]>'), refused("S003", "S007")),
    "entities in entities": (
        _docx("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", lead=f'<!DOCTYPE a [<!ENTITY l0 "lol">{_LAUGHS}]>'),
        refused("S003", "S007"),
    ),
    "entities in styles": (
        _docx(styles='<!DOCTYPE a [<!ENTITY x SYSTEM "file://@FILE@">]><a>&x;</a>'),
        refused("S003", "S007"),
    ),
    "deep elements": (_docx("<w:p>" * 20_000 + "</w:p>" * 20_000), refused("S003", "S007")),
    "deep tables": (
        _docx("<w:tbl><w:tr><w:tc>" * 60 + _WORDS + "</w:tc></w:tr></w:tbl>" * 60),
        refused("set", "S003", "S007"),
    ),
    "many runs": (_docx("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 50_000 + "</w:p>"), refused(*EITHER, "S003")),
    "many paragraphs": (_docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 2_000), EITHER),
    "a wide cell": (
        _docx(
            f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{_WORDS}</w:tc><w:tc>{_WORDS}</w:tc></w:tr></w:tbl>'
        ),
        EITHER,
    ),
    "numbers that are none": (
        _docx(
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="-9"/><w:numId w:val="x"/></w:numPr></w:pPr><w:r><w:t>words</w:t></w:r></w:p>'
        ),
        refused("set", "S003"),
    ),
    "styles in a ring": (
        _docx(
            '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>words</w:t></w:r></w:p>',
            styles=f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>',
        ),
        SET,
    ),
    "styles in a chain": (
        _docx(
            '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>words</w:t></w:r></w:p>',
            styles=f"<w:styles {_W}>"
            + "".join(
                f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
                for n in range(5_000)
            )
            + "</w:styles>",
        ),
        EITHER,
    ),
    "fields that fetch": (
        _docx(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDETEXT "@FILE@" INCLUDEPICTURE "@HTTP@" '
            'DDEAUTO c:\\\\x</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        ),
        SET,
    ),
    "a field that never ends": (
        _docx('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'),
        refused("set", "S002"),
    ),
    "footnotes that are not there": (_docx('<w:p><w:r><w:footnoteReference w:id="99"/></w:r></w:p>'), SET),
    "a remote template": (_relation("@HTTP@", "attachedTemplate"), SET),
    "a remote image": (_relation("@HTTP@", "image"), SET),
    "a remote object": (_relation("file://@FILE@", "oleObject"), SET),
    "a remote chunk": (_relation("file://@FILE@", "aFChunk"), SET),
    "a script for a link": (_relation("javascript:alert(1)", "hyperlink"), SET),
    "no document": (_zip({"word/other.xml": _PLAIN}), refused("S007", "S003")),
    "an empty container": (_zip({}), refused("S007", "S003")),
    "an empty document": (_zip({"word/document.xml": ""}), refused("S003", "S002", "S007")),
    "no XML": (_zip({"word/document.xml": "words"}), refused("S003", "S007")),
    "another element": (
        _zip({"word/document.xml": "<html><body>words</body></html>"}),
        refused("S002", "S003", "S007"),
    ),
    "UTF-7": (
        _zip({"word/document.xml": '<?xml version="1.0" encoding="utf-7"?><a/>'}),
        refused("S003", "S007", "S002"),
    ),
    "UTF-16": (_zip({"word/document.xml": f'<?xml version="1.0" encoding="utf-16"?>{_PLAIN}'.encode("utf-16")}), SET),
    "stored twice": (_zip({"word/document.xml": _PLAIN}) + _zip({"word/document.xml": _PLAIN}), SET),
    "cut in half": (_zip({"word/document.xml": _PLAIN})[:200], refused("S003", "S007")),
    "cut at the end": (_zip({"word/document.xml": _PLAIN})[:-10], refused("S003", "S007")),
    "a locked part": (_patched(_CENTRAL, 8, "<H", 1), refused("S003", "S007")),
    "an unknown method": (_patched(_CENTRAL, 10, "<H", 97), refused("S003", "S007")),
    "a wrong checksum": (_patched(_CENTRAL, 16, "<I", 1), refused("S003", "S007")),
    "a wrong size": (_patched(_CENTRAL, 24, "<I", 7), refused("S003", "S007", "set")),
    "a packed size that lies": (_patched(_CENTRAL, 20, "<I", 0x7FFFFFFF), refused("set", "S003", "S007")),
    "an offset that lies": (_patched(_CENTRAL, 42, "<I", 0x7FFFFFF), refused("S003", "S007")),
    "a name length that lies": (_patched(_CENTRAL, 28, "<H", 0xFFFF), refused("set", "S003", "S007")),
    "a count that lies": (_patched(b"PK\x05\x06", 10, "<H", 0xFFFE), refused("S003", "S007", "set")),
    "a directory that lies": (_patched(b"PK\x05\x06", 16, "<I", 0xFFFFFFF0), refused("S003", "S007")),
    "a local header that lies": (_patched(_LOCAL, 26, "<H", 0xFFF0), refused("S003", "S007")),
    "LZMA": (_zip({"word/document.xml": _PLAIN}, zipfile.ZIP_LZMA), refused("set", "S003", "S007")),
    "BZIP2": (_zip({"word/document.xml": _PLAIN}, zipfile.ZIP_BZIP2), refused("set", "S003", "S007")),
    "a container in a container": (
        _zip({"word/document.xml": _zip({"word/document.xml": _PLAIN})}),
        refused("S003", "S007"),
    ),
}


def _shown(target: str, media: dict[str, bytes | str], mode: str = "") -> bytes:
    """Show a picture that the container holds, or says that it holds."""
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="99999999999999" cy="-1"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
        f'<a:blip r:embed="r1" r:link="r1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>{_WORDS}'
    )
    relation = f'<Relationship Id="r1" Type="{_REL}/image" Target="{target}"{mode}/>'
    return _zip(
        {
            "word/document.xml": f"<w:document {_W} {_R}><w:body>{drawing}</w:body></w:document>",
            "word/_rels/document.xml.rels": f"<Relationships>{relation}</Relationships>",
            **media,
        }
    )


def _linked() -> bytes:
    """Write a container that has a symbolic link for a part."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", _PLAIN)
        link = zipfile.ZipInfo("word/media/a.png")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return data.getvalue()


def _overlapping(times: int) -> bytes:
    """Name one packed part many times: each entry of the directory is another member (a bomb without layers)."""
    whole = _zip({"word/document.xml": _PLAIN, "word/a.xml": b" " * 9_000_000})
    start = whole.index(_CENTRAL)
    end = whole.index(b"PK\x05\x06")
    entry = whole[whole.rindex(_CENTRAL, start, end) : end]
    rows = b"".join(
        entry.replace(b"word/a.xml", f"word/{n:01x}.xml".encode()[:10].ljust(10, b"x")) for n in range(times)
    )
    count, size = 2 + times, end - start + len(rows)
    return whole[:end] + rows + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, size, start, 0)


_MEDIA = {
    "a picture that leads out": _shown("../../../../../@FILE@", {}),
    "a picture of the whole path": _shown("/@FILE@", {}),
    "a picture of the net": _shown("@HTTP@", {}, ' TargetMode="External"'),
    "a picture of a file": _shown("file://@FILE@", {}, ' TargetMode="External"'),
    "a picture by a way round": _shown(
        "media/../../word/media/a.png", {"word/media/a.png": images.RASTER["no data"][1]()}
    ),
    "a picture of too many pixels": _shown("media/a.png", {"word/media/a.png": images.RASTER["too many pixels"][1]()}),
    "a picture that is none": _shown("media/a.png", {"word/media/a.png": b"words"}),
    "a drawing of itself": _shown("media/a.svg", {"word/media/a.svg": images.REFUSED["repetition of itself"]}),
    "a drawing with a script": _shown("media/a.svg", {"word/media/a.svg": images.REFUSED["script"]}),
    "a metafile": _shown("media/a.emf", {"word/media/a.emf": b"\1\0\0\0" + b"\xff" * 500}),
    "a GIF": _shown("media/a.gif", {"word/media/a.gif": images.RASTER["a GIF by another name"][1]()}),
    "a TIFF": _shown("media/a.tif", {"word/media/a.tif": images.RASTER["a TIFF by another name"][1]()}),
    "a link for a part": _linked(),
    "parts one over the other": _overlapping(300),
    "a name of controls": _zip({"word/\x1b[2J\x07.xml": "x", "word/document.xml": _PLAIN}),
    "a name without end": _zip({"word/" + "a" * 60_000: "x", "word/document.xml": _PLAIN}),
    "a name of a drive": _zip({"C:\\evil": "x", "\\\\host\\share": "x", "word/document.xml": _PLAIN}),
    "a macro": _zip({"word/vbaProject.bin": b"\xd0\xcf\x11\xe0", "word/document.xml": _PLAIN}),
}

CASES = tuple(Case(f"DOCX: {name}", "a.docx", data, ends) for name, (data, ends) in _DOCUMENTS.items()) + tuple(
    Case(f"DOCX: {name}", "a.docx", data, refused("set", "S003", "S007", "D002", "D003", "D005"))
    for name, data in _MEDIA.items()
)
