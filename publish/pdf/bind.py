"""Bind sections that were laid out apart into one document: pages, tags, languages, links, outline, furniture.

ISO 32000-1: structure trees 14.7, logical structure and /Lang 14.9.2, page labels 12.4.2; ISO 14289-1 (PDF/UA-1) and
ISO 19005-3 (PDF/A-3a) say what must survive.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from publish.edition.booklet import LINK_SCHEME
from publish.pdf.attach import attach
from publish.pdf.metadata import Metadata, describe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.geometry import Size
    from publish.pdf.attach import Attachment
    from publish.pdf.model import Rendition


@dataclass(frozen=True, slots=True)
class BoundPage:
    """One page of the bound document: a section's page (counted from 1), or a blank where `section` is None.

    `shift` moves the page's body to the right, in points (to the left where negative); furniture is not moved.
    `size` is that of a blank where it differs from the document's.
    """

    section: str | None
    page: int = 1
    shift: float = 0.0
    size: Size | None = None


@dataclass(frozen=True, slots=True)
class PageLabel:
    """How pages are named from the page at `index` (from 0) on: `prefix`, and a number counted from 1 (12.4.2)."""

    index: int
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the outline: leads to the first page of a section."""

    title: str
    section: str


def bind(  # noqa: PLR0913, PLR0917 - what a bound document is made of
    renditions: Mapping[str, Rendition],
    pages: Sequence[BoundPage],
    furniture: Rendition | None,
    outline: Sequence[OutlineEntry],
    size: Size,
    metadata: Metadata,
    *,
    labels: Sequence[PageLabel] = (PageLabel(0),),
    attachments: Sequence[Attachment] = (),
) -> bytes:
    """Bind the pages in the given order; a section's pages stand together. Returns the bytes of the document.

    `furniture` has exactly one page per bound page, in order; it is drawn as an artifact above the body. `attachments`
    are embedded as associated files of the document (ISO 19005-3, annex E).
    """
    document = pikepdf.new()
    tree = _StructureTree(document)
    first: dict[str, Object] = {}
    sources: list[pikepdf.Pdf] = []
    for number, bound in enumerate(pages):
        if bound.section is None:
            blank = bound.size or size
            document.add_blank_page(page_size=(blank.width, blank.height))
            # A compressed stream of nothing is one that ends too early for some readers (mutool).
            del document.pages[number].obj["/Contents"]
        elif bound.section not in first:
            source = pikepdf.open(io.BytesIO(renditions[bound.section].pdf))
            sources.append(source)
            document.pages.extend(source.pages)
            first[bound.section] = document.pages[number].obj
            tree.graft(source, document.pages[number:], renditions[bound.section].language)
    tree.finish()
    shifts = {page.obj.objgen: bound.shift for page, bound in zip(document.pages, pages, strict=True) if bound.shift}
    _shift_figures(document, shifts)
    for page in document.pages:
        if page.obj.objgen in shifts:
            _shift(page, shifts[page.obj.objgen])
        _finish_annotations(page, first, size)
    if furniture is not None:
        sources.append(_furnish(document, furniture))
    with document.open_outline() as lines:
        lines.root.extend(
            pikepdf.OutlineItem(entry.title, _destination(first[entry.section], size)) for entry in outline
        )
    document.Root.PageLabels = Dictionary(Nums=Array([entry for label in labels for entry in _label(label)]))
    attach(document, attachments, metadata.date)
    describe(document, metadata)
    target = io.BytesIO()
    document.save(
        target,
        min_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
        recompress_flate=False,
    )
    return target.getvalue()


def _label(label: PageLabel) -> tuple[int, Dictionary]:
    prefix = {"/P": String(label.prefix)} if label.prefix else {}
    return label.index, Dictionary({"/S": Name.D, **prefix})


class _StructureTree:
    """The bound document's structure tree: one Document, a Sect per section, one parent tree for all pages."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document = document
        self._root = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._top = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root, K=Array([])))
        self._parents: list[tuple[int, Object]] = []

    def graft(self, source: pikepdf.Pdf, pages: Sequence[pikepdf.Page], language: str) -> None:
        """Copy a section's tree under the document and give its pages and annotations new keys (14.7.4.4)."""
        copied = self._document.copy_foreign(source.Root.StructTreeRoot)
        part = copied.K[0]
        part.S, part.P, part.Lang = Name.Sect, self._top, String(language)
        self._top.K.append(part)
        numbers = copied.ParentTree.Nums
        _drop_stray_links(numbers, pages)
        renumbered: dict[int, int] = {}
        for index in range(0, len(numbers), 2):
            renumbered[int(numbers[index])] = len(self._parents)
            self._parents.append((len(self._parents), numbers[index + 1]))
        for page in pages:
            if "/StructParents" in page.obj:
                page.obj.StructParents = renumbered[int(page.obj.StructParents)]
            for annotation in page.obj.get("/Annots", []):
                if "/StructParent" in annotation:
                    annotation.StructParent = renumbered[int(annotation.StructParent)]

    def finish(self) -> None:
        """Hang the tree into the catalogue."""
        flat = Array([])
        for key, value in self._parents:
            flat.append(key)
            flat.append(value)
        self._root.K = Array([self._top])
        self._root.ParentTree = self._document.make_indirect(Dictionary(Nums=flat))
        self._root.ParentTreeNextKey = len(self._parents)
        names = self._identifiers()
        if names:
            self._root.IDTree = self._document.make_indirect(Dictionary(Kids=Array([names])))
        self._document.Root.StructTreeRoot = self._root
        self._document.Root.MarkInfo = Dictionary(Marked=True)

    def _identifiers(self) -> Object | None:
        """List the elements that have an identifier, as a leaf of a name tree (14.7.2; 7.9.6)."""
        elements = {
            bytes(item.ID): item
            for item in self._document.objects
            if isinstance(item, Dictionary) and item.get("/Type") == Name.StructElem and "/ID" in item
        }
        ordered = sorted(elements)
        if not ordered:
            return None
        flat = Array([])
        for name in ordered:
            flat.append(String(name))
            flat.append(elements[name])
        limits = Array([String(ordered[0]), String(ordered[-1])])
        return self._document.make_indirect(Dictionary(Names=flat, Limits=limits))


