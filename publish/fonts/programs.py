"""Font programs as PDF embeds them -> their glyphs, names and encodings, whatever the format (ISO 32000-1, 9.9).

TrueType and OpenType, bare CFF (Adobe Technical Note #5176) and Type 1 (Adobe Type 1 Font Format). The program's own
first bytes say what it is; what a PDF calls it is often wrong.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fontTools.cffLib import CFFFontSet
from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.misc import eexec, psLib
from fontTools.misc.psCharStrings import T1CharString
from fontTools.ttLib import TTFont

from publish.fonts.characters import FontFileError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NOTDEF = ".notdef"
_CFF = re.compile(rb"\x01[\x00-\x01][\x04-\x10][\x01-\x04]", re.DOTALL)
_PFB, _POSTSCRIPT = b"\x80\x01", b"%!"
_EEXEC = re.compile(rb"currentfile\s+eexec\s", re.DOTALL)
#: Type 1 Font Format, 7.1: the key of the encrypted portion, and the random bytes before it.
_EEXEC_KEY, _RANDOM = 55665, 4
_HEXADECIMAL = re.compile(rb"[0-9A-Fa-f\s]{8}")
_THOUSAND = 1000
#: Sub-tables of cmap for Unicode, best first; and the format of variation sequences, which map no character.
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
_VARIATIONS = 14


@dataclass(frozen=True, slots=True)
class FontProgram:
    """One font program.

    `names` are the glyphs' names by glyph id, `glyphs` draws them (fontTools' glyph set). `tables` holds the sub-tables
    of cmap by (platform, encoding), each read when it is asked for: those of large fonts take seconds. `encoding` is
    the built-in one of CFF and Type 1, by code; `cids` leads from CID to glyph id, None where it is not CID-keyed.
    """

    names: Sequence[str]
    glyphs: Any
    units_per_em: int
    tables: Mapping[tuple[int, int], Any] = field(default_factory=dict)
    encoding: Mapping[int, str] = field(default_factory=dict)
    cids: Mapping[int, int] | None = None

    def cmap(self, platform: int, encoding: int) -> Mapping[int, str] | None:
        """Return a sub-table of cmap, code to glyph name; None where there is none."""
        table = self.tables.get((platform, encoding))
        found: Mapping[int, str] | None = table.cmap if table is not None else None
        return found

    @property
    def nominal(self) -> Mapping[int, str]:
        """The best Unicode sub-table of cmap, code point to glyph name; empty where there is none."""
        best = next((self.tables[key] for key in _UNICODE if key in self.tables), None)
        found: Mapping[int, str] = best.cmap if best is not None else {}
        return found


def open_program(data: bytes) -> FontProgram:
    """Open a font program. Raises FontFileError for bytes that are none."""
    try:
        if _CFF.match(data):
            return _bare_cff(data)
        if data.startswith((_PFB, _POSTSCRIPT)):
            return _type_1(data)
        return _sfnt(data)
    except FontFileError:
        raise
    except Exception as error:  # fontTools lets struct, index and assertion errors through for damaged tables
        raise FontFileError(str(error) or type(error).__name__) from error


def _sfnt(data: bytes) -> FontProgram:
    font = TTFont(io.BytesIO(data), lazy=True)
    count = int(font["maxp"].numGlyphs)
    tables = font["cmap"].tables if "cmap" in font else ()
    top = font["CFF "].cff.topDictIndex[0] if "CFF " in font else None
    names: list[str] = font.getGlyphOrder()[:count]
    return FontProgram(
        names,
        font.getGlyphSet(),
        int(font["head"].unitsPerEm),
        {(table.platformID, table.platEncID): table for table in tables if table.format != _VARIATIONS},
        cids=_cids(top) if top is not None else None,
    )


def _bare_cff(data: bytes) -> FontProgram:
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts.topDictIndex[0]
    names = list(top.charset)
    encoding: Mapping[int, str] = {}
    if not hasattr(top, "ROS"):
        own = top.Encoding
        encoding = dict(enumerate(StandardEncoding if isinstance(own, str) else own))
    matrix = getattr(top, "FontMatrix", None) or (1 / _THOUSAND,)
    strings = top.CharStrings
    glyphs = {name: _CffGlyph(strings, name) for name in names}
    return FontProgram(names, glyphs, round(1 / matrix[0]), encoding=encoding, cids=_cids(top))


def _cids(top: Any) -> Mapping[int, int] | None:  # noqa: ANN401 - untyped library
    """Read the charset of a CID-keyed program: its names are `cid00001`."""
    if not hasattr(top, "ROS"):
        return None
    return {int(name[3:]) if name.startswith("cid") else 0: glyph for glyph, name in enumerate(top.charset)}


class _CffGlyph:
    """A glyph of a bare CFF, as fontTools' glyph sets have them: its width is known once it was drawn."""

    def __init__(self, strings: Any, name: str) -> None:  # noqa: ANN401 - untyped library
        self._strings = strings
        self._name = name
        self.width: float = 0

    def draw(self, pen: Any) -> None:  # noqa: ANN401 - untyped library
        string = self._strings[self._name]
        string.draw(pen)
        self.width = string.width


