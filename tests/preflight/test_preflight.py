"""Each fault that a print shop would find is really made, and found by the question that asks for it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from publish.diagnostics import Severity
from publish.geometry import PAPER, Size
from publish.pdf.inspect import inspect
from publish.preflight import Subject, Use, preflight

if TYPE_CHECKING:
    from collections.abc import Callable

A5 = PAPER["A5"]
EDGE = 28.0


def sound() -> Pdf:
    """Two pages as a press edition has them: boxes, an embedded font, black text, an image, a rule."""
    pdf = Pdf.new()
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/AAAAAA+Own"), FontFile2=pdf.make_stream(b"font"))
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/AAAAAA+Own"), FontDescriptor=descriptor)
    image = pdf.make_stream(b"\x80" * 400 * 400)
    image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, 400, 400
    image.ColorSpace, image.BitsPerComponent = Name.DeviceGray, 8
    for _ in range(2):
        page = pdf.add_blank_page(page_size=(A5.width + 2 * EDGE, A5.height + 2 * EDGE))
        page.obj.BleedBox = Array([EDGE - 9, EDGE - 9, EDGE + 9 + A5.width, EDGE + 9 + A5.height])
        page.obj.TrimBox = Array([EDGE, EDGE, EDGE + A5.width, EDGE + A5.height])
        page.obj.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)), XObject=Dictionary(I=image))
        page.obj.Contents = pdf.make_stream(
            b"0 g BT /F 10 Tf 60 60 Td (text) Tj ET 0 G 0.3 w 60 50 m 200 50 l S q 96 0 0 96 60 100 cm /I Do Q"
        )
    pdf.Root.OutputIntents = Array([Dictionary(S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA52"))])
    pdf.docinfo = pdf.make_indirect(Dictionary(Title=String("T"), Trapped=Name("/False")))
    return pdf


def subject(pdf: Pdf, use: Use = Use.PRESS) -> Subject:
    target = BytesIO()
    pdf.save(target, deterministic_id=True)
    size = Size(A5.width + 2 * EDGE, A5.height + 2 * EDGE)
    return Subject("a.pdf", use, inspect(target.getvalue()), (size, size), bleed=8.5)


def found(asked: Subject) -> list[tuple[str, int, str]]:
    return [
        (finding.code.value, finding.place.page if finding.place else 0, finding.severity.value)
        for finding in preflight([asked]).diagnostics
        if finding.severity is not Severity.NOTE
    ]


def contents(pdf: Pdf, extra: bytes, page: int = 1) -> None:
    """Add to the content of a page (from 0)."""
    own = pdf.pages[page].obj
    own.Contents = pdf.make_stream(own.Contents.read_bytes() + b"\n" + extra)


def nest(pdf: Pdf, content: bytes) -> None:
    """Add a form within a form to the second page."""
    inner, outer = (pdf.make_stream(data) for data in (content, b"/Inner Do"))
    for form in (inner, outer):
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 400, 400])
        form.Resources = Dictionary(Font=pdf.pages[1].obj.Resources.Font)
    outer.Resources.XObject = Dictionary(Inner=inner)
    pdf.pages[1].obj.Resources = Dictionary({**pdf.pages[1].obj.Resources, "/XObject": Dictionary(Outer=outer)})
    pdf.pages[1].obj.Contents = pdf.make_stream(b"/Outer Do")


def image(width: int, **more: Any) -> Callable[[Pdf], None]:  # noqa: ANN401 - whatever an image may hold
    """Put an image of so many pixels a side into a square of 100 pt on the second page."""

    def change(pdf: Pdf) -> None:
        drawn = pdf.make_stream(bytes(width * width * 3))
        drawn.Type, drawn.Subtype, drawn.Width, drawn.Height, drawn.BitsPerComponent = (
            Name.XObject,
            Name.Image,
            width,
            width,
            8,
        )
        drawn.ColorSpace = Name.DeviceGray
        for key, value in more.items():
            drawn[f"/{key}"] = value
        pdf.pages[1].obj.Resources = Dictionary({**pdf.pages[1].obj.Resources, "/XObject": Dictionary(I=drawn)})
        pdf.pages[1].obj.Contents = pdf.make_stream(b"q 96 0 0 96 60 100 cm /I Do Q")

    return change


def state(**values: Any) -> Callable[[Pdf], None]:  # noqa: ANN401 - whatever a graphics state may hold
    def change(pdf: Pdf) -> None:
        entry = Dictionary({f"/{key}": value for key, value in values.items()})
        pdf.pages[1].obj.Resources.ExtGState = Dictionary(S=entry)
        contents(pdf, b"/S gs")

    return change


def unembedded(pdf: Pdf) -> None:
    plain = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[1].obj.Resources.Font = Dictionary(F=pdf.make_indirect(plain))


def without(key: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        del pdf.pages[1].obj[key]

    return change


def boxed(name: str, *edges: float) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        pdf.pages[1].obj[name] = Array(list(edges))

    return change


def no_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def acting(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))


def test_a_sound_file_passes_every_question() -> None:
    outcomes = preflight([subject(sound())]).outcomes
    assert found(subject(sound())) == []
    assert all(outcome.passed for outcome in outcomes)
    assert len(outcomes) == 8, "all but the question of the screen edition"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (image(80), [("K005", 2, "error")]),
        (image(170), [("K005", 2, "warning")]),
        (image(400, ColorSpace=Name.DeviceRGB), [("K006", 2, "warning")]),
        (lambda pdf: contents(pdf, b"0 0 0 rg BT /F 9 Tf 9 9 Td (a) Tj ET"), [("K007", 2, "error")]),
        (lambda pdf: nest(pdf, b"0 0 0 rg BT /F 9 Tf 9 9 Td (a) Tj ET"), [("K007", 2, "error")]),
        (lambda pdf: nest(pdf, b"1 0 0 rg 0 0 90 90 re f"), [("K006", 2, "error")]),
        (lambda pdf: contents(pdf, b"0.3 g BT /F 9 Tf 9 9 Td (a) Tj ET"), [("K006", 2, "error")]),
        (lambda pdf: contents(pdf, b"0.5 0.5 0 1 k BT /F 9 Tf 9 9 Td (a) Tj ET"), [("K006", 2, "error")]),
        (lambda pdf: contents(pdf, b"0.1 w 9 9 m 99 9 l S"), [("K009", 2, "warning")]),
        (lambda pdf: contents(pdf, b"9 9 100 0.1 re f"), [("K009", 2, "warning")]),
        (lambda pdf: contents(pdf, b"0 0 300 0.2 re W n 0 0 300 20 re f"), [("K009", 2, "warning")]),
        (lambda pdf: contents(pdf, b"q 0.1 0 0 0.1 0 0 cm 1 w 9 9 m 99 9 l S Q"), [("K009", 2, "warning")]),
        (lambda pdf: contents(pdf, b"BT /F 4 Tf 9 9 Td (a) Tj ET"), [("K008", 2, "warning")]),
        (lambda pdf: contents(pdf, b"q .5 0 0 .5 0 0 cm BT /F 9 Tf 9 9 Td (a) Tj ET Q"), [("K008", 2, "warning")]),
        (lambda pdf: contents(pdf, b"1 g BT /F 5.5 Tf 9 9 Td (a) Tj ET"), [("K008", 2, "warning")]),
        (state(ca=0.5), [("K013", 2, "warning")]),
        (state(BM=Name.Multiply), [("K013", 2, "warning")]),
        (state(OP=True), [("K013", 2, "warning")]),
        (unembedded, [("K004", 2, "error")]),
        (without("/TrimBox"), [("K001", 2, "error"), ("K015", 1, "error")]),
        (boxed("/TrimBox", 0, 0, 300, 300), [("K001", 2, "error")]),
        (boxed("/BleedBox", 27, 27, 449, 624), [("K001", 2, "error")]),
        (boxed("/MediaBox", 0, 0, 480, 651.276), [("K002", 2, "error")]),
        (lambda pdf: pdf.pages.extend(sound().pages), [("K003", 1, "error")]),
        (lambda pdf: pdf.pages[1].obj.__delitem__("/Contents"), [("K003", 2, "error")]),
        (no_intent, [("K015", 1, "error"), ("K015", 1, "error")]),
        (acting, [("K015", 1, "error")]),
    ],
)  # fmt: skip
def test_each_fault_is_found_on_its_page(change: Callable[[Pdf], None], expected: list[tuple[str, int, str]]) -> None:
    pdf = sound()
    change(pdf)
    assert found(subject(pdf)) == expected


def test_what_stands_on_a_planned_blank_is_found() -> None:
    assert found(replace(subject(sound()), blanks=frozenset({2}))) == [("K003", 2, "error")]


def test_effects_are_only_told_where_no_press_is_meant() -> None:
    pdf = sound()
    state(ca=0.5)(pdf)
    (note,) = preflight([subject(pdf, Use.SHEETS)]).diagnostics
    assert (note.code.value, note.severity) == ("K013", Severity.NOTE)


def tagged(*elements: Dictionary) -> Subject:
    """A screen edition with these elements in its tags, one link and one line of outline."""
    pdf = sound()
    page = pdf.pages[1].obj
    page.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))])
    kids = [pdf.make_indirect(element) for element in elements]
    for kid in kids:
        kid.Pg = page
    top = Dictionary(S=Name.Document, K=Array(kids))
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=pdf.make_indirect(top))
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("One", 0))
    return replace(subject(pdf, Use.SCREEN), links=1, outline=1)


def test_a_figure_without_alternative_text_is_found_on_its_page() -> None:
    assert found(tagged(Dictionary(S=Name.Figure, Alt=String("A map")))) == []
    assert found(tagged(Dictionary(S=Name.Figure))) == [("K010", 2, "error")]
    assert found(tagged(Dictionary(S=Name.Figure, Alt=String(" ")))) == [("K010", 2, "error")]


def test_identifiers_that_stand_twice_are_found() -> None:
    def note() -> Dictionary:
        return Dictionary(S=Name.Note, ID=String("n1"))

    assert found(tagged(note())) == []
    assert found(tagged(note(), note())) == [("K012", 1, "error")]


def test_links_and_outline_that_were_lost_are_found() -> None:
    sound_one = tagged()
    assert found(replace(sound_one, links=2)) == [("K011", 1, "error")]
    assert found(replace(sound_one, outline=5)) == [("K011", 1, "error")]


def test_a_question_that_met_nothing_has_not_passed() -> None:
    empty = replace(subject(sound()), facts=replace(subject(sound()).facts, pages=()), sizes=())
    assert ("K016", 1, "error") in found(empty)
