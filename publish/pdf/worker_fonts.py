"""The fonts of a document before it is written: a code for each pair of glyph and text, and the tables for them.

ISO 32000-1: composite fonts 9.7.4 (CIDToGIDMap, W), ToUnicode CMaps 9.10.3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Any

import pydyf

from publish.fonts.shaping import glyph_count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.fonts.setting import LineGlyph

_SUBSET = re.compile(rb"/([A-Z]{6})\+")
#: Codes have two bytes.
_LAST_CODE = 0xFFFF
#: As many entries a block of a CMap may have (Adobe Technical Note 5014).
_BATCH = 100


@dataclass(slots=True)
class _Font:
    """One font of the document: its dictionaries, the text of each code, and the codes beyond its glyph ids."""

    descendant: pydyf.Dictionary
    to_unicode: pydyf.Stream
    texts: dict[int, str] = field(default_factory=dict)
    aliases: dict[tuple[int, str], int] = field(default_factory=dict)

    def code(self, one: LineGlyph) -> int:
        """Return the code of a glyph with its text: the glyph id itself for the text of its first use."""
        if self.texts.setdefault(one.glyph, one.text) == one.text or one.face is None:
            return one.glyph
        known = self.aliases.get((one.glyph, one.text))
        if known is None:
            known = glyph_count(one.face) + len(self.aliases)
            if known > _LAST_CODE:
                return one.glyph
            self.aliases[one.glyph, one.text] = known
            self.texts[known] = one.text
        return known


class FontWriter:
    """The fonts of a document whose codes are glyph ids, by the names that pages call them by."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self._pdf = pdf
        self._fonts = dict(self._read())

    def code(self, font: bytes, one: LineGlyph) -> int:
        """Return the code for a glyph with its text in a font; the glyph id where the font can have no others."""
        known = self._fonts.get(font)
        return known.code(one) if known else one.glyph

    def write(self) -> None:
        """Write the tables of every font whose codes were asked for."""
        for font in self._fonts.values():
            if font.texts:
                first_use = {code: text for code, text in _entries(font.to_unicode) if code not in font.texts}
                font.to_unicode.stream = _cmap({**first_use, **font.texts})
            if font.aliases:
                self._write_aliases(font)

    def _write_aliases(self, font: _Font) -> None:
        glyphs = {code: glyph for (glyph, _), code in font.aliases.items()}
        widths = _widths(font.descendant["W"])
        first, last = min(glyphs), max(glyphs)
        mapping = b"".join(
            (glyphs.get(code, code) if code in font.texts else 0).to_bytes(2, "big") for code in range(last + 1)
        )
        stream = pydyf.Stream([mapping], compress=True)
        self._pdf.add_object(stream)
        font.descendant["CIDToGIDMap"] = stream.reference
        font.descendant["W"] += [first, pydyf.Array([widths[glyphs[code]] for code in range(first, last + 1)])]

    def _read(self) -> Iterator[tuple[bytes, _Font]]:
        for item in self._pdf.objects:
            if not isinstance(item, pydyf.Dictionary) or item.get("Subtype") != "/Type0":
                continue
            descendant = self._object(item["DescendantFonts"][0])
            name = _SUBSET.match(item["BaseFont"])
            # Encodings of another kind belong to fonts that lack characters: such a document is never printed. And
            # only TrueType outlines have a map from codes to glyphs.
            if name and item["Encoding"] == "/Identity-H" and descendant["Subtype"] == "/CIDFontType2":
                yield name[1], _Font(descendant, self._object(item["ToUnicode"]))

    def _object(self, reference: bytes) -> Any:  # noqa: ANN401 - the engine ships no types
        return self._pdf.objects[int(reference.split()[0])]


def _entries(to_unicode: pydyf.Stream) -> Iterator[tuple[int, str]]:
    """Read the entries of the engine's CMap, which it writes line by line."""
    pieces = iter(to_unicode.stream)
    for piece in pieces:
        if piece.endswith(b" beginbfchar"):
            for entry in takewhile(lambda line: line != b"endbfchar", pieces):
                code, text = entry.translate(None, b"<>").split(b" ")
                yield int(code, 16), bytes.fromhex(text.decode()).decode("utf-16-be")


def _widths(array: pydyf.Array) -> dict[int, Any]:
    """Spell out the widths of codes (W), which the engine writes as `first [w1 w2 ...]`."""
    starts = zip(array[::2], array[1::2], strict=True)
    return dict(chain.from_iterable(enumerate(widths, first) for first, widths in starts))


def _cmap(texts: dict[int, str]) -> list[bytes]:
    """Write a ToUnicode CMap, code by code."""
    lines = [
        b"/CIDInit /ProcSet findresource begin",
        b"12 dict begin",
        b"begincmap",
        b"/CIDSystemInfo",
        b"<< /Registry (Adobe)",
        b"/Ordering (UCS)",
        b"/Supplement 0",
        b">> def",
        b"/CMapName /Adobe-Identity-UCS def",
        b"/CMapType 2 def",
        b"1 begincodespacerange",
        b"<0000> <ffff>",
        b"endcodespacerange",
    ]
    entries = sorted(texts.items())
    for start in range(0, len(entries), _BATCH):
        batch = entries[start : start + _BATCH]
        lines.append(f"{len(batch)} beginbfchar".encode())
        lines += (f"<{code:04x}> <{text.encode('utf-16-be').hex()}>".encode() for code, text in batch)
        lines.append(b"endbfchar")
    return [*lines, b"endcmap", b"CMapName currentdict /CMap defineresource pop", b"end", b"end"]
