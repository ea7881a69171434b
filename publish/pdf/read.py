"""Finished PDF -> evidence: every glyph that its pages draw, followed through pypdf to the embedded font's glyph id.

pypdf had no part in writing the file, so what is read here does not repeat the writer's mistakes.
"""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from publish.pdf.read_annotations import follow, may_show
from publish.pdf.read_damaged import is_damaged
from publish.pdf.read_encrypted import decrypted
from publish.pdf.read_fonts import FontTable
from publish.pdf.read_geometry import intersect
from publish.pdf.read_layers import layers_off
from publish.pdf.read_model import Box, Painted, PdfEvidence, PdfPage, PdfReadError
from publish.pdf.read_navigation import read_navigation
from publish.pdf.read_structure import STANDARD, is_tagged, structure
from publish.pdf.read_text import TextReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject

    from publish.pdf.read_navigation import Navigation


_REPLACES, _ENCRYPTS = re.compile(rb"ActualText|/Alt\b|/E\s*[(<]"), b"/Encrypt"
#: Page boxes (14.11.2); those that a page inherits count as its own.
_BOXES = ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox")

#: pypdf logs what it mends in a damaged file; what matters of it shows in the evidence.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(pdf: bytes) -> PdfEvidence:
    """Read what every page draws: forms and their resources too, and what annotations draw; patterns not.

    Raises PdfReadError for bytes that cannot be followed to the end, and for files that ask for a password.
    """
    try:
        opened = decrypted(pdf) if _ENCRYPTS in pdf else None
        reader = PdfReader(io.BytesIO(opened or pdf))
        fonts, off = FontTable(), layers_off(reader)
        pages = tuple(_page(page, fonts, off) for page in reader.pages)
        replacements = tuple(_element_replacements(reader, opened or pdf))
        layers = "/OCProperties" in reader.root_object
        tags, tagged = structure(reader), is_tagged(reader)
        language = str(reader.root_object.get("/Lang", ""))
        navigation = _navigation(reader)
    except RecursionError as error:
        message = "its objects are nested too deeply"
        raise PdfReadError(message) from error
    except PdfReadError:
        raise
    except Exception as error:  # pypdf lets untyped errors of any kind through on damaged files
        raise PdfReadError(str(error) or type(error).__name__) from error
    if not pages:
        message = "it has no pages"
        raise PdfReadError(message)
    font_facts = {number: coded.font for number, coded in fonts.fonts.items()}
    return PdfEvidence(
        pages,
        font_facts,
        replacements,
        encrypted=opened is not None,
        layers=layers,
        structure=tags,
        language=language,
        tagged=tagged,
        navigation=navigation,
    )


def read_painted(pdf: bytes) -> tuple[tuple[Painted, ...], ...]:
    """Read what each page paints beside text, and nothing else. Raises PdfReadError as `read` does."""
    try:
        reader = PdfReader(io.BytesIO(pdf))
        fonts, off = FontTable(), layers_off(reader)
        return tuple(_page(page, fonts, off, paints_only=True).painted for page in reader.pages)
    except PdfReadError:
        raise
    except Exception as error:  # same as above
        raise PdfReadError(str(error) or type(error).__name__) from error


def _navigation(reader: PdfReader) -> Navigation | str:
    """Read what the file says beside its pages, which may be damaged alone; in words why it cannot be read."""
    try:
        return read_navigation(reader)
    except PdfReadError as error:
        return str(error)


def _page(page: PageObject, fonts: FontTable, off: frozenset[int], *, paints_only: bool = False) -> PdfPage:
    left, bottom = float(page.trimbox.left), float(page.trimbox.bottom)
    box = intersect(_box(page.mediabox), _box(page.cropbox))
    box = (box[0] - left, box[1] - bottom, box[2] - left, box[3] - bottom)
    resources = page.get("/Resources", DictionaryObject()).get_object()
    reader = TextReader(fonts, off=off, paints_only=paints_only)
    ctm = (1.0, 0.0, 0.0, 1.0, -left, -bottom)
    if isinstance(resources, DictionaryObject):
        reader.read(_contents(page), resources, ctm, box)
    own = len(reader.runs)
    aside = sum(not follow(item, reader, ctm, box) and may_show(item) for item in _annotations(page))
    return PdfPage(
        box,
        tuple(reader.runs),
        tuple(reader.replacements),
        tuple(reader.shapes.fills),
        tuple(reader.shapes.images),
        {name: _box(page[f"/{name}"].get_object()) for name in _BOXES if f"/{name}" in page},
        aside,
        int(page.get("/Rotate", 0)) % 360,
        own,
        float(page.get("/UserUnit", 1)),
        tuple(reader.shapes.painted),
        reader.damaged or any(map(is_damaged, _streams(page))),
    )


def _annotations(page: PageObject) -> Iterator[DictionaryObject]:
    annotations = page.get("/Annots")
    annotations = annotations.get_object() if annotations is not None else None
    items = (item.get_object() for item in annotations) if isinstance(annotations, ArrayObject) else ()
    yield from (item for item in items if isinstance(item, DictionaryObject))


def _element_replacements(reader: PdfReader, pdf: bytes) -> Iterator[str]:
    """Yield the ActualText of every dictionary of the file, E of elements and Alt of those of text, by their objects.

    Hardly a file has any, so the name is looked for in the bytes before thousands of objects are read.
    """
    streams = {number for number, _ in reader.xref_objStm.values()}
    packed = (reader.get_object(number) for number in sorted(streams))
    if not _REPLACES.search(pdf) and not any(
        isinstance(stream, StreamObject) and _REPLACES.search(stream.get_data()) for stream in packed
    ):
        return
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    for number in sorted(numbers):
        item = reader.get_object(number)
        if not isinstance(item, DictionaryObject):
            continue
        keys = ("/ActualText", *(("/E",) if "/S" in item else ()), *(("/Alt",) if item.get("/S") in STANDARD else ()))
        yield from (str(item[key].get_object()) for key in keys if key in item)


def _box(rectangle: object) -> Box:
    left, bottom, right, top = (float(number) for number in rectangle)  # type: ignore[attr-defined]  # four numbers
    return left, bottom, right, top


def _streams(page: PageObject) -> list[StreamObject]:
    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    streams = [item.get_object() for item in contents] if isinstance(contents, ArrayObject) else [contents]
    return [stream for stream in streams if isinstance(stream, StreamObject)]


def _contents(page: PageObject) -> bytes:
    """Join a page's streams with a line feed: tokens may not span them (7.8.2)."""
    return b"\n".join(stream.get_data() for stream in _streams(page))
