"""Writing blocks as reStructuredText."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.normalize.model import Block, BlockType
from publish.normalize.rst.filling import WIDTH, filled, one_line
from publish.normalize.width import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Adornments by rank: a title has a line over and under it, headings one under it.
ADORNMENTS = "==-~^\"'"
#: A heading longer than this, in code points, cannot be one line of reStructuredText: it is written as a paragraph.
_LONGEST_HEADING = 2_000
#: An adornment shorter than this is text to docutils where anything is amiss.
_SHORTEST = 4
_HEADINGS = frozenset({BlockType.TITLE, BlockType.HEADING})
_ITEMS = frozenset({BlockType.ITEM, BlockType.BULLET})


def write(blocks: Sequence[Block], language: str | None = None) -> str:
    """Write blocks as reStructuredText.

    Args:
        blocks: the blocks in reading order; their texts have single spaces and no control characters.
        language: the tag of the text; a block in another language is marked `.. class:: language-<tag>`, a marked
            heading for its whole section. Without it, the language of the first block.

    Returns:
        The document, lines at most about 88 cells wide where the script has spaces, ending in one line end. Levels
        that the blocks leave out are closed up, since reStructuredText has none to spare.
    """
    if not blocks:
        return ""
    writer = _Writer(
        language=language or blocks[0].language,
        base=0 if any(block.type is BlockType.TITLE for block in blocks) else 1,
    )
    for block in blocks:
        writer.add(block)
    return "\n\n".join(writer.chunks) + "\n"


@dataclass(slots=True)
class _Writer:
    """The document so far: its pieces, the sections and the items that are open."""

    language: str
    base: int
    chunks: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)

    def add(self, block: Block) -> None:
        """Write one block behind the others."""
        if block.type in _HEADINGS and len(block.text) <= _LONGEST_HEADING:
            self._heading(block)
        elif block.type in _ITEMS:
            self._item(block)
        else:
            level = block.level if block.type is BlockType.PARA else 1
            del self.indents[level - 1 :]
            self._paragraph(block, self._indent(), "")

    def _heading(self, block: Block) -> None:
        self.indents.clear()
        rank = 1 if block.type is BlockType.TITLE else max(block.level, 2)
        depth = max(min(rank - self.base, len(self.sections) + 1, len(ADORNMENTS) - self.base), 1)
        del self.sections[depth - 1 :]
        if block.language != self._inherited():
            self.chunks.append(_marked(block.language))
        self.sections.append(block.language)
        title = one_line(block.text, block.inlines)
        adornment = ADORNMENTS[depth + self.base - 1] * max(cells(title), _SHORTEST)
        over = adornment + "\n" if depth + self.base == 1 else ""
        self.chunks.append(f"{over}{title}\n{adornment}")

    def _item(self, block: Block) -> None:
        del self.indents[max(block.level, 1) - 1 :]
        marker = "- " if block.type is BlockType.BULLET else f"{1 if block.number is None else block.number}. "
        indent = self._indent()
        self._paragraph(block, indent, marker)
        self.indents.append(indent + len(marker))

    def _paragraph(self, block: Block, indent: int, marker: str) -> None:
        inner = " " * (indent + len(marker))
        lines = filled(block.text, block.inlines, max(WIDTH - len(inner), WIDTH // 2))
        if block.language != self._inherited():
            lines = [_marked(block.language), "", *lines]
        body = "\n".join(inner + line if line else "" for line in lines)
        self.chunks.append(" " * indent + marker + body[len(inner) :])

    def _inherited(self) -> str:
        return self.sections[-1] if self.sections else self.language

    def _indent(self) -> int:
        return self.indents[-1] if self.indents else 0


def _marked(language: str) -> str:
    return f".. class:: language-{language}"
