"""Faults put into a good PDF of another program, each told by what it is, at its place."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from publish.checks.verify import judge_pdf
from publish.checks.verify_fonts import FontFiles
from publish.checks.verify_model import FontFile, Verdict
from publish.checks.verify_texts import garbled, missing_in
from publish.diagnostics import Severity
from publish.fonts.outlines import FontOutlines
from publish.pdf.read_model import PdfFont
from publish.resources import fonts_folder

if TYPE_CHECKING:
    from collections.abc import Callable

TYPST = Path(__file__).parent / "samples" / "typst.pdf"
WHOLE = "0 0 900 900"


def font(page: pikepdf.Page) -> Any:  # noqa: ANN401 - pikepdf's objects are untyped
    fonts = page.obj.Resources.Font
    return fonts[next(iter(fonts.keys()))]


def spoiled(change: Callable[[pikepdf.Pdf, pikepdf.Page], None]) -> bytes:
    with pikepdf.open(TYPST) as pdf:
        change(pdf, pdf.pages[0])
        written = io.BytesIO()
        pdf.save(written)
        return written.getvalue()


def verdict_on(
    change: Callable[[pikepdf.Pdf, pikepdf.Page], None], files: tuple[FontFile, ...] | None = None
) -> Verdict:
    verdict = judge_pdf(spoiled(change), "a.pdf", files)
    assert isinstance(verdict, Verdict)
    return verdict


def content(before: bytes, after: bytes = b"", *, hide: bool = False) -> Callable[[pikepdf.Pdf, pikepdf.Page], None]:
    """Put operators before and after what the page draws; `hide` shows its text in mode 3."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        drawn = page.obj.Contents.read_bytes()
        if hide:
            assert b"BT" in drawn
            drawn = drawn.replace(b"0 Tr", b"3 Tr") if b"0 Tr" in drawn else drawn.replace(b"BT", b"BT 3 Tr")
        page.obj.Contents = pdf.make_stream(before + b" q " + drawn + b" Q " + after)

    return change


def to_unicode(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf, pikepdf.Page], None]:
    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        table = font(page).ToUnicode.read_bytes()
        assert old in table
        font(page).ToUnicode = pdf.make_stream(table.replace(old, new))

    return change


def without_text(_: pikepdf.Pdf, page: pikepdf.Page) -> None:
    del font(page)["/ToUnicode"]


