"""Damages of what a file says beside its pages: outline, links, page labels, titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, String

if TYPE_CHECKING:
    from collections.abc import Callable

    import pikepdf

EVIL = "https://evil.example/"


def outline(change: Callable[[pikepdf.Pdf, pikepdf.OutlineItem], None]) -> Callable[[pikepdf.Pdf], None]:
    def damage(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as lines:
            change(pdf, lines.root[0])

    return damage


def renamed(_: pikepdf.Pdf, line: pikepdf.OutlineItem) -> None:
    line.title = "Wrong"


def led_astray(pdf: pikepdf.Pdf, line: pikepdf.OutlineItem) -> None:
    line.destination = Array([pdf.pages[2].obj, Name.Fit])


def no_outline(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines


def longer_outline(pdf: pikepdf.Pdf) -> None:
    import pikepdf  # noqa: PLC0415 - a class that only this damage needs

    with pdf.open_outline() as lines:
        lines.root.append(pikepdf.OutlineItem("Offers", 1))


def labels(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=99)]))


def called_otherwise(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo.Title = String("Wrong")


def called_otherwise_by_the_packet(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
        packet["dc:title"] = "Wrong"


def links(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [note for page in pdf.pages for note in page.obj.get("/Annots", []) if note.Subtype == Name.Link]


def to_another_address(pdf: pikepdf.Pdf) -> None:
    links(pdf)[0].A.URI = String(EVIL)


def moved_away(pdf: pikepdf.Pdf) -> None:
    links(pdf)[0].Rect = Array([1, 1, 9, 9])


def leading_nowhere(pdf: pikepdf.Pdf) -> None:
    del links(pdf)[0]["/A"]


def no_links(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj.Annots = Array([])


def one_more(pdf: pikepdf.Pdf) -> None:
    """Lay a link over all of the first page."""
    action = Dictionary(S=Name.URI, URI=String(EVIL))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 420, 595], F=4, A=action)
    pdf.pages[0].obj.Annots = Array([*pdf.pages[0].obj.get("/Annots", []), pdf.make_indirect(note)])


def script(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert('Pay 500');")))


def opened_by_a_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = script(pdf)


def a_script_by_name(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script(pdf)])))


def a_script_of_a_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=script(pdf))


def a_link_that_starts_a_program(pdf: pikepdf.Pdf) -> None:
    links(pdf)[0].A = Dictionary(S=Name.Launch, F=String("a.exe"))


BESIDE = {
    "a script that runs at the opening": opened_by_a_script,
    "a script by name": a_script_by_name,
    "a script of a page": a_script_of_a_page,
    "a link that starts a program": a_link_that_starts_a_program,
    "an entry of the outline renamed": outline(renamed),
    "an entry of the outline led astray": outline(led_astray),
    "the outline taken away": no_outline,
    "an entry more": longer_outline,
    "labels that count otherwise": labels,
    "another title": called_otherwise,
    "another title in the packet": called_otherwise_by_the_packet,
    "a link to another address": to_another_address,
    "a link moved away": moved_away,
    "a link that leads nowhere": leading_nowhere,
    "the links taken away": no_links,
    "a link put over a page": one_more,
}
BESIDE_SHEETS = {"a script that runs at the opening": opened_by_a_script, "a link put over a sheet": one_more}
