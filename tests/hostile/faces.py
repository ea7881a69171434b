"""Hostile font files: honest ones whose tables lie about their size, lead to themselves, or never end."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.ttGlyphPen import TTGlyphPen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NAMES = [".notdef", "a", "b", "c"]
_DIRECTORY, _RECORD = 12, 16
_WHOLE = 0xFFFFFFFF


def _begun(*, outlines: bool) -> FontBuilder:
    builder = FontBuilder(1000, isTTF=outlines)
    builder.setupGlyphOrder(_NAMES)
    builder.setupCharacterMap({0x61: "a", 0x62: "b", 0x63: "c"})
    return builder


def _ended(builder: FontBuilder) -> bytes:
    builder.setupHorizontalMetrics(dict.fromkeys(_NAMES, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "House", "styleName": "Regular", "psName": "House", "version": "Version 1"})
    builder.setupOS2()
    builder.setupPost()
    builder.font.recalcBBoxes = False  # else each program would be run here already
    file = io.BytesIO()
    builder.font.save(file)
    return file.getvalue()


@cache
def honest() -> bytes:
    """Make a font of three squares."""
    builder = _begun(outlines=True)
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((500, 500))
    pen.closePath()
    builder.setupGlyf(dict.fromkeys(_NAMES, pen.glyph()))
    return _ended(builder)


def postscript(program: list[Any], subroutines: Mapping[str, list[list[Any]]] | None = None) -> bytes:
    """Make a font of PostScript outlines (CFF), of which the letter b has a program of its own."""
    builder = _begun(outlines=False)
    square = T2CharString(program=[0, "hmoveto", 500, "hlineto", 500, "vlineto", "endchar"])
    letters = dict.fromkeys(_NAMES, square) | {"b": T2CharString(program=program)}
    builder.setupCFF("House", {}, letters, {})
    table = builder.font["CFF "].cff
    top = table.topDictIndex[0]
    for where, programs in (subroutines or {}).items():
        found = [T2CharString(program=one) for one in programs]
        if where == "global":
            for one in found:
                table.GlobalSubrs.append(one)
        else:
            from fontTools.cffLib import SubrsIndex  # noqa: PLC0415 - for this one

            top.Private.Subrs = SubrsIndex()
            for one in found:
                top.Private.Subrs.append(one)
    return _ended(builder)


def _place(data: bytes, tag: bytes) -> tuple[int, int, int]:
    """Return where a table's record stands, and its offset and length."""
    count = struct.unpack_from(">H", data, 4)[0]
    for at in range(_DIRECTORY, _DIRECTORY + _RECORD * count, _RECORD):
        if data[at : at + 4] == tag:
            _, offset, length = struct.unpack_from(">III", data, at + 4)
            return at, offset, length
    raise LookupError(tag)


def patched(tag: bytes, at: int, form: str, *values: float, data: bytes | None = None) -> bytes:
    """Change numbers at a place of a table."""
    changed = bytearray(data or honest())
    struct.pack_into(form, changed, _place(bytes(changed), tag)[1] + at, *values)
    return bytes(changed)


def placed(tag: bytes, offset: int, length: int) -> bytes:
    """Have the directory say another place of a table."""
    changed = bytearray(honest())
    struct.pack_into(">II", changed, _place(honest(), tag)[0] + 8, offset, length)
    return bytes(changed)


def with_table(tag: str, content: bytes, data: bytes | None = None) -> bytes:
    """Give a font a table of these bytes, in the place of one of the same name if there is one."""
    whole = data or honest()
    count = struct.unpack_from(">H", whole, 4)[0]
    tables = {}
    for at in range(_DIRECTORY, _DIRECTORY + _RECORD * count, _RECORD):
        _, offset, length = struct.unpack_from(">III", whole, at + 4)
        tables[whole[at : at + 4]] = whole[offset : offset + length]
    tables[tag.encode()] = content
    head = whole[:4] + struct.pack(">HHHH", len(tables), 64, 2, 0)
    place, records, bodies = _DIRECTORY + _RECORD * len(tables), b"", b""
    for name, body in sorted(tables.items()):
        records += name + struct.pack(">III", 0, place + len(bodies), len(body))
        bodies += body + bytes(-len(body) % 4)
    return head + records + bodies


