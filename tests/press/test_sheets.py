from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from publish.diagnostics import Code
from publish.geometry import PAPER, Size, points
from publish.press.imposition import Imposition, impose
from publish.press.placement import SheetSpec
from publish.press.sheets import PrintSheets, book_sheets, impose_pdf

if TYPE_CHECKING:
    from publish.press.model import Spine

A5 = PAPER["A5"]
A5_ON_A4 = SheetSpec(PAPER["A4"], A5)
PLACED = re.compile(r"re W n 1 0 0 1 (\S+) (\S+) cm /P(\d+) Do")


def numbered(pages: int, size: Size = A5) -> Pdf:
    """A PDF of numbered pages that share one font, tagged and with a link on each page."""
    pdf = Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number in range(1, pages + 1):
        page = pdf.add_blank_page(page_size=(size.width, size.height))
        page.obj.Contents = pdf.make_stream(f"BT /F 90 Tf 150 250 Td ({number}) Tj ET".encode())
        page.obj.Resources = Dictionary(Font=Dictionary(F=font))
        page.obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))])
        page.obj.StructParents = number
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot)
    return pdf


def saved(pdf: Pdf) -> bytes:
    target = BytesIO()
    pdf.save(target, deterministic_id=True)
    return target.getvalue()


def book(imposition: Imposition, spec: SheetSpec = A5_ON_A4) -> PrintSheets:
    made, problems = book_sheets(imposition, spec)
    assert problems == ()
    assert made is not None
    return made


def sheets(pdf: Pdf, spine: Spine = "left", spec: SheetSpec = A5_ON_A4) -> Pdf:
    wanted = book(impose(len(pdf.pages), spine), spec)
    imposed, problems = impose_pdf(saved(pdf), wanted, title="Ωmega", name="booklet.pdf")
    assert problems == ()
    assert imposed is not None
    return Pdf.open(BytesIO(imposed))


def placed(side: pikepdf.Page) -> list[tuple[int, float, float]]:
    """Page number, left and bottom of each page on a side, read back from its operators."""
    operators = side.obj.Contents.read_bytes().decode()
    return [(int(page), float(left), float(bottom)) for left, bottom, page in PLACED.findall(operators)]


def test_sheets_are_exact_and_hold_the_right_pages() -> None:
    out = sheets(numbered(8))
    assert [[page for page, _, _ in placed(side)] for side in out.pages] == [[8, 1], [2, 7], [6, 3], [4, 5]]
    boxes = {tuple(round(float(edge), 3) for edge in side.mediabox.as_list()) for side in out.pages}
    assert boxes == {(0, 0, 841.89, 595.276)}


