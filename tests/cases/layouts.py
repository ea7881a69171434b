"""How people and programs lay a list-shaped text out: markers, wraps, gaps, titles. What is damaged is known.

A `Layout` is a row of choices; `laid_out` writes a text by it and returns the lines with the right reading.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A block of the right reading: language, type, text.
Right = tuple[str, str, str]

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff00-\uff65、。]")
_NO_BEGINNING = "、。，．：；？！）」』】》〉・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ"


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of a clean text: `type` as in the contract, `marker` as written, `depth` of an item from 1."""

    language: str
    type: str
    text: str
    marker: str = ""
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """The choices of a layout.

    `width` is where lines are wrapped, in cells, or in code points where `counted` (as most programs do); `hanging`
    that the lines of an item stand under its text; `indent` how far items stand in, `between` how many blank lines
    stand between them, `after` how many after a title or paragraph; `first` is the indent of a paragraph's first
    line; `margin` the indent of everything; `title` how the title is set; `justified` that lines are filled with
    spaces; `hyphens` that words are cut with a hyphen.
    """

    width: int | None = None
    counted: bool = True
    anywhere: bool = False
    hanging: bool = True
    indent: int = 2
    between: int = 0
    after: int = 1
    first: int = 0
    margin: int = 0
    tab: bool = False
    title: str = "plain"
    justified: bool = False
    hyphens: bool = False
    trailing: str = ""


def laid_out(pieces: Sequence[Piece], layout: Layout) -> list[str]:
    """Write blocks as lines."""
    lines: list[str] = []
    before: Piece | None = None
    for piece in pieces:
        if before is not None:
            lines.extend([""] * _gap(before, piece, layout))
        lines.extend(_written(piece, layout))
        before = piece
    margin = " " * layout.margin
    return [margin + line + layout.trailing if line else line for line in lines]


def right(pieces: Sequence[Piece]) -> list[Right]:
    """Return the right reading of blocks."""
    return [(piece.language, piece.type, piece.text) for piece in pieces]


def _gap(before: Piece, piece: Piece, layout: Layout) -> int:
    listed = {"item", "bullet"}
    return layout.between if before.type in listed and piece.type in listed else layout.after


def _written(piece: Piece, layout: Layout) -> list[str]:
    if piece.type == "title":
        return _titled(piece.text, layout)
    step = "\t" if layout.tab else " " * layout.indent
    stand = step * piece.depth if piece.marker else ""
    marker = piece.marker + (" " if piece.marker and piece.marker[-1] not in "、）．】" else "")
    begin = stand + marker if piece.marker else " " * layout.first
    under = " " * (cells(stand) + cells(marker)) if layout.hanging and piece.marker else ""
    if not layout.width:
        return [begin + piece.text]
    return wrapped(piece.text, layout, begin, under if layout.hanging else "")


def _titled(text: str, layout: Layout) -> list[str]:
    match layout.title:
        case "underlined":
            return [text, "=" * len(text)]
        case "hash":
            return [f"# {text}"]
        case "bold":
            return [f"**{text}**"]
        case "wrapped" if layout.width:
            return wrapped(text, layout, "", "")
        case _:
            return [text]


def wrapped(text: str, layout: Layout, begin: str, under: str) -> list[str]:
    """Wrap a text as a program would: at spaces, between ideographs, and anywhere where `anywhere` says so."""
    measure = _counted if layout.counted else cells
    width = layout.width or 10_000
    lines: list[str] = []
    line, prefix = begin, begin
    empty = True
    for whole, spaced in _words(text, anywhere=layout.anywhere):
        word = whole
        space = " " if spaced and not empty else ""
        if not empty and measure(line + space + word) > width:
            cut = _cut(word, width - measure(line + space) - 1) if layout.hyphens and spaced else 0
            if cut:
                line += space + word[:cut] + "-"
                word = word[cut:]
            lines.append(line)
            line, prefix, space = under, under, ""
        line += space + word
        empty = False
    lines.append(line)
    if layout.justified:
        lines = [*(_filled(one, (prefix and len(prefix)) or 0, width) for one in lines[:-1]), lines[-1]]
    return lines


def _counted(text: str) -> int:
    return len(text.expandtabs())


def _words(text: str, *, anywhere: bool) -> list[tuple[str, bool]]:
    """Cut a text into what is never broken, and say whether a space stands before each."""
    found: list[tuple[str, bool]] = []
    for index, chunk in enumerate(text.split(" ")):
        first = index > 0
        for part in _parts(chunk, anywhere=anywhere):
            found.append((part, first))
            first = False
    return found


def _parts(chunk: str, *, anywhere: bool) -> list[str]:
    parts: list[str] = []
    for character in chunk:
        joins = parts and (
            unicodedata.category(character).startswith("M")
            or character in _NO_BEGINNING
            or not (anywhere or _UNSPACED.match(character) or _UNSPACED.match(parts[-1][-1]))
        )
        if joins:
            parts[-1] += character
        else:
            parts.append(character)
    return parts or [""]


def _cut(word: str, room: int) -> int:
    """Say where a long word of letters may be cut with a hyphen so that its beginning fits."""
    least = 3
    cut = min(room, len(word) - least)
    return cut if cut >= least and word.isalpha() and not unicodedata.combining(word[cut]) else 0


def _filled(line: str, prefix: int, width: int) -> str:
    """Fill a line with spaces between its words."""
    bare = line[prefix:] if line[:prefix].isspace() else line
    words = bare.split(" ")
    missing = width - len(line)
    if len(words) < 2 or missing <= 0:
        return line
    gaps = [1 + missing // (len(words) - 1)] * (len(words) - 1)
    for place in range(missing % (len(words) - 1)):
        gaps[place] += 1
    filled = "".join(word + " " * gap for word, gap in zip(words, [*gaps, 0], strict=True))
    return line[: len(line) - len(bare)] + filled


def cells(text: str) -> int:
    """Return the width of a text in a terminal."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text
    )