def _cmap(table: bytes, form: int = 10) -> bytes:
    return with_table("cmap", struct.pack(">HHHHI", 0, 1, 3, form, 12) + table)


def _lookups(*lookups: bytes) -> bytes:
    """Write a GSUB table with one feature, `liga`, of all these lookups, for every script."""
    feature = struct.pack(">HH", 0, len(lookups)) + b"".join(struct.pack(">H", n) for n in range(len(lookups)))
    features = struct.pack(">H4sH", 1, b"liga", 8) + feature
    scripts = struct.pack(">H4sH", 1, b"DFLT", 8) + struct.pack(">HH", 4, 0) + struct.pack(">HHHH", 0, 0xFFFF, 1, 0)
    listed, place = struct.pack(">H", len(lookups)), 2 + 2 * len(lookups)
    for one in lookups:
        listed += struct.pack(">H", place)
        place += len(one)
    listed += b"".join(lookups)
    start = 10
    return (
        struct.pack(">IHHH", 0x10000, start, start + len(scripts), start + len(scripts) + len(features))
        + scripts
        + features
        + listed
    )


def _lookup(kind: int, subtable: bytes) -> bytes:
    return struct.pack(">HHHH", kind, 0, 1, 8) + subtable


_COVERS_ALL = struct.pack(">HHHHH", 2, 1, 0, 3, 0)


def _multiplying(times: int) -> bytes:
    """Replace each glyph by so many of itself."""
    sequence = struct.pack(">H", times) + b"".join(struct.pack(">H", 1) for _ in range(times))
    head = struct.pack(">HHH", 1, 6 + 8, 4) + b"".join(struct.pack(">H", 6 + 8 + 10) for _ in range(4))
    return _lookup(2, head + _COVERS_ALL + sequence)


def _calling(number: int) -> bytes:
    """Call another lookup at each glyph (context, format 3)."""
    return _lookup(5, struct.pack(">HHHHHH", 3, 1, 1, 12, 0, number) + _COVERS_ALL)


def _groups(count: int, *groups: tuple[int, int, int], form: int = 12) -> bytes:
    body = b"".join(struct.pack(">III", *group) for group in groups)
    return struct.pack(">HHIII", form, 0, 16 + len(body), 0, count) + body


def _contours(count: int, *numbers: int) -> bytes:
    return struct.pack(">hhhhh", count, 0, 0, 500, 500) + b"".join(struct.pack(">H", n & 0xFFFF) for n in numbers)


def _glyf(glyph: bytes) -> bytes:
    body = glyph + bytes(-len(glyph) % 4)
    data = with_table("glyf", body)
    count = struct.unpack_from(">H", data, _place(data, b"maxp")[1] + 4)[0]
    data = with_table("loca", b"".join(struct.pack(">I", n) for n in (0, *[len(body)] * count)), data)
    return patched(b"head", 50, ">h", 1, data=data)


def _collection(count: int) -> bytes:
    return b"ttcf" + struct.pack(">II", 0x10000, count) + struct.pack(">I", 12) * 50


def _woff(size: int) -> bytes:
    packed = zlib.compress(bytes(1_000_000), 9)
    head = b"wOFF" + struct.pack(">IIHHIHHIIIII", 0x10000, 64 + len(packed), 1, 0, size, 1, 0, 0, 0, 0, 0, 0)
    return head + b"glyf" + struct.pack(">IIII", 64, len(packed), size, 0) + packed


