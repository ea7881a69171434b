"""EPUB (EPUB 3.3, EPUB 2): the chapters of a book in the order of its spine, read as one web page.

The author's line is the paragraph, as in DOCX: lines of the packed parts are nothing that an author knows.
"""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import unquote

from publish.diagnostics import Location
from publish.intake.container import declares
from publish.intake.html import read_html
from publish.intake.model import Origin, Repair, Traced
from publish.intake.packed import Read, read_packed
from publish.intake.pictures import Gallery
from publish.intake.repairs import Rule
from publish.intake.source import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from publish.intake.container import Container
    from publish.intake.passages import Passage

_MEDIA_TYPE = "application/epub+zip"
_ENCODING = "epub"


def is_epub(data: bytes) -> bool:
    """Tell whether bytes are a book in EPUB."""
    return declares(data, _MEDIA_TYPE)


def read_epub(data: bytes, name: str) -> Read:
    """Read an EPUB file.

    Args:
        data: the whole file.
        name: how diagnostics call it.

    Returns:
        The source with its passages, or None and why not (S003 damaged or out of all proportion, S002 no text).
    """
    hint = "Make it anew with the program that it comes from, or hand in its text as DOCX, HTML or plain text."
    return read_packed(data, name, "EPUB", hint, _source)


def _source(container: Container, name: str) -> SourceText:
    """Read the chapters as one page, whose pictures are named from the part that each stands in."""
    parts = [(part, _lined(content)) for part, content in _chapters(container)]
    title, gallery = _title(container), Gallery()
    starts = [*accumulate((len(text) + 1 for _, text in parts), initial=0)]

    def find(address: str, offset: int) -> str | None:
        if address[:5].lower() == "data:":
            return gallery.named(address)
        part = parts[bisect_right(starts, offset) - 1][0]
        return gallery.keep(container.content(_beside(part, address)))

    book = SourceText(name, "\n".join(text for _, text in parts), _ENCODING)
    passages, left_out = read_html(book, find)
    told = [Repair(Rule.METADATA, Location(name), title, "")] if title else []
    return replace(_by_paragraph(book, passages, [*told, *left_out]), pictures=gallery.pictures)


def _lined(content: bytes) -> str:
    return content.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _chapters(container: Container) -> Iterator[tuple[str, bytes]]:
    """Yield the book's style sheets, and the parts that are read one after the other; its table of contents is not."""
    opf = _package(container)
    tree = container.tree(opf)
    items = {one.get("id"): one for one in _all(tree, "item")}
    spine = [items[one.get("idref")] for one in _all(tree, "itemref") if one.get("idref") in items]
    for item in items.values():
        if item.get("media-type") == "text/css":
            part = _beside(opf, item.get("href", ""))
            yield part, b"<style>" + (container.content(part) or b"") + b"</style>"
    for item in spine:
        is_contents = "nav" in (item.get("properties") or "").split()
        if "html" in item.get("media-type", "") and not is_contents:
            part = _beside(opf, item.get("href", ""))
            yield part, container.content(part) or b""


def _beside(part: str, address: str) -> str:
    """Return the part that an address in another part names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), unquote(address.split("#", maxsplit=1)[0])))


def _title(container: Container) -> str:
    title = next(_all(container.tree(_package(container)), "title"), None)
    return " ".join("".join(title.itertext()).split()) if title is not None else ""


def _package(container: Container) -> str:
    root = next(_all(container.tree("META-INF/container.xml"), "rootfile"), None)
    return root.get("full-path", "") if root is not None else ""


def _all(tree: Element | None, name: str) -> Iterator[Element]:
    return (one for one in (tree.iter() if tree is not None else ()) if one.tag.rpartition("}")[2] == name)


def _by_paragraph(book: SourceText, passages: Sequence[Passage], repairs: Sequence[Repair]) -> SourceText:
    """Count every place by paragraphs."""
    starts = [one.text.place(0) for one in passages]
    told = []
    for repair in repairs:
        place = repair.location
        if place.line is not None:
            at = (place.line, place.column or 1)
            number = max(bisect_right(starts, at), 1)
            line, column = passages[number - 1].text.place(0)
            inside = at[1] - column + 1 if at[0] == line else 1
            place = Location(place.path, number, max(inside, 1))
        told.append(replace(repair, location=place))
    numbered = enumerate(passages, start=1)
    counted = tuple(_counted(one, number) for number, one in numbered)
    text = "\n".join(one.text.text.replace("\n", " ") for one in passages)
    return SourceText(book.name, text, _ENCODING, tuple(told), passages=counted)


def _counted(passage: Passage, number: int) -> Passage:
    image = passage.image and replace(passage.image, place=(number, 1))
    return replace(passage, text=Traced(passage.text.text, (Origin(0, number, 1),)), image=image)
