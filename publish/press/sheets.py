"""Print sheets: every page of a PDF becomes a form XObject, placed on sheets of exact size (ISO 32000-2, 8.10).

Content streams, fonts and images are carried over as they are and shared by all sheets; nothing is drawn anew. Tags,
outline and document metadata stay behind: they belong to the edition that is read on a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Literal

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf

from publish.diagnostics import Code, Diagnostic, PagePlace
from publish.geometry import Size
from publish.press.gathering import flip_edge
from publish.press.panels import place_panels
from publish.press.placement import misfit, place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.press.imposition import Imposition
    from publish.press.marks import Mark
    from publish.press.panels import FoldedSheet
    from publish.press.placement import PlacedPage, PlacedSide, SheetSpec

#: Sizes given in millimetres, in points with few digits or in CSS pixels differ by less than this, in points.
_SIZE_TOLERANCE = 1.0

#: /Duplex and /PrintScaling of the viewer preferences came with PDF 1.7 and 1.6 (ISO 32000-2, table 147).
_PDF_VERSION = "1.7"

_DUPLEX = {"short": Name.DuplexFlipShortEdge, "long": Name.DuplexFlipLongEdge}


@dataclass(frozen=True, slots=True)
class PrintSheets:
    """Sheets ready to draw: front and back of each in turn, all of one `size`, turned on `flip_edge`.

    `trims` are the sizes that the pages must have, in their order; there are as many as pages.
    """

    sides: tuple[PlacedSide, ...]
    size: Size
    flip_edge: Literal["short", "long"]
    trims: tuple[Size, ...]


def book_sheets(imposition: Imposition, spec: SheetSpec) -> tuple[PrintSheets | None, tuple[Diagnostic, ...]]:
    """Make the sheets of a book; None and B004 where two pages do not fit the sheet."""
    if problem := misfit(spec):
        return None, (problem,)
    trims = (spec.trim,) * imposition.pages
    return PrintSheets(place(imposition, spec), spec.size, flip_edge(spec.size), trims), ()


def leaflet_sheet(folded: FoldedSheet, printed: int) -> PrintSheets:
    """Make the one sheet of a folded leaflet, of whose pages the first `printed` carry something."""
    return PrintSheets(place_panels(folded, printed), folded.size, folded.flip_edge, folded.sizes)


def impose_pdf(
    pdf: bytes, sheets: PrintSheets, *, title: str, name: str
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Draw print sheets.

    Args:
        pdf: as many pages as the sheets take, planned blanks included, each of its trimmed size.
        sheets: which page stands where.
        title: the document's title, shown by viewers and print queues.
        name: the file's name under the build folder, for diagnostics about `pdf`.

    Returns:
        A PDF with front and back of each sheet in turn, which asks to be printed in its own size, on both sides,
        turned on the right edge. Equal arguments give equal bytes. None if there are diagnostics: B003 for a PDF that
        cannot be read or has other pages than the sheets take, B004 for pages that do not fit.
    """
    try:
        with Pdf.open(BytesIO(pdf)) as source:
            if problems := _mismatches(source, sheets.trims, name):
                return None, problems
            with draw_sheets(source, sheets, title) as out:
                return written(out), ()
    except pikepdf.PasswordError:
        problem = Diagnostic(
            Code.B003, f"{name} is locked by a password.", hint="Save a copy of it without a password."
        )
    except pikepdf.PikepdfError:
        # The library's own words name objects in memory and file offsets: neither helps an editor, nor repeats.
        problem = Diagnostic(
            Code.B003,
            f"{name} cannot be read as a PDF.",
            hint="Open it in a viewer; if it shows there, export it again as PDF.",
        )
    return None, (problem,)