def boxed(*letters: str) -> Callable[[pikepdf.Pdf, pikepdf.Page], None]:
    """Draw letters as the box of a missing character, in glyphs of their own, as office programs do."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        descriptor = font(page).DescendantFonts[0].FontDescriptor
        program, written = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes())), io.BytesIO()
        for letter in letters:
            program["glyf"][letter] = program["glyf"][".notdef"]
            program["hmtx"][letter] = program["hmtx"][".notdef"]
        program.save(written)
        descriptor.FontFile2 = pdf.make_stream(written.getvalue())

    return change


def given(text: str) -> Callable[[pikepdf.Pdf, pikepdf.Page], None]:
    """Give readers a text for the first word of the page, in Latin letters."""
    utf16 = ("\ufeff" + text).encode("utf-16-be").hex().encode()

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        drawn = page.obj.Contents.read_bytes()
        assert b"<</MCID 0>>" in drawn
        page.obj.Contents = pdf.make_stream(drawn.replace(b"/MCID 0", b"/MCID 0/ActualText<" + utf16 + b">"))

    return change


def both(
    *changes: Callable[[pikepdf.Pdf, pikepdf.Page], None],
) -> Callable[[pikepdf.Pdf, pikepdf.Page], None]:
    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        for one in changes:
            one(pdf, page)

    return change


def without_program(_: pikepdf.Pdf, page: pikepdf.Page) -> None:
    descriptor = font(page).DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


def picture(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    image = pdf.make_stream(bytes(4))
    image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, 2, 2
    image.BitsPerComponent, image.ColorSpace = 8, Name.DeviceGray
    page.obj.Resources.XObject = Dictionary(Im=image)
    content(b"q 600 0 0 900 0 0 cm /Im Do Q", hide=True)(pdf, page)


def pale(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    page.obj.Resources.ExtGState = Dictionary(Pale=Dictionary(ca=0.2))
    content(b"/Pale gs")(pdf, page)


def packed(change: Callable[[bytes], bytes]) -> bytes:
    """Write the content of the page as one compressed stream, with its bytes changed."""
    with pikepdf.open(TYPST) as pdf:
        data = change(zlib.compress(pdf.pages[0].Contents.read_bytes() * 40))
        pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, data, Filter=Name.FlateDecode)
        written = io.BytesIO()
        pdf.save(written, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        return written.getvalue()


FAULTS = {
    "invisible": (content(b"", hide=True), "G004", "is drawn invisibly"),
    "pale": (pale, "G004", "is so transparent that it can hardly be told from what it stands on"),
    "covered": (content(b"", b"1 g 0 0 900 900 re f"), "G004", "is covered by what is painted over it"),
    "off the page": (content(b"1 0 0 1 5000 0 cm"), "G004", "lies outside the page"),
    "clipped": (content(b"0 0 9 9 re W n"), "G004", "or is cut off"),
    "no ToUnicode": (without_text, "G008", "has no text"),
    "U+FFFD": (to_unicode(b"<0065>", b"<FFFD>"), "G008", "U+FFFD, the sign for a lost character"),
    "private use": (to_unicode(b"<0065>", b"<E065>"), "G008", "U+E065, a private-use character"),
    "control": (to_unicode(b"<0065>", b"<0007>"), "G008", "U+0007, a control character"),
    "unassigned": (to_unicode(b"<0065>", b"<0378>"), "G008", "U+0378, which Unicode does not assign"),
    "another letter": (to_unicode(b"<0065>", b"<0061>"), "G008", "its font calls it “e”"),
    "not embedded": (without_program, "G005", "is not embedded"),
    "ActualText": (
        content(b"/Span <</ActualText (Pay 500)>> BDC", b"EMC"),
        "G008",
        "but readers are given “Pay 500” (ActualText)",
    ),
    "ActualText in another order": (
        content(b"/Span <</ActualText (enFi)>> BDC", b"EMC"),
        "G008",
        "but readers are given “enFi” (ActualText)",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_by_what_it_is(name: str) -> None:
    change, code, words = FAULTS[name]
    verdict = verdict_on(change)
    assert verdict.glyphs.proven < verdict.glyphs.drawn == 9
    found = [finding for finding in verdict.findings if words in finding.diagnostic.message]
    assert found, [finding.diagnostic.message for finding in verdict.findings]
    assert str(found[0].diagnostic.code) == code
    assert found[0].diagnostic.place is not None
    assert found[0].diagnostic.hint


def test_a_text_layer_over_a_picture_is_told_apart() -> None:
    verdict = verdict_on(picture)
    assert verdict.findings == ()
    assert (verdict.glyphs.proven, verdict.glyphs.failed, verdict.glyphs.unproven) == (0, 0, 9)
    assert verdict.glyphs.reasons == ("9 invisible text over a picture, as text recognition lays it",)


def test_an_actualtext_that_says_the_same_is_none() -> None:
    verdict = verdict_on(content(b"/Span <</ActualText (Fi\\255ne \xfe\xff)>> BDC", b"EMC"))
    assert len(verdict.findings) == 1, "Hebrew is missing in it"
    utf16 = "Fine שלום".encode("utf-16-be").hex().encode()
    assert verdict_on(content(b"/Span <</ActualText <feff" + utf16 + b">>> BDC", b"EMC")).findings == ()


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (b"<0000>", "U+0000, a control character"),
        (b"<FFFD>", "U+FFFD, the sign for a lost character"),
        (b"<E065>", "U+E065, a private-use character without meaning"),
        (b"<>", "nothing"),
    ],
)
def test_an_actualtext_contradicts_no_glyph_without_a_text(written: bytes, words: str) -> None:
    """Chromium writes zeros for the glyphs of a cluster, and what they say together as ActualText."""
    lost = both(to_unicode(b"<006E>", written), to_unicode(b"<0065>", written))
    verdict = verdict_on(both(lost, given("Fine")))
    (finding,) = verdict.findings
    assert finding.diagnostic.message == (
        f"A glyph of “Fine” in NotoSerifHebrew-Regular is read back as {words}, "
        "where ActualText is not followed (2 times)."
    )
    assert (verdict.glyphs.proven, verdict.glyphs.failed) == (7, 2)
    for lie in ("Fane", "iFne", "Pay 500"):
        messages = [one.diagnostic.message for one in verdict_on(both(lost, given(lie))).findings]
        assert messages[-1] == f"“Fi ” is on the page, but readers are given “{lie}” (ActualText)."
        assert not any("not followed" in message for message in messages)


def test_boxes_of_missing_characters_are_told_once_and_contradict_nothing() -> None:
    """LibreOffice takes one glyph for all boxes, with the text of the first, and says of each what it stands for."""
    boxes = boxed("n", "e")
    (finding,) = verdict_on(boxes).findings
    assert finding.diagnostic.message == (
        "Each of “n”, “e” in NotoSerifHebrew-Regular is drawn as the empty box of a missing character (2 times)."
    )
    for text in ("Fiचक", "Fine"):
        (finding,) = verdict_on(both(boxes, given(text))).findings
        assert (str(finding.diagnostic.code), finding.text) == ("G004", text)
    told = {str(one.diagnostic.code) for one in verdict_on(both(boxes, given("Pay 500"))).findings}
    assert told == {"G004", "G008"}, "the letters beside the boxes still say something"


def test_a_letter_that_draws_another_one_is_seen_by_its_outline() -> None:
    """Where a font's own names are gone, the file that it was taken from tells what its glyphs are."""
    path = fonts_folder() / "noto-serif-hebrew" / "NotoSerifHebrew_400Regular.ttf"
    files = (FontFile("Noto Serif Hebrew Regular", path.name, "", path.read_bytes()),)
    lie = to_unicode(b"<05E9>", b"<05D0>")
    assert verdict_on(lie).findings == (), "nothing in the file contradicts it"
    (finding,) = verdict_on(lie, files).findings
    assert "is read back as “א”, but Noto Serif Hebrew Regular draws “ש” so" in finding.diagnostic.message


