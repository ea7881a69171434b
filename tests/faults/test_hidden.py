"""Faults that a careless eye does not see: text hidden, moved, rescaled or swapped behind an unchanged reading."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from tests.faults.damaging import content, fonts, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.model import Product, Proof
    from publish.fonts import FontCatalog

TEXT = {"ar": "خطة عَمل\u00a0مشتركة", "en": "AV To Wave of\u00a0action", "hi": "कार्य योजना\u00a0हिन्दी"}
#: The other weight of the family that sets each text.
BOLD = {"ar": "Scheherazade New", "en": "Source Serif 4", "hi": "Noto Serif Devanagari"}


def state(**entries: pikepdf.Object | float) -> Callable[[pikepdf.Pdf], None]:
    """Set all text under an extended graphics state (ISO 32000-1, 8.4.5)."""

    def damage(pdf: pikepdf.Pdf) -> None:
        given = Dictionary({"/Type": Name.ExtGState, **{f"/{key}": value for key, value in entries.items()}})
        name = pdf.pages[0].add_resource(given, Name.ExtGState)
        content(lambda stream: stream.replace(b"BT", f"{name} gs BT".encode()))(pdf)

    return damage


def masked(pdf: pikepdf.Pdf) -> None:
    """Set all text under a soft mask that lets nothing through."""
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], Group=group)
    state(SMask=Dictionary(Type=Name.Mask, S=Name.Luminosity, G=form))(pdf)


def colour(operators: bytes) -> Callable[[bytes], bytes]:
    """Paint all text with other operators in place of its own."""
    own = re.compile(rb"(?:-?[\d.]+ ){1,4}(?:rg|g|k|scn?)\b|/\w+ cs\b")
    return lambda stream: own.sub(b"", stream).replace(b"BT", operators + b" BT")


def separation(pdf: pikepdf.Pdf) -> None:
    """Paint all text with no ink of a spot colour."""
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0, 0, 1], N=1)
    space = Array([Name.Separation, Name.Spot, Name.DeviceCMYK, function])
    pdf.pages[0].Resources.ColorSpace = Dictionary(Spot=space)
    content(colour(b"/Spot cs 0 scn"))(pdf)


def pattern(pdf: pikepdf.Pdf) -> None:
    """Paint all text with a pattern that is empty."""
    tile = pdf.make_stream(
        b"", PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 9, 9], XStep=9, YStep=9, Resources=Dictionary()
    )
    pdf.pages[0].Resources.Pattern = Dictionary(P0=tile)
    content(colour(b"/Pattern cs /P0 scn"))(pdf)


def layer(pdf: pikepdf.Pdf) -> None:
    """Put all text on a layer that is switched off (8.11)."""
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("off")))
    pdf.Root.OCProperties = Dictionary(OCGs=[group], D=Dictionary(OFF=[group], Order=[group]))
    pdf.pages[0].Resources.Properties = Dictionary(Off=group)
    content(lambda stream: b"/OC /Off BDC " + stream + b" EMC")(pdf)


def note_over(pdf: pikepdf.Pdf) -> None:
    """Lay an annotation with an opaque picture over the page."""
    look = pdf.make_stream(b"1 g 0 0 900 900 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 900, 900])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=[0, 0, 900, 900], F=4, AP=Dictionary(N=look))
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def alt(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K[0].Alt = String("No")


def form_twice(pdf: pikepdf.Pdf) -> None:
    """Draw the page's content as a form, twice, the second time lower."""
    page = pdf.pages[0]
    form = pdf.make_stream(page.Contents.read_bytes(), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 999, 999])
    form.Resources = page.Resources
    page.Resources = Dictionary(XObject=Dictionary(F=form))
    page.Contents = pdf.make_stream(b"/F Do 1 0 0 1 0 -200 cm /F Do")


