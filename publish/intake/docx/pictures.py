"""Pictures of a DOCX file (DrawingML, ECMA-376 Part 1, 20.2 and 20.4; VML, Part 4, 19.1): bytes, words, width."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.intake.docx.markup import bare, relation
from publish.intake.passages import Image
from publish.intake.pictures import Gallery, share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from publish.intake.container import Container

#: English Metric Units in a millimetre.
_EMU = 36_000
_WIDTH = re.compile(r"(?:^|;)\s*width\s*:\s*(?P<number>[0-9.]{1,8})(?P<unit>pt|in|cm|mm)", re.IGNORECASE)
_UNITS = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0}
_SHOWS = frozenset({"pic", "imagedata", "chart", "relIds", "OLEObject", "textpath"})
_NAMED = frozenset({"docPr", "cNvPr"})


@dataclass(frozen=True, slots=True)
class Shown:
    """What a drawing shows: pictures that can be printed, the words for it, whether anything in it cannot be."""

    images: tuple[Image, ...]
    words: str
    lost: bool


@dataclass(slots=True)
class Pictures:
    """The pictures of a file: `targets` are the parts that the part which is read refers to, by identifier."""

    container: Container
    gallery: Gallery = field(default_factory=Gallery)
    targets: Mapping[str, str] = field(default_factory=dict)

    def shown(self, part: Element, place: tuple[int, int]) -> Shown:
        """Read a drawing that stands at a line and column."""
        found = list(_first_choice(part))
        words = [one.get("descr") or one.get("title") or "" for one in found if bare(one) in _NAMED]
        words += [one.get("string") or one.get("alt") or "" for one in found if bare(one) in {"textpath", "shape"}]
        names = [one.get("name") or "" for one in found if bare(one) == "docPr"]
        said = " ".join(dict.fromkeys(filter(None, words)))
        addresses = [self._address(one) for one in found if bare(one) in {"blip", "imagedata"}]
        kept = dict.fromkeys(filter(None, addresses))
        images = tuple(Image(address, " ".join(said.split()), _width(found), place) for address in kept)
        drawn = any(bare(one) in _SHOWS for one in found)
        lost = (drawn and not images) or None in addresses
        return Shown(images, said or (names[0] if names else ""), lost)

    def _address(self, element: Element) -> str | None:
        name = self.targets.get(relation(element, "embed") or relation(element) or "")
        return self.gallery.keep(self.container.content(name)) if name else None


def media_of(container: Container, part: str) -> Mapping[str, str]:
    """Return the parts of the file that a part refers to, by identifier."""
    folder, _, name = part.rpartition("/")
    tree = container.tree(f"{folder}/_rels/{name}.rels")
    return {
        one.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
        for one in (tree if tree is not None else ())
        if one.get("TargetMode") != "External"
    }


def _first_choice(part: Element) -> Iterator[Element]:
    """Yield all elements of a drawing; of the alternatives for one picture only the first, which Word shows."""
    yield part
    children: Sequence[Element] = list(part)
    if bare(part) == "AlternateContent":
        children = children[:1]
    for one in children:
        if bare(one) != "txbxContent":
            yield from _first_choice(one)


def _width(found: Sequence[Element]) -> int | None:
    """Return the width of a drawing in percent of the measure."""
    for one in found:
        extent = one.get("cx", "") if bare(one) in {"extent", "ext"} else ""
        if extent.isascii() and extent.isdigit():
            return share(int(extent) / _EMU)
        match = _WIDTH.search(one.get("style", "")) if bare(one) == "shape" else None
        if match:
            try:
                return share(float(match["number"]) * _UNITS[match["unit"].lower()])
            except ValueError:
                return None
    return None
