"""Simple fonts of a PDF: from a byte in a string to the glyph in the font program, and to text without ToUnicode.

ISO 32000-1, 9.6.6 (encodings of Type 1, TrueType and Type 3 fonts) and 9.10.2 (text by glyph names).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from publish.fonts.glyph_names import base_encoding, characters_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pypdf.generic import PdfObject

    from publish.fonts.outlines import FontOutlines

_CODES = range(0x100)
_SYMBOLIC, _NONSYMBOLIC = 1 << 2, 1 << 5
_WINDOWS_UNICODE, _WINDOWS_SYMBOL, _MACINTOSH = (3, 1), (3, 0), (1, 0)
#: Where symbol fonts keep their 256 glyphs (9.6.6.4).
_SYMBOL_PAGES = (0x0000, 0xF000, 0xF100, 0xF200)


def encoding_names(encoding: PdfObject | None, built_in: Mapping[int, str]) -> dict[int, str]:
    """Return the glyph names of an Encoding entry by code; `built_in` is the program's own encoding."""
    if isinstance(encoding, NameObject):
        return dict(base_encoding(str(encoding).lstrip("/"))) or dict(built_in)
    if not isinstance(encoding, DictionaryObject):
        return dict(built_in)
    base = encoding.get("/BaseEncoding")
    names = dict(base_encoding(str(base).lstrip("/")) if base is not None else built_in)
    differences = encoding.get("/Differences")
    differences = differences.get_object() if differences is not None else None
    code = 0
    for item in differences if isinstance(differences, ArrayObject) else ():
        given = item.get_object()
        if isinstance(given, NameObject):
            names[code] = str(given)[1:]
            code += 1
        elif isinstance(given, (int, float)):
            code = int(given)
    return names


def named_glyphs(names: Mapping[int, str], outlines: FontOutlines) -> dict[int, int]:
    """Return the glyph id of each code of a Type 1 font; a name that the program lacks is .notdef, glyph 0."""
    return {code: outlines.number(name) or 0 for code, name in names.items()}


def truetype_glyphs(names: Mapping[int, str], outlines: FontOutlines, flags: int, *, encoded: bool) -> dict[int, int]:
    """Return the glyph id of each code of a TrueType font (9.6.6.4).

    Args:
        names: The glyph names by code.
        outlines: The font program.
        flags: The descriptor's Flags.
        encoded: Whether the font has an Encoding entry.
    """
    symbolic = bool(flags & _SYMBOLIC) and not flags & _NONSYMBOLIC
    glyphs: dict[int, int] = {}
    for code in _CODES:
        by_name = _by_name(names.get(code), outlines) if encoded else None
        by_code = _by_code(code, outlines)
        first, second = (by_code, by_name) if symbolic or not encoded else (by_name, by_code)
        # Only a font without any table that symbols need is left to the codes of the other kind.
        use_second = first is None and (symbolic or outlines.program.cmap(*_WINDOWS_UNICODE) is None)
        glyphs[code] = (second if use_second else first) or 0
    return glyphs


def _by_name(name: str | None, outlines: FontOutlines) -> int | None:
    if name is None:
        return None
    characters = characters_of(name)
    windows, macintosh = outlines.program.cmap(*_WINDOWS_UNICODE), outlines.program.cmap(*_MACINTOSH)
    if windows is not None and len(characters) == 1:
        found = outlines.number(windows.get(ord(characters)))
        if found is not None:
            return found
    if macintosh is not None:
        codes = {glyph: code for code, glyph in base_encoding("MacRomanEncoding").items()}
        found = outlines.number(macintosh.get(codes.get(name, -1)))
        if found is not None:
            return found
    return outlines.number(name)


def _by_code(code: int, outlines: FontOutlines) -> int | None:
    symbols, macintosh = outlines.program.cmap(*_WINDOWS_SYMBOL), outlines.program.cmap(*_MACINTOSH)
    found = next((name for page in _SYMBOL_PAGES if (name := (symbols or {}).get(page + code))), None)
    if found is not None:
        return outlines.number(found)
    table = macintosh if macintosh is not None else outlines.program.cmap(*_WINDOWS_UNICODE)
    return outlines.number(table.get(code)) if table is not None else None


def named_texts(names: Mapping[int, str]) -> dict[int, str]:
    """Return the text of each code as far as the names of the glyphs tell it (9.10.2)."""
    return {code: text for code, name in names.items() if (text := characters_of(name))}
