"""What normalization yields: blocks in reading order, each with its way back to the author's file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from publish.diagnostics import Location
from publish.intake.model import Origin, Repair
from publish.intake.passages import Cell, Form, Frame, Image

if TYPE_CHECKING:
    from publish.diagnostics import Diagnostic


__all__ = [
    "Block",
    "BlockType",
    "Cell",
    "Flag",
    "Form",
    "Frame",
    "Image",
    "Inline",
    "InlineRole",
    "NormalizedText",
    "Origin",
    "Repair",
]


class BlockType(StrEnum):
    """The kinds of block, as `publish normalize --format json` names them."""

    TITLE = "title"
    HEADING = "heading"
    PARA = "para"
    ITEM = "item"
    BULLET = "bullet"


class InlineRole(StrEnum):
    """Inline meaning that survives normalization, named as reStructuredText names its roles."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    FOOTNOTE = "footnote"
    LITERAL = "literal"
    LINK = "link"
    ENUMERATOR = "enumerator"
    """The marker of an item, as its author wrote it: only in reStructuredText, a block has its `enumerator`."""
    PASSAGE = "passage"
    """Words in another language."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A span [start, end) of a block's text, in code points, and its role. Spans never cross one another.

    `target` is a link's address, or the language tag of a passage in another language.
    """

    start: int
    end: int
    role: InlineRole
    target: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text. `origins` is the line map, sorted by offset, its first entry at offset 0.

    `number` is what the author's marker said (an item that the author numbered 1. again keeps its place in the
    list, not that number), `enumerator` how it is printed where that is no plain number (`a)`, `§ 3`); `level` is the
    rank of a heading (title 1) or the depth of a list item (from 1); a paragraph of level n + 1 goes on inside the
    list item of depth n before it.
    A paragraph with a `cell` stands in a table; `quoted` says that a block stands in a quotation set off from the
    text; a paragraph with a `note` is text of the footnote with that label; one with a `form` is what that says:
    lines of verse, and a term and its definitions, stand together, an `image` belongs to a figure, whose text is its
    caption. A `frame` holds all the blocks with it together.
    """

    type: BlockType
    language: str
    text: str
    path: str
    origins: tuple[Origin, ...]
    inlines: tuple[Inline, ...] = ()
    number: int | None = None
    level: int = 1
    cell: Cell | None = None
    quoted: bool = False
    note: str | None = None
    form: Form | None = None
    image: Image | None = None
    frame: Frame | None = None
    enumerator: str = ""

    def location(self, offset: int = 0) -> Location:
        """Find the author's line and column of the code point at `offset` of this block's text."""
        index = bisect_right(self.origins, offset, key=lambda origin: origin.offset) - 1
        origin = self.origins[max(index, 0)]
        return Location(self.path, origin.line, origin.column + offset - origin.offset)

    def language_at(self, offset: int) -> str:
        """Return the language of the code point at `offset`: its passage's, else the block's."""
        for inline in self.inlines:
            if inline.role is InlineRole.PASSAGE and inline.start <= offset < inline.end:
                return inline.target
        return self.language


@dataclass(frozen=True, slots=True)
class Flag:
    """Something for the editor to decide, never applied: `offset` counts code points in the block's text."""

    block: int
    offset: int
    text: str
    kind: str
    suggestion: str | None
    location: Location


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """All blocks in reading order over all files, what was repaired, what is flagged, what is wrong."""

    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...] = ()
    flags: tuple[Flag, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
