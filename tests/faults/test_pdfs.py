"""Faults of finished PDFs, made by really changing their objects and streams: one table, in every kind of script."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, NameObject, StreamObject

from tests.faults import damages_file, damages_fonts, damages_paint, damages_place
from tests.faults.damages_fonts import program
from tests.faults.damages_place import replaced
from tests.faults.damaging import content, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.model import Product, Proof
    from publish.fonts import FontCatalog
    from publish.pdf.model import TextBox

#: Two paragraphs each, with marks that are moved from the pen, pairs that are kerned where the script has such, and a
#: glyph for two characters, so that every font has a map from codes to glyphs.
TEXT = {
    "ar": ("خطة عَمل\u00a0مشتركة", "حُكم القانون"),
    "en": ("AV To Wave of\u00a0action m\u0301", "Type Yes"),
    "hi": ("कार्य योजना\u00a0हिन्दी", "स्वतन्त्र निर्णय"),
    "he": ("שָׁלוֹם עולם\u00a0כן", "בְּרֵאשִׁית ברא"),
    "th": ("ที่ประชุม ไม่มี\u00a0น้ำ", "ปั้นป่า กก่"),
    "zh": ("人人生而自由 在\u00a0尊严", "权利上一律平等。"),
}
#: Scripts of which the default tests make every fault; the others are for `tasks.py long`.
TAGS = [pytest.param(tag, marks=() if tag in {"ar", "en", "hi"} else pytest.mark.long) for tag in TEXT]
#: The other weight of the family that sets each text.
BOLD = {"ar": "Scheherazade New", "en": "Source Serif 4", "hi": "Noto Serif Devanagari"}

FAULTS = {**damages_fonts.DAMAGES, **damages_paint.DAMAGES, **damages_place.DAMAGES, **damages_file.DAMAGES}
#: What cannot be damaged so: no pair is kerned, no mark is moved.
IMPOSSIBLE = {("kerning dropped", "th"), ("kerning dropped", "zh")}


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_damaged_pdf(
    whole: Callable[..., Product],
    damage_is_caught: Callable[[Product, Callable[[pikepdf.Pdf], None], str], None],
    tag: str,
    fault: str,
) -> None:
    if (fault, tag) in IMPOSSIBLE:
        pytest.skip("nothing of the kind in this script")
    damage, gate = FAULTS[fault]
    damage_is_caught(whole(tag, TEXT[tag]), damage, gate)


@pytest.mark.parametrize("tag", ["en", "hi"])
def test_actual_text_in_another_order(
    whole: Callable[..., Product],
    damage_is_caught: Callable[[Product, Callable[[pikepdf.Pdf], None], str], None],
    tag: str,
) -> None:
    reading = (b"\xfe\xff" + TEXT[tag][0][::-1].encode("utf-16-be")).hex().encode()
    damage_is_caught(whole(tag, TEXT[tag]), damages_file.said(b"/ActualText <" + reading + b">"), "G8")


@pytest.mark.parametrize("tag", ["ar", "en", "hi"])
def test_an_encrypted_file(
    whole: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
) -> None:
    product = whole(tag, TEXT[tag])
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(product.pdf)) as opened:
        opened.save(saved, encryption=pikepdf.Encryption(user="", owner="x"))
    caught(prove_product(replace(product, pdf=saved.getvalue())), "G7")


@pytest.mark.parametrize("tag", ["ar", "en", "hi"])
def test_an_incremental_update(
    whole: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
) -> None:
    """A later program appends another content of the page, behind the one that was proven."""
    product = whole(tag, TEXT[tag])
    writer = pypdf.PdfWriter(io.BytesIO(product.pdf), incremental=True)
    other = DecodedStreamObject()
    contents = writer.pages[0]["/Contents"].get_object()
    assert isinstance(contents, StreamObject)
    other.set_data(contents.get_data().replace(b"BT", b"BT 3 Tr", 1))
    writer.pages[0][NameObject("/Contents")] = writer._add_object(other)  # noqa: SLF001 - pypdf has no other way
    saved = io.BytesIO()
    writer.write(saved)
    assert saved.getvalue().startswith(product.pdf[:1000])
    caught(prove_product(replace(product, pdf=saved.getvalue())), "G4")


@pytest.mark.parametrize("tag", ["ar", "en", "hi"])
def test_a_line_on_another_page(
    whole: Callable[..., Product],
    damage_is_caught: Callable[[Product, Callable[[pikepdf.Pdf], None], str], None],
    tag: str,
) -> None:
    def move(pdf: pikepdf.Pdf) -> None:
        first, second = (page.Contents.read_bytes() for page in pdf.pages[:2])
        line = re.search(rb"BT.*?ET", first, re.DOTALL)
        assert line
        pdf.pages[0].Contents = pdf.make_stream(first.replace(line[0], b"", 1))
        pdf.pages[1].Contents = pdf.make_stream(second.replace(b"BT", line[0] + b" BT", 1))

    damage_is_caught(whole(tag, tuple([TEXT[tag][0]] * 60)), move, "G7")


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
    product = lay_out(tag, *TEXT[tag])
    data = bold.path.read_bytes()
    caught(prove_product(replace(product, pdf=written(product.pdf, program(lambda _: data)))), "G6")


@pytest.mark.parametrize("tag", ["ar", "hi"])
def test_letters_of_a_connected_script_moved_apart(
    lay_out: Callable[..., Product],
    prove_product: Callable[[Product], Proof],
    caught: Callable[[Proof, str], None],
    tag: str,
) -> None:
    moved = content(lambda stream: re.sub(rb"(?<=>)-?[\d.]+(?=<)", b"-90", stream))
    product = lay_out(tag, *TEXT[tag])
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

    product = lay_out(tag, *([TEXT[tag][0]] * 60))
    caught(prove_product(replace(product, pdf=written(product.pdf, drop))), "G7")


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
