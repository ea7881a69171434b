"""What is kept of other people's PDFs on sheets, what is told, and what hostile files cannot do."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Matrix, Name, Pdf, Rectangle, String

from publish.geometry import PAPER
from publish.press.foreign_file import impose_foreign
from publish.press.wishes import Wishes
from tests.press.test_sheets import numbered, saved

if TYPE_CHECKING:
    from publish.diagnostics import Diagnostic

SADDLE = Wishes("saddle", PAPER["A4"])
A5 = PAPER["A5"]


def imposed(pdf: bytes, wishes: Wishes = SADDLE, chosen: tuple[int, ...] = ()) -> tuple[Pdf, dict[str, list[str]]]:
    sheets, found = impose_foreign(pdf, wishes, "a.pdf", chosen)
    assert sheets is not None, found
    return Pdf.open(BytesIO(sheets)), by_code(found)


def by_code(found: tuple[Diagnostic, ...]) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for diagnostic in found:
        told.setdefault(diagnostic.code.value, []).append(diagnostic.message)
    return told


def linked() -> Pdf:
    """Four pages: from page 1 to the web, to page 3 by place and by name, and by a name that leads in a circle."""
    pdf = numbered(4)
    pages = [page.obj for page in pdf.pages]
    box = Array([10, 20, 110, 40])

    def link(**more: pikepdf.Object | Dictionary | Array | String | Name) -> Dictionary:
        extra = {f"/{key}": value for key, value in more.items()}
        return Dictionary({"/Type": Name.Annot, "/Subtype": Name.Link, "/Rect": box, **extra})

    pages[0].Annots = Array(
        [
            link(A=Dictionary(S=Name.URI, URI=String("https://example.org/"))),
            link(Dest=Array([pages[2], Name.XYZ, 30, 500, 0])),
            link(A=Dictionary(S=Name.GoTo, D=String("there"))),
            link(Dest=String("round")),
            link(A=Dictionary(S=Name.Launch, F=String("/bin/sh"))),
        ]
    )
    for page in pages[1:]:
        del page.Annots
    names = Array(
        [String("round"), Dictionary(D=String("round")), String("there"), Dictionary(D=Array([pages[2], Name.Fit]))]
    )
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=names))
    return pdf


def test_links_lead_from_where_the_page_stands_to_where_its_goal_stands() -> None:
    out, told = imposed(saved(linked()))
    front, back = out.pages
    web, place, name = front.obj.Annots
    fold = PAPER["A4"].landscape.width / 2
    for annotation in (web, place, name):
        assert [float(edge) for edge in annotation.Rect] == pytest.approx([fold + 10, 20, fold + 110, 40], abs=0.01)
    assert web.A.URI == "https://example.org/"
    assert place.Dest[0].objgen == name.Dest[0].objgen == back.obj.objgen
    assert [float(place.Dest[2]), float(place.Dest[3])] == pytest.approx([fold + 30, 500], abs=0.01)
    assert [float(name.Dest[2]), float(name.Dest[3])] == pytest.approx([fold, A5.height], abs=0.01)
    assert told["B008"][0].endswith("tags, which screen readers need; 2 links to what is not on the sheets.")


def test_links_follow_rotation_and_scale() -> None:
    pdf = linked()
    for page in pdf.pages:
        page.mediabox = Array([0, 0, A5.height * 2, A5.width * 2])
        page.rotate(90, relative=False)
    out, _ = imposed(saved(pdf))
    front = out.pages[0]
    form = front.obj.Resources.XObject["/P1"]
    numbers = front.obj.Contents.read_bytes().decode().split("/P1 Do")[0].rsplit("n", 1)[1].split()[:6]
    matrix = Matrix(form.Matrix) @ Matrix(*(float(number) for number in numbers))
    expected = matrix.transform(Rectangle(10, 20, 110, 40))
    assert [float(edge) for edge in front.obj.Annots[0].Rect] == pytest.approx(
        [expected.llx, expected.lly, expected.urx, expected.ury], abs=0.01
    )


def test_the_crop_box_is_what_is_placed() -> None:
    pdf = numbered(4, PAPER["A4"])
    for page in pdf.pages:
        page.cropbox = Array([50, 60, 50 + A5.width, 60 + A5.height])
    out, told = imposed(saved(pdf))
    left = PAPER["A4"].landscape.width / 2 - 50
    placed = re.findall(r" 1 0 0 1 (\S+) (\S+) cm /P1 Do", out.pages[0].obj.Contents.read_bytes().decode())
    assert [tuple(map(float, spot)) for spot in placed] == [pytest.approx((left, -60), abs=0.01)]
    assert not any("%" in message for message in told["B007"]), "nothing is scaled"


def test_what_is_filled_in_is_printed() -> None:
    pdf = numbered(4)
    look = pdf.make_stream(b"0 0 m 9 9 l S")
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 20])
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Btn, T=String("x"), Rect=Array([10, 10, 110, 30]), F=4
    )
    field.AP = Dictionary(N=look)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(field)])
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[0].obj.Annots[0]]), SigFlags=1)
    out, told = imposed(saved(pdf))
    drawn = [bytes(stream.read_bytes()) for stream in out.objects if isinstance(stream, pikepdf.Stream)]
    assert any(b"9 9 l S" in stream for stream in drawn)
    assert "1 form fields and comments are printed as they look" in told["B008"][0]
    assert "digital signatures" in told["B008"][1]


def test_hidden_layers_stay_hidden() -> None:
    pdf = numbered(4)
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("notes")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    pdf.pages[0].obj.Resources.Properties = Dictionary(L=layer)
    out, _ = imposed(saved(pdf))
    (off,) = out.Root.OCProperties.D.OFF
    form = out.pages[0].obj.Resources.XObject["/P1"]
    assert form.Resources.Properties.L.objgen == off.objgen


def test_pages_are_chosen_in_the_order_named() -> None:
    out, _ = imposed(saved(numbered(9)), chosen=(9, 2, 5, 1))
    forms = [sorted(side.obj.Resources.XObject.keys()) for side in out.pages]
    assert forms == [["/P1", "/P9"], ["/P2", "/P5"]]
    refused, (problem,) = impose_foreign(saved(numbered(3)), SADDLE, "a.pdf", (4,))
    assert (refused, problem.message) == (None, "a.pdf has 3 pages; there is no page 4.")


def test_the_files_own_preference_says_where_the_spine_is() -> None:
    pdf = numbered(4)
    pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
    out, _ = imposed(saved(pdf))
    order = [
        page for side in out.pages for page in side.obj.Contents.read_bytes().decode().split() if page.startswith("/P")
    ]
    assert order == ["/P1", "/P4", "/P3", "/P2"]


def encrypted(user: str, **allowed: bool) -> bytes:
    target = BytesIO()
    numbered(4).save(target, encryption=pikepdf.Encryption(owner="o", user=user, allow=pikepdf.Permissions(**allowed)))
    return target.getvalue()


def test_locked_files_are_refused_with_the_reason() -> None:
    assert by_code(impose_foreign(encrypted("u"), SADDLE, "a.pdf")[1]) == {"B003": ["a.pdf is locked by a password."]}
    forbidden = encrypted("", print_lowres=False, print_highres=False)
    assert "does not allow printing" in impose_foreign(forbidden, SADDLE, "a.pdf")[1][0].message
    assert impose_foreign(encrypted(""), SADDLE, "a.pdf")[0] is not None


def damaged() -> dict[str, bytes]:
    whole = saved(numbered(4))
    without_size = numbered(4)
    without_size.pages[1].mediabox = Array([0, 0, 0, 0])
    strange = numbered(4)
    strange.pages[0].obj.MediaBox = String("large")
    circular = numbered(4)
    circular.pages[0].obj.Resources.XObject = Dictionary()
    form = circular.make_stream(b"/F Do")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    form.Resources = Dictionary(XObject=Dictionary(F=form))
    circular.pages[0].obj.Resources.XObject.F = form
    return {
        "junk": b"no PDF",
        "empty": b"",
        "cut off": whole[: len(whole) // 2],
        "no pages": saved(Pdf.new()),
        "no size": saved(without_size),
        "no box": saved(strange),
        "circular": saved(circular),
    }


@pytest.mark.parametrize("name", damaged())
def test_damaged_files_are_imposed_or_refused_but_never_break_the_program(name: str) -> None:
    sheets, found = impose_foreign(damaged()[name], SADDLE, "a.pdf")
    if sheets is None:
        assert found[0].code.value in {"B003", "B004"}
        assert found[0].message.startswith(("a.pdf", "Page"))
    else:
        with Pdf.open(BytesIO(sheets)) as out:
            assert len(out.pages) >= 2


def test_every_flipped_byte_is_survived() -> None:
    whole = saved(linked())
    for at in range(0, len(whole), max(len(whole) // 60, 1)):
        broken = bytearray(whole)
        broken[at] ^= 0x55
        sheets, found = impose_foreign(bytes(broken), SADDLE, "a.pdf")
        assert sheets is not None or found