_COPIES = 300_000_000
CASES: dict[str, Callable[[], bytes]] = {
    "honest": honest,
    "honest, of PostScript": lambda: postscript([0, "hmoveto", "endchar"]),
    "nothing": lambda: b"",
    "a signature alone": lambda: b"\0\1\0\0",
    "zeros": lambda: bytes(100_000),
    "all ones": lambda: b"\0\1\0\0" + b"\xff" * 50_000,
    "many tables": lambda: honest()[:4] + struct.pack(">HHHH", 0xFFFF, 0, 0, 0) + honest()[12:],
    "no tables": lambda: honest()[:4] + bytes(8),
    "cut": lambda: honest()[: len(honest()) // 2],
    "tables one over the other": lambda: placed(b"glyf", 0, len(honest())),
    "a table over the directory": lambda: placed(b"name", 0, 60),
    "a table beyond the end": lambda: placed(b"glyf", 0xFFFFFFF0, 0xFFFF),
    "a table too long": lambda: placed(b"cmap", _place(honest(), b"cmap")[1], _WHOLE),
    "a table of nothing": lambda: placed(b"head", 0, 0),
    "glyphs that are not there": lambda: patched(b"maxp", 4, ">H", 0xFFFF),
    "no glyphs": lambda: patched(b"maxp", 4, ">H", 0),
    "no units": lambda: patched(b"head", 18, ">H", 0),
    "places of another form": lambda: patched(b"head", 50, ">h", 77),
    "places that fall": lambda: patched(b"loca", 0, ">HHHHH", 0xFFFF, 3, 0xFFFF, 1, 0),
    "metrics that are not there": lambda: patched(b"hhea", 34, ">H", 0xFFFF),
    "contours without end": lambda: _glyf(_contours(0x7FFF, *range(2_000))),
    "contours that fall": lambda: _glyf(_contours(3, 500, 2, 499, 0, 0xFFFF)),
    "points without end": lambda: _glyf(_contours(1, 0xFFFF, 0, *[0x0908] * 60)),
    "instructions without end": lambda: _glyf(_contours(1, 3, 0xFFFF, 0)),
    "a glyph of itself": lambda: _glyf(_contours(-1, 0x0002, 1, 0)),
    "a part that is not there": lambda: _glyf(_contours(-1, 0x0002, 0xFFF0, 0)),
    "parts without end": lambda: _glyf(_contours(-1, *[0x0022, 2, 0] * 5_000)),
    "a character map of all characters": lambda: _cmap(_groups(1, (0, _WHOLE, 1))),
    "a character map of one glyph for all": lambda: _cmap(_groups(1, (0, 0x10FFFF, 1), form=13)),
    "groups without end": lambda: _cmap(_groups(0x0FFFFFFF, (0x61, 0x61, 1))),
    "groups that overlap": lambda: _cmap(_groups(4, (0, 0x10FFFF, 1), (0, 0x10FFFF, 1), (5, 2, 1), (5, _WHOLE, 1))),
    "a map of a format that is none": lambda: _cmap(struct.pack(">HHI", 99, 0, 12)),
    "a trimmed map without end": lambda: _cmap(struct.pack(">HHIIII", 10, 0, 20, 0, 0, _WHOLE)),
    "segments that overlap": lambda: _cmap(
        struct.pack(">HHHHHHH", 4, 40, 0, 4, 4, 1, 0)
        + struct.pack(">9H", 0xFFFF, 0xFFFF, 0, 0, 0, 1, 1, 0xFFFF, 0xFFFF),
        1,
    ),
    "maps without end": lambda: with_table(
        "cmap", struct.pack(">HH", 0, 0xFFFF) + struct.pack(">HHI", 3, 1, 4) * 4_000
    ),
    "a map in itself": lambda: with_table("cmap", struct.pack(">HHHHI", 0, 1, 3, 1, 0)),
    "names without end": lambda: patched(b"name", 2, ">H", 0xFFFF),
    "a name beyond the end": lambda: patched(b"name", 4, ">H", 0xFFF0),
    "a name of controls": lambda: with_table(
        "name", struct.pack(">HHH6H", 0, 1, 18, 3, 1, 0x409, 1, 8, 0) + "\x1b[2J\x07".encode("utf-16-be")
    ),
    "names of glyphs beyond the end": lambda: with_table(
        "post",
        struct.pack(">IIhhIIIII", 0x20000, 0, 0, 0, 0, 0, 0, 0, 0) + struct.pack(">H4H", 4, 999, 9999, 258, 0xFFFF),
    ),
    "a lookup that calls itself": lambda: with_table("GSUB", _lookups(_calling(0))),
    "lookups that call each other": lambda: with_table("GSUB", _lookups(_calling(1), _calling(0))),
    "a lookup that is not there": lambda: with_table("GSUB", _lookups(_calling(0xFFF0))),
    "glyphs that multiply": lambda: with_table("GSUB", _lookups(*[_multiplying(1_000)] * 8)),
    "lookups without end": lambda: with_table("GSUB", _lookups(*[_multiplying(1)] * 1_000)),
    "features without end": lambda: with_table("GSUB", struct.pack(">IHHH", 0x10000, 10, 10, 10) + b"\xff" * 5_000),
    "rules in a ring": lambda: with_table("GPOS", struct.pack(">IHHH", 0x10000, 0, 0, 0)),
    "kerning without end": lambda: with_table("kern", struct.pack(">HHHHHHHHH", 0, 0xFFFF, 0, 14, 1, 0xFFFF, 0, 0, 0)),
    "a state machine that stays": lambda: with_table(
        "morx",
        struct.pack(">HHI", 2, 0, 1)
        + struct.pack(">IIII", 1, 60, 0, 1)
        + struct.pack(">III", 44, 0, 1)
        + struct.pack(">IIIII", 4, 20, 24, 28, 0)
        + bytes(12),
    ),
    "morx of ones": lambda: with_table("morx", struct.pack(">HHI", 2, 0, _WHOLE) + b"\xff" * 4_000),
    "axes without end": lambda: with_table("fvar", struct.pack(">HHHHHHHH", 1, 0, 16, 2, 0xFFFF, 20, 0xFFFF, 4)),
    "variations of nothing": lambda: with_table(
        "gvar", struct.pack(">HHHHIHHI", 1, 0, 0xFFFF, 0xFFFF, 0, 4, 1, _WHOLE)
    ),
    "layers of itself": lambda: with_table(
        "COLR", struct.pack(">HHIIH", 0, 1, 14, 20, 1) + struct.pack(">HHH", 1, 0, 1) + struct.pack(">HH", 1, 0)
    ),
    "drawings": lambda: with_table(
        "SVG ", struct.pack(">HII", 0, 10, 0) + struct.pack(">HHHII", 1, 1, 1, 14, 1_000_000_000)
    ),
    "pictures without end": lambda: with_table("CBLC", struct.pack(">III", 0x30000, 0xFFFFFF, 8)),
    "a collection without end": lambda: _collection(0x0FFFFFFF),
    "a collection of itself": lambda: _collection(1),
    "a packed font that lies": lambda: _woff(_COPIES),
    "a font in the second packing": lambda: b"wOF2\0\1\0\0" + struct.pack(">IHHI", 100, 0xFFFF, 0, _WHOLE) + bytes(80),
    "a subroutine of itself": lambda: postscript([-107, "callsubr"], {"local": [[-107, "callsubr", "return"]]}),
    "a global subroutine of itself": lambda: postscript(
        [-107, "callgsubr"], {"global": [[-107, "callgsubr", "return"]]}
    ),
    "subroutines that multiply": lambda: postscript(
        [-107, "callgsubr", "endchar"],
        {"global": [*([*[n - 106, "callgsubr"] * 8, "return"] for n in range(9)), [1, "hlineto", "return"]]},
    ),
    "a subroutine that is not there": lambda: postscript([30_000, "callgsubr", "endchar"]),
    "a stack without end": lambda: postscript([*[1] * 5_000, "rlineto", "endchar"]),
    "operators on nothing": lambda: postscript(["rrcurveto", "hintmask", "div", "roll", "endchar"]),
    "a program without end": lambda: postscript([0, "hmoveto", *[1, "hlineto"] * 20_000]),
    "an accent of itself": lambda: postscript([0, 0, 98, 98, "endchar"]),
    "an index without end": lambda: with_table("CFF ", b"\1\0\4\4" + b"\xff" * 3_000, postscript(["endchar"])),
    "an index of one byte": lambda: with_table(
        "CFF ", b"\1\0\4\1\0\1\1\1\x02A" + b"\xff\xff\x09" * 30, postscript(["endchar"])
    ),
    "a number without end": lambda: with_table(
        "CFF ", b"\1\0\4\1\0\1\1\1\x02A\0\1\1\1\xf0\x1e" + b"\x11" * 60_000, postscript(["endchar"])
    ),
    "a table twice": lambda: honest()[:4] + struct.pack(">HHHH", 40, 0, 0, 0) + honest()[12:28] * 40 + honest()[28:],
    "a table of all tables": lambda: with_table("glyf", honest() * 50),
    "an outline in no table": lambda: b"OTTO" + honest()[4:],
    "a head of another": lambda: patched(b"head", 12, ">I", 0),
}
