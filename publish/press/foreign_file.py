"""Impose other people's PDFs: read what they are, draw the sheets, keep what a sheet can keep, say what it cannot."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from publish.diagnostics import Code, Diagnostic, PagePlace, Severity
from publish.geometry import POINTS_PER_MM
from publish.press.foreign import DoesNotFitError, ForeignSheets, plan_foreign
from publish.press.links import carry_links
from publish.press.sheets import draw_sheets, trimmed, written
from publish.press.stitching import overfull

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.press.model import Spine
    from publish.press.sheets import PrintSheets
    from publish.press.wishes import Wishes

#: No book has more pages; a file that says so is damaged or hostile.
_MOST_PAGES = 10_000

#: Sides of a page in points: a side of less prints nothing, one of more than 5 m fits no machine.
_SMALLEST, _LARGEST = 3.0, 14_400.0


def impose_foreign(
    pdf: bytes, wishes: Wishes, name: str, chosen: Sequence[int] = ()
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Impose a PDF that we did not make.

    Args:
        pdf: its bytes.
        wishes: the scheme, the sheet and what else the user asks for.
        name: the file's name, for diagnostics and as the title.
        chosen: the pages to impose, counted from 1, in this order; all where none are named.

    Returns:
        The sheets, and notes on what was done (B007) and what stays behind (B008), or a warning of a stack that staples
        do not hold (B006); None where there is an error
        (B003 for a file that cannot be imposed, B004 for pages that do not fit).
    """
    try:
        with Pdf.open(BytesIO(pdf)) as source:
            return _impose(source, wishes, name, chosen)
    except pikepdf.PasswordError:
        return None, (_refused(f"{name} is locked by a password.", "Save a copy of it without a password."),)
    except (pikepdf.PikepdfError, ValueError, TypeError, RecursionError, AttributeError, KeyError, RuntimeError):
        # Damaged files make the library raise whatever its bindings run into; its words would not help anybody.
        hint = "Open it in a viewer; if it shows there, export or print it again as PDF."
        return None, (_refused(f"{name} cannot be read as a PDF.", hint),)


