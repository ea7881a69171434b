"""Links on sheets: addresses and jumps in the document, carried to where pages stand (ISO 32000-2, 12.5.6.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Matrix, Name, NameTree, Rectangle, String

from publish.geometry import Size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pikepdf import Object, Page, Pdf

    from publish.press.placement import PlacedPage
    from publish.press.sheets import PrintSheets

#: A name may lead to a name, and in a damaged file round in a circle.
_MOST_STEPS = 8


def carry_links(source: Pdf, out: Pdf, sheets: PrintSheets) -> int:
    """Put the links of the pages on the sheets; those that lead nowhere on them stay behind.

    Returns:
        How many links stay behind.
    """
    numbers = {page.obj.objgen: number for number, page in enumerate(source.pages, start=1)}
    at = {placed.page: (index, placed) for index, side in enumerate(sheets.sides) for placed in side.pages}
    named = _Names(source)
    lost = 0
    for index, side in enumerate(sheets.sides):
        carried = Array([])
        for placed in side.pages:
            page = source.pages[placed.page - 1]
            for link in _links(page):
                target = _target(link, named, numbers, at, out, source)
                box = _box(link, page, placed)
                if target is None or box is None:
                    lost += 1
                    continue
                kind, value = target
                annotation = Dictionary(
                    {"/Type": Name.Annot, "/Subtype": Name.Link, "/Rect": box, "/Border": Array([0, 0, 0]), kind: value}
                )
                carried.append(out.make_indirect(annotation))
        if len(carried):
            out.pages[index].obj.Annots = carried
    return lost


def _links(page: Page) -> Iterator[Dictionary]:
    annotations = page.obj.get("/Annots")
    for annotation in annotations if isinstance(annotations, Array) else ():
        if isinstance(annotation, Dictionary) and annotation.get("/Subtype") == Name.Link:
            yield annotation


def _box(link: Dictionary, page: Page, placed: PlacedPage) -> Array | None:
    """The link's rectangle on the sheet, cut at the page's stretch of it; None where nothing is left."""
    rectangle = link.get("/Rect")
    if not isinstance(rectangle, Array) or len(rectangle) != 4 or not all(map(_is_number, rectangle)):  # noqa: PLR2004
        return None
    box = _on_sheet(page, placed).transform(Rectangle(rectangle))
    left, right = max(box.llx, placed.clip[0]), min(box.urx, placed.clip[1])
    if right <= left or box.ury <= box.lly:
        return None
    return Array([round(value, 3) for value in (left, box.lly, right, box.ury)])


def _on_sheet(page: Page, placed: PlacedPage) -> Matrix:
    """The way from a page's own coordinates to the sheet's."""
    upright = Matrix(page.get_matrix_for_transformations())
    box = upright.transform(Rectangle(page.trimbox))
    return upright @ Matrix(*placed.way(box.lower_left, Size(box.width, box.height)))


def _target(  # noqa: PLR0913, PLR0917 - both documents and the ways between them
    link: Dictionary,
    named: _Names,
    numbers: Mapping[tuple[int, int], int],
    at: Mapping[int, tuple[int, PlacedPage]],
    out: Pdf,
    source: Pdf,
) -> tuple[str, Object] | None:
    """Where a link leads: an address as it is, a page as its place on the sheets; None for everything else."""
    action = link.get("/A")
    if isinstance(action, Dictionary) and action.get("/S") == Name.URI:
        address = action.get("/URI")
        return ("/A", Dictionary(S=Name.URI, URI=address)) if isinstance(address, String) else None
    goes = action.get("/D") if isinstance(action, Dictionary) and action.get("/S") == Name.GoTo else link.get("/Dest")
    destination = named.resolve(goes)
    if destination is None or not len(destination) or not isinstance(destination[0], Dictionary):
        return None
    found = at.get(numbers.get(destination[0].objgen, 0))
    if found is None:
        return None
    index, placed = found
    page = source.pages[placed.page - 1]
    return "/Dest", Array([out.pages[index].obj, Name.XYZ, *_top(destination, page, placed), None])


def _top(destination: Array, page: Page, placed: PlacedPage) -> tuple[float, float]:
    """The upper left corner that a destination shows, on the sheet; that of the page where it names none."""
    box = Rectangle(page.trimbox)
    x, y = box.llx, box.ury
    if len(destination) > 3 and destination[1] == Name.XYZ:  # noqa: PLR2004 - page, /XYZ, left, top
        numbers = [float(value) if _is_number(value) else None for value in (destination[2], destination[3])]
        x, y = (x if numbers[0] is None else numbers[0]), (y if numbers[1] is None else numbers[1])
    spot = _on_sheet(page, placed).transform((x, y))
    return round(spot[0], 3), round(spot[1], 3)


def _is_number(value: object) -> bool:
    try:
        float(value)  # type: ignore[arg-type]  # whatever stands in a foreign file
    except (TypeError, ValueError):
        return False
    return True


class _Names:
    """The named destinations of a document (12.3.2.4): in the name tree, or in the catalogue's old dictionary."""

    def __init__(self, source: Pdf) -> None:
        names = source.Root.get("/Names")
        tree = names.get("/Dests") if isinstance(names, Dictionary) else None
        self._tree = NameTree(tree) if isinstance(tree, Dictionary) else None
        self._old = source.Root.get("/Dests")

    def resolve(self, destination: object) -> Array | None:
        """Follow names to an explicit destination; None where they lead nowhere."""
        for _ in range(_MOST_STEPS):
            if isinstance(destination, Array):
                return destination
            if isinstance(destination, Dictionary):
                destination = destination.get("/D")
            elif isinstance(destination, String):
                destination = self._tree.get(str(destination)) if self._tree is not None else None
            elif isinstance(destination, Name):
                destination = self._old.get(str(destination)) if isinstance(self._old, Dictionary) else None
            else:
                return None
        return None