@pytest.mark.parametrize("spine", ["left", "right"])
def test_creep_moves_every_page_towards_the_fold(spine: Spine) -> None:
    out = sheets(numbered(16), spine, SheetSpec(PAPER["A4"], A5, 0.5))
    fold = points(297) / 2
    for index, side in enumerate(out.pages):
        shift = 0.5 * (index // 2)
        (_, left, _), (_, right, _) = placed(side)
        assert left == pytest.approx(fold - A5.width + shift, abs=1e-5)
        assert right == pytest.approx(fold - shift, abs=1e-5)


def test_pages_are_carried_over_as_they_are_and_share_their_fonts() -> None:
    source = numbered(8)
    out = sheets(source)
    for side in out.pages:
        for page, _, _ in placed(side):
            form = side.obj.Resources.XObject[f"/P{page}"]
            assert form.read_bytes().split() == source.pages[page - 1].obj.Contents.read_bytes().split()
    fonts = [obj for obj in out.objects if isinstance(obj, Dictionary) and obj.get("/Type") == Name.Font]
    assert len(fonts) == 1


def test_each_page_is_clipped_at_the_fold() -> None:
    out = sheets(numbered(4))
    operators = out.pages[0].obj.Contents.read_bytes().decode()
    assert re.findall(r"q (\S+) 0 (\S+) (\S+) re W n", operators) == [
        ("0", "420.944882", "595.275591"),
        ("420.944882", "420.944882", "595.275591"),
    ]


def test_blank_pages_leave_their_half_empty() -> None:
    imposed, _ = impose_pdf(saved(numbered(4)), book(impose(4, blanks=[2])), title="", name="a.pdf")
    assert imposed is not None
    with Pdf.open(BytesIO(imposed)) as out:
        assert [[page for page, _, _ in placed(side)] for side in out.pages] == [[4, 1], [3]]


def test_the_printer_is_told_size_sides_and_edge() -> None:
    out = sheets(numbered(4))
    wishes = out.Root.ViewerPreferences
    assert (wishes.Duplex, wishes.PrintScaling) == (Name.DuplexFlipShortEdge, Name("/None"))
    assert out.pdf_version >= "1.7"
    assert out.docinfo[Name.Title] == "Ωmega"


def test_what_belongs_to_the_screen_stays_behind() -> None:
    out = sheets(numbered(4))
    assert set(out.Root.keys()) == {"/Type", "/Pages", "/ViewerPreferences"}
    assert all(
        set(side.obj.keys()) <= {"/Type", "/Parent", "/MediaBox", "/Contents", "/Resources"} for side in out.pages
    )
    assert out.check_pdf_syntax() == []


def test_equal_arguments_give_equal_bytes() -> None:
    source = saved(numbered(8))
    first, second = (impose_pdf(source, book(impose(8)), title="T", name="a.pdf") for _ in range(2))
    assert first == second


def test_the_file_identifier_comes_from_the_content_alone() -> None:
    # Made in the same second under the same title, the identifiers of clock and title would be equal.
    identifiers = {bytes(sheets(numbered(pages)).trailer.ID[0]) for pages in (4, 8)}
    assert len(identifiers) == 2


def test_bleed_is_printed_and_the_trim_box_is_what_is_placed() -> None:
    source = numbered(4, Size(A5.width + 20, A5.height + 20))
    for page in source.pages:
        page.trimbox = Array([10, 10, 10 + A5.width, 10 + A5.height])
        page.bleedbox = Array([2, 2, 18 + A5.width, 18 + A5.height])
    out = sheets(source)
    front = out.pages[0]
    assert placed(front)[1] == pytest.approx((1, points(297) / 2 - 10, -10), abs=1e-4)
    box = front.obj.Resources.XObject["/P1"].BBox
    assert [float(edge) for edge in box] == pytest.approx([2, 2, 18 + A5.width, 18 + A5.height], abs=1e-4)


def test_rotated_pages_stand_upright() -> None:
    source = numbered(4, Size(A5.height, A5.width))
    for page in source.pages:
        page.rotate(90, relative=False)
    out = sheets(source)
    front = out.pages[0]
    (_, left, bottom) = placed(front)[1]
    form = front.obj.Resources.XObject["/P1"]
    box = pikepdf.Matrix(form.Matrix).transform(pikepdf.Rectangle(*(float(edge) for edge in form.BBox)))
    assert (left + box.llx, bottom + box.lly) == pytest.approx((points(297) / 2, 0), abs=1e-3)
    assert (box.width, box.height) == pytest.approx((A5.width, A5.height), abs=1e-3)


def locked() -> bytes:
    target = BytesIO()
    numbered(4).save(target, encryption=pikepdf.Encryption(owner="o", user="u"))
    return target.getvalue()


@pytest.mark.parametrize(
    ("pdf", "message"),
    [
        (b"no PDF", "booklet.pdf cannot be read as a PDF."),
        (b"", "booklet.pdf cannot be read as a PDF."),
        (locked(), "booklet.pdf is locked by a password."),
        (saved(numbered(5)), "booklet.pdf has 5 pages; the imposition is made for 4."),
    ],
    ids=["junk", "empty", "locked", "too long"],
)
def test_files_that_cannot_be_imposed_are_diagnostics(pdf: bytes, message: str) -> None:
    imposed, (problem,) = impose_pdf(pdf, book(impose(4)), title="", name="booklet.pdf")
    assert imposed is None
    assert (problem.code, problem.message) == (Code.B003, message)
    assert problem.hint


def test_pages_of_another_size_are_named() -> None:
    source = numbered(4)
    source.pages[2].mediabox = Array([0, 0, 595, 842])
    imposed, (problem,) = impose_pdf(saved(source), book(impose(4)), title="", name="booklet.pdf")
    assert imposed is None
    assert (problem.code, str(problem.place)) == (Code.B004, "booklet.pdf page 3")


def test_pages_that_do_not_fit_the_sheet_are_found_before_drawing() -> None:
    made, (problem,) = book_sheets(impose(4), SheetSpec(A5, A5))
    assert (made, problem.code) == (None, Code.B004)
