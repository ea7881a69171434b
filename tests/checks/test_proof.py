"""The whole proof over a real PDF of the engine, whole and damaged in every way that a gate must catch."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from publish.checks.model import ImposedPage, PlacedSection, PrintedText, Product, Proof
from publish.checks.proof import check_texts, prove
from publish.diagnostics import Code, has_errors
from publish.edition.page import section
from publish.fonts import FontCatalog
from publish.fonts.characters import read_face_data
from publish.normalize.model import Block, BlockType
from publish.pdf.engine import open_engine
from publish.report.coverage import summary_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from publish.locale import Language
    from publish.style import StyleSheet


def damaged(product: Product, damage: Callable[[pikepdf.Pdf], None]) -> Product:
    with pikepdf.open(io.BytesIO(product.pdf)) as pdf:
        damage(pdf)
        written = io.BytesIO()
        pdf.save(written)
    return replace(product, pdf=written.getvalue())


def no_outline(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines


def failed(proof: Proof) -> set[str]:
    """Name the gates that failed; every failure has a finding that is an error, and lowers the figure."""
    gates = {result.gate for result in proof.gates if result.failed}
    assert gates == {finding.gate for finding in proof.findings if finding.diagnostic.code is not Code.G010}
    assert has_errors(proof.diagnostics) is bool(gates)
    return gates


def content(change: Callable[[bytes], bytes]) -> Callable[[pikepdf.Pdf], None]:
    def damage(pdf: pikepdf.Pdf) -> None:
        before = pdf.pages[0].Contents.read_bytes()
        after = change(before)
        assert after != before
        pdf.pages[0].Contents = pdf.make_stream(after)

    return damage


def descriptors(pdf: pikepdf.Pdf) -> list[Any]:
    fonts = pdf.pages[0].Resources.Font
    return [fonts[name].DescendantFonts[0].FontDescriptor for name in sorted(fonts.keys())]


def unembed(pdf: pikepdf.Pdf) -> None:
    for descriptor in descriptors(pdf):
        del descriptor["/FontFile2"]


def alter_outlines(pdf: pikepdf.Pdf) -> None:
    for descriptor in descriptors(pdf):
        font = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
        glyphs = font["glyf"]
        for name in font.getGlyphOrder():
            if glyphs[name].numberOfContours > 0:
                glyphs[name].coordinates.translate((0, 3))
        written = io.BytesIO()
        font.save(written)
        descriptor.FontFile2 = pdf.make_stream(written.getvalue())


def blank_outlines(pdf: pikepdf.Pdf) -> None:
    for descriptor in descriptors(pdf):
        font = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
        glyphs = font["glyf"]
        for name in font.getGlyphOrder():
            glyphs[name].numberOfContours = 0
        written = io.BytesIO()
        font.save(written)
        descriptor.FontFile2 = pdf.make_stream(written.getvalue())


def forget_subset(pdf: pikepdf.Pdf) -> None:
    fonts = pdf.pages[0].Resources.Font
    for name in fonts.keys():  # noqa: SIM118 - a pikepdf dictionary iterates over keys only so
        fonts[name].BaseFont = pikepdf.Name("/" + str(fonts[name].BaseFont).partition("+")[2])


def map_all_to_nothing(pdf: pikepdf.Pdf) -> None:
    fonts = pdf.pages[0].Resources.Font
    for name in fonts.keys():  # noqa: SIM118 - same
        fonts[name].DescendantFonts[0].CIDToGIDMap = pdf.make_stream(bytes(4000))


def drop_the_first_line(stream: bytes) -> bytes:
    start, end = stream.index(b"BT"), stream.index(b"ET")
    return stream[:start] + stream[end + 2 :]


def draw_the_first_line_elsewhere_too(stream: bytes) -> bytes:
    start, end = stream.index(b"BT"), stream.index(b"ET") + 2
    return stream + b" q .75 0 0 .75 0 200 cm " + stream[start:end] + b" Q"


def test_a_good_file_is_proven_to_the_last_glyph(product: Product, proof_of: Callable[..., Proof]) -> None:
    proof: Proof = proof_of(product)
    assert failed(proof) == set()
    assert proof.drawn == proof.proven > 250
    assert proof.ppm == 1_000_000
    assert all(result.checked for result in proof.gates)
    assert [face.label for face in proof.fonts] == [
        "Scheherazade New Regular",
        "Source Serif 4 Regular",
        "Source Serif 4 Bold",
    ]
    assert summary_line(proof).startswith(
        f"{proof.drawn:,} glyphs drawn in 1 file, {proof.drawn:,} proven: 1,000,000 ppm"
    )


@pytest.mark.parametrize(
    ("damage", "gates"),
    [
        (content(lambda stream: stream.replace(b"[<", b"[<0000", 1)), {"G4", "G6"}),
        (content(lambda stream: stream.replace(b"[<", b"[<fff0", 1)), {"G4", "G5", "G6"}),
        (content(lambda stream: stream.replace(b"BT", b"BT 3 Tr", 1)), {"G4"}),
        (content(lambda stream: b"1 0 0 1 -100 0 cm " + stream), {"G4", "G7"}),
        (content(drop_the_first_line), {"G7"}),
        (content(draw_the_first_line_elsewhere_too), {"G7"}),
        (unembed, {"G4", "G5"}),
        (alter_outlines, {"G5"}),
        (blank_outlines, {"G4", "G5"}),
        (forget_subset, {"G5"}),
        (map_all_to_nothing, {"G4", "G6"}),
    ],
)
def test_every_damage_is_caught_by_its_gate(
    product: Product,
    proof_of: Callable[..., Proof],
    damage: Callable[[pikepdf.Pdf], None],
    gates: set[str],
) -> None:
    proof = proof_of(damaged(product, damage))
    assert failed(proof) == gates
    assert proof.ppm < 1_000_000


def test_glyph_nought_leads_to_page_line_and_column(product: Product, proof_of: Callable[..., Proof]) -> None:
    def damage(pdf: pikepdf.Pdf) -> None:
        stream = pdf.pages[0].Contents.read_bytes()
        start = stream.rindex(b"BT")
        pdf.pages[0].Contents = pdf.make_stream(stream[:start] + stream[start:].replace(b"[<", b"[<0000", 1))

    (finding, *rest) = proof_of(damaged(product, damage)).findings
    assert {one.gate for one in rest} == {"G6"}
    assert finding.diagnostic.code is Code.G004
    assert finding.diagnostic.location is not None
    assert finding.diagnostic.location.path == "a.txt"
    assert str(finding.diagnostic.place) == "en.pdf page 1"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda text: text.replace("practices ", ""), "words are lost"),
        (lambda text: text.replace("NATO", "NATO NATO"), "stand there twice"),
        (lambda text: text.replace("arms race", "race arms"), "in another order"),
    ],
)
def test_a_text_that_the_page_does_not_show_is_found(
    product: Product,
    proof_of: Callable[..., Proof],
    change: Callable[[str], str],
    message: str,
) -> None:
    (placed,) = product.sections
    number = next(index for index, box in enumerate(placed.rendition.boxes) if change(box.text) != box.text)
    box = placed.rendition.boxes[number]
    boxes = (
        *placed.rendition.boxes[:number],
        replace(box, text=change(box.text)),
        *placed.rendition.boxes[number + 1 :],
    )
    section = replace(placed, rendition=replace(placed.rendition, boxes=boxes))
    proof = proof_of(replace(product, sections=(section,)))
    assert failed(proof) == {"G6", "G7", "G8"}
    (finding,) = [one for one in proof.findings if one.gate == "G7"]
    assert message in finding.diagnostic.message
    assert finding.diagnostic.location is not None
    assert finding.diagnostic.location.line == 2
    assert str(finding.diagnostic.place) == "en.pdf page 1"
    assert 0 < proof.proven < proof.drawn


def test_one_letter_out_of_a_font_fails_with_line_column_page_and_hint(
    catalog: FontCatalog,
    known: Callable[[str], Language],
    block: Callable[..., Block],
    tmp_path: Path,
    sheet: StyleSheet,
) -> None:
    whole = catalog.face("Source Serif 4")
    assert whole is not None
    font = TTFont(whole.path)
    for table in font["cmap"].tables:
        table.cmap.pop(ord("q"), None)
    font.save(tmp_path / "minus-q.ttf")
    characters = read_face_data((tmp_path / "minus-q.ttf").read_bytes())[1]
    face = replace(whole, path=tmp_path / "minus-q.ttf", characters=characters)
    alone = FontCatalog((face,), {"Latn": (face.family,)})
    address = next(address for address, path in sheet.fonts.items() if path == str(whole.path))
    text = block("not quite")
    page = replace(
        section("en", known("en"), "T", f'<p data-block="0">{text.text}</p>', sheet),
        fonts={address: str(face.path)},
    )
    with open_engine(1) as engine:  # a warm engine keeps the whole font under the same name
        (rendition,) = engine.render([page])
    product = Product("leaflets/en.pdf", rendition.pdf, (PlacedSection(rendition, 1, (text,)),))
    proof = prove([text], [], [product], alone, {"en": (face.family,)})
    found = {finding.diagnostic.code: finding for finding in proof.findings}
    assert found.keys() == {Code.G001, Code.G003, Code.G009}, "its empty box and its line are no findings of their own"
    assert {gate.gate: gate.failed for gate in proof.gates if gate.gate in {"G4", "G6"}} == {"G4": 1, "G6": 1}
    assert str(found[Code.G001].diagnostic.location) == "a.txt:7:7"
    assert str(found[Code.G001].diagnostic.place) == "leaflets/en.pdf page 1"
    assert found[Code.G001].diagnostic.hint
    assert "U+0071" in found[Code.G009].diagnostic.message, "the engine's own warning"
    assert (proof.drawn, proof.proven) == (9, 0), "nothing of a line is proven that cannot be set again"


def test_sheets_are_proven_by_their_original(product: Product, proof_of: Callable[..., Proof]) -> None:
    places = tuple(ImposedPage(page, page) for page in range(1, product.sections[0].rendition.pages + 1))
    bare = damaged(product, no_outline).pdf
    sheets = Product("en-print.pdf", bare, original="en.pdf", imposed=places)
    proof = proof_of(product, sheets)
    assert failed(proof) == set()
    assert proof.proven == proof.drawn == 2 * proof_of(product).drawn
    lost = damaged(sheets, content(drop_the_first_line))
    assert failed(proof_of(product, lost)) == {"G7", "G8"}
    assert failed(proof_of(lost)) == {"G6", "G7", "G8"}, "sheets without their original prove nothing"


def test_nothing_checked_is_never_a_pass(product: Product, proof_of: Callable[..., Proof]) -> None:
    nothing = prove((), (), (), FontCatalog((), {}), {})
    assert nothing.ppm == 0
    assert {finding.diagnostic.code for finding in nothing.findings} == {Code.G010}
    assert len(nothing.findings) == 10
    for pdf in (b"junk", damaged(product, content(lambda _: b" ")).pdf):
        proof = proof_of(product, replace(product, path="other.pdf", pdf=pdf))
        assert proof.ppm == 0
        assert has_errors(proof.diagnostics)


def test_the_source_gates_need_no_pdf(catalog: FontCatalog, block: Callable[..., Block]) -> None:
    texts = [block("fine\ufffd"), block("Title Ꭰ", BlockType.TITLE)]
    gates, findings = check_texts(texts, [PrintedText("İçindekiler", "tr", 700)], catalog, {})
    assert [(gate.gate, gate.checked, gate.failed) for gate in gates] == [
        ("G0", 12, 1),
        ("G1", 23, 1),
        ("G2", 4, 0),
        ("G3", 98, 0),
    ]
    assert [finding.diagnostic.code for finding in findings] == [Code.G000, Code.G001]


def test_the_same_input_gives_the_same_proof(product: Product, proof_of: Callable[..., Proof]) -> None:
    assert proof_of(product) == proof_of(product)


def test_a_language_of_which_nothing_is_on_the_pages_is_no_pass(
    lay_out: Callable[..., Product], catalog: FontCatalog, block: Callable[..., Block]
) -> None:
    product = lay_out("en", "Plan of action")
    (placed,) = product.sections
    texts = [*placed.blocks, block("План действий", language="ru")]
    stacks = dict.fromkeys(("en", "ru"), ("Source Serif 4",))
    proof = prove(texts, [], [product], catalog, stacks)
    untested = {(one.gate, one.language) for one in proof.findings if one.diagnostic.code is Code.G010}
    assert untested == {("G6", "ru"), ("G7", "ru"), ("G8", "ru")}
    assert has_errors(proof.diagnostics)
