"""A PDF is followed to what it draws: codes to glyph ids, places, forms, clips, and what cannot be seen."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from publish.pdf.read import read
from publish.pdf.read_model import GlyphRun, PdfReadError

if TYPE_CHECKING:
    from collections.abc import Callable

ENCODING = b"1 begincodespacerange <0000> <ffff> endcodespacerange 1 begincidchar <0009> 3 endcidchar"
TO_UNICODE = b"2 beginbfchar <0003> <0041> <0009> <0042> endbfchar"


def font(pdf: pikepdf.Pdf, **changes: object) -> Dictionary:
    descriptor = Dictionary(Type=Name.FontDescriptor, FontFile2=pdf.make_stream(b"program"))
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, FontDescriptor=descriptor, W=Array([3, Array([500, 600]), 8, 9, 250])
    )
    for key in ("CIDToGIDMap", "Subtype2"):
        if key in changes:
            descendant["/" + key.removesuffix("2")] = changes.pop(key)
    made = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name("/ABCDEF+Test-Serif"),
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([descendant]),
        ToUnicode=pdf.make_stream(TO_UNICODE),
    )
    for key, value in changes.items():
        made["/" + key] = value
    return made


def page(content: bytes, change: Callable[[pikepdf.Pdf, pikepdf.Page], None] | None = None) -> bytes:
    pdf = pikepdf.new()
    made = pdf.add_blank_page(page_size=(200, 300))
    made.obj.Resources = Dictionary(Font=Dictionary(F1=font(pdf)))
    made.obj.Contents = pdf.make_stream(content)
    if change is not None:
        change(pdf, made)
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


def runs(content: bytes, change: Callable[[pikepdf.Pdf, pikepdf.Page], None] | None = None) -> tuple[GlyphRun, ...]:
    return read(page(content, change)).pages[0].runs


def test_codes_glyphs_texts_and_places() -> None:
    evidence = read(page(b"2 0 0 2 10 20 cm BT /F1 10 Tf 1 0 0 1 5 7 Tm [<00030004>-100<0009>] TJ ET"))
    (run,) = evidence.pages[0].runs
    assert run.glyphs == (3, 4, 9)
    assert run.texts == ("A", None, "B")
    assert run.origins == ((20.0, 34.0), (30.0, 34.0), (44.0, 34.0))
    assert run.line == (20.0, 34.0)
    assert run.em == (20.0, 0.0, 0.0, 20.0)
    assert run.visible
    assert run.clip == (0.0, 0.0, 200.0, 300.0)
    assert evidence.drawn == 3
    found = evidence.fonts[0]
    assert (found.name, found.subset_tag, found.kind, found.embedded) == ("Test-Serif", "ABCDEF", "Type0", b"program")


def test_an_embedded_encoding_leads_codes_to_cids() -> None:
    def change(pdf: pikepdf.Pdf, made: pikepdf.Page) -> None:
        made.obj.Resources.Font.F1 = font(pdf, Encoding=pdf.make_stream(ENCODING))

    (run,) = runs(b"BT /F1 10 Tf <00090003> Tj ET", change)
    assert run.glyphs == (3, 0), "a code that the CMap lacks is CID 0"
    assert run.texts == ("B", "A")


def test_a_glyph_map_leads_cids_to_glyphs() -> None:
    def change(pdf: pikepdf.Pdf, made: pikepdf.Page) -> None:
        made.obj.Resources.Font.F1 = font(pdf, CIDToGIDMap=pdf.make_stream(bytes([0, 0, 0, 0, 0, 0, 1, 2])))

    assert runs(b"BT /F1 10 Tf <00030001> Tj ET", change)[0].glyphs == (0x102, 0)


def test_text_operators_move_and_space() -> None:
    content = (
        b"BT /F1 10 Tf 12 TL 1 Tc 50 Tz 3 Ts 100 200 Td <0003> Tj T* <0003> ' "
        b'0 -5 TD <0003> Tj 2 4 (\\000\\003\\000\\003) " 0 Tc [<0003>-100<0003>] TJ ET'
    )
    places = [run.origins for run in runs(content)]
    assert places == [
        ((100.0, 203.0),),
        ((100.0, 179.0),),
        ((100.0, 174.0),),
        ((100.0, 169.0), (104.5, 169.0)),
        ((109.0, 169.0), (112.0, 169.0)),
    ]


def test_a_form_draws_with_its_own_resources_and_box() -> None:
    def change(pdf: pikepdf.Pdf, made: pikepdf.Page) -> None:
        form = pdf.make_stream(b"BT /G 10 Tf <0003> Tj ET")
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox, form.Matrix = Array([0, 0, 50, 60]), Array([1, 0, 0, 1, 10, 0])
        form.Resources = Dictionary(Font=Dictionary(G=font(pdf, BaseFont=Name("/Whole"))))
        made.obj.Resources.XObject = Dictionary(X=form)

    evidence = read(page(b"q 1 0 0 1 0 5 cm /X Do Q BT /F1 10 Tf <0003> Tj ET", change))
    inside, outside = evidence.pages[0].runs
    assert (inside.origins, inside.clip) == (((10.0, 5.0),), (10.0, 5.0, 60.0, 65.0))
    assert outside.origins == ((0.0, 0.0),)
    assert [(one.name, one.subset_tag) for one in evidence.fonts.values()] == [
        ("Whole", None),
        ("Test-Serif", "ABCDEF"),
    ]


def test_a_form_without_a_matrix_or_resources_takes_the_pages() -> None:
    def change(pdf: pikepdf.Pdf, made: pikepdf.Page) -> None:
        form = pdf.make_stream(b"BT /F1 10 Tf <0003> Tj ET")
        form.Type, form.Subtype = Name.XObject, Name.Form
        made.obj.Resources.XObject = Dictionary(X=form)

    (run,) = runs(b"q 2 0 0 2 10 5 cm /X Do Q", change)
    assert (run.line, run.em, run.clip) == ((10.0, 5.0), (20.0, 0.0, 0.0, 20.0), (0.0, 0.0, 200.0, 300.0))


def test_a_form_that_draws_itself_comes_to_an_end() -> None:
    def change(pdf: pikepdf.Pdf, made: pikepdf.Page) -> None:
        form = pdf.make_indirect(pdf.make_stream(b"/X Do BT /F1 10 Tf <0003> Tj ET"))
        form.Type, form.Subtype = Name.XObject, Name.Form
        made.obj.Resources.XObject = Dictionary(X=form)

    assert len(runs(b"/X Do", change)) == 16


@pytest.mark.parametrize("hide", [b"3 Tr", b"7 Tr", b"/Clear gs"])
def test_text_that_cannot_be_seen(hide: bytes) -> None:
    def change(_: pikepdf.Pdf, made: pikepdf.Page) -> None:
        made.obj.Resources.ExtGState = Dictionary(Clear=Dictionary(ca=0))

    hidden, shown = runs(b"q BT /F1 10 Tf " + hide + b" <0003> Tj ET Q BT /F1 10 Tf <0003> Tj ET", change)
    assert not hidden.visible
    assert shown.visible


def test_a_clip_narrows_what_can_be_seen_until_it_is_restored() -> None:
    first, second = runs(b"q 10 20 30 40 re W n BT /F1 9 Tf <0003> Tj ET Q 0 0 5 5 re f BT /F1 9 Tf <0003> Tj ET")
    assert first.clip == (10.0, 20.0, 40.0, 60.0)
    assert second.clip == (0.0, 0.0, 200.0, 300.0)


def test_places_count_from_the_corner_of_the_trim_box() -> None:
    def change(_: pikepdf.Pdf, made: pikepdf.Page) -> None:
        made.obj.MediaBox = Array([-20, -30, 220, 330])
        made.obj.TrimBox = Array([-10, -10, 200, 300])

    evidence = read(page(b"BT /F1 10 Tf <0003> Tj ET", change))
    assert evidence.pages[0].box == (-10.0, -20.0, 230.0, 340.0)
    assert evidence.pages[0].runs[0].origins == ((10.0, 10.0),)


def test_text_without_a_font_and_fonts_without_glyph_ids() -> None:
    def change(_: pikepdf.Pdf, made: pikepdf.Page) -> None:
        made.obj.Resources.Font.F2 = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)

    evidence = read(page(b"BT <0003> Tj /F2 10 Tf (ab) Tj /F9 10 Tf (c) Tj ET", change))
    assert [(run.font, run.glyphs) for run in evidence.pages[0].runs] == [
        (None, (None, None)),
        (0, (None, None)),
        (None, (None,)),
    ]
    assert "not embedded" in (evidence.fonts[0].unresolved or "")


def test_several_content_streams_are_one() -> None:
    def change(pdf: pikepdf.Pdf, made: pikepdf.Page) -> None:
        made.obj.Contents = Array([pdf.make_stream(b"BT /F1 10 Tf"), pdf.make_stream(b"<0003> Tj ET")])

    assert len(runs(b"", change)) == 1


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.7\n", b"not a pdf", b"%PDF-1.7\ntrailer<</Root 1 0 R>>\n%%EOF"])
def test_what_is_no_pdf_is_one_error(damage: bytes) -> None:
    with pytest.raises(PdfReadError):
        read(damage)


def test_damaged_files_raise_nothing_else() -> None:
    whole = page(b"BT /F1 10 Tf <0003> Tj ET")
    for at in range(0, len(whole), 7):
        damaged = whole[:at] + b"\xff<<" + whole[at + 3 :]
        with suppress(PdfReadError):
            read(damaged)
