"""Print sheets: every page of a PDF becomes a form XObject, placed on sheets of exact size (ISO 32000-2, 8.10).

Content streams, fonts and images are carried over as they are and shared by all sheets; nothing is drawn anew. Tags,
links, outline and document metadata stay behind: they belong to the edition that is read on a screen.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf

from publish.diagnostics import Code, Diagnostic, PagePlace
from publish.geometry import Size
from publish.press.placement import Mark, PlacedPage, PlacedSide, SheetSpec, misfit, place

if TYPE_CHECKING:
    from publish.press.imposition import Imposition

#: Width of fold and staple marks: the thinnest line that every office printer draws, in points.
MARK_WIDTH = 0.25

#: Sizes given in millimetres, in points with few digits or in CSS pixels differ by less than this, in points.
_SIZE_TOLERANCE = 1.0

#: /Duplex and /PrintScaling of the viewer preferences came with PDF 1.7 and 1.6 (ISO 32000-2, table 147).
_PDF_VERSION = "1.7"


def impose_pdf(
    pdf: bytes,
    imposition: Imposition,
    spec: SheetSpec,
    *,
    title: str,
    name: str,
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Draw the sheets of an imposition.

    Args:
        pdf: as many pages as the imposition has, planned blanks included, each of the trimmed size.
        imposition: which page stands where.
        spec: sheet, trimmed page and paper.
        title: the document's title, shown by viewers and print queues.
        name: the file's name under the build folder, for diagnostics about `pdf`.

    Returns:
        A PDF with front and back of each sheet in turn, which asks to be printed in its own size, on both sides,
        turned on the short edge. Equal arguments give equal bytes. None if there are diagnostics: B003 for a PDF that
        cannot be read or has other pages than the imposition, B004 for pages that do not fit.
    """
    if problem := misfit(spec):
        return None, (problem,)
    try:
        with Pdf.open(BytesIO(pdf)) as source:
            if problems := _mismatches(source, imposition, spec, name):
                return None, problems
            return _draw(source, imposition, spec, title), ()
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


def _mismatches(source: Pdf, imposition: Imposition, spec: SheetSpec, name: str) -> tuple[Diagnostic, ...]:
    if len(source.pages) != imposition.pages:
        return (
            Diagnostic(
                Code.B003,
                f"{name} has {len(source.pages)} pages; the imposition is made for {imposition.pages}.",
                hint="Plan the sheets for the pages that the file has.",
            ),
        )
    sizes = [_trim(page)[1] for page in source.pages]
    return tuple(
        Diagnostic(
            Code.B004,
            f"Page {number} is {size.width:.1f} × {size.height:.1f} pt; "
            f"the sheets take pages of {spec.trim.width:.1f} × {spec.trim.height:.1f} pt.",
            hint="Give every page the trimmed size of the booklet.",
            place=PagePlace(name, number),
        )
        for number, size in enumerate(sizes, start=1)
        if abs(size.width - spec.trim.width) > _SIZE_TOLERANCE or abs(size.height - spec.trim.height) > _SIZE_TOLERANCE
    )


def _draw(source: Pdf, imposition: Imposition, spec: SheetSpec, title: str) -> bytes:
    out = Pdf.new()
    forms = {number: out.copy_foreign(_form(page)) for number, page in enumerate(source.pages, start=1)}
    corners = {number: _trim(page)[0] for number, page in enumerate(source.pages, start=1)}
    for side in place(imposition, spec):
        _add_side(out, side, spec, forms, corners)
    out.Root.ViewerPreferences = Dictionary(
        DisplayDocTitle=True,
        PrintScaling=Name("/None"),
        Duplex=Name.DuplexFlipShortEdge,
    )
    out.docinfo = out.make_indirect(Dictionary(Title=pikepdf.String(title)))
    target = BytesIO()
    out.save(
        target,
        min_version=_PDF_VERSION,
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
    )
    return target.getvalue()


def _add_side(
    out: Pdf,
    side: PlacedSide,
    spec: SheetSpec,
    forms: dict[int, pikepdf.Object],
    corners: dict[int, tuple[float, float]],
) -> None:
    sheet = spec.sheet.landscape
    content = [_page_operators(placed, spec, corners[placed.page]) for placed in side.pages]
    content += [_mark_operators(side.marks)] if side.marks else []
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(sheet.width, 4), round(sheet.height, 4)]),
        Contents=out.make_stream("\n".join(content).encode("ascii")),
        Resources=Dictionary(XObject=Dictionary({f"/P{placed.page}": forms[placed.page] for placed in side.pages})),
    )
    out.pages.append(pikepdf.Page(out.make_indirect(page)))


def _form(page: pikepdf.Page) -> pikepdf.Object:
    """Make a form of the page with its bleed, where it has one, else of what a viewer shows; upright if rotated."""
    form = page.as_form_xobject()
    form.BBox = page.bleedbox
    return form


def _trim(page: pikepdf.Page) -> tuple[tuple[float, float], Size]:
    """The lower left corner and the size of the page's trim box as the form draws it, turned if the page is."""
    matrix = pikepdf.Matrix(page.get_matrix_for_transformations())
    box = matrix.transform(pikepdf.Rectangle(page.trimbox))
    return box.lower_left, Size(box.width, box.height)


def _page_operators(placed: PlacedPage, spec: SheetSpec, corner: tuple[float, float]) -> str:
    """Clip to the page's half of the sheet, move the trim box's corner to its place, draw."""
    clip = (0.0 if placed.half == "left" else spec.fold, 0.0, spec.fold, spec.sheet.landscape.height)
    shift = (placed.left - corner[0], placed.bottom - corner[1])
    return f"q {_numbers(*clip)} re W n 1 0 0 1 {_numbers(*shift)} cm /P{placed.page} Do Q"


def _mark_operators(marks: tuple[Mark, ...]) -> str:
    lines = [f"{_numbers(mark.x, mark.bottom)} m {_numbers(mark.x, mark.top)} l" for mark in marks]
    return f"q 0 G {_numbers(MARK_WIDTH)} w {' '.join(lines)} S Q"


def _numbers(*lengths: float) -> str:
    """Write lengths with six decimals: with four, a rasterizer was seen to set one letter a pixel beside its place."""
    return " ".join(f"{round(length, 6) + 0.0:.6f}".rstrip("0").rstrip(".") for length in lengths)
