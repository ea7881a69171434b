"""Damages of the fonts of a finished PDF, and of the codes that lead to their glyphs and texts."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from tests.faults.damaging import content, fonts

if TYPE_CHECKING:
    from collections.abc import Callable


def corrupt_to_unicode(pdf: pikepdf.Pdf) -> None:
    for font in fonts(pdf):
        wrong = re.sub(rb"<[0-9a-f]{4}>$", b"<0078>", font.ToUnicode.read_bytes(), flags=re.MULTILINE)
        font.ToUnicode = pdf.make_stream(wrong)


def drop_to_unicode(pdf: pikepdf.Pdf) -> None:
    for font in fonts(pdf):
        del font["/ToUnicode"]


def unembed(pdf: pikepdf.Pdf) -> None:
    for font in fonts(pdf):
        del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def shift_map(pdf: pikepdf.Pdf) -> None:
    """Lead every code to the glyph after its own."""
    for font in fonts(pdf):
        mapping = font.DescendantFonts[0].CIDToGIDMap
        data = mapping.read_bytes() if isinstance(mapping, pikepdf.Stream) else b""
        font.DescendantFonts[0].CIDToGIDMap = pdf.make_stream(data[2:] + b"\0\1")


def first_code(stream: bytes, code: bytes) -> bytes:
    return re.sub(rb"\[<[0-9a-f]{4}", b"[<" + code, stream, count=1)


def swap_first_codes(stream: bytes) -> bytes:
    """Let the first and the last code of the first string change places."""
    codes = re.findall(rb"(?<=[<>])(?!feff)([0-9a-f]{4})(?=[<>0-9a-f])", stream)
    different = next(code for code in codes if code != codes[0])
    return stream.replace(codes[0], b"zzzz", 1).replace(different, codes[0], 1).replace(b"zzzz", different, 1)


def widths(pdf: pikepdf.Pdf) -> None:
    for font in fonts(pdf):
        for item in font.DescendantFonts[0].W:
            if isinstance(item, Array):
                for at, width in enumerate(item):
                    item[at] = int(width) + 30


def painted(pdf: pikepdf.Pdf) -> None:
    """Make each font one whose glyphs are drawings of the file's own (Type 3)."""
    for font in fonts(pdf):
        square = pdf.make_stream(b"1000 0 0 0 750 750 d1 0 0 750 750 re f")
        names = [Name(f"/g{code}") for code in range(256)]
        for key in list(font.keys()):
            if key != "/ToUnicode":
                del font[key]
        font.Type, font.Subtype, font.FontBBox = Name.Font, Name.Type3, Array([0, 0, 750, 750])
        font.FontMatrix, font.FirstChar, font.LastChar = Array([0.001, 0, 0, 0.001, 0, 0]), 0, 255
        font.Widths = Array([500] * 256)
        font.CharProcs = Dictionary({str(name): square for name in names})
        font.Encoding = Dictionary(Type=Name.Encoding, Differences=Array([0, *names]))


def program(change: Callable[[bytes], bytes]) -> Callable[[pikepdf.Pdf], None]:
    """Change the embedded font programs."""

    def damage(pdf: pikepdf.Pdf) -> None:
        for font in fonts(pdf):
            descriptor = font.DescendantFonts[0].FontDescriptor
            descriptor.FontFile2 = pdf.make_stream(change(descriptor.FontFile2.read_bytes()))

    return damage


def rescaled(data: bytes) -> bytes:
    font = TTFont(io.BytesIO(data))
    font["head"].unitsPerEm *= 2
    saved = io.BytesIO()
    font.save(saved)
    return saved.getvalue()


def one_reading_off(pdf: pikepdf.Pdf) -> None:
    """Let one code be read back as the character after its own."""
    font = next(fonts(pdf))
    table = font.ToUnicode.read_bytes()
    entry = re.search(rb"^(<[0-9a-f]+> <)([0-9a-f]{4})>$", table[table.index(b"beginbf") :], re.MULTILINE)
    assert entry
    after = b"%04x" % (int(entry[2], 16) + 1)
    font.ToUnicode = pdf.make_stream(table.replace(entry[0], entry[1] + after + b">", 1))


DAMAGES = {
    "ToUnicode corrupted": (corrupt_to_unicode, "G8"),
    "ToUnicode dropped": (drop_to_unicode, "G8"),
    "one reading off by one": (one_reading_off, "G8"),
    "embedding removed": (unembed, "G5"),
    "drawings for a font": (painted, "G5"),
    "a font program cut short": (program(lambda data: data[: len(data) // 2]), "G5"),
    "units of another em": (program(rescaled), "G5"),
    "glyph 0": (content(lambda stream: first_code(stream, b"0000")), "G4"),
    "glyph out of range": (content(lambda stream: first_code(stream, b"fff0")), "G4"),
    "glyph ids swapped": (content(swap_first_codes), "G6"),
    "CIDToGIDMap corrupted": (shift_map, "G6"),
    "widths that are not the font's": (widths, "G6"),
}
