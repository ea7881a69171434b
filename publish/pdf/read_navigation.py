"""What a finished PDF says beside its pages: outline, links, page labels, titles.

ISO 32000-1: 12.3.3 (outline), 12.4.2 (labels), 12.5.6.5 (links), 14.3.2 and 14.3.3 (titles). Readers show all of it
as text, or go where it leads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, Destination, DictionaryObject

from publish.pdf.read_model import PdfReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PageObject, PdfReader

    from publish.pdf.read_model import Box

#: Where actions hang, and which of them only lead somewhere: to a page as a file is opened, by a link to addresses too.
_PLACES = {"/OpenAction": ("/GoTo",), "/A": ("/URI", "/GoTo"), "/AA": ()}


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A line of the outline, and the page (from 1) that it leads to; 0 for none."""

    title: str
    page: int


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A link: its page (from 1) and its area from the lower left corner of the trim box, and where it leads.

    `address` is a URI, empty where it leads to `target`, a page (from 1; 0 for none). `words` are for those who do not
    see it.
    """

    page: int
    area: Box
    address: str = ""
    target: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Navigation:
    """All of it; `labels` has one for each page, `titles` those of the document: of the dictionary, and of the XMP.

    `actions` are what readers are told to do by themselves, or at a link that leads to no page and no address: scripts,
    programs, forms (12.6), each by its kind and once.
    """

    outline: tuple[OutlineLine, ...]
    links: tuple[LinkArea, ...]
    labels: tuple[str, ...]
    titles: tuple[str, ...]
    actions: tuple[str, ...] = ()


def read_navigation(reader: PdfReader) -> Navigation:
    """Read it of an opened file. Raises PdfReadError where it cannot be followed to the end."""
    try:
        pages = {
            page.indirect_reference.idnum: at for at, page in enumerate(reader.pages, 1) if page.indirect_reference
        }
        outline = tuple(_outline(reader, reader.outline))
        links = tuple(link for at, page in enumerate(reader.pages, 1) for link in _links(page, at, pages))
        labels = tuple(reader.page_labels) if "/PageLabels" in reader.root_object else ()
        titles = tuple(dict.fromkeys(_titles(reader)))
        actions = tuple(dict.fromkeys(_actions(reader)))
    except Exception as error:  # pypdf lets untyped errors of any kind through on damaged files
        raise PdfReadError(str(error) or type(error).__name__) from error
    return Navigation(outline, links, labels, titles, actions)


def _actions(reader: PdfReader) -> Iterator[str]:
    """Yield the kinds of what a file would have done: when it is opened, by a page or a field, by name, by a link."""
    root = reader.root_object
    holders = [root, *reader.pages, *(note for page in reader.pages for note in _annotations(page))]
    for holder in holders:
        for key, harmless in _PLACES.items():
            found = holder[key].get_object() if key in holder else None
            for item in found.values() if key == "/AA" and isinstance(found, DictionaryObject) else (found,):
                action = item.get_object() if item is not None else None
                kind = str(action.get("/S", "")) if isinstance(action, DictionaryObject) else ""
                if kind and kind not in harmless:
                    yield kind.lstrip("/")
    names = root["/Names"].get_object() if "/Names" in root else None
    if isinstance(names, DictionaryObject) and "/JavaScript" in names:
        yield "JavaScript"


def _annotations(page: PageObject) -> Iterator[DictionaryObject]:
    notes = page["/Annots"].get_object() if "/Annots" in page else None
    found = (note.get_object() for note in notes) if isinstance(notes, ArrayObject) else ()
    yield from (note for note in found if isinstance(note, DictionaryObject))


def _outline(reader: PdfReader, lines: Sequence[object]) -> Iterator[OutlineLine]:
    for line in lines:
        if isinstance(line, Destination):
            page = reader.get_destination_page_number(line)
            yield OutlineLine(str(line.title), page + 1 if page is not None and page >= 0 else 0)
        elif isinstance(line, list):
            yield from _outline(reader, line)


def _links(page: PageObject, number: int, pages: dict[int, int]) -> Iterator[LinkArea]:
    left, bottom = float(page.trimbox.left), float(page.trimbox.bottom)
    for link in _annotations(page):
        if link.get("/Subtype") != "/Link":
            continue
        rectangle = link["/Rect"].get_object()
        x1, y1, x2, y2 = (float(side) for side in rectangle) if isinstance(rectangle, ArrayObject) else (0.0,) * 4
        area = (min(x1, x2) - left, min(y1, y2) - bottom, max(x1, x2) - left, max(y1, y2) - bottom)
        action = link.get("/A")
        action = action.get_object() if action is not None else DictionaryObject()
        goal = link.get("/Dest", action.get("/D"))
        yield LinkArea(number, area, str(action.get("/URI", "")), _target(goal, pages), str(link.get("/Contents", "")))


def _target(goal: object, pages: dict[int, int]) -> int:
    """Return the page of an explicit destination (12.3.2.2); names are not used by any file of ours."""
    goal = goal.get_object() if hasattr(goal, "get_object") else goal
    if not isinstance(goal, ArrayObject) or not goal:
        return 0
    page = list.__getitem__(goal, 0)
    return pages.get(getattr(page, "idnum", -1), 0)


def _titles(reader: PdfReader) -> Iterator[str]:
    if reader.metadata is not None and reader.metadata.title is not None:
        yield str(reader.metadata.title)
    packet = reader.xmp_metadata
    if packet is not None:
        yield from (str(title) for title in (packet.dc_title or {}).values())