def _drop_stray_links(numbers: Object, pages: Sequence[pikepdf.Page]) -> None:
    """Drop the annotations that the engine makes for boxes inside a link: only a Link element may own one (7.18.5)."""
    stray = {
        int(numbers[index])
        for index in range(0, len(numbers), 2)
        if isinstance(numbers[index + 1], Dictionary) and Name.Link != numbers[index + 1].S
    }
    for page in pages:
        annotations = page.obj.get("/Annots")
        if annotations is None:
            continue
        kept = [item for item in annotations if int(item.get("/StructParent", -1)) not in stray]
        page.obj.Annots = Array(kept)
    for index in range(0, len(numbers), 2):
        if int(numbers[index]) in stray:
            element = numbers[index + 1]
            element.K = Array([kid for kid in element.K if not _is_reference_to_annotation(kid)])


def _is_reference_to_annotation(kid: Object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR


def _shift(page: pikepdf.Page, by: float) -> None:
    """Move what is drawn, and the rectangles of links with it."""
    page.contents_add(f"q 1 0 0 1 {by:.4f} 0 cm".encode(), prepend=True)
    page.contents_add(b"Q")
    for annotation in page.obj.get("/Annots", []):
        left, bottom, right, top = (float(value) for value in annotation.Rect)
        annotation.Rect = Array([round(left + by, 4), bottom, round(right + by, 4), top])


def _shift_figures(document: pikepdf.Pdf, shifts: Mapping[tuple[int, int], float]) -> None:
    """Move the boxes of figures with the pages that they stand on (14.8.5.4.3)."""
    for element in document.objects:
        if isinstance(element, Dictionary) and element.get("/S") == Name.Figure and "/BBox" in element.get("/A", {}):
            by = shifts.get(element.Pg.objgen, 0.0)
            left, bottom, right, top = (float(side) for side in element.A.BBox)
            element.A.BBox = Array([round(left + by, 4), bottom, round(right + by, 4), top])


def _finish_annotations(page: pikepdf.Page, first: Mapping[str, Object], size: Size) -> None:
    """Turn links between sections into destinations; make every annotation printable and named (PDF/A, PDF/UA)."""
    for annotation in page.obj.get("/Annots", []):
        address = str(annotation.A.get("/URI", "")) if "/A" in annotation else ""
        if address.startswith(LINK_SCHEME):
            del annotation["/A"]
            annotation.Dest = _destination(first[address.removeprefix(LINK_SCHEME)], size)
        annotation.F = 4
        if "/Contents" not in annotation:
            annotation.Contents = String(address.removeprefix(LINK_SCHEME) or "link")
    page.obj.Tabs = Name.S


def _destination(page: Object, size: Size) -> Array:
    return Array([page, Name.XYZ, 0, round(size.height, 4), 0])


def _furnish(document: pikepdf.Pdf, furniture: Rendition) -> pikepdf.Pdf:
    """Draw one furniture page over each page as an artifact (14.8.2.2). Returns the source, to be kept open."""
    source = pikepdf.open(io.BytesIO(furniture.pdf))
    for page, decor in zip(document.pages, source.pages, strict=True):
        if not _draws_text(decor):
            continue
        form = document.copy_foreign(decor.as_form_xobject())
        _own_resources(page)
        name = page.add_resource(form, Name.XObject, Name("/Furniture"))
        page.contents_add(b"q", prepend=True)
        page.contents_add(f"Q /Artifact << /Type /Pagination >> BDC q {name} Do Q EMC".encode())
    return source


def _own_resources(page: pikepdf.Page) -> None:
    """Give the page a resource dictionary of its own: the engine lets all pages of a section share one."""
    shared = page.obj.get("/Resources", Dictionary())
    page.obj.Resources = Dictionary({**shared, "/XObject": Dictionary({**shared.get("/XObject", Dictionary())})})


def _draws_text(page: pikepdf.Page) -> bool:
    return any(str(operation.operator) in {"Tj", "TJ"} for operation in pikepdf.parse_content_stream(page))
