"""ODT, EPUB and RTF files that unpack without end, point outside, or are damaged."""

from __future__ import annotations

import io
import zipfile

from tests.hostile.model import EITHER, Case, refused

_WORDS = "The members agree on the following rules for the coming year."
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = f'xmlns:office="{_OFFICE}:office:1.0" xmlns:text="{_OFFICE}:text:1.0" xmlns:table="{_OFFICE}:table:1.0" xmlns:draw="{_OFFICE}:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_ENDS = refused("set", "S002", "S003", "S007", "E007", "N002", "S004")
_OPF = '<package><manifest><item id="a" href="{}" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
_ROOT = '<container><rootfiles><rootfile full-path="{}"/></rootfiles></container>'


def _zip(parts: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _odt(body: str = "", lead: str = "", **more: str) -> bytes:
    text = f"{lead}<office:document-content {_NAMES}><office:body><office:text>{body}<text:p>{_WORDS}</text:p></office:text></office:body></office:document-content>"
    return _zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": text,
            **{f"{name}.xml": part for name, part in more.items()},
        }
    )


def _epub(body: str = "", lead: str = "", href: str = "a.xhtml", root: str = "a.opf") -> bytes:
    page = f'{lead}<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}<p>{_WORDS}</p></body></html>'
    parts = {"META-INF/container.xml": _ROOT.format(root), "a.opf": _OPF.format(href), "a.xhtml": page}
    return _zip({"mimetype": "application/epub+zip", **parts})


def _rtf(body: str) -> bytes:
    return f"{{\\rtf1\\ansi {body}\\par {_WORDS}}}".encode("latin-1")


