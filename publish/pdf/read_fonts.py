"""Fonts of a PDF: from a code in a content stream to the glyph id in the program (ISO 32000-1, 9.6 and 9.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from publish.fonts.characters import FontFileError
from publish.fonts.outlines import FontOutlines, outlines_of
from publish.pdf.read_cmap import CMap, read_cmap
from publish.pdf.read_model import PdfFont
from publish.pdf.read_simple import encoding_names, named_glyphs, named_texts, truetype_glyphs
from publish.pdf.read_tokens import operations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pypdf.generic import PdfObject

_SUBSET = re.compile(r"([A-Z]{6})\+(.+)", re.DOTALL)
_DEFAULT_WIDTH = 1000.0
_SPACE = 0x20
_THOUSAND = 1000.0
_PROGRAMS = ("/FontFile2", "/FontFile3", "/FontFile")
#: Operators that put ink on the page: what a procedure of a Type 3 font needs, to show anything.
_PAINTS = frozenset(
    {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Do", b"ID", b"Tj", b"TJ", b"'", b'"'}
)

#: Glyph id, text, advance in thousandths of an em, and whether word spacing applies (single-byte code 32, 9.3.3).
Drawn: TypeAlias = "tuple[int | None, str | None, float, bool]"


@dataclass(slots=True)
class CodedFont:
    """A font with its tables: how a string is cut into codes, and what glyph, text and width each code has.

    `glyphs` leads from CIDs (from codes in simple fonts) to glyph ids, `glyph_ids` is CIDToGIDMap; without either the
    CID is the glyph id.
    """

    font: PdfFont
    encoding: CMap
    identity: bool
    glyph_ids: bytes | None
    texts: dict[int, str]
    glyphs: Mapping[int, int] | None = None
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
        elif self.glyphs is not None:
            glyph = self.glyphs.get(cid, 0)
        elif self.glyph_ids is not None:
            glyph = int.from_bytes(self.glyph_ids[2 * cid : 2 * cid + 2], "big")
        width = self.widths.get(cid, self.default_width)
        return glyph, self.texts.get(code), width, len(string) == 1 and code == _SPACE


#: What text that is shown without a font comes to: bytes, no glyph.
NO_FONT = CodedFont(PdfFont("", None, "", None, "no font is set"), CMap(1), identity=True, glyph_ids=None, texts={})


def read_font(dictionary: DictionaryObject) -> CodedFont:
    """Read a font dictionary with everything below it."""
    kind = _name(dictionary, "/Subtype")
    descendants = _get(dictionary, "/DescendantFonts")
    if kind == "Type0" and isinstance(descendants, ArrayObject) and descendants:
        descendant = descendants[0].get_object()
        return _composite(dictionary, descendant if isinstance(descendant, DictionaryObject) else DictionaryObject())
    return _type_3(dictionary) if kind == "Type3" else _simple(dictionary, kind)


class FontTable:
    """All fonts of a file, numbered in order of first use; the same object is read once."""

    def __init__(self) -> None:
        self.fonts: dict[int, CodedFont] = {}
        self._numbers: dict[object, int] = {}

    def number(self, reference: PdfObject) -> int | None:
        """Return the number of a font resource; None where it is no font dictionary."""
        dictionary = reference.get_object()
        if not isinstance(dictionary, DictionaryObject):
            return None
        key = (reference.idnum, reference.generation) if isinstance(reference, IndirectObject) else id(dictionary)
        if key not in self._numbers:
            self._numbers[key] = len(self.fonts)
            self.fonts[self._numbers[key]] = read_font(dictionary)
        return self._numbers[key]


def _composite(dictionary: DictionaryObject, descendant: DictionaryObject) -> CodedFont:
    """Read a Type 0 font (9.7)."""
    tag, name = _base_name(_name(dictionary, "/BaseFont"))
    program, format_ = _program(descendant)
    encoding = _get(dictionary, "/Encoding")
    embedded_map = read_cmap(encoding.get_data()) if isinstance(encoding, StreamObject) else None
    mapping = _get(descendant, "/CIDToGIDMap")
    is_truetype = _name(descendant, "/Subtype") == "CIDFontType2"
    outlines = None if is_truetype else _outlines(program)
    texts = _to_unicode(dictionary)
    return CodedFont(
        PdfFont(
            name,
            tag,
            "Type0",
            program,
            _ambiguous(descendant) or _unresolved(encoding, format_, outlines, is_truetype=is_truetype),
            has_text_map=texts is not None,
        ),
        embedded_map or CMap(),
        identity=embedded_map is None,
        glyph_ids=mapping.get_data() if isinstance(mapping, StreamObject) and is_truetype else None,
        texts=texts or {},
        glyphs=outlines.program.cids if outlines is not None else None,
        widths=_cid_widths(_get(descendant, "/W")),
        default_width=_number(_get(descendant, "/DW"), _DEFAULT_WIDTH),
    )


def _unresolved(
    encoding: PdfObject | None, format_: str, outlines: FontOutlines | None, *, is_truetype: bool
) -> str | None:
    """Say why the codes of a Type 0 font cannot be followed; None where they can."""
    if isinstance(encoding, NameObject) and encoding != "/Identity-H":
        what = "writes vertically" if encoding == "/Identity-V" else "is a predefined CMap that is not read here"
        return f"its encoding {str(encoding).lstrip('/')} {what}"
    if isinstance(encoding, StreamObject) and encoding.get("/WMode") == 1:
        return "its encoding writes vertically"
    if isinstance(encoding, StreamObject) and "/UseCMap" in encoding:
        return "its encoding rests on another CMap"
    if not is_truetype and format_ and outlines is None:
        return "its font program is damaged"
    return None


def _simple(dictionary: DictionaryObject, kind: str) -> CodedFont:
    """Read a Type 1 or TrueType font (9.6.2 and 9.6.3)."""
    tag, name = _base_name(_name(dictionary, "/BaseFont"))
    program, _ = _program(dictionary)
    outlines = _outlines(program)
    encoding = _get(dictionary, "/Encoding")
    built_in = outlines.program.encoding if outlines is not None else {}
    descriptor = _get(dictionary, "/FontDescriptor")
    flags = int(_number(descriptor.get("/Flags"), 0)) if isinstance(descriptor, DictionaryObject) else 0
    names = encoding_names(encoding, built_in)
    if isinstance(encoding, DictionaryObject) and "/BaseEncoding" not in encoding and not built_in:
        names = {**encoding_names(NameObject("/StandardEncoding"), {}), **names}
    glyphs: Mapping[int, int] = {}
    unresolved = None
    if outlines is None:
        unresolved = "its font program is damaged" if program else "it is not embedded"
    elif outlines.program.tables or kind == "TrueType":
        glyphs = truetype_glyphs(names, outlines, flags, encoded=encoding is not None)
    else:
        glyphs = named_glyphs(names, outlines)
    texts = _to_unicode(dictionary)
    return CodedFont(
        PdfFont(name, tag, kind, program, _ambiguous(dictionary) or unresolved, has_text_map=texts is not None),
        CMap(code_length=1),
        identity=True,
        glyph_ids=None,
        texts={**named_texts(names), **(texts or {})},
        glyphs=glyphs,
        widths=_simple_widths(dictionary, 1.0),
        default_width=_number(descriptor.get("/MissingWidth"), 0.0)
        if isinstance(descriptor, DictionaryObject)
        else 500,
    )


def _type_3(dictionary: DictionaryObject) -> CodedFont:
    """Read a Type 3 font (9.6.5): its glyphs are content streams, which either paint something or nothing."""
    procedures = _get(dictionary, "/CharProcs")
    procedures = procedures if isinstance(procedures, DictionaryObject) else DictionaryObject()
    order = sorted(str(key)[1:] for key in procedures)
    names = encoding_names(_get(dictionary, "/Encoding"), {})
    numbers = {name: number for number, name in enumerate(order, 1)}
    glyphs = {code: numbers[name] for code, name in names.items() if name in numbers}
    painted = frozenset(
        number
        for number, name in enumerate(order, 1)
        if isinstance(stream := procedures["/" + name].get_object(), StreamObject)
        and any(operator in _PAINTS for operator, _ in operations(stream.get_data()))
    )
    matrix = _get(dictionary, "/FontMatrix")
    scale = _number(matrix[0].get_object(), 0.001) if isinstance(matrix, ArrayObject) and matrix else 0.001
    texts = _to_unicode(dictionary)
    return CodedFont(
        PdfFont(
            _name(dictionary, "/Name") or "a Type 3 font",
            None,
            "Type3",
            None,
            painted=painted,
            has_text_map=texts is not None,
        ),
        CMap(code_length=1),
        identity=True,
        glyph_ids=None,
        texts={**named_texts(names), **(texts or {})},
        glyphs=glyphs,
        widths=_simple_widths(dictionary, scale * _THOUSAND),
        default_width=0.0,
    )


def _outlines(program: bytes | None) -> FontOutlines | None:
    """Open an embedded program; None where there is none that can be read."""
    try:
        return outlines_of(program) if program is not None else None
    except FontFileError:
        return None


def _to_unicode(dictionary: DictionaryObject) -> dict[int, str] | None:
    stream = _get(dictionary, "/ToUnicode")
    return read_cmap(stream.get_data()).texts if isinstance(stream, StreamObject) else None


def _ambiguous(font: DictionaryObject) -> str | None:
    """Say that a font has more than one program (9.9): which of them a reader takes is not known."""
    descriptor = _get(font, "/FontDescriptor")
    programs = [key for key in _PROGRAMS if isinstance(descriptor, DictionaryObject) and key in descriptor]
    return f"it has {len(programs)} font programs" if len(programs) > 1 else None


def _program(font: DictionaryObject) -> tuple[bytes | None, str]:
    """Return the embedded font program and its format (9.9), None where the font is not embedded."""
    descriptor = _get(font, "/FontDescriptor")
    if isinstance(descriptor, DictionaryObject):
        for key in _PROGRAMS:
            stream = _get(descriptor, key)
            if isinstance(stream, StreamObject):
                return stream.get_data(), _name(stream, "/Subtype") or key.lstrip("/")
    return None, ""


def _base_name(base: str) -> tuple[str | None, str]:
    found = _SUBSET.fullmatch(base)
    # Pango ends a family that ends in a figure with a comma.
    return (found[1], found[2].rstrip(",")) if found else (None, base)


def _cid_widths(array: PdfObject | None) -> dict[int, float]:
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


def _simple_widths(dictionary: DictionaryObject, scale: float) -> dict[int, float]:
    """Read Widths (9.6.2), times `scale`: Type 3 fonts measure in a space of their own."""
    array, first = _get(dictionary, "/Widths"), int(_number(_get(dictionary, "/FirstChar"), 0))
    items = array if isinstance(array, ArrayObject) else ()
    return {first + at: _number(item.get_object(), 0) * scale for at, item in enumerate(items)}


def _get(dictionary: DictionaryObject, key: str) -> PdfObject | None:
    value = dictionary.get(key)
    return value.get_object() if value is not None else None


def _name(dictionary: DictionaryObject, key: str) -> str:
    value = _get(dictionary, key)
    return str(value).lstrip("/") if isinstance(value, NameObject) else ""


def _number(value: PdfObject | None, default: float) -> float:
    return float(value) if isinstance(value, (int, float)) else default
