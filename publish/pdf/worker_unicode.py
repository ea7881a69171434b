"""Exact ToUnicode: what is read back from a page is the text that was set (ISO 32000-1, 9.10.3; ISO 14289-1, 7.21.7).

The engine knows one text for each glyph of a font, that of its first use: a glyph that stands for other characters
elsewhere is read back wrongly. Here every line is shaped again (`publish.fonts.setting`), and where that yields the
glyphs that the engine drew, each of them gets the code of its own pair of glyph and text. Codes above the font's last
glyph lead back to the glyph by CIDToGIDMap, so the pages look the same.

This is a finisher of the engine, its public way to change a PDF's objects before they are written. What it relies on
beyond that, how pages and fonts are written down, tests/pdf/test_worker_unicode.py holds for the pinned version.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from weasyprint.pdf.stream import Stream

from publish.fonts.itemization import FontStack
from publish.fonts.setting import Manner, set_line
from publish.pdf.worker_faces import open_face, visible
from publish.pdf.worker_fonts import FontWriter
from publish.pdf.worker_marks import has_marks
from publish.pdf.worker_showing import glyphs, show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pydyf
    from weasyprint.text.fonts import FontConfiguration

    from publish.fonts.setting import LineGlyph
    from publish.pdf.worker_faces import EngineFace

_PLACE = re.compile(rb"\S+ \S+ \S+ \S+ (\S+) (\S+) Tm")
_FONT = re.compile(rb"/(\S+) \S+ Tf")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as a stream shows it: where it begins, and which of the stream's pieces show glyphs, in which font."""

    place: tuple[float, float]
    pieces: tuple[tuple[int, bytes], ...]


class ExactText:
    """The finisher of one document. `pages` holds, for each page, the engine's text boxes with their entries."""

    def __init__(
        self, configuration: FontConfiguration, pages: Sequence[Sequence[tuple[Any, Mapping[str, Any]]]]
    ) -> None:
        self._faces: dict[tuple[str, int, str], EngineFace] = {
            (face.family, face.weight, face.style): face for face in reversed(visible(configuration))
        }
        self._pages = [_by_place(boxes) for boxes in pages]
        self._stacks: dict[tuple[object, ...], FontStack] = {}
        self._lines: dict[int, tuple[LineGlyph, ...]] = {}
        for box, entry in (one for boxes in pages for one in boxes if has_marks(one[1]["text"])):
            box.publish_wanted = self._set(entry)

    def __call__(self, document: object, pdf: pydyf.PDF) -> None:
        """Give each glyph of all lines that can be shaped again the code of its own text."""
        del document
        fonts = FontWriter(pdf)
        streams = [item for item in pdf.objects if isinstance(item, Stream)]
        pages = iter(self._pages)
        everywhere = _merge(self._pages)
        for stream in streams:  # groups and patterns are drawn on pages that they do not name
            self._rewrite(stream, everywhere if "Type" in stream.extra else next(pages), fonts)
        fonts.write()

    def _rewrite(
        self, stream: Stream, places: Mapping[tuple[float, float], Sequence[Mapping[str, Any]]], fonts: FontWriter
    ) -> None:
        for line in _lines(stream.stream):
            drawn = [glyph for piece, _ in line.pieces for glyph in glyphs(stream.stream[piece])]
            for entry in places.get(line.place, ()):
                wanted = self._set(entry)
                if [one.glyph for one in wanted] == drawn:
                    show(stream.stream, line.pieces, wanted, fonts.code)
                    break

    def _set(self, entry: Mapping[str, Any]) -> tuple[LineGlyph, ...]:
        """Set a line again, once."""
        if id(entry) not in self._lines:
            self._lines[id(entry)] = self._again(entry)
        return self._lines[id(entry)]

    def _again(self, entry: Mapping[str, Any]) -> tuple[LineGlyph, ...]:
        features, apart = tuple(entry["features"]), (entry["letters_apart"], entry["spaces_apart"])
        manner = Manner(entry["language"], entry["direction"], features, *apart)
        return set_line(entry["text"], self._stack(entry), manner)

    def _stack(self, entry: Mapping[str, Any]) -> FontStack:
        style = "normal" if entry["style"] == "normal" else "italic"
        key = (*entry["families"], entry["weight"], style)
        if key not in self._stacks:
            found = (self._faces.get((family, entry["weight"], style)) for family in entry["families"])
            self._stacks[key] = FontStack([face for one in found if one and (face := open_face(one))])
        return self._stacks[key]


def _by_place(
    boxes: Sequence[tuple[Any, Mapping[str, Any]]],
) -> dict[tuple[float, float], list[Mapping[str, Any]]]:
    """Sort text boxes by the place where the engine begins to draw them, as exactly as it writes numbers."""
    places: dict[tuple[float, float], list[Mapping[str, Any]]] = {}
    for box, entry in boxes:
        x, y = box.position_x, box.position_y + box.baseline
        places.setdefault((float(f"{x:f}"), float(f"{y:f}")), []).append(entry)
    return places


def _merge(
    pages: Sequence[Mapping[tuple[float, float], Sequence[Mapping[str, Any]]]],
) -> dict[tuple[float, float], list[Mapping[str, Any]]]:
    merged: dict[tuple[float, float], list[Mapping[str, Any]]] = {}
    for page in pages:
        for place, entries in page.items():
            merged.setdefault(place, []).extend(entries)
    return merged


def _lines(pieces: Sequence[object]) -> Iterator[_Line]:
    """Cut a stream into its lines: the engine sets the text matrix once for each text box, and no other way."""
    place: tuple[float, float] | None = None
    shown: list[tuple[int, bytes]] = []
    font = b""
    for at, piece in enumerate(pieces):
        if not isinstance(piece, bytes):
            continue
        if found := _PLACE.fullmatch(piece):
            if place and shown:
                yield _Line(place, tuple(shown))
            place, shown = (float(found[1]), float(found[2])), []
        elif found := _FONT.fullmatch(piece):
            font = found[1]
        elif piece.endswith(b"] TJ"):
            shown.append((at, font))
    if place and shown:
        yield _Line(place, tuple(shown))
