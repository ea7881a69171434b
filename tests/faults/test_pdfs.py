"""Faults of finished PDFs, made by really changing their objects and streams."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.faults.damaging import content, fonts

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.model import Product

#: Text in which a glyph stands for two characters, so that every font has a map from codes to glyphs.
TEXT = {"ar": "خطة عمل\u00a0مشتركة", "en": "Plan of\u00a0action", "hi": "कार्य योजना\u00a0हिन्दी"}


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


def replace_element(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K[0].ActualText = pikepdf.String("No")


def cover_with_image(pdf: pikepdf.Pdf) -> None:
    picture = pdf.make_stream(b"\xff", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1)
    picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    name = pdf.pages[0].add_resource(picture, pikepdf.Name.XObject)
    pdf.pages[0].contents_add(b"q 900 0 0 900 -100 -100 cm " + bytes(str(name), "ascii") + b" Do Q")


def first_code(stream: bytes, code: bytes) -> bytes:
    return re.sub(rb"\[<[0-9a-f]{4}", b"[<" + code, stream, count=1)


def swap_first_codes(stream: bytes) -> bytes:
    """Let the first and the last code of the first string change places."""
    codes = re.findall(rb"(?<=[<>])([0-9a-f]{4})(?=[<>0-9a-f])", stream)
    different = next(code for code in codes if code != codes[0])
    return stream.replace(codes[0], b"zzzz", 1).replace(different, codes[0], 1).replace(b"zzzz", different, 1)


FAULTS = {
    "ToUnicode corrupted": (corrupt_to_unicode, "G8"),
    "ToUnicode dropped": (drop_to_unicode, "G8"),
    "embedding removed": (unembed, "G5"),
    "glyph 0": (content(lambda stream: first_code(stream, b"0000")), "G4"),
    "glyph out of range": (content(lambda stream: first_code(stream, b"fff0")), "G4"),
    "glyph ids swapped": (content(swap_first_codes), "G6"),
    "CIDToGIDMap corrupted": (shift_map, "G6"),
    "invisible": (content(lambda stream: stream.replace(b"BT", b"BT 3 Tr", 1)), "G4"),
    "clipped": (
        content(lambda stream: stream.replace(b"BT", b"q 0 0 9 9 re W n BT", 1).replace(b"ET", b"ET Q", 1)),
        "G4",
    ),
    "ActualText lies": (
        content(
            lambda stream: stream.replace(b"BT", b"/Span <</ActualText (No)>> BDC BT", 1).replace(b"ET", b"ET EMC", 1)
        ),
        "G8",
    ),
    "ActualText of an element lies": (replace_element, "G8"),
    "covered by a rectangle": (content(lambda stream: stream + b" q 1 g 0 0 900 900 re f Q"), "G4"),
    "covered by a shape": (content(lambda stream: stream + b" q 1 g -99 -99 m 999 0 l 999 999 l 0 999 l f Q"), "G4"),
    "covered by a shading": (content(lambda stream: stream + b" q /Sh0 sh Q"), "G4"),
    "covered by an image": (cover_with_image, "G4"),
    "off the page": (content(lambda stream: b"1 0 0 1 -600 0 cm " + stream), "G4"),
    "drawn twice in one place": (content(lambda stream: stream + _again(stream)), "G6"),
    "drawn twice": (content(lambda stream: stream + b" 1 0 0 1 0 -200 cm" + _again(stream)), "G7"),
}


def _again(stream: bytes) -> bytes:
    """Return a stream's first text object again, in the page's own scale."""
    return b" .75 0 0 .75 0 0 cm " + stream[stream.index(b"BT") : stream.index(b"ET") + 2]


@pytest.mark.parametrize("tag", ["ar", "en", "hi"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_damaged_pdf(
    whole: Callable[..., Product],
    damage_is_caught: Callable[[Product, Callable[[pikepdf.Pdf], None], str], None],
    tag: str,
    fault: str,
) -> None:
    damage, gate = FAULTS[fault]
    damage_is_caught(whole(tag, (TEXT[tag],)), damage, gate)