def _mismatches(source: Pdf, trims: Sequence[Size], name: str) -> tuple[Diagnostic, ...]:
    if len(source.pages) != len(trims):
        return (
            Diagnostic(
                Code.B003,
                f"{name} has {len(source.pages)} pages; the imposition is made for {len(trims)}.",
                hint="Plan the sheets for the pages that the file has.",
            ),
        )
    found = [trimmed(page)[1] for page in source.pages]
    return tuple(
        Diagnostic(
            Code.B004,
            f"Page {number} is {size.width:.1f} × {size.height:.1f} pt; "
            f"the sheets take a page of {trim.width:.1f} × {trim.height:.1f} pt.",
            hint="Give every page its trimmed size.",
            place=PagePlace(name, number),
        )
        for number, (size, trim) in enumerate(zip(found, trims, strict=True), start=1)
        if abs(size.width - trim.width) > _SIZE_TOLERANCE or abs(size.height - trim.height) > _SIZE_TOLERANCE
    )


def draw_sheets(source: Pdf, sheets: PrintSheets, title: str) -> Pdf:
    """Draw the sheets into a new document, which lives as long as `source` is open."""
    out = Pdf.new()
    wanted = {placed.page for side in sheets.sides for placed in side.pages}
    pages = {number: page for number, page in enumerate(source.pages, start=1) if number in wanted}
    forms = {number: out.copy_foreign(_form(page)) for number, page in pages.items()}
    boxes = {number: trimmed(page) for number, page in pages.items()}
    for side in sheets.sides:
        _add_side(out, side, sheets.size, forms, boxes)
    out.Root.ViewerPreferences = Dictionary(
        DisplayDocTitle=True, PrintScaling=Name("/None"), Duplex=_DUPLEX[sheets.flip_edge]
    )
    out.docinfo = out.make_indirect(Dictionary(Title=pikepdf.String(title)))
    return out


def written(out: Pdf) -> bytes:
    """Write a document so that equal documents give equal bytes."""
    target = BytesIO()
    out.save(target, min_version=_PDF_VERSION, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return target.getvalue()


def _add_side(
    out: Pdf,
    side: PlacedSide,
    size: Size,
    forms: Mapping[int, pikepdf.Object],
    boxes: Mapping[int, tuple[tuple[float, float], Size]],
) -> None:
    content = [_page_operators(placed, size.height, *boxes[placed.page]) for placed in side.pages]
    content += [mark_operators(side.marks)] if side.marks else []
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(size.width, 4), round(size.height, 4)]),
        Resources=Dictionary(XObject=Dictionary({f"/P{placed.page}": forms[placed.page] for placed in side.pages})),
    )
    if content:
        page.Contents = out.make_stream("\n".join(content).encode("ascii"))
    out.pages.append(pikepdf.Page(out.make_indirect(page)))


def _form(page: pikepdf.Page) -> pikepdf.Object:
    """Make a form of the page with its bleed, where it has one, else of what a viewer shows; upright if rotated."""
    form = page.as_form_xobject()
    form.BBox = page.bleedbox
    return form


def trimmed(page: pikepdf.Page) -> tuple[tuple[float, float], Size]:
    """The lower left corner and the size of the page's trim box as the form draws it, turned if the page is."""
    matrix = pikepdf.Matrix(page.get_matrix_for_transformations())
    box = matrix.transform(pikepdf.Rectangle(page.trimbox))
    return box.lower_left, Size(box.width, box.height)


def _page_operators(placed: PlacedPage, height: float, corner: tuple[float, float], size: Size) -> str:
    """Clip to the page's stretch of the sheet, move the trim box's corner to its place, draw."""
    (left, right), (bottom, top) = placed.clip, placed.row or (0.0, height)
    clip = numbers(left, bottom, right - left, top - bottom)
    return f"q {clip} re W n {numbers(*placed.way(corner, size))} cm /P{placed.page} Do Q"


def mark_operators(marks: Sequence[Mark]) -> str:
    """Draw marks in black, lines of one width together."""
    lines: dict[float, list[str]] = {}
    for mark in marks:
        lines.setdefault(mark.width, []).append(f"{numbers(mark.x, mark.y)} m {numbers(mark.to_x, mark.to_y)} l")
    drawn = " ".join(f"{numbers(width)} w {' '.join(found)} S" for width, found in lines.items())
    return f"q 0 G {drawn} Q"


def numbers(*lengths: float) -> str:
    """Write lengths with six decimals: with four, a rasterizer was seen to set one letter a pixel beside its place."""
    return " ".join(f"{round(length, 6) + 0.0:.6f}".rstrip("0").rstrip(".") for length in lengths)
