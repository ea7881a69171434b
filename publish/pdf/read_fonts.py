"""Fonts of a PDF: from a code in a content stream to the glyph id in the embedded program (ISO 32000-1, 9.7.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from publish.pdf.read_cmap import CMap, read_cmap
from publish.pdf.read_model import PdfFont

if TYPE_CHECKING:
    from pypdf.generic import PdfObject

_SUBSET = re.compile(r"([A-Z]{6})\+(.+)", re.DOTALL)
_DEFAULT_WIDTH = 1000.0
_SPACE = 0x20

#: Glyph id, text, advance in thousandths of an em, and whether word spacing applies (single-byte code 32, 9.3.3).
Drawn: TypeAlias = "tuple[int | None, str | None, float, bool]"


@dataclass(slots=True)
class CodedFont:
    """A font with its tables: how a string is cut into codes, and what glyph, text and width each code has."""

    font: PdfFont
    encoding: CMap
    identity: bool
    glyph_ids: bytes | None
    texts: dict[int, str]
    widths: dict[int, float] = field(default_factory=dict)
    default_width: float = _DEFAULT_WIDTH
    _known: dict[bytes, list[Drawn]] = field(default_factory=dict)

    def decode(self, string: bytes) -> list[Drawn]:
        """Cut a shown string into codes and follow each."""
        drawn = self._known.get(string)
        if drawn is None:
            length = self.encoding.code_length
            drawn = [self._follow(string[at : at + length]) for at in range(0, len(string), length)]
            self._known[string] = drawn
        return drawn

    def _follow(self, string: bytes) -> Drawn:
        code = int.from_bytes(string, "big")
        # A code that an embedded CMap lacks is CID 0 (9.7.6.3).
        cid = code if self.identity else self.encoding.cids.get(code, 0)
        glyph: int | None = cid
        if self.font.unresolved is not None:
            glyph = None
        elif self.glyph_ids is not None:
            glyph = int.from_bytes(self.glyph_ids[2 * cid : 2 * cid + 2], "big")
        width = self.widths.get(cid, self.default_width)
        return glyph, self.texts.get(code), width, len(string) == 1 and code == _SPACE


#: What text that is shown without a font comes to: bytes, no glyph.
NO_FONT = CodedFont(PdfFont("", None, "", None, "no font is set"), CMap(1), identity=True, glyph_ids=None, texts={})


def read_font(dictionary: DictionaryObject) -> CodedFont:
    """Read a font dictionary with everything below it."""
    kind = _name(dictionary, "/Subtype")
    tag, name = _base_name(_name(dictionary, "/BaseFont"))
    to_unicode = _get(dictionary, "/ToUnicode")
    unicode_map = read_cmap(to_unicode.get_data()) if isinstance(to_unicode, StreamObject) else CMap()
    descendants = _get(dictionary, "/DescendantFonts")
    if kind != "Type0" or not isinstance(descendants, ArrayObject) or not descendants:
        font = PdfFont(
            name, tag, kind, _program(dictionary)[0], f"a {kind or 'nameless'} font has no glyph ids of its own"
        )
        return CodedFont(font, CMap(code_length=1), identity=True, glyph_ids=None, texts=unicode_map.texts)
    descendant = descendants[0].get_object()
    if not isinstance(descendant, DictionaryObject):
        descendant = DictionaryObject()
    program, format_ = _program(descendant)
    encoding = _get(dictionary, "/Encoding")
    embedded_map = read_cmap(encoding.get_data()) if isinstance(encoding, StreamObject) else None
    mapping = _get(descendant, "/CIDToGIDMap")
    return CodedFont(
        PdfFont(name, tag, kind, program, _unresolved(descendant, encoding, format_)),
        embedded_map or CMap(),
        identity=embedded_map is None,
        glyph_ids=mapping.get_data() if isinstance(mapping, StreamObject) else None,
        texts=unicode_map.texts,
        widths=_widths(_get(descendant, "/W")),
        default_width=_number(_get(descendant, "/DW"), _DEFAULT_WIDTH),
    )


def _unresolved(descendant: DictionaryObject, encoding: PdfObject | None, format_: str) -> str | None:
    if isinstance(encoding, NameObject) and encoding != "/Identity-H":
        return f"its encoding {str(encoding).lstrip('/')} is not Identity-H"
    if _name(descendant, "/Subtype") != "CIDFontType2" and format_ not in {"OpenType", ""}:
        return f"its font program {format_} has no glyph ids of its own"
    return None


def _program(font: DictionaryObject) -> tuple[bytes | None, str]:
    """Return the embedded font program and its format (9.9), None where the font is not embedded."""
    descriptor = _get(font, "/FontDescriptor")
    if isinstance(descriptor, DictionaryObject):
        for key in ("/FontFile2", "/FontFile3", "/FontFile"):
            stream = _get(descriptor, key)
            if isinstance(stream, StreamObject):
                return stream.get_data(), _name(stream, "/Subtype") or key.lstrip("/")
    return None, ""


def _base_name(base: str) -> tuple[str | None, str]:
    found = _SUBSET.fullmatch(base)
    return (found[1], found[2]) if found else (None, base)


def _widths(array: PdfObject | None) -> dict[int, float]:
    """Spell W out (9.7.4.3): `c [w1 w2 ...]` and `first last w`."""
    widths: dict[int, float] = {}
    items = [item.get_object() for item in array] if isinstance(array, ArrayObject) else []
    at = 0
    while at + 1 < len(items):
        first, second = int(_number(items[at], 0)), items[at + 1]
        if isinstance(second, ArrayObject):
            widths.update((first + step, _number(item.get_object(), 0)) for step, item in enumerate(second))
            at += 2
        else:
            width = _number(items[at + 2], 0) if at + 2 < len(items) else 0.0
            widths.update((cid, width) for cid in range(first, min(int(_number(second, 0)), first + 0xFFFF) + 1))
            at += 3
    return widths


def _get(dictionary: DictionaryObject, key: str) -> PdfObject | None:
    value = dictionary.get(key)
    return value.get_object() if value is not None else None


def _name(dictionary: DictionaryObject, key: str) -> str:
    value = _get(dictionary, key)
    return str(value).lstrip("/") if isinstance(value, NameObject) else ""


def _number(value: PdfObject | None, default: float) -> float:
    return float(value) if isinstance(value, (int, float)) else default