def test_boxes_that_contradict_are_a_warning() -> None:
    def change(_: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.TrimBox = Array([-5, 0, 9000, 500])

    (finding,) = verdict_on(change).findings
    assert (str(finding.diagnostic.code), finding.diagnostic.severity) == ("G011", Severity.WARNING)


def test_type_3_fonts_are_followed_to_what_they_paint() -> None:
    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.Resources.Font = Dictionary(
            T=Dictionary(
                Type=Name.Font,
                Subtype=Name.Type3,
                FontBBox=Array([0, 0, 10, 10]),
                FontMatrix=Array([0.1, 0, 0, 0.1, 0, 0]),
                FirstChar=65,
                LastChar=67,
                Widths=Array([10, 10, 10]),
                Encoding=Dictionary(Differences=Array([65, Name.A, Name.B, Name.C])),
                CharProcs=Dictionary(
                    A=pdf.make_stream(b"10 0 0 0 10 10 d1 0 0 9 9 re f"), B=pdf.make_stream(b"10 0 0 0 10 10 d1")
                ),
            )
        )
        page.obj.Contents = pdf.make_stream(b"BT /T 10 Tf 20 20 Td (ABC) Tj ET")

    verdict = verdict_on(change)
    assert verdict.glyphs.drawn == 3
    messages = [finding.diagnostic.message for finding in verdict.findings]
    assert [("“B”" in messages[0], "has no ink" in messages[0]), ("“C”" in messages[1], "glyph 0" in messages[1])] == [
        (True, True),
        (True, True),
    ]


@pytest.mark.parametrize("kept", [0.9, 0.2])
def test_content_that_breaks_off_is_told(kept: float) -> None:
    judged = judge_pdf(packed(lambda data: data[: int(len(data) * kept)]), "a.pdf", None)
    found = [one.diagnostic for one in judged.findings] if isinstance(judged, Verdict) else [judged]
    assert any(one.message.startswith("The content of page 1 is damaged") and one.code == "G010" for one in found)


@pytest.mark.parametrize("cut", [0, 4])
def test_content_without_its_check_sum_is_whole(cut: int) -> None:
    judged = judge_pdf(packed(lambda data: data[: len(data) - cut]), "a.pdf", None)
    assert isinstance(judged, Verdict)
    assert not [one for one in judged.findings if one.diagnostic.code == "G010"]


def test_what_stands_beside_the_pages_is_told_as_not_compared() -> None:
    def change(pdf: pikepdf.Pdf, _: pikepdf.Page) -> None:
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.docinfo.Title = pikepdf.String("Rules")

    told = " ".join(verdict_on(change).left_aside)
    assert "readers do something by themselves (JavaScript)" in told
    assert "a title (“Rules”)" in told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("昀椀", "letters whose bytes are in the wrong order"),  # fi, of which each unit of UTF-16 is turned
        ("ו햹", "letters of Hebrew and Hangul together"),
        ("कᔾ", "letters of Devanagari and Canadian Aboriginal together"),
        ("د⽋", "letters of Arabic and Han together"),
        ("द♀", "a letter of Devanagari together with “♀”"),
    ],
)
def test_one_glyph_stands_for_no_text_that_no_one_writes(text: str, words: str) -> None:
    assert words in (garbled(text) or "")
    (finding,) = verdict_on(to_unicode(b"<05E9>", b"<" + text.encode("utf-16-be").hex().encode() + b">")).findings
    assert words in finding.diagnostic.message
    assert str(finding.diagnostic.code) == "G008"


