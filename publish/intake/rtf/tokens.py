"""RTF as a stream of tokens, and what its head says: fonts and their code pages, names of styles."""

from __future__ import annotations

import codecs
import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    rb"(?P<brace>[{}])|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})?[ ]?|\\'(?P<hex>[0-9A-Fa-f]{2})"
    rb"|\\(?P<sign>[^A-Za-z'])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_FONT = re.compile(rb"\\f(?P<font>[0-9]{1,5})(?P<rest>[^{};]{0,400})")
_CHARSET = re.compile(rb"\\fcharset(?P<charset>[0-9]{1,3})")
_NAME = re.compile(rb"(?:\\[A-Za-z]+-?[0-9]*[ ]?|[{}])*(?P<name>[^\\{};]*)")
_STYLE = re.compile(rb"\\s(?P<style>[0-9]{1,5})(?![0-9])(?P<rest>[^;]{0,1000});")
_PAGE = re.compile(rb"\\ansicpg(?P<page>[0-9]{3,5})")
_SYMBOLS = 2
_HEAD = 2_000_000


@dataclass(frozen=True, slots=True)
class Token:
    """A brace, a control word with its number, a byte written in hexadecimal, a sign, bytes of text, or data."""

    kind: str
    value: bytes
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a file says: its code page, the code page or symbol font of each font, names of styles."""

    page: str = "cp1252"
    pages: dict[int, str] = field(default_factory=dict)
    symbols: dict[int, str] = field(default_factory=dict)
    styles: dict[int, str] = field(default_factory=dict)


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    """Return what is known of control words, by the keys of rtf.toml."""
    return tomllib.loads(files("publish.intake").joinpath("data", "rtf.toml").read_text(encoding="utf-8"))


def tokens(data: bytes) -> Iterator[Token]:
    r"""Cut a file into tokens; nothing is refused. What follows the word bin is data, whatever it looks like."""
    position = 0
    while position < len(data):
        match = _TOKEN.match(data, position)
        if match is None:
            return
        position = match.end()
        kind = match.lastgroup
        if kind in {"word", "number"}:
            number = int(match["number"]) if match["number"] else None
            yield Token("word", match["word"], number)
            if match["word"] == b"bin":
                end = position + max(number or 0, 0)
                yield Token("data", data[position:end])
                position = end
        elif kind:
            yield Token(kind, match[kind])


def head_of(data: bytes) -> Head:
    """Read the head of a file."""
    page = _PAGE.search(data[:_HEAD])
    fonts, styles = _group(data, rb"{\fonttbl"), _group(data, rb"{\stylesheet")
    head = Head(_known(f"cp{page['page'].decode()}") if page else "cp1252")
    for match in _FONT.finditer(fonts):
        font, charset = int(match["font"]), _CHARSET.search(match["rest"])
        code = int(charset["charset"]) if charset else 1
        if code == _SYMBOLS:
            name = _NAME.match(match["rest"])
            head.symbols[font] = name["name"].decode("latin-1").strip() if name else ""
        elif str(code) in table()["charsets"]:
            head.pages[font] = table()["charsets"][str(code)]
    for match in _STYLE.finditer(styles):
        name = _NAME.match(match["rest"])
        head.styles[int(match["style"])] = name["name"].decode("latin-1").strip().lower() if name else ""
    return head


def _known(page: str) -> str:
    try:
        return codecs.lookup({"cp65001": "utf-8", "cp10000": "mac_roman"}.get(page, page)).name
    except LookupError:
        return "cp1252"


def _group(data: bytes, opening: bytes) -> bytes:
    """Return a group of the head, by how it begins."""
    start = data.find(opening, 0, _HEAD)
    depth = 0
    for match in re.compile(rb"\\.|[{}]", re.DOTALL).finditer(data, max(start, 0)):
        depth += {b"{": 1, b"}": -1}.get(match.group(), 0)
        if depth == 0:
            return data[start : match.end()] if start >= 0 else b""
    return b""
