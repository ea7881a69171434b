"""What a font file says of itself before it is locked: names, style, licence bits, tables (OpenType 1.9)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from fontTools.ttLib import TTFont

from publish.fonts.characters import FontFileError, read_face_data
from publish.fonts.lock_file import family_name, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Tables that a font needs to be set and embedded (OpenType, "Required tables"), beside its outlines.
_REQUIRED = ("cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post")
_OUTLINES = ("glyf", "CFF ")
#: Files that hold several fonts, or one in another wrapping, by their first bytes.
_WRAPPED = {
    b"ttcf": "it is a collection of several fonts; take the single font out of it first",
    b"wOFF": "it is packed for the web (WOFF); take the TTF or OTF",
    b"wOF2": "it is packed for the web (WOFF2); take the TTF or OTF",
}
_ITALIC, _BOLD, _OBLIQUE = 1 << 0, 1 << 5, 1 << 9
#: OS/2 fsType: usage permissions (the lowest four bits), no subsetting, bitmaps only.
_RESTRICTED, _PREVIEW = 0x0002, 0x0004
_NO_SUBSETTING, _BITMAP_ONLY = 0x0100, 0x0200
_BOLD_WEIGHT, _HEAVIEST = 700, 1000
#: As much of name 5 as says which version it is.
_LONGEST_VERSION = 120


@dataclass(frozen=True, slots=True)
class FontFacts:
    """A font file's own words.

    `version` is name 5, `licence` name 13 (empty where it has none), `permissions` OS/2 fsType. `faults` says why a
    booklet cannot be set in it, in sentences for a person; none where it can.
    """

    family: str
    weight: int
    style: Literal["normal", "italic"]
    postscript_name: str
    version: str
    licence: str
    permissions: int
    characters: frozenset[int]
    faults: tuple[str, ...]

    @property
    def only_to_view_and_print(self) -> bool:
        """Tell whether documents that hold the font may be viewed and printed, but not edited (fsType bit 2)."""
        return bool(self.permissions & _PREVIEW)


def read_facts(data: bytes) -> FontFacts:
    """Read a font file. Raises FontFileError for bytes that are no single font."""
    if data[:4] in _WRAPPED:
        raise FontFileError(_WRAPPED[data[:4]])
    name, characters = read_face_data(data)
    try:
        with TTFont(io.BytesIO(data), lazy=True) as font:
            return _facts(font, name, characters)
    except FontFileError:
        raise
    except Exception as error:  # fontTools lets struct, index and assertion errors through for damaged tables
        raise FontFileError(str(error) or type(error).__name__) from error


def _facts(font: Any, postscript_name: str, characters: frozenset[int]) -> FontFacts:  # noqa: ANN401 - untyped library
    tables = set(font.keys())
    missing = [table for table in _REQUIRED if table not in tables]
    if missing:
        message = f"it lacks the table {missing[0].strip()}"
        raise FontFileError(message)
    names, os2 = font["name"], font["OS/2"]
    family = next(filter(None, map(family_name, (_said(names, 16), _said(names, 1), postscript_name))), "Font")
    bold = os2.fsSelection & _BOLD or "Bold" in (_said(names, 17) or _said(names, 2)).split()
    italic = bool(os2.fsSelection & (_ITALIC | _OBLIQUE))
    return FontFacts(
        family=family,
        weight=_BOLD_WEIGHT if bold else max(1, min(int(os2.usWeightClass), _HEAVIEST)),
        style="italic" if italic else "normal",
        postscript_name=postscript_name,
        version=_said(names, 5)[:_LONGEST_VERSION],
        licence=_said(names, 13),
        permissions=int(os2.fsType),
        characters=characters,
        faults=tuple(_faults(tables, int(os2.fsType))),
    )


def _said(names: Any, number: int) -> str:  # noqa: ANN401 - untyped library
    """Return what a name record says, as words that may be printed: controls and half characters are none."""
    return printable(names.getDebugName(number) or "")


def _faults(tables: set[str], permissions: int) -> Iterator[str]:
    if not tables & set(_OUTLINES):
        yield "It has no outlines that can be embedded (neither glyf nor CFF)."
    if "fvar" in tables:
        yield "It is a variable font, whose instances cannot be compared with its file: take the static files."
    if permissions & 0xF == _RESTRICTED:
        yield "Its licence bits forbid embedding (OS/2 fsType 2): ask its maker for a licence that allows it."
    if permissions & _NO_SUBSETTING:
        yield "Its licence bits forbid subsets (OS/2 fsType bit 8), and a PDF of ours holds no whole fonts."
    if permissions & _BITMAP_ONLY:
        yield "Its licence bits allow bitmaps only (OS/2 fsType bit 9)."
