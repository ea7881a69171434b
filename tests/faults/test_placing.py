"""Faults of place: the right glyphs, but not where their font and their line put them; and the order of reading."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.faults.damaging import content, fonts

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.model import Product, Proof
    from publish.pdf.model import TextBox

#: Two paragraphs with marks that are moved from the pen, pairs that are kerned, and a glyph for two characters.
TEXT = {
    "ar": ("خطة عَمل\u00a0مشتركة", "حُكم القانون"),
    "en": ("AV To Wave of\u00a0action m\u0301", "Type Yes"),
    "hi": ("कार्य योजना\u00a0हिन्दी", "स्वतन्त्र निर्णय"),
    "he": ("שָׁלוֹם עולם", "בְּרֵאשִׁית ברא"),
}
TAGS = tuple(TEXT)


def moved(stream: bytes) -> bytes:
    """Move the second glyph by about a fiftieth of an em, and all behind it."""
    return re.sub(rb"(<[0-9a-f]{4})(?:>-?[\d.]+<)?(?=[0-9a-f]{4})", rb"\1>-21<", stream, count=1)


def overlapping(stream: bytes) -> bytes:
    """Draw the second line of text into the first one."""
    matrices = re.findall(rb"1 0 0 -1 ([\d.]+ [\d.]+) Tm", stream)
    return stream.replace(matrices[1], matrices[0], 1)


def swapped(stream: bytes) -> bytes:
    """Draw the two paragraphs in the other order, each in its own place."""
    first, second = re.findall(rb"BT.*?ET", stream, re.DOTALL)[:2]
    return stream.replace(second, b"\0").replace(first, second).replace(b"\0", first)


def widths(pdf: pikepdf.Pdf) -> None:
    for font in fonts(pdf):
        for item in font.DescendantFonts[0].W:
            if isinstance(item, Array):
                for at, width in enumerate(item):
                    item[at] = int(width) + 30


def nested(pdf: pikepdf.Pdf) -> None:
    """Draw the page through three forms, the innermost lower."""
    page = pdf.pages[0]
    data, resources = page.Contents.read_bytes(), page.Resources
    for level in range(3):
        form = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 999, 999], Resources=resources)
        data, resources = b"1 0 0 1 0 -%d cm /F Do" % (level == 1), Dictionary(XObject=Dictionary(F=form))
    page.Resources, page.Contents = resources, pdf.make_stream(data)


def pages(change: Callable[[pikepdf.Page, pikepdf.Pdf], None]) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: change(pdf.pages[0], pdf)


def crop(page: pikepdf.Page, _: pikepdf.Pdf) -> None:
    page.CropBox = Array([0, 0, 200, 200])


def turn(page: pikepdf.Page, _: pikepdf.Pdf) -> None:
    page.Rotate = 90


def note(page: pikepdf.Page, pdf: pikepdf.Pdf) -> None:
    """Let an annotation show the page's own text once more, below."""
    look = pdf.make_stream(
        b"1 0 0 1 0 -150 cm " + page.Contents.read_bytes(), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 420, 595]
    )
    look.Resources = page.Resources
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, 420, 595], F=4, AP=Dictionary(N=look))
    page.Annots = Array([pdf.make_indirect(stamp)])