@pytest.mark.parametrize(
    "text",
    [
        "ffi",
        "μm",
        "μΩ",
        "株式会社",
        "キロ",
        "令和",
        "각",
        "ש\u05bc\u05c1",
        "क्ष",
        "र्य",
        "x²",
        "1\ufe0f\u20e3",
        "لا",
        "1/2",
        "",
        "字",
    ],
)
def test_one_glyph_stands_for_a_ligature_or_a_cluster(text: str) -> None:
    assert garbled(text) is None


def test_a_ligature_is_read_in_characters_of_its_font() -> None:
    """A glyph with no character of its own is read as what its file has, in whatever form."""
    nominal = dict.fromkeys(map(ord, "fiAÄe\u0301- "), "a")
    for text in ("fi", "ﬁ", "ä", "é", "\u2011", "f\u00adi", "f\ufe0f"):
        assert missing_in(nominal, text) is None
    assert missing_in(nominal, "fЖ") == "Ж"


@pytest.mark.parametrize(("across", "different"), [(0, 0), (1, 0), (-1, 0), (2, 1), (20, 1)])
def test_a_side_bearing_may_be_rounded_but_no_glyph_moved(across: int, different: int) -> None:
    """TrueType moves an outline by the difference of side bearing and xMin, which some programs write anew."""
    path = fonts_folder() / "noto-serif-hebrew" / "NotoSerifHebrew_400Regular.ttf"
    files = FontFiles((FontFile("Noto Serif Hebrew Regular", path.name, "", path.read_bytes()),))
    changed, written = TTFont(path), io.BytesIO()
    name = changed.getBestCmap()[ord("ש")]
    advance, bearing = changed["hmtx"][name]
    changed["hmtx"][name] = (advance, bearing + across)
    changed.save(written)
    shin = changed.getGlyphID(name)
    embedded = PdfFont("Noto-Serif-Hebrew", "ABCDEF", "Type0", written.getvalue())
    assert len(files.match(embedded, {shin: "ש"}, FontOutlines(written.getvalue())).different) == different
