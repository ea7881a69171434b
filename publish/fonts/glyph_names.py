"""Glyph names: the encodings that PDF predefines, and the characters that names stand for.

ISO 32000-1, annex D (StandardEncoding, MacRomanEncoding, WinAnsiEncoding); Adobe Glyph List Specification.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from fontTools.agl import UV2AGL, toUnicode
from fontTools.encodings.MacRoman import MacRoman
from fontTools.encodings.StandardEncoding import StandardEncoding

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOTDEF = ".notdef"
_CODES = range(0x20, 0x100)
#: Annex D.2, note 3 and 5: codes that are not in Windows' own code page, and the hyphen and space of it.
_WINDOWS = {0x7F: "bullet", 0xA0: "space", 0xAD: "hyphen"}


@lru_cache(maxsize=8)
def base_encoding(name: str) -> Mapping[int, str]:
    """Return a predefined encoding as glyph names by code; an empty one for names that PDF does not define."""
    if name == "StandardEncoding":
        return {code: glyph for code, glyph in enumerate(StandardEncoding) if glyph != _NOTDEF}
    if name == "MacRomanEncoding":
        return {code: glyph for code, glyph in enumerate(MacRoman) if glyph != _NOTDEF}
    if name == "WinAnsiEncoding":
        return {code: _WINDOWS.get(code) or _windows(code) for code in _CODES}
    return {}


@lru_cache(maxsize=4096)
def characters_of(name: str) -> str:
    """Return the characters that a glyph's name stands for; empty where it is no name of the Adobe Glyph List."""
    return str(toUnicode(name))


def _windows(code: int) -> str:
    character = bytes([code]).decode("cp1252", "replace")
    return str(UV2AGL.get(ord(character), "bullet"))