def drop_page(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page(page_size=(420, 595))
    del pdf.pages[0]


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


HIDDEN = {
    "white on white": (content(colour(b"1 g")), "G4"),
    "white in RGB": (content(colour(b"1 1 1 rg")), "G4"),
    "no ink in CMYK": (content(colour(b"0 0 0 0 k")), "G4"),
    "a spot colour without ink": (separation, "G4"),
    "an empty pattern": (pattern, "G4"),
    "alpha of nought": (state(ca=0), "G4"),
    "a blend mode that takes black away": (state(BM=Name.Lighten), "G4"),
    "a soft mask": (masked, "G4"),
    "a layer that is off": (layer, "G4"),
    "an annotation over the text": (note_over, "G4"),
    "no size": (content(lambda stream: re.sub(rb"(/\S+) [\d.]+ Tf", rb"\1 0 Tf", stream)), "G4"),
    "text as a clip": (content(lambda stream: stream.replace(b"BT", b"BT 7 Tr", 1)), "G4"),
    "turned": (content(lambda stream: re.sub(rb"1 0 0 -1 (\S+ \S+ Tm)", rb"0 1 1 0 \1", stream)), "G6"),
    "squeezed": (content(lambda stream: stream.replace(b"BT", b"BT 60 Tz")), "G6"),
    "a form drawn twice": (form_twice, "G7"),
    "the page dropped": (drop_page, "G4"),
    "a font program cut short": (program(lambda data: data[: len(data) // 2]), "G5"),
    "units of another em": (program(rescaled), "G5"),
    "one reading off by one": (one_reading_off, "G8"),
    "an alternative text that lies": (alt, "G8"),
}


@pytest.mark.parametrize("tag", ["ar", "en", "hi"])
@pytest.mark.parametrize("fault", HIDDEN)
def test_a_hidden_fault(
    whole: Callable[..., Product],
    damage_is_caught: Callable[[Product, Callable[[pikepdf.Pdf], None], str], None],
    tag: str,
    fault: str,
) -> None:
    damage, gate = HIDDEN[fault]
    damage_is_caught(whole(tag, (TEXT[tag],)), damage, gate)


@pytest.mark.parametrize("tag", ["ar", "en", "hi"])
def test_another_weight_under_the_right_name(
    lay_out: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    catalog: FontCatalog,
    tag: str,
) -> None:
    bold = catalog.face(BOLD[tag], 700)
    assert bold is not None
    product = lay_out(tag, TEXT[tag])
    data = bold.path.read_bytes()
    caught(prove_product(replace(product, pdf=written(product.pdf, program(lambda _: data)))), "G6")


#: What the text says, and what the page shows in its stead.
OTHERWISE = {
    "digits of another script": ("{0} 2024", "{0} ٢٠٢٤"),
    "a joiner lost": ("{0} می\u200cخواهم", "{0} میخواهم"),
    "a letter composed otherwise": ("{0} é", "{0} e\u0301"),
    "a soft hyphen printed": ("{0}\u00ad{0}", "{0}-{0}"),
    "a space lost": ("{0} {0}", "{0}{0}"),
    "a mark lost": ("{0} कि", "{0} क"),
}


@pytest.mark.parametrize("tag", ["ar", "en", "hi"])
@pytest.mark.parametrize("change", OTHERWISE)
def test_the_page_says_it_otherwise(
    lay_out: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
    change: str,
) -> None:
    text, shown = (one.format(TEXT[tag].split()[0]) for one in OTHERWISE[change])
    caught(prove_product(lay_out(tag, text, body=f'<p data-block="0">{shown}</p>')), "G7")


@pytest.mark.parametrize("tag", ["ar", "hi"])
def test_letters_of_a_connected_script_moved_apart(
    lay_out: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
) -> None:
    moved = content(lambda stream: re.sub(rb"(?<=>)-?[\d.]+(?=<)", b"-90", stream))
    product = lay_out(tag, TEXT[tag])
    caught(prove_product(replace(product, pdf=written(product.pdf, moved))), "G6")


@pytest.mark.parametrize("tag", ["ar", "en", "hi"])
def test_one_page_of_several_dropped(
    lay_out: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
) -> None:
    def drop(pdf: pikepdf.Pdf) -> None:
        assert len(pdf.pages) > 1
        del pdf.pages[1]

    product = lay_out(tag, *([TEXT[tag]] * 60))
    caught(prove_product(replace(product, pdf=written(product.pdf, drop))), "G7")
