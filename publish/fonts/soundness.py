"""Whether a font file is whole, and maps letters to the glyphs that it calls by their names (OpenType 1.9, sfnt, cmap).

A lock proves that a file is the one that was locked; that the file was sound then, only this does.
"""

from __future__ import annotations

import io
import struct
import unicodedata
from typing import TYPE_CHECKING

from fontTools import agl
from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import calcChecksum

from publish.fonts.characters import FontFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HEADER, _ENTRY = struct.Struct(">4s4H"), struct.Struct(">4s3L")
#: Where the table head keeps the sum of the whole file, which counts as nought in its own sum.
_ADJUSTMENT = slice(8, 12)
_SHOWN = 3


def damage(data: bytes) -> str | None:
    """Say what is damaged in a font file, a table that is cut off or is not what its sum says; None if nothing is."""
    try:
        _, count, *_ = _HEADER.unpack_from(data)
        entries = [_ENTRY.unpack_from(data, _HEADER.size + number * _ENTRY.size) for number in range(count)]
    except struct.error:
        return "its list of tables is cut off"
    for tag, told, start, length in entries:
        table = bytearray(data[start : start + length])
        name = tag.decode("latin-1").strip()
        if len(table) < length:
            return f"its table {name} is cut off"
        if tag == b"head":
            table[_ADJUSTMENT] = bytes(4)
        if calcChecksum(bytes(table)) != told:
            return f"its table {name} is damaged: its checksum is another"
    return None


def misnamed(data: bytes) -> str | None:
    """Say which letters a font maps to glyphs that it calls by another letter's name; None where it does not.

    Raises FontFileError where it cannot be read.
    """
    try:
        with TTFont(io.BytesIO(data), lazy=True) as font:
            found = list(_contradictions(font.getBestCmap() or {}))
    except Exception as error:  # fontTools lets struct, index and assertion errors through for damaged tables
        raise FontFileError(str(error) or type(error).__name__) from error
    if not found:
        return None
    examples = ", ".join(f"“{letter}” to the glyph {name}" for letter, name in found[:_SHOWN])
    return f"it maps {examples}: letters are swapped"


def _contradictions(cmap: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """Yield letters with their glyphs' names, where the letter that the name means has another one's glyph in turn."""
    meant = {chr(code): agl.toUnicode(name.partition(".")[0]) for code, name in cmap.items() if "_" not in name}
    wrong = {
        letter: other
        for letter, other in sorted(meant.items())
        if len(other) == 1 and _root(letter) and _root(other) and _root(letter) != _root(other)
    }
    yield from ((letter, cmap[ord(letter)]) for letter, other in wrong.items() if other in wrong)


def _root(character: str) -> tuple[str, str] | None:
    """Return a letter's script and base; None for what is no letter."""
    base = unicodedata.normalize("NFKD", character)[0]
    if not unicodedata.category(base).startswith("L"):
        return None
    return unicodedata.name(base, "").partition(" ")[0], base