def _slipping(kind: str, name: str, whole: bytes) -> bytes:
    """Add parts whose names lead out of any folder that they were unpacked into."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts: dict[str, str | bytes] = {one: archive.read(one) for one in archive.namelist()}
    outside = ("../../../../tmp/evil", "/etc/evil", "..\\..\\evil", "C:/evil", f"a/../../{name}", f"./{name}")
    return _zip({"mimetype": kind, **parts, **dict.fromkeys(outside, "evil")})


def _with_link(whole: bytes, name: str) -> bytes:
    """Add a part that is a symbolic link to a file of the system."""
    data = io.BytesIO(whole)
    with zipfile.ZipFile(data, "a") as archive:
        link = zipfile.ZipInfo(name)
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return data.getvalue()


_ODT = {
    "external entity": _odt(lead='<!DOCTYPE a [<!ENTITY x SYSTEM "file://@FILE@">]>', body="<text:p>&x;</text:p>"),
    "entities in entities": _odt(lead=f'<!DOCTYPE a [<!ENTITY l0 "l">{_LAUGHS}]>', body="<text:p>&l9;</text:p>"),
    "entities in styles": _odt(styles='<!DOCTYPE a [<!ENTITY x SYSTEM "@HTTP@">]><a>&x;</a>'),
    "a remote section": _odt('<text:section><text:section-source xlink:href="@HTTP@"/></text:section>'),
    "a file's section": _odt('<text:section><text:section-source xlink:href="file://@FILE@"/></text:section>'),
    "a remote picture": _odt('<draw:frame><draw:image xlink:href="@HTTP@"/></draw:frame>'),
    "a picture outside": _odt('<draw:frame><draw:image xlink:href="../../../../@FILE@"/></draw:frame>'),
    "an object": _odt('<draw:frame><draw:object xlink:href="file://@FILE@"/></draw:frame>'),
    "spaces without end": _odt('<text:p>a<text:s text:c="999999999"/>b</text:p>'),
    "cells without end": _odt(
        '<table:table><table:table-row table:number-rows-repeated="99999999"><table:table-cell table:number-columns-repeated="99999999"><text:p>a</text:p></table:table-cell></table:table-row></table:table>'
    ),
    "deep lists": _odt("<text:list><text:list-item>" * 500 + "</text:list-item></text:list>" * 500),
    "deep elements": _odt("<text:span>" * 20_000 + "</text:span>" * 20_000),
    "levels that are none": _odt('<text:h text:outline-level="-99999999999">a</text:h>'),
    "a bomb": _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b" " * 80_000_000}),
    "names that lead out": _slipping("application/vnd.oasis.opendocument.text", "content.xml", _odt()),
    "styles in a ring": _odt(
        '<text:p text:style-name="A">a</text:p>',
        styles=f'<office:document-styles {_NAMES} xmlns:style="{_OFFICE}:style:1.0"><office:styles><style:style style:name="A" style:parent-style-name="B"/><style:style style:name="B" style:parent-style-name="A"/></office:styles></office:document-styles>',
    ),
    "a link for a part": _with_link(_odt(), "Pictures/a.png"),
    "a field that computes": _odt(
        '<text:p><text:script xlink:href="@HTTP@">x</text:script><text:dde-connection/>a</text:p>'
    ),
    "notes in notes": _odt(
        "<text:p>"
        + "<text:note><text:note-body><text:p>a" * 300
        + "</text:p></text:note-body></text:note>" * 300
        + "</text:p>"
    ),
    "cut": _odt()[:150],
    "no content": _zip({"mimetype": "application/vnd.oasis.opendocument.text"}),
}
_EPUB = {
    "external entity": _epub(lead='<!DOCTYPE a [<!ENTITY x SYSTEM "file://@FILE@">]>', body="<p>&x;</p>"),
    "entities in entities": _epub(lead=f'<!DOCTYPE a [<!ENTITY l0 "l">{_LAUGHS}]>', body="<p>&l9;</p>"),
    "names that lead out": _slipping("application/epub+zip", "a.xhtml", _epub()),
    "a link for a part": _with_link(_epub(), "b.xhtml"),
    "a chapter a thousand times": _zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": _ROOT.format("a.opf"),
            "a.opf": _OPF.format("a.xhtml").replace('<itemref idref="a"/>', '<itemref idref="a"/>' * 1_000),
            "a.xhtml": f"<html><body><p>{_WORDS}</p></body></html>",
        }
    ),
    "a chapter by a way round": _epub(href="b/../../a.xhtml"),
    "a chapter in code": _epub(href="%2e%2e/%2e%2e/%2e%2e@FILE@"),
    "a chapter of a file": _epub(href="file://@FILE@"),
    "a picture outside": _epub("<p><img src='../../../../@FILE@'/><image href='@HTTP@'/></p>"),
    "a chapter outside": _epub(href="../../../../@FILE@"),
    "a chapter of the net": _epub(href="@HTTP@"),
    "a package outside": _epub(root="../../../../@FILE@"),
    "a package of itself": _epub(root="META-INF/container.xml"),
    "scripts": _epub("<script src='@HTTP@'/><iframe src='file://@FILE@'/><img src='@HTTP@'/>"),
    "deep elements": _epub("<div>" * 20_000 + "</div>" * 20_000),
    "cut": _epub()[:200],
    "a bomb": _zip(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": _ROOT.format("a.opf"),
            "a.opf": b" " * 80_000_000,
        }
    ),
}
_RTF = {
    "open groups": _rtf("{" * 100_000),
    "closing groups": _rtf("}" * 100_000),
    "a binary without end": _rtf("\\bin2147483647 "),
    "a binary below nought": _rtf("\\bin-5 "),
    "an object": _rtf("{\\object\\objlink{\\*\\objclass Package}{\\*\\objdata 41}}"),
    "a field that includes": _rtf('{\\field{\\*\\fldinst INCLUDETEXT "@FILE@"}{\\fldrslt a}}'),
    "a field that fetches": _rtf('{\\field{\\*\\fldinst INCLUDEPICTURE "@HTTP@"}{\\fldrslt a}}'),
    "a template": _rtf("{\\*\\template @HTTP@}"),
    "a picture of nothing": _rtf("{\\pict\\pngblip\\picw999999999\\pich999999999 89504e47}"),
    "a code page that is none": _rtf("\\ansicpg99999 \\'e9"),
    "characters that are none": _rtf("\\u-99999999999 ?\\uc99999 \\u55357 ?"),
    "cells without end": _rtf("\\trowd" + "\\cellx1" * 20_000 + "\\cell" * 20_000 + "\\row"),
    "words of control": _rtf("\\" + "a" * 100_000),
}

CASES = (
    *(Case(f"ODT: {name}", "a.odt", data, _ENDS) for name, data in _ODT.items()),
    *(Case(f"EPUB: {name}", "a.epub", data, _ENDS) for name, data in _EPUB.items()),
    *(Case(f"RTF: {name}", "a.rtf", data, _ENDS | EITHER) for name, data in _RTF.items()),
)