def _impose(
    source: Pdf, wishes: Wishes, name: str, chosen: Sequence[int]
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    if source.is_encrypted and not source.allow.print_lowres:
        return None, (
            _refused(f"The owner of {name} does not allow printing it.", "Ask for a file that may be printed."),
        )
    count = len(source.pages)
    if not 0 < count <= _MOST_PAGES:
        return None, (_refused(f"{name} has {count:,} pages; from 1 to {_MOST_PAGES:,} can be imposed."),)
    beyond = [number for number in chosen if number > count]
    if beyond:
        return None, (_refused(f"{name} has {count} pages; there is no page {beyond[0]}.", "Name other --pages."),)
    losses = list(_losses(source))
    filled_in = _flatten(source)
    numbers = list(chosen) or list(range(1, count + 1))
    sizes = [trimmed(source.pages[number - 1])[1] for number in numbers]
    for number, size in zip(numbers, sizes, strict=True):
        if not (_SMALLEST <= size.width <= _LARGEST and _SMALLEST <= size.height <= _LARGEST):
            what = f"Page {number} of {name} is {size.width:.1f} × {size.height:.1f} pt, which no sheet can take."
            return None, (Diagnostic(Code.B004, what, place=PagePlace(name, number)),)
    try:
        planned = plan_foreign(sizes, wishes, wishes.spine or _spine(source))
    except DoesNotFitError as error:
        return None, (Diagnostic(Code.B004, str(error), hint=error.hint, place=PagePlace(name, 1)),)
    sheets = _renumbered(planned.sheets, numbers)
    with draw_sheets(source, sheets, name) as out:
        _keep_layers(source, out)
        lost_links = carry_links(source, out, sheets)
        result = written(out)
    if lost_links:
        losses.append(f"{lost_links} link{'s' if lost_links > 1 else ''} to what is not on the sheets")
    stack = len(sheets.sides) // 2 if wishes.scheme == "saddle" else 0
    thick = overfull(stack, name, "Add --scheme signatures, and have it sewn; or print it on thinner paper.")
    return result, (*thick, *_done(planned, numbers, name), *_told(losses, filled_in, name))


def _renumbered(sheets: PrintSheets, numbers: Sequence[int]) -> PrintSheets:
    """Name the pages by their numbers in the file."""
    sides = tuple(
        replace(side, pages=tuple(replace(placed, page=numbers[placed.page - 1]) for placed in side.pages))
        for side in sheets.sides
    )
    return replace(sheets, sides=sides)


def _spine(source: Pdf) -> Spine:
    """Where the file's own preferences put the spine."""
    wishes = source.Root.get("/ViewerPreferences")
    right = isinstance(wishes, Dictionary) and wishes.get("/Direction") == Name.R2L
    return "right" if right else "left"


def _flatten(source: Pdf) -> int:
    """Draw filled-in forms and comments into their pages, as they would be printed; return how many there were."""
    drawn = 0
    for page in source.pages:
        annotations = page.obj.get("/Annots")
        if not isinstance(annotations, Array):
            continue
        links = [item for item in annotations if isinstance(item, Dictionary) and item.get("/Subtype") == Name.Link]
        others = [item for item in annotations if isinstance(item, Dictionary) and item.get("/Subtype") != Name.Link]
        drawn += len(others)
        page.obj.Annots = Array(others)
        page.obj["/PublishLinks"] = Array(links)
    if drawn:
        if "/AcroForm" in source.Root:
            source.generate_appearance_streams()
        source.flatten_annotations(mode="print")
    for page in source.pages:
        if "/PublishLinks" in page.obj:
            page.obj.Annots = page.obj["/PublishLinks"]
            del page.obj["/PublishLinks"]
    return drawn


def _keep_layers(source: Pdf, out: Pdf) -> None:
    """Carry over which layers are hidden: without it, hidden ones would be printed (8.11)."""
    if "/OCProperties" in source.Root:
        layers = source.Root.OCProperties
        out.Root.OCProperties = out.copy_foreign(layers if layers.is_indirect else source.make_indirect(layers))


def _losses(source: Pdf) -> Iterator[str]:
    """Name what the file has and a sheet cannot keep."""
    root = source.Root
    names = root.get("/Names")
    if "/StructTreeRoot" in root:
        yield "tags, which screen readers need"
    if "/Outlines" in root:
        yield "the outline"
    if "/AF" in root or (isinstance(names, Dictionary) and "/EmbeddedFiles" in names):
        yield "attached files"
    form = root.get("/AcroForm")
    if isinstance(form, Dictionary) and "/XFA" in form:
        yield "an XFA form, of which only the pages that any viewer shows are kept"
    if isinstance(form, Dictionary) and int(form.get("/SigFlags", 0)):
        yield "digital signatures"
    if "/Metadata" in root:
        yield "metadata, and with it the claim to a standard such as PDF/A"
    if "/OpenAction" in root or "/AA" in root or (isinstance(names, Dictionary) and "/JavaScript" in names):
        yield "actions and scripts"


def _done(planned: ForeignSheets, numbers: Sequence[int], name: str) -> Iterator[Diagnostic]:
    sheets = planned.sheets
    size = f"{sheets.size.width / POINTS_PER_MM:.0f} × {sheets.size.height / POINTS_PER_MM:.0f} mm"
    sides = f"{len(sheets.sides)} side{'s' if len(sheets.sides) != 1 else ''}"
    what = f"{len(numbers)} page{'s stand' if len(numbers) != 1 else ' stands'} on {sides} of {size}"
    yield _note(Code.B007, f"{what}; print both sides, turned on the {sheets.flip_edge} edge.", name)
    if planned.scale < 1:
        yield _note(Code.B007, f"All pages are set at {planned.scale:.1%} of their size, to fit the sheet.", name)
    if planned.blanks:
        pages = f"{planned.blanks} page{'s stay' if planned.blanks > 1 else ' stays'}"
        yield _note(Code.B007, f"{pages} blank to fill the last sheet.", name)
    for number in (numbers[index - 1] for index in planned.shrunk):
        yield Diagnostic(
            Code.B007,
            f"Page {number} is larger than the others and set smaller, to fit among them.",
            hint="Give every page one size where that matters.",
            place=PagePlace(name, number),
            severity=Severity.WARNING,
        )


def _told(losses: Sequence[str], filled_in: int, name: str) -> Iterator[Diagnostic]:
    if filled_in:
        yield _note(
            Code.B008,
            f"{filled_in} form fields and comments are printed as they look, and can no longer be used.",
            name,
        )
    if losses:
        yield _note(Code.B008, f"Sheets are for printing; these stay behind: {'; '.join(losses)}.", name)


def _note(code: Code, message: str, name: str) -> Diagnostic:
    return Diagnostic(code, message, place=PagePlace(name, 1), severity=Severity.NOTE)


def _refused(message: str, hint: str | None = None) -> Diagnostic:
    return Diagnostic(Code.B003, message, hint=hint)
