"""Finished PDF -> facts for preflight, read with another eye than the proof's: what a print shop looks at."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from publish.pdf.facts import DocumentFacts, PageFacts
from publish.pdf.inspect_page import Content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Object, Page

_BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox")

#: What no print shop takes: what acts, or what is not there.
_ACTIVE = ("OpenAction", "AA", "AcroForm")


def inspect(pdf: bytes) -> DocumentFacts:
    """Read what a PDF of ours is made of. Raises pikepdf's PdfError for bytes that are none."""
    with Pdf.open(BytesIO(pdf)) as document:
        root = document.Root
        numbers = {page.obj.objgen: number for number, page in enumerate(document.pages, start=1)}
        figures = list(_figures(root.get("/StructTreeRoot"), numbers))
        names = root.get("/Names", Dictionary())
        intent = _intent(root)
        ids = Counter(_ids(root.get("/StructTreeRoot")))
        return DocumentFacts(
            pages=tuple(_page(page, number) for number, page in enumerate(document.pages, start=1)),
            tagged="/StructTreeRoot" in root,
            outline=_outline(document),
            unnamed_figures=Counter(page for page, named in figures if not named),
            figures=len(figures),
            duplicate_ids=tuple(sorted(name for name, count in ids.items() if count > 1)),
            ids=len(ids),
            output_intent=str(intent.get("/OutputConditionIdentifier", "")) if intent is not None else None,
            intent_kind=str(intent.get("/S", "")).removeprefix("/") if intent is not None else None,
            trapped=str(document.docinfo.get("/Trapped", "")).removeprefix("/") or None,
            title=str(document.docinfo.get("/Title", "")),
            encrypted=document.is_encrypted,
            has_file_id="/ID" in document.trailer,
            active=(
                *(key for key in _ACTIVE if f"/{key}" in root),
                *(key for key in ("JavaScript", "EmbeddedFiles") if f"/{key}" in names),
            ),
        )


def _page(page: Page, number: int) -> PageFacts:
    content = Content()
    content.read(_bytes_of(page), page.obj.get("/Resources", Dictionary()))
    annotations = page.obj.get("/Annots", Array())
    return PageFacts(
        number=number,
        boxes={name: _box(page.obj[f"/{name}"]) for name in _BOXES if f"/{name}" in page.obj},
        fonts=content.fonts,
        inks=frozenset(content.inks),
        images=tuple(content.images),
        smallest_text=min(content.sizes, default=None),
        smallest_reversed=min(content.reversed_sizes, default=None),
        thinnest_line=min(content.lines, default=None),
        transparent=content.transparent,
        overprints=content.overprints,
        draws=content.draws,
        sizes=Counter(round(size, 1) for size in content.sizes),
        links=sum(annotation.get("/Subtype") == Name.Link for annotation in annotations),
    )


def _bytes_of(page: Page) -> bytes:
    contents = page.obj.get("/Contents")
    if contents is None:
        return b""
    streams = list(contents) if isinstance(contents, Array) else [contents]
    return b"\n".join(stream.read_bytes() for stream in streams)


def _box(values: Object) -> tuple[float, float, float, float]:
    left, bottom, right, top = (float(value) for value in values)
    return left, bottom, right, top


def _outline(document: Pdf) -> int:
    with document.open_outline() as outline:
        return len(outline.root)


def _intent(root: Object) -> Object | None:
    intents = root.get("/OutputIntents", Array())
    return intents[0] if len(intents) else None


def _elements(tree: Object | None) -> Iterator[Any]:
    """Walk the structure tree without recursion; a damaged one may lead round in a circle."""
    waiting: list[Any] = [tree] if tree is not None else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        element = waiting.pop()
        if isinstance(element, Array):
            waiting += reversed(list(element))
        elif isinstance(element, Dictionary) and element.objgen not in seen:
            if element.objgen != (0, 0):
                seen.add(element.objgen)
            yield element
            if "/K" in element:
                waiting.append(element.K)


def _figures(tree: Object | None, numbers: dict[tuple[int, int], int]) -> Iterator[tuple[int | None, bool]]:
    """Yield, for each figure, its page and whether it has a text in its place (14.9.3)."""
    for element in _elements(tree):
        if element.get("/S") == Name.Figure:
            page = element.get("/Pg")
            named = bool(str(element.get("/Alt", "")).strip() or str(element.get("/ActualText", "")).strip())
            yield (numbers.get(page.objgen) if page is not None else None), named


def _ids(tree: Object | None) -> Iterator[str]:
    for element in _elements(tree):
        if "/ID" in element and element.get("/Type") != Name.StructTreeRoot:
            yield str(element.ID)


PdfError = pikepdf.PdfError
