"""Pictures that never end, are none, or lead elsewhere: drawings and raster images, the smallest of each kind."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">{}</svg>'
BOX = '<rect width="5" height="5"/>'
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


def chunk(kind: bytes, content: bytes) -> bytes:
    """Write a part of a PNG, with its checksum."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, data: bytes = b"\0", more: bytes = b"", form: bytes = b"\x08\0\0\0\0") -> bytes:
    """Write a PNG of grey, with more parts before its data."""
    head = chunk(b"IHDR", struct.pack(">II", width, height) + form)
    return b"\x89PNG\r\n\x1a\n" + head + more + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def marker(kind: int, content: bytes) -> bytes:
    """Write a segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, kind, len(content) + 2) + content


def jpeg(width: int, height: int, *more: bytes, scans: int = 1, kind: int = 0xC0) -> bytes:
    """Write a JPEG of grey whose data are zeros, with more segments before."""
    frame = marker(kind, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0")
    codes = marker(0xC4, b"\0" + bytes([1] + [0] * 15) + b"\0") + marker(0xC4, b"\x10" + bytes([1] + [0] * 15) + b"\0")
    scan = marker(0xDA, b"\x01\x01\0" + (b"\0\x3f\0" if kind == 0xC0 else b"\0\0\0")) + bytes(40)
    return (
        b"\xff\xd8"
        + b"".join(more)
        + marker(0xDB, b"\0" + bytes([1] * 64))
        + frame
        + codes
        + scan * scans
        + b"\xff\xd9"
    )


def _exif(entries: bytes, following: int = 0) -> bytes:
    """Write a directory of a TIFF as a JPEG has it: the same that makes bombs of TIFF files."""
    directory = struct.pack(">H", len(entries) // 12) + entries + struct.pack(">I", following)
    return marker(0xE1, b"Exif\0\0MM\0*" + struct.pack(">I", 8) + directory)


def _frames(count: int) -> bytes:
    """Say that a JPEG holds so many pictures (MPO)."""
    entries = struct.pack(">HHI4s", 0xB000, 7, 4, b"0100") + struct.pack(">HHII", 0xB001, 4, 1, count)
    entries += struct.pack(">HHII", 0xB002, 7, 16 * count & 0xFFFFFFFF, 50)
    return marker(0xE2, b"MPF\0MM\0*" + struct.pack(">IH", 8, 3) + entries + bytes(200))


#: Drawings that are refused.
REFUSED = {
    "entities": f'<!DOCTYPE svg [<!ENTITY l0 "l">{_LAUGHS}]>' + SVG.format("<title>&l11;</title>"),
    "external entity": '<!DOCTYPE svg [<!ENTITY x SYSTEM "file://@FILE@">]>' + SVG.format("<title>&x;</title>"),
    "image": SVG.format('<image href="@HTTP@"/>'),
    "image of a file": SVG.format('<image xlink:href="file://@FILE@"/>'),
    "repetition": SVG.format('<g id="a"/><use href="#a"/>'),
    "script": SVG.format("<script>fetch('@HTTP@')</script>"),
    "style": SVG.format("<style>@import '@HTTP@'</style>"),
    "foreign": SVG.format("<foreignObject/>"),
    "words": SVG.format("<text>words</text>"),
    "event": SVG.format('<rect onload="x"/>'),
    "paint from the net": SVG.format('<rect fill="url(@HTTP@#a)"/>'),
    "paint of its own and from the net": SVG.format('<rect style="fill:url(#a);stroke:url(@HTTP@)"/>'),
    "deep": SVG.format("<g>" * 50_000 + "</g>" * 50_000),
    "another encoding": '<?xml version="1.0" encoding="utf-7"?>' + SVG.format(BOX),
    "repetition that multiplies": SVG.format(
        '<g id="a0"/>' + "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 12))
    ),
    "repetition of itself": SVG.format('<g id="a"><use xlink:href="#a"/></g>'),
    "a symbol": SVG.format('<symbol id="a"/>'),
    "a pattern": SVG.format('<pattern id="a"/>'),
    "a mask": SVG.format('<mask id="a"/>'),
    "a filter": SVG.format('<filter id="a"/>'),
    "a marker": SVG.format('<marker id="a"/>'),
    "a switch": SVG.format("<switch/>"),
    "moving": SVG.format('<animate attributeName="href" values="@HTTP@"/>'),
    "a setting": SVG.format('<set attributeName="href" to="@HTTP@"/>'),
    "a link": SVG.format('<a href="@HTTP@"><rect/></a>'),
    "a view": SVG.format('<view id="a"/>'),
    "a page in it": SVG.format('<iframe xmlns="http://www.w3.org/1999/xhtml" src="@HTTP@"/>').replace(
        "iframe", "svg:image"
    ),
    "a style of the file": f'<?xml-stylesheet href="@HTTP@"?>{SVG.format("<style/>")}',
    "a drawing in a drawing": SVG.format('<image href="data:image/svg+xml,%3Csvg%3E"/>'),
    "an address in capitals": SVG.format('<rect fill="URL(@HTTP@)"/>'),
    "an address behind a blank": SVG.format('<rect style="fill:url( @HTTP@ )"/>'),
    "a base": SVG.format('<g xml:base="@HTTP@"/>').replace("<g ", '<g style="fill:url(@HTTP@)" '),
    "parameter entities": '<!DOCTYPE svg [<!ENTITY % x SYSTEM "@HTTP@"> %x;]>' + SVG.format(BOX),
    "a type of the net": '<!DOCTYPE svg SYSTEM "@HTTP@">' + SVG.format(BOX),
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
    "a path of curves": f'<path d="M0 0 {"C 1 1 2 2 3 3 S 1e30 1e-30 4 4 " * 20_000}"/>',
    "a path of nothing": '<path d="M 0 0 Z Z Z L L A A Q , , - - 1e 1e999"/>',
    "stops without end": '<linearGradient id="a">'
    + '<stop offset="1" stop-color="red"/>' * 20_000
    + "</linearGradient>"
    '<rect width="9" height="9" fill="url(#a)"/>',
    "gradients of gradients": "".join(f'<linearGradient id="a{n}" href="#a{n + 1}"/>' for n in range(3_000))
    + '<rect width="9" height="9" fill="url(#a0)"/>',
    "clips of clips": "".join(
        f'<clipPath id="a{n}" clip-path="url(#a{n + 1})"><rect width="5" height="5"/></clipPath>' for n in range(3_000)
    )
    + '<rect width="9" height="9" clip-path="url(#a0)"/>',
    "turns without end": f'<g transform="{"rotate(1) scale(1e9) " * 5_000}">{BOX}</g>',
    "a box of nothing": f'<svg viewBox="0 0 0 0" width="1e30" height="-1">{BOX}</svg>',
    "points without end": f'<polygon points="{"1,1 " * 100_000}"/>',
    "a width without end": '<rect width="1e38" height="1e38" stroke-width="1e38" stroke="red" stroke-miterlimit="1e38"/>',
    "many shapes": BOX * 20_000,
}
#: Raster images by the name that they have in the folder; formats that are not printed are refused by theirs.
RASTER: dict[str, tuple[str, Callable[[], bytes]]] = {
    name: ("a.png", data)
    for name, data in {
        "too many pixels": lambda: png(60_000, 60_000),
        "no data": lambda: png(100, 100),
        "cut": lambda: png(10, 10, bytes(110))[:40],
        "signature alone": lambda: b"\x89PNG\r\n\x1a\n",
        "a bomb": lambda: png(8_000, 8_000, bytes(64_008_000)),
        "no pixels": lambda: png(0, 0),
        "pixels below nought": lambda: png(0xFFFFFFFF, 1),
        "a profile that unpacks without end": lambda: png(
            8, 8, bytes(72), chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(20_000_000), 9))
        ),
        "words that unpack without end": lambda: png(
            8, 8, bytes(72), chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(90_000_000), 9))
        ),
        "words of controls": lambda: png(8, 8, bytes(72), chunk(b"tEXt", b"Title\0\x1b[2J@HTTP@")),
        "parts without end": lambda: png(8, 8, bytes(72), chunk(b"tEXt", b"a\0b") * 50_000),
        "a part that lies": lambda: png(8, 8, bytes(72), struct.pack(">I", 0x7FFFFFFF) + b"tEXt"),
        "a palette that is none": lambda: png(8, 8, bytes([255]) * 72, form=b"\x08\x03\0\0\0"),
        "a palette too long": lambda: png(8, 8, bytes(72), chunk(b"PLTE", bytes(3_000)), b"\x08\x03\0\0\0"),
        "a form that is none": lambda: png(8, 8, bytes(72), form=b"\x07\x63\x09\x09\x09"),
        "woven lines": lambda: png(8, 8, bytes(72), form=b"\x08\0\0\0\x01"),
        "moving pictures": lambda: png(8, 8, bytes(72), chunk(b"acTL", struct.pack(">II", 0xFFFFFFFF, 0))),
        "a wrong checksum": lambda: png(8, 8, bytes(72)).replace(b"IDAT", b"IDAU"),
        "a script behind": lambda: png(8, 8, bytes(72)) + b"<script src='@HTTP@'></script>",
        "a GIF by another name": lambda: (
            b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0x80, 0, 0) + bytes(6) + b"\x2c" + bytes(9)
        ),
        "a TIFF by another name": lambda: b"II*\0\x08\0\0\0" + b"\xff" * 200,
        "a JPEG by another name": lambda: jpeg(8, 8),
    }.items()
} | {
    name: ("a.jpg", data)
    for name, data in {
        "an honest JPEG": lambda: jpeg(8, 8),
        "a JPEG of too many pixels": lambda: jpeg(65_500, 65_500),
        "a JPEG of no pixels": lambda: jpeg(0, 0),
        "a JPEG of scans without end": lambda: jpeg(4_000, 4_000, scans=2_000, kind=0xC2),
        "a JPEG of restarts without end": lambda: jpeg(4_000, 4_000, marker(0xDD, b"\0\1")),
        "a JPEG that is cut": lambda: jpeg(8, 8)[:60],
        "a JPEG of segments without end": lambda: jpeg(8, 8, *[marker(0xFE, b"a")] * 20_000),
        "a JPEG of arithmetic": lambda: jpeg(8, 8, kind=0xC9),
        "a JPEG without loss": lambda: jpeg(8, 8, kind=0xC3),
        "a JPEG of twelve bits": lambda: jpeg(8, 8).replace(
            struct.pack(">BHH", 8, 8, 8), struct.pack(">BHH", 12, 8, 8)
        ),
        "directories in a ring": lambda: jpeg(8, 8, _exif(struct.pack(">HHII", 0x8769, 4, 1, 8), 8)),
        "a directory without end": lambda: jpeg(8, 8, _exif(struct.pack(">HHII", 0x100, 2, 0xFFFFFFFF, 8) * 5_000)),
        "a turn that is none": lambda: jpeg(8, 8, _exif(struct.pack(">HHIHH", 0x0112, 3, 1, 99, 0))),
        "a number that divides by nothing": lambda: jpeg(8, 8, _exif(struct.pack(">HHII", 0x011A, 5, 1, 8))),
        "pictures in pictures": lambda: jpeg(8, 8, _frames(3)),
        "pictures without end": lambda: jpeg(8, 8, _frames(0x0FFFFFFF)),
        "a density of nothing": lambda: jpeg(8, 8, marker(0xE0, b"JFIF\0\1\1\1\0\0\0\0\0\0")),
        "a profile in parts without end": lambda: jpeg(
            8, 8, *[marker(0xE2, b"ICC_PROFILE\0\xff\xff" + bytes(60_000))] * 250
        ),
        "inks that are none": lambda: jpeg(8, 8, marker(0xEE, b"Adobe\0d\0\0\0\0\x09")),
        "a PNG by another name": lambda: png(8, 8, bytes(72)),
    }.items()
}
