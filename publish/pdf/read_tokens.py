"""Content streams -> operators with their operands (ISO 32000-1, 7.2 and 7.8.2).

pypdf's own parser gives the same in ten times the time, and the proof reads every page of every build.
"""

from __future__ import annotations

import codecs
import re
from binascii import unhexlify
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Operand: TypeAlias = "float | bytes | str | list[Operand] | dict[str, Operand] | None"

_TOKEN = re.compile(
    rb"[\0\t\n\f\r ]*(?:%[^\r\n]*[\0\t\n\f\r ]*)*"
    rb"(?:(?P<number>[-+]?(?:\d+\.?\d*|\.\d+))(?=[\0\t\n\f\r \[\]<>/(){}%]|$)"
    rb"|<(?P<hex>[0-9A-Fa-f\0\t\n\f\r ]*)>"
    rb"|/(?P<name>[^\0\t\n\f\r \[\]<>/(){}%]*)"
    rb"|(?P<literal>\()"
    rb"|(?P<open><<|\[)"
    rb"|(?P<close>>>|\])"
    rb"|(?P<keyword>true|false|null)(?=[\0\t\n\f\r \[\]<>/(){}%]|$)"
    rb"|(?P<operator>[^\0\t\n\f\r \[\]<>/(){}%]+)"
    rb"|(?P<stray>[){}<>]))"
)
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_STRING_PART = re.compile(rb"[()]|\\(?:\r\n|[0-7]{1,3}|[\s\S])|\r\n?")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
#: The end of an inline image: EI between white space (7.8.2; the data before it may be anything).
_IMAGE_END = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)")
_KEYWORDS = {b"true": 1.0, b"false": 0.0, b"null": None}


def operations(stream: bytes) -> Iterator[tuple[bytes, list[Operand]]]:
    """Yield (operator, operands) of a content stream; names are `str`, strings `bytes`, booleans 1 or 0.

    Damaged streams yield what can be read: a stray closing sign is passed over, as viewers do.
    """
    stack: list[list[Operand]] = [[]]
    match, end = _TOKEN.match, 0
    while found := match(stream, end):
        end = found.end()
        kind = found.lastgroup or ""
        token: bytes = found[kind]
        if kind in _VALUES:
            stack[-1].append(_VALUES[kind](token))
        elif kind == "literal":
            text, end = _literal(stream, end)
            stack[-1].append(text)
        elif kind == "open":
            stack.append([])
        elif kind == "close":
            if len(stack) > 1:
                items = stack.pop()
                stack[-1].append(items if token == b"]" else _dictionary(items))
        elif kind == "operator":
            if token == b"ID":
                image_end = _IMAGE_END.search(stream, end)
                end = image_end.end() if image_end else len(stream)
            yield token, stack[0]
            stack = [[]]


def _hexadecimal(token: bytes) -> bytes:
    try:
        return unhexlify(token)
    except ValueError:  # white space inside, or an odd number of digits: the last one is followed by 0 (7.3.4.3)
        digits = token.translate(None, b"\0\t\n\f\r ")
        return unhexlify(digits + b"0" if len(digits) % 2 else digits)


def _name(token: bytes) -> str:
    return _NAME_ESCAPE.sub(lambda part: bytes.fromhex(part[1].decode()), token).decode("latin-1")


_VALUES: dict[str, Callable[[bytes], Operand]] = {
    "number": float,
    "hex": _hexadecimal,
    "name": _name,
    "keyword": _KEYWORDS.get,
}


def _literal(stream: bytes, start: int) -> tuple[bytes, int]:
    """Read a literal string from after its opening parenthesis (7.3.4.2); return it and where it ends."""
    pieces: list[bytes] = []
    depth, at = 1, start
    for part in _STRING_PART.finditer(stream, start):
        pieces.append(stream[at : part.start()])
        at, sign = part.end(), part[0]
        if sign == b"(":
            depth += 1
        elif sign == b")":
            depth -= 1
            if not depth:
                return b"".join(pieces), at
        if sign in {b"(", b")"}:
            pieces.append(sign)
        elif sign[:1] == b"\r":
            pieces.append(b"\n")  # an end of line inside a string is one line feed
        elif sign[1:2].isdigit() and sign[1:2] < b"8":
            pieces.append(bytes([int(sign[1:], 8) & 0xFF]))
        else:
            pieces.append(_ESCAPES.get(sign[1:], sign[1:]))
    return b"".join([*pieces, stream[at:]]), len(stream)


def _dictionary(items: list[Operand]) -> dict[str, Operand]:
    return {key: value for key, value in zip(items[::2], items[1::2], strict=False) if isinstance(key, str)}


def text_string(string: bytes) -> str:
    """Decode a text string (7.9.2.2): UTF-16 or UTF-8 by its byte order mark, else PDFDocEncoding as far as Latin-1."""
    if string.startswith(codecs.BOM_UTF16_BE):
        return string[2:].decode("utf-16-be", "replace")
    if string.startswith(codecs.BOM_UTF8):
        return string[3:].decode("utf-8", "replace")
    return string.decode("latin-1")
