"""Pictures that a source names: nothing outside is opened, nothing fetched, and the layout ends."""

from __future__ import annotations

import os
import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from publish.edition.page import section
from publish.pdf.engine import EngineError
from publish.style import StyleSheet
from publish.style.pictures import Picture, PictureFault, find_picture
from tests.hostile.canary import Canary, sings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from publish.locale import Language
    from publish.pdf.engine import Engine

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">{}</svg>'
_BOX = '<rect width="5" height="5"/>'
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


def _png(width: int, height: int, data: bytes = b"\0") -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


#: Drawings that are refused.
REFUSED = {
    "entities": f'<!DOCTYPE svg [<!ENTITY l0 "l">{_LAUGHS}]>' + _SVG.format("<title>&l11;</title>"),
    "external entity": '<!DOCTYPE svg [<!ENTITY x SYSTEM "file://@FILE@">]>' + _SVG.format("<title>&x;</title>"),
    "image": _SVG.format('<image href="@HTTP@"/>'),
    "image of a file": _SVG.format('<image xlink:href="file://@FILE@"/>'),
    "repetition": _SVG.format('<g id="a"/><use href="#a"/>'),
    "script": _SVG.format("<script>fetch('@HTTP@')</script>"),
    "style": _SVG.format("<style>@import '@HTTP@'</style>"),
    "foreign": _SVG.format("<foreignObject/>"),
    "words": _SVG.format("<text>words</text>"),
    "event": _SVG.format('<rect onload="x"/>'),
    "paint from the net": _SVG.format('<rect fill="url(@HTTP@#a)"/>'),
    "paint of its own and from the net": _SVG.format('<rect style="fill:url(#a);stroke:url(@HTTP@)"/>'),
    "deep": _SVG.format("<g>" * 50_000 + "</g>" * 50_000),
    "another encoding": '<?xml version="1.0" encoding="utf-7"?>' + _SVG.format(_BOX),
    "no drawing": "words",
    "nothing": "",
}
#: Drawings of allowed elements that would repeat themselves or overflow: the layout must end, in a page or in words.
ODD = {
    "gradients in a ring": '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>'
    '<rect width="9" height="9" fill="url(#a)"/>',
    "a clip of itself": '<clipPath id="a" clip-path="url(#a)"><rect width="5" clip-path="url(#a)"/></clipPath>'
    '<rect width="9" height="9" clip-path="url(#a)"/>',
    "no numbers": '<rect width="1e300" height="nan" x="inf"/><circle r="-1"/><path d="M"/>',
    "arcs": f'<path d="{"M0 0 A 1e300 1e-300 0 1 1 5 5 " * 2000}"/>',
    "dashes": '<path stroke="red" stroke-dasharray="0 0 1e-9" d="M0 0 L 10 10"/>',
    "many shapes": _BOX * 20_000,
}
RASTER = {
    "too many pixels": _png(60_000, 60_000),
    "no data": _png(100, 100),
    "cut": _png(10, 10, bytes(110))[:40],
    "signature alone": b"\x89PNG\r\n\x1a\n",
    "a bomb": _png(8_000, 8_000, bytes(64_008_000)),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_drawing_that_is_more_is_refused(name: str, tmp_path: Path, birds: Canary) -> None:
    content = REFUSED[name].replace("@HTTP@", birds.http).replace("@FILE@", str(birds.file))
    (tmp_path / "a.svg").write_text(content, encoding="utf-8")
    assert isinstance(find_picture(tmp_path, "a.svg"), PictureFault)
    assert birds.visits == []


@pytest.mark.parametrize(
    "name",
    [
        "../canary/secret.png",
        "/etc/passwd.png",
        "file:///etc/a.png",
        "http://127.0.0.1/a.png",
        "//a/b.png",
        "a" * 5000 + ".png",
        "\x00.png",
        "link.png",
        "pipe.png",
        "folder.png",
        "data:image/png;base64,AAAA.png",
        "a.gif",
        "",
        ".",
    ],
)
def test_a_picture_elsewhere_is_refused(name: str, tmp_path: Path, birds: Canary) -> None:
    (tmp_path / "link.png").symlink_to(birds.file)
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "folder.png").mkdir()
    assert isinstance(find_picture(tmp_path, name), PictureFault)


@pytest.mark.parametrize("name", [*ODD, *RASTER])
def test_the_layout_of_a_hostile_picture_ends(  # noqa: PLR0913, PLR0917 - fixtures
    name: str, tmp_path: Path, hasty: Engine, birds: Canary, sheet: StyleSheet, known: Callable[[str], Language]
) -> None:
    file = "a.svg" if name in ODD else "a.png"
    (tmp_path / file).write_bytes(_SVG.format(ODD[name]).encode() if name in ODD else RASTER[name])
    found = find_picture(tmp_path, file)
    if isinstance(found, PictureFault):
        return
    assert isinstance(found, Picture)
    looks = StyleSheet(sheet.css, {**sheet.fonts, found.address: found.path})
    page = section("en", known("en"), "T", f'<p>words <img alt="x" src="{found.address}"></p>', looks)
    try:
        (rendition,) = hasty.render([page])
    except EngineError:
        return  # an end in words, within the limit of time
    assert rendition.pages
    assert not sings(rendition.pdf)
    assert birds.visits == []
