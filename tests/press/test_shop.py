"""The press edition, proven by reading every colour operator of every stream, nested forms too."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from publish.geometry import PAPER, points
from publish.press.shop import SLUG, PressWishes, media_size, press_edition
from tests.press.test_sheets import numbered, saved

A5 = PAPER["A5"]
WISHES = PressWishes(A5, points(3), "FOGRA52")
COLOURS = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"}

PAGE = b"""q 0.75 0 0 0.75 0 0 cm
0.09 0.25 0.43 rg 0 0 559.37 100 re f
0.09 0.25 0.43 rg BT /F 12 Tf 90 90 Td (blue) Tj ET
1 1 1 rg BT /F 12 Tf 90 60 Td (white) Tj ET
q 0.5 0.5 0.5 RG 2 w 10 10 m 200 10 l S Q
/Box Do
BT 0 0 0 rg /F 9 Tf 10 300 Td (black) Tj 0.8 0 0 rg (red) Tj ET
Q"""
FORM = b"0 1 0 rg 0 700 50 93.7 re f 0.2 0.2 0.2 rg BT /F 9 Tf 10 10 Td (grey) Tj ET /Inner Do"
INNER = b"1 0 0 rg BT /F 9 Tf 1 1 Td (red) Tj ET"


def painted() -> bytes:
    """A page with coloured text, areas, lines, and forms within forms."""
    pdf = numbered(2)
    page = pdf.pages[0]
    inner = _form(pdf, INNER, page.obj.Resources.Font)
    form = _form(pdf, FORM, page.obj.Resources.Font)
    form.Resources.XObject = Dictionary(Inner=inner)
    page.obj.Resources.XObject = Dictionary(Box=form)
    page.obj.Contents = pdf.make_stream(PAGE)
    return saved(pdf)


def _form(pdf: Pdf, content: bytes, fonts: pikepdf.Object) -> pikepdf.Object:
    form = pdf.make_stream(content)
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 559.37, 793.7])
    form.Resources = Dictionary(Font=fonts)
    return form


def drawing(document: Pdf) -> list[pikepdf.Page | pikepdf.Object]:
    """Every content stream of a file: the pages', and all forms wherever they stand."""
    forms = [
        item for item in document.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == Name.Form
    ]
    return [*document.pages, *forms]


def colours(document: Pdf) -> list[tuple[str, list[float], str]]:
    """Every text shown and path painted in the file, with the colour that it is really drawn in."""
    found = []
    for stream in drawing(document):
        fill, stroke, stack = ("g", [0.0]), ("G", [0.0]), []
        for operation in pikepdf.parse_content_stream(stream):
            operator = str(operation.operator)
            values = (
                [float(value) for value in operation.operands] if operator in {"g", "rg", "k", "G", "RG", "K"} else []
            )
            if operator == "q":
                stack.append((fill, stroke))
            elif operator == "Q":
                fill, stroke = stack.pop()
            elif operator in {"g", "rg", "k"}:
                fill = (operator, values)
            elif operator in {"G", "RG", "K"}:
                stroke = (operator, values)
            elif operator == "Tj":
                found.append((str(operation.operands[0]), fill[1], fill[0]))
            elif operator == "f":
                found.append(("area", fill[1], fill[0]))
            elif operator == "S" and stroke[0] != "G":
                found.append(("line", stroke[1], stroke[0]))
    return found


@pytest.fixture
def edition() -> Pdf:
    return Pdf.open(BytesIO(press_edition(painted(), WISHES, "Title")))


def test_no_stream_sets_an_rgb_colour(edition: Pdf) -> None:
    assert {operator for _, _, operator in colours(edition)} <= {"g", "k"}
    assert len(drawing(edition)) == 4
    for stream in drawing(edition):
        operators = {str(one.operator) for one in pikepdf.parse_content_stream(stream)} & COLOURS
        assert operators <= {"g", "G", "k", "K", "CS", "SCN"}, "the only other space is that of the marks"


def test_text_is_black_or_paper(edition: Pdf) -> None:
    drawn = {text: value for text, value, operator in colours(edition) if operator == "g"}
    assert {text: drawn[text] for text in ("blue", "white", "black", "red", "grey")} == {
        "blue": [0.0],
        "white": [1.0],
        "black": [0.0],
        "red": [0.0],
        "grey": [0.0],
    }


def test_areas_keep_their_tone_in_process_inks(edition: Pdf) -> None:
    areas = [value for what, value, operator in colours(edition) if what == "area" and operator == "k"]
    assert areas == [pytest.approx([0.7907, 0.4186, 0, 0.57], abs=1e-3), pytest.approx([1, 0, 1, 0])]


def test_what_reaches_the_trim_runs_over_it_into_the_bleed(edition: Pdf) -> None:
    rectangles = [
        [float(value) for value in one.operands]
        for one in pikepdf.parse_content_stream(edition.pages[0])
        if str(one.operator) == "re"
    ]
    band = rectangles[1]
    bleed = points(3) / 0.75
    assert band == pytest.approx([-bleed, -bleed, 559.37 + 2 * bleed, 100 + bleed], abs=0.01)
    (form,) = [item for item in edition.objects if isinstance(item, pikepdf.Stream) and b"(grey)" in item.read_bytes()]
    corner = next(one for one in pikepdf.parse_content_stream(form) if str(one.operator) == "re")
    assert [float(value) for value in corner.operands] == pytest.approx(
        [-bleed, 700, 50 + bleed, 93.7 + bleed], abs=0.01
    )
    assert float(form.BBox[0]) < 0


def test_boxes_lie_inside_one_another_from_nought(edition: Pdf) -> None:
    size, edge = media_size(WISHES), SLUG + points(3)
    for page in edition.pages:
        assert [float(value) for value in page.mediabox] == pytest.approx([0, 0, size.width, size.height], abs=1e-3)
        assert float(page.bleedbox[0]) == pytest.approx(SLUG, abs=1e-3)
        assert [float(value) for value in page.trimbox] == pytest.approx(
            [edge, edge, edge + A5.width, edge + A5.height], abs=1e-3
        )


def test_marks_keep_out_of_the_bleed(edition: Pdf) -> None:
    size = media_size(WISHES)
    marks = edition.pages[1].obj.Contents.read_bytes().rsplit(b"SCN", 1)[1]
    values: list[float] = []
    for one in pikepdf.parse_content_stream(edition.make_stream(marks.replace(b" Q", b""))):
        if str(one.operator) in {"m", "l", "c"}:
            numbers = [float(value) for value in one.operands]
            for x, y in zip(numbers[::2], numbers[1::2], strict=True):
                inside = SLUG < x < size.width - SLUG and SLUG < y < size.height - SLUG
                assert not inside
                values += [x, y]
    assert len(values) > 100


def test_the_output_intent_is_named_and_no_standard_claimed(edition: Pdf) -> None:
    (intent,) = edition.Root.OutputIntents
    assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA52")
    assert "/GTS_PDFXVersion" not in edition.docinfo
    assert "/Metadata" not in edition.Root
    assert not any("/Annots" in page.obj for page in edition.pages)


def test_equal_files_give_equal_editions() -> None:
    assert press_edition(painted(), WISHES, "T") == press_edition(painted(), WISHES, "T")