def _type_1(data: bytes) -> FontProgram:
    clear, private = _portions(_without_segments(data) if data.startswith(_PFB) else data)
    font: dict[str, Any] = psLib.suckfont(clear + private, "latin-1")
    font["Private"]["Subrs"] = subroutines = [
        T1CharString(eexec.decrypt(string, 4330)[0][font["Private"].get("lenIV", 4) :]) if string else None
        for string in font["Private"].get("Subrs", [])
    ]
    skip = font["Private"].get("lenIV", 4)
    strings = {
        name: T1CharString(eexec.decrypt(string, 4330)[0][skip:], subrs=subroutines)
        for name, string in font["CharStrings"].items()
    }
    names = [_NOTDEF, *(name for name in strings if name != _NOTDEF)]
    for string in (*strings.values(), *subroutines):
        if string is not None:
            string.subrs = subroutines
    glyphs = {name: _Type1Glyph(strings, name) for name in strings}
    matrix = font.get("FontMatrix") or (1 / _THOUSAND,)
    own = font.get("Encoding")
    encoding = StandardEncoding if isinstance(own, str) or own is None else own
    return FontProgram(names, glyphs, round(1 / float(matrix[0])), encoding=dict(enumerate(map(str, encoding))))


class _Type1Glyph:
    """A glyph of a Type 1 program, as fontTools' glyph sets have them."""

    def __init__(self, strings: Mapping[str, T1CharString], name: str) -> None:
        self._strings = strings
        self._name = name
        self.width: float = 0

    def draw(self, pen: Any) -> None:  # noqa: ANN401 - untyped library
        string = self._strings[self._name]
        string.draw(pen)
        self.width = string.width


def _portions(data: bytes) -> tuple[bytes, bytes]:
    """Cut a Type 1 program into its clear text and its decrypted portion."""
    found = _EEXEC.search(data)
    if found is None:
        message = "its encrypted portion is missing"
        raise FontFileError(message)
    rest = data[found.end() :]
    if _HEXADECIMAL.match(rest):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", rest)
        rest = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    decrypted: bytes = eexec.decrypt(rest, _EEXEC_KEY)[0][_RANDOM:]
    end = decrypted.rfind(b"mark currentfile closefile")
    return data[: found.start()], decrypted[: end if end >= 0 else len(decrypted)]


def _without_segments(data: bytes) -> bytes:
    """Take the segment headers out of a PFB file (Adobe Technical Note #5040)."""
    parts, at = [], 0
    while data[at : at + 1] == b"\x80" and data[at + 1 : at + 2] in {b"\x01", b"\x02"}:
        length = int.from_bytes(data[at + 2 : at + 6], "little")
        parts.append(data[at + 6 : at + 6 + length])
        at += 6 + length
    return b"".join(parts)
