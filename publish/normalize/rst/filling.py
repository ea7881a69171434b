"""Filling lines: the words of a block set in lines of an even width, with its inline markup."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.normalize.model import BlockType, Inline, InlineRole
from publish.normalize.rst.escaping import escaped, guarded, written_address
from publish.normalize.width import cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.normalize.model import Block

#: Lines are filled to this width, in cells, where a script has spaces to break at.
WIDTH = 88
#: A word longer than this, in characters as written, is broken by an escaped line end (docutils refuses 10,000).
_LONGEST_WORD = 2_000
_MARKUP = {
    InlineRole.EMPHASIS: ("*", "*"),
    InlineRole.STRONG: ("**", "**"),
    InlineRole.SUPERSCRIPT: (":sup:`", "`"),
    InlineRole.SUBSCRIPT: (":sub:`", "`"),
    InlineRole.FOOTNOTE: ("[", "]_"),
    InlineRole.LITERAL: (":literal:`", "`"),
    InlineRole.ENUMERATOR: (":enumerator:`", "`"),
}
#: A word that may stand between double back quotes, where no escapes are read.
_PLAIN_CODE = re.compile(r"[^\s`\\]*[^\W_][^\s`\\]*")
#: Inline markup may be followed by these without an escaped space (reStructuredText, inline markup rule 7); not by a
#: colon, which would begin a second role.
_FOLLOWERS = frozenset(".,;!?)")
_NULL_SPACE = "\\ "

#: A word as written: its characters with their escapes and markup, in pieces that must not be torn.
Word = list[str]


def filled(text: str, inlines: Sequence[Inline], width: int = WIDTH) -> list[str]:
    """Set a text in lines.

    Args:
        text: the text of a block: single spaces, no line ends, no control characters.
        inlines: its spans, side by side.
        width: cells to fill; a single word may be longer.

    Returns:
        The lines of reStructuredText, without indentation.
    """
    lines: list[str] = []
    line = ""
    for word in words(text, inlines):
        written = "".join(word)
        if line and cells(line) + 1 + cells(written) > width:
            lines.append(line)
            line = ""
        *torn, rest = list(_pieces(word))
        for piece in torn:
            lines.append((line + " " + piece if line else piece) + "\\")
            line = ""
        line = line + " " + rest if line else rest
    lines.append(line)
    return [guarded(line, first=index == 0) for index, line in enumerate(lines)]


def with_enumerator(block: Block) -> Block:
    """Let the text of an item begin with the author's marker, marked as such."""
    if not block.enumerator or block.type is not BlockType.ITEM:
        return block
    length = len(block.enumerator) + 1
    moved = (replace(one, start=one.start + length, end=one.end + length) for one in block.inlines)
    marker = Inline(0, length - 1, InlineRole.ENUMERATOR)
    return replace(block, text=f"{block.enumerator} {block.text}", inlines=(marker, *moved))


def one_line(text: str, inlines: Sequence[Inline]) -> str:
    """Set a text in a single line, as a title needs it."""
    return guarded(" ".join("".join(word) for word in words(text, inlines)), first=True)


def words(text: str, inlines: Sequence[Inline]) -> list[Word]:
    """Write a text word by word, with its inline markup and all escapes."""
    made: list[Word] = [[]]
    position = 0
    characters = escaped(text, {place for inline in inlines for place in (inline.start, inline.end)})
    for inline in inlines:
        start, end = _trimmed(text, inline)
        if start >= end or start < position:
            continue
        _append(made, text, characters, position, start)
        opening, closing = _markup(inline, text[start:end])
        made[-1].append((_NULL_SPACE if start and not text[start - 1].isspace() else "") + opening)
        _append(made, text, text if opening == "``" else characters, start, end)
        following = text[end : end + 1]
        made[-1].append(closing + (_NULL_SPACE if following.strip() and following not in _FOLLOWERS else ""))
        position = end
    _append(made, text, characters, position, len(text))
    return [word for word in made if word]


def _markup(inline: Inline, marked: str) -> tuple[str, str]:
    """Return what stands before and behind a marked text."""
    if inline.role is InlineRole.LINK:
        return "`", f" <{written_address(inline.target)}>`__"
    if inline.role is InlineRole.PASSAGE:
        return f":language-{inline.target}:`", "`"
    if inline.role is InlineRole.LITERAL and all(map(_PLAIN_CODE.fullmatch, marked.split(" "))):
        return "``", "``"
    return _MARKUP[inline.role]


def _append(made: list[Word], text: str, characters: Sequence[str], start: int, end: int) -> None:
    for index in range(start, end):
        if text[index] == " ":
            made.append([])
        else:
            made[-1].append(characters[index])


def _trimmed(text: str, inline: Inline) -> tuple[int, int]:
    """Leave white space out of a span: markup must touch what it marks."""
    span = text[inline.start : inline.end]
    return inline.start + len(span) - len(span.lstrip()), inline.start + len(span.rstrip())


def _pieces(word: Word) -> Iterator[str]:
    piece: list[str] = []
    length = 0
    for part in word:
        if length + len(part) > _LONGEST_WORD:
            yield "".join(piece)
            piece, length = [], 0
        piece.append(part)
        length += len(part)
    yield "".join(piece)
