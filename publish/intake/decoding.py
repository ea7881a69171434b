"""Bytes to text: byte-order mark, strict UTF-8, UTF-16 and UTF-32 without a mark, then legacy code pages.

DOCX, ODT and EPUB have no code page: their container is read instead, and RTF says its own.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from hashlib import sha256

from publish.diagnostics import Code, Diagnostic, Location
from publish.intake.certainty import guessed, unreadable
from publish.intake.code_pages import declared, legacy
from publish.intake.docx import is_docx, read_docx
from publish.intake.epub import is_epub, read_epub
from publish.intake.formats import with_structure
from publish.intake.left_out import left_out
from publish.intake.mail import Opened, opened
from publish.intake.model import Repair
from publish.intake.mojibake import mend
from publish.intake.odt import is_odt, read_odt
from publish.intake.repairs import Rule
from publish.intake.rtf import is_rtf, read_rtf
from publish.intake.source import SourceText
from publish.intake.wide import wide

#: Longer marks first: the UTF-32 mark begins like the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: First bytes of formats that are not text, and what a person calls them.
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP container, but no DOCX, ODT or EPUB"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x00\x01\x00\x00", "a font file"),
    (b"OTTO", "a font file"),
)

#: Formats that hold a text, and how each is known and read.
_PACKED = ((is_odt, read_odt), (is_epub, read_epub), (is_rtf, read_rtf), (is_docx, read_docx))

#: Shift to JIS X 0208 (ISO-2022-JP): the file is seven bits wide, so it would pass for UTF-8.
_ESCAPED_JAPANESE = b"\x1b$B"

_LINE_END = re.compile(r"\r\n?|\n")
#: Control characters that no typed or exported text has (C0 but tab, line ends, form feed, escape; DEL).
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
#: One such character in so many is a stray, more is a binary file.
_BINARY_ONE_IN = 200


def decode(data: bytes, name: str, languages: tuple[str, ...] = ()) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    """Decode the bytes of one source file.

    Args:
        data: the whole file.
        name: how diagnostics call it.
        languages: the tags of the languages that it may be in, none where nobody says: they tell code pages apart.

    Returns:
        The text, with its passages where the format has a structure of its own (HTML, DOCX, Markdown), and warnings
        where it is in a legacy code page (S008) or holds what a text cannot carry (S009); or None and one diagnostic:
        S002 empty, S003 not text or in no certain encoding, S007 a format that is not supported.
    """
    source, problems = _decoded(data, name, languages)
    if source is None:
        return None, problems
    return replace(source, digest=sha256(data).hexdigest()), (*problems, *left_out(source))


def _decoded(  # noqa: PLR0911 - one line for each refusal
    data: bytes, name: str, languages: tuple[str, ...]
) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    if not data.strip():
        return None, (_refusal(Code.S002, name, f"The source file {name} is empty.", "Put a text into it."),)
    form = next((form for signature, form in _SIGNATURES if data.startswith(signature)), None)
    reader = next((read for is_its, read in _PACKED if is_its(data)), None) if form else None
    if reader:
        return reader(data, name)
    if form:
        hint = "Save it as plain text (UTF-8), DOCX, ODT or RTF and hand that in."
        return None, (_refusal(Code.S007, name, f"{name} is {form}, which cannot be read yet.", hint),)
    letter = opened(data, name)
    if letter:
        data = letter.data
    text, encoding = _said(letter) or _text(data, languages)
    if text is None and b"\x00" in data and not wide(data):
        hint = "Put a text in its place, or leave it out of [sources]."
        return None, (_refusal(Code.S003, name, f"{name} holds bytes of value 0: it is not a text file.", hint),)
    if text is None:
        return None, (unreadable(data, name),)
    if not text.strip("\ufeff").strip():
        return None, (_refusal(Code.S002, name, f"The source file {name} is empty.", "Put a text into it."),)
    stray = _binary(text)
    if stray:
        hint = "Save the file as plain text in UTF-8, or leave it out of [sources]."
        return None, (_refusal(Code.S003, name, f"{name} holds {stray}: it is not a text file.", hint),)
    plain = _source(name, _lined(text), encoding)
    source = with_structure(replace(plain, repairs=(*(letter.repairs if letter else ()), *plain.repairs)))
    if source.passages == ():
        return None, (_refusal(Code.S002, name, f"The source file {name} has no text.", "Put a text into it."),)
    return source, () if encoding.startswith("utf-") else (guessed(name, encoding),)


def _said(letter: Opened | None) -> tuple[str, str] | None:
    """Decode the text of a message in the encoding that it says; None where it says none, or a wrong one."""
    if letter is None or letter.encoding is None:
        return None
    try:
        return letter.data.decode(letter.encoding), codecs.lookup(letter.encoding).name
    except (LookupError, UnicodeError, ValueError):
        return None


def _text(data: bytes, languages: tuple[str, ...]) -> tuple[str | None, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), encoding
    form = wide(data)
    tried = (form, "utf-8") if form else ("iso2022_jp", "utf-8") if _ESCAPED_JAPANESE in data else ("utf-8",)
    for encoding in tried:
        text = _strictly(data, encoding)
        if text is not None:
            return text, encoding
    if b"\x00" in data:
        return None, ""
    return declared(data) or legacy(data, languages)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _lined(text: str) -> str:
    """Make every line end LF; NEL (U+0085) is one where the text has no other, else what mojibake made of a sign."""
    text = _LINE_END.sub("\n", text)
    return text if "\n" in text.strip() else text.replace("\x85", "\n")


def _binary(text: str) -> str | None:
    """Say what shows that a text is none; None where it is one."""
    if "\x00" in text:
        return f"a NUL character (line {text.count(chr(10), 0, text.index(chr(0))) + 1})"
    strays = len(_BINARY.findall(text))
    return f"{strays} control characters" if strays * _BINARY_ONE_IN > len(text) else None


def _source(name: str, text: str, encoding: str) -> SourceText:
    bare = SourceText(name, text, encoding)
    repairs = [] if encoding == "utf-8" else [Repair(Rule.ENCODING, Location(name), encoding, "utf-8")]
    mended, mojibake = mend(bare)
    if not mended:
        return SourceText(name, text, encoding, tuple(repairs))
    lines = text.split("\n")
    for line in mended:
        lines[line.origins[0].line - 1] = line.text
    return SourceText(name, "\n".join(lines), encoding, (*repairs, *mojibake), mended)


def _refusal(code: Code, name: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, message, Location(name), hint)
