"""CMaps of a PDF: codes to CIDs (Encoding) and codes to text (ToUnicode). ISO 32000-1, 9.7.5 and 9.10.3."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.pdf.read_tokens import Operand, operations

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A damaged range must not make a table of millions: codes have at most two bytes here.
_CODES = 0x10000
#: Operands to an entry: a code and its target, or the first code, the last code and the target.
_STEPS = {b"endcidchar": 2, b"endbfchar": 2, b"endcidrange": 3, b"endbfrange": 3}


@dataclass(frozen=True, slots=True)
class CMap:
    """The mappings of one CMap stream. `code_length` is in bytes, from the first code space range."""

    code_length: int = 2
    cids: dict[int, int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)


def read_cmap(data: bytes) -> CMap:
    """Read a CMap stream; entries that make no sense are passed over."""
    cids: dict[int, int] = {}
    texts: dict[int, str] = {}
    code_length = 0
    for operator, operands in operations(data):
        if operator == b"endcodespacerange" and operands and isinstance(operands[0], bytes):
            code_length = code_length or len(operands[0])
        for first, last, target in _entries(operands, _STEPS.get(operator, 0)):
            if operator in {b"endcidchar", b"endcidrange"}:
                cids.update(_cid_range(first, last, target))
            else:
                texts.update(_text_range(first, last, target))
    return CMap(code_length or 2, cids, texts)


def _entries(operands: list[Operand], step: int) -> Iterator[tuple[Operand, Operand, Operand]]:
    """Cut operands into (first code, last code, target); a single code is its own range. Nothing for step 0."""
    for at in range(0, len(operands) - step + 1, step) if step else ():
        yield operands[at], operands[at + step - 2], operands[at + step - 1]


def _cid_range(first: Operand, last: Operand, cid: Operand) -> dict[int, int]:
    if not isinstance(cid, float):
        return {}
    return {code: int(cid) + at for at, code in enumerate(_codes(first, last))}


def _text_range(first: Operand, last: Operand, target: Operand) -> dict[int, str]:
    """Spell a bfrange out: one string whose last byte counts up, or an array with a string for each code."""
    codes = _codes(first, last)
    if isinstance(target, list):
        return {code: _utf16(text) for code, text in zip(codes, target, strict=False) if isinstance(text, bytes)}
    if not isinstance(target, bytes):
        return {}
    if len(codes) == 1 or not target:
        return dict.fromkeys(codes, _utf16(target))
    endings = range(target[-1], 0x100)
    return {code: _utf16(target[:-1] + bytes([ending])) for code, ending in zip(codes, endings, strict=False)}


def _codes(first: Operand, last: Operand) -> range:
    if not isinstance(first, bytes) or not isinstance(last, bytes):
        return range(0)
    start = int.from_bytes(first, "big")
    return range(start, min(int.from_bytes(last, "big"), start + _CODES) + 1)


def _utf16(text: bytes) -> str:
    return text.decode("utf-16-be", "replace")