def doubled(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


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


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """List the structure elements, from the root down."""
    found = [pdf.Root.StructTreeRoot]
    for item in found:
        held = item.get("/K")
        kids = [*held] if isinstance(held, Array) else [held]
        found += [kid for kid in kids if isinstance(kid, Dictionary) and "/S" in kid]
    return found[1:]


def other_language(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf):
        element.Lang = String("fi")


def read_backwards(pdf: pikepdf.Pdf) -> None:
    parent = next(item for item in elements(pdf) if isinstance(item.get("/K"), Array) and len(item.K) > 1)
    parent.K = Array(list(parent.K)[::-1])


def untagged(pdf: pikepdf.Pdf) -> None:
    parent = next(item for item in elements(pdf) if isinstance(item.get("/K"), Array) and len(item.K) > 1)
    parent.K = Array([parent.K[0]])


def replaced(pattern: bytes, by: bytes, count: int = 0) -> Callable[[pikepdf.Pdf], None]:
    return content(lambda stream: re.sub(pattern, by, stream, count=count))


FAULTS = {
    "one glyph moved along": (content(moved), "G6"),
    "one glyph raised": (replaced(rb"BT", b"BT 1 Ts", 1), "G6"),
    "kerning dropped": (replaced(rb">-?[1-9][\d.]*<(?=[0-9a-f])", b"><"), "G6"),
    "widths that are not the font's": (widths, "G6"),
    "letters apart": (replaced(rb"BT", b"BT .3 Tc"), "G6"),
    "words apart": (replaced(rb"(?<=>)0(?=<)", b"-150", 1), "G6"),
    "skewed": (replaced(rb"1 0 0 -1 (?=\S+ \S+ Tm)", b"1 0 .2 -1 "), "G6"),
    "mirrored": (replaced(rb"1 0 0 -1 (?=\S+ \S+ Tm)", b"-1 0 0 -1 "), "G6"),
    "upside down": (replaced(rb"1 0 0 -1 (?=\S+ \S+ Tm)", b"1 0 0 1 "), "G6"),
    "smaller": (replaced(rb"(/\S+) ([\d.]+) Tf", rb"\1 9 Tf"), "G6"),
    "almost nothing": (replaced(rb"(/\S+) ([\d.]+) Tf", rb"\1 .4 Tf"), "G4"),
    "a line half a point off": (replaced(rb"BT", b"1 0 0 1 .7 0 cm BT", 1), "G6"),
    "a line over another": (content(overlapping), "G6"),
    "three forms deep and lower": (nested, "G6"),
    "lines drawn in another order": (content(swapped), "G8"),
    "elements in another order": (read_backwards, "G8"),
    "a line without an element": (untagged, "G8"),
    "another language": (other_language, "G8"),
    "cropped": (pages(crop), "G4"),
    "turned page": (pages(turn), "G7"),
    "text in an annotation": (pages(note), "G7"),
    "a page twice": (doubled, "G7"),
    "drawings for a font": (painted, "G5"),
    "clipped by a shape": (replaced(rb"BT", b"0 0 m 900 0 l 0 1 l 0 900 l h W n BT", 1), "G4"),
    "clipped by two corners": (replaced(rb"BT", b"-9 -9 5 5 re 900 900 5 5 re W n BT", 1), "G4"),
    "in outline": (replaced(rb"BT", b"BT 1 Tr", 1), "G4"),
    "in white outline": (replaced(rb"BT", b"1 G BT 1 Tr", 1), "G4"),
    "almost white": (replaced(rb"BT", b".96 g BT"), "G4"),
    "covered by a thick line": (content(lambda stream: stream + b" Q Q Q Q Q Q 1 G 900 w 0 300 m 900 300 l S"), "G4"),
    "covered, almost opaque": (
        content(lambda stream: stream + b" Q Q Q Q Q Q 1 g 0 0 900 900 re 0 0 900 900 re f"),
        "G4",
    ),
    "covered by an inline picture": (
        content(lambda stream: stream + b" Q Q Q Q Q Q 900 0 0 900 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI"),
        "G4",
    ),
}


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_place(
    whole: Callable[..., Product],
    damage_is_caught: Callable[[Product, Callable[[pikepdf.Pdf], None], str], None],
    tag: str,
    fault: str,
) -> None:
    damage, gate = FAULTS[fault]
    damage_is_caught(whole(tag, TEXT[tag]), damage, gate)


@pytest.mark.parametrize("tag", ["ar", "en"])
def test_marks_on_the_baseline(
    whole: Callable[..., Product],
    damage_is_caught: Callable[[Product, Callable[[pikepdf.Pdf], None], str], None],
    tag: str,
) -> None:
    product = whole(tag, ({"ar": "حُكمٌ", "en": "x\u0301\u0302"}[tag],))
    damage_is_caught(product, replaced(rb"-?[\d.]+ Ts", b"0 Ts"), "G6")


@pytest.mark.parametrize("tag", ["en", "hi"])
def test_words_farther_apart_than_their_line_was_filled(
    whole: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
) -> None:
    """All spaces of a line are a tenth of an em wider than the measure that it was laid out on lets them be."""
    product = whole(tag, TEXT[tag])
    (placed,) = product.sections

    def narrowed(box: TextBox) -> TextBox:
        left, bottom, right, top = box.box
        return replace(box, spaces_apart=True, box=(left, bottom, right - 0.1 * box.size * box.text.count(" "), top))

    rendition = replace(placed.rendition, boxes=tuple(map(narrowed, placed.rendition.boxes)))
    caught(prove_product(replace(product, sections=(replace(placed, rendition=rendition),))), "G6")
