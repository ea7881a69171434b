"""Damages of a finished file: its pages, what is written on them, and what readers are told of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.faults.damaging import content

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def replace_element(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K[0].ActualText = pikepdf.String("No")


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


def pages(change: Callable[[pikepdf.Page, pikepdf.Pdf], None]) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: change(pdf.pages[0], pdf)


def enlarged(page: pikepdf.Page, _: pikepdf.Pdf) -> None:
    page.UserUnit = 3


def on_a_poster(page: pikepdf.Page, _: pikepdf.Pdf) -> None:
    page.MediaBox = Array([0, 0, 4190, 5950])


def other_page_size(page: pikepdf.Page, _: pikepdf.Pdf) -> None:
    page.MediaBox = page.TrimBox = page.CropBox = Array([0, 0, 500, 595])


def written_on(**entries: Any) -> Callable[[pikepdf.Pdf], None]:  # noqa: ANN401 - PDF objects
    """Add an annotation whose appearance is left to each reader."""

    def damage(pdf: pikepdf.Pdf) -> None:
        note = pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=[50, 50, 300, 300], F=4, **entries))
        pdf.pages[0].Annots = Array([note])
        pdf.Root.AcroForm = Dictionary(Fields=[note] if "FT" in entries else [], NeedAppearances=True)

    return damage


def said(properties: bytes) -> Callable[[pikepdf.Pdf], None]:
    """Say something of the first line as marked content."""
    given = b"/Span <<" + properties + b">> BDC BT"
    return content(lambda stream: stream.replace(b"BT", given, 1).replace(b"ET", b"ET EMC", 1))


def of_elements(entry: str, value: str) -> Callable[[pikepdf.Pdf], None]:
    """Say something of every structure element."""

    def damage(pdf: pikepdf.Pdf) -> None:
        for element in elements(pdf):
            element[entry] = String(value)

    return damage


def tree(entries: Mapping[str, object]) -> Callable[[pikepdf.Pdf], None]:
    """Change the structure tree's root."""

    def damage(pdf: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            pdf.Root.StructTreeRoot[key] = value

    return damage


def unmarked(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo = Dictionary(Marked=False)


def without_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def told_in_finnish(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = String("fi")


DAMAGES = {
    "cropped": (pages(crop), "G4"),
    "the page dropped": (drop_page, "G4"),
    "a form drawn twice": (form_twice, "G7"),
    "a page twice": (doubled, "G7"),
    "turned page": (pages(turn), "G7"),
    "a page three times as large": (pages(enlarged), "G7"),
    "a page on a poster": (pages(on_a_poster), "G7"),
    "a page of another size": (pages(other_page_size), "G7"),
    "text in an annotation": (pages(note), "G7"),
    "a note that readers draw": (written_on(Subtype=Name.FreeText, Contents=String("False words")), "G7"),
    "a field that readers draw": (written_on(Subtype=Name.Widget, FT=Name.Tx, T=String("a"), V=String("No")), "G7"),
    "a mark that readers draw": (
        written_on(Subtype=Name.Highlight, QuadPoints=[0, 900, 900, 900, 0, 0, 900, 0], C=[1, 1, 1]),
        "G7",
    ),
    "a link with a border": (written_on(Subtype=Name.Link, Border=Array([0, 0, 400]), C=[1, 1, 1]), "G7"),
    "a link with the border of those that say nothing": (written_on(Subtype=Name.Link), "G7"),
    "ActualText lies": (said(b"/ActualText (No)"), "G8"),
    "ActualText of an element lies": (replace_element, "G8"),
    "an alternative text that lies": (alt, "G8"),
    "Alt of marked content": (said(b"/Alt (No)"), "G8"),
    "an expansion of marked content": (said(b"/E (No)"), "G8"),
    "a language of marked content": (said(b"/Lang (fi)"), "G8"),
    "an expansion of elements": (of_elements("/E", "No"), "G8"),
    "another language": (of_elements("/Lang", "fi"), "G8"),
    "another language of the whole": (told_in_finnish, "G8"),
    "elements in another order": (read_backwards, "G8"),
    "a line without an element": (untagged, "G8"),
    "paragraphs called artifacts": (tree({"/RoleMap": Dictionary(P=Name.Artifact, Span=Name.Artifact)}), "G8"),
    "no structure": (without_tree, "G8"),
    "a structure that is not to be followed": (unmarked, "G8"),
}
