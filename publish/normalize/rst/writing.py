"""Writing blocks as reStructuredText."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from publish.normalize.model import Block, BlockType, Form, Inline, InlineRole
from publish.normalize.rst.escaping import written_address
from publish.normalize.rst.filling import WIDTH, filled, one_line, with_enumerator
from publish.normalize.rst.forms import with_sound_forms
from publish.normalize.rst.groups import ADORNMENTS
from publish.normalize.rst.tables import written_table
from publish.normalize.spans import flatten
from publish.normalize.width import cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.normalize.model import Frame, Image

#: A heading longer than this, in code points, cannot be one line of reStructuredText: it is written as a paragraph.
_LONGEST_HEADING = 2_000
#: An adornment shorter than this is text to docutils where anything is amiss.
_SHORTEST = 4
#: The level of the headings below a title.
_FIRST_RANK = 2
_HEADINGS = frozenset({BlockType.TITLE, BlockType.HEADING})
_ITEMS = frozenset({BlockType.ITEM, BlockType.BULLET})
#: Forms that are written as directives, whose content what is indented behind them would be.
_DIRECTIVES = frozenset({Form.FIGURE, Form.CODE, Form.DEFINITION})
#: What stands before lines of these forms.
_OPENINGS = {Form.ATTRIBUTION: "\u2014 ", Form.TERM: "", Form.STANZA: "| ", Form.VERSE: "| "}
#: What would part a term from a classifier.
_CLASSIFIER = re.compile(r"(?<= ):(?= )")
_PASSAGE = re.compile(r"(?<!\\):(language-[A-Za-z0-9-]+|enumerator):`")
#: By so many cells quotations, and the text of directives, are indented.
INDENT = 3


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
    headings = [block for block in blocks if block.type in _HEADINGS]
    alone = blocks[0].type is BlockType.HEADING and all(one.level > _FIRST_RANK for one in headings[1:])
    writer = _Writer(
        language=language or blocks[0].language,
        base=0 if any(block.type is BlockType.TITLE for block in blocks) else 1,
    )
    if alone and writer.base:
        writer.chunks.append("..")  # A lone heading that a text begins with would be its title.
    for table, members in groupby(
        with_sound_forms(_with_sound_notes(blocks)), key=lambda block: block.cell and block.cell.table
    ):
        cells = tuple(members)
        written = None if table is None else written_table(tuple(map(writer.spoken, cells)))
        if written:
            writer.add_table(written, cells[0].cell.depth if cells[0].cell else 0)
            continue
        for block in cells:
            writer.add(block)
    return "\n\n".join((*_roles(writer.chunks), *writer.chunks)) + "\n"


def _roles(chunks: Sequence[str]) -> list[str]:
    """Declare the roles of passages in other languages, and of the markers of items."""
    found = dict.fromkeys(role for chunk in chunks for role in _PASSAGE.findall(chunk))
    return ["\n".join(f".. role:: {role}" for role in found)] if found else []


@dataclass(slots=True)
class _Writer:
    """The document so far: its pieces, the sections, the items and the frame that are open."""

    language: str
    base: int
    chunks: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)
    quoted: int | None = None
    """How many open items stand around the quotation that is open."""
    after_directive: bool = False
    frame: Frame | None = None
    before: Block | None = None

    def add(self, block: Block) -> None:
        """Write one block behind the others."""
        self._enter(None if block.type in _HEADINGS or block.note is not None else block.frame)
        self._quote(block)
        self.after_directive = block.note is not None or block.form in _DIRECTIVES
        if block.note is not None:
            self.indents.clear()
            begins = self.before is None or self.before.note != block.note
            self._paragraph(block, 0 if begins else INDENT, f".. [{block.note}] " if begins else "")
        elif block.type in _HEADINGS and len(block.text) <= _LONGEST_HEADING:
            self._heading(block)
        elif block.type in _ITEMS:
            self._item(block)
        else:
            level = block.level if block.type is BlockType.PARA else 1
            del self.indents[level - 1 :]
            if block.form:
                self._formed(block, block.form)
            else:
                self._paragraph(block, self._indent(), "")
        self.before = block

    def _quote(self, block: Block) -> None:
        """Open the quotation that a block stands in, and close the one before, with the items in it."""
        if not block.quoted or block.type in _HEADINGS or block.note is not None:
            if self.quoted is not None:
                del self.indents[self.quoted :]
            self.quoted = None
            return
        around = max(block.level - 1, 0)
        if self.quoted is not None and self.quoted <= around:
            return
        closes = len(self.indents) > around or self.quoted is not None
        del self.indents[around:]
        self.quoted = None
        if closes or self.after_directive:
            # An empty comment keeps the quotation out of the item or directive before it.
            self.chunks.append(" " * self._indent() + "..")
        self.quoted = len(self.indents)

    def add_table(self, written: str, depth: int) -> None:
        """Write a table behind the others, in the items that stand around it."""
        self._enter(None)
        self.quoted, self.after_directive = None, True
        del self.indents[depth:]
        indent = " " * self._indent()
        self.chunks.append("\n".join(indent + line if line else "" for line in written.split("\n")))
        self.before = None

    def _enter(self, frame: Frame | None) -> None:
        """Open the frame that the next block stands in, and close the one before."""
        if frame == self.frame:
            return
        self.indents.clear()
        self.quoted, self.after_directive, self.frame = None, True, frame
        if frame:
            self.chunks.append(f".. container:: {frame.kind}")

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

    def _formed(self, block: Block, form: Form) -> None:
        """Write a paragraph that is more than one, in the form that reStructuredText has for it."""
        indent = " " * self._indent()
        if form is Form.FIGURE and block.image:
            self.chunks.extend(indent + line if line else "" for line in self._figure(block, block.image))
        elif form is Form.CODE:
            marked = [] if block.language == self._inherited() else [indent + _marked(block.language)]
            body = "\n".join(f"{indent}{' ' * INDENT}{line}" if line else "" for line in block.text.split("\n"))
            self.chunks.extend((*marked, indent + "::", body))
        elif form is Form.DEFINITION:
            lines = [f"{indent}{' ' * INDENT}{line}" for line in self._filled(block, len(indent) + INDENT)]
            first = self.before is not None and self.before.form is Form.TERM
            self.chunks[-1:] = ["\n".join((self.chunks[-1], *lines))] if first else [self.chunks[-1], "\n".join(lines)]
        else:
            line = one_line(block.text, self._speaking(block))
            if form is Form.TERM:
                line = _CLASSIFIER.sub(r"\\:", line)
            written = indent + _OPENINGS[form] + line
            if form is Form.VERSE:
                self.chunks[-1] += "\n" + written
            else:
                self.chunks.append(written)

    def _figure(self, block: Block, image: Image) -> Iterator[str]:
        """Write a figure in pieces that blank lines part."""
        options = [
            *([f"   :alt: {_escaped_option(image.alternative)}"] if image.alternative else []),
            *([f"   :width: {image.width}%"] if image.width else []),
        ]
        yield ("\n" + " " * self._indent()).join((f".. figure:: {written_address(image.address)}", *options))
        if block.text:
            pad = " " * (self._indent() + INDENT)
            lines = self._filled(block, len(pad))
            yield " " * INDENT + ("\n" + pad).join(lines)

    def _filled(self, block: Block, taken: int) -> list[str]:
        return filled(block.text, self._speaking(block), max(WIDTH - taken, WIDTH // 2))

    def spoken(self, cell: Block) -> Block:
        """Return the cell of a table with its language marked on its text, if that is another than around it."""
        return replace(cell, inlines=self._speaking(cell))

    def _speaking(self, block: Block) -> tuple[Inline, ...]:
        """Mark a whole text as one in another language, where no directive may stand before it."""
        if block.language == self._inherited() or not block.text:
            return block.inlines
        return flatten((Inline(0, len(block.text), InlineRole.PASSAGE, block.language), *block.inlines))

    def _paragraph(self, block: Block, indent: int, marker: str) -> None:
        inner = " " * (INDENT if block.note is not None else indent + len(marker))
        block = with_enumerator(block)
        lines = filled(block.text, block.inlines, max(WIDTH - len(inner), WIDTH // 2))
        if self.quoted is not None and lines[0].startswith("\u2014"):
            lines[0] = "\\" + lines[0]  # A dash would name the author of the quotation.
        if block.language != self._inherited():
            lines = [_marked(block.language), "", *lines]
        body = "\n".join(inner + line if line else "" for line in lines)
        self.chunks.append(" " * indent + marker + body[len(inner) :])

    def _inherited(self) -> str:
        return self.sections[-1] if self.sections else self.language

    def _margin(self) -> int:
        return INDENT if self.frame else 0

    def _indent(self) -> int:
        around = self.indents[-1] if self.indents else self._margin()
        return around + (INDENT if len(self.indents) == self.quoted else 0)


def _with_sound_notes(blocks: Sequence[Block]) -> list[Block]:
    """Leave only footnotes and calls that fit each other: docutils refuses a call without a note, or a note twice.

    The paragraphs of a note stand side by side.
    """
    notes = [None, *(block.note for block in blocks)]
    counts = Counter(note for before, note in pairwise(notes) if note is not None and note != before)
    sound = {label for label, count in counts.items() if count == 1 and label.isascii() and label.isdigit()}
    return [
        replace(
            block,
            note=block.note if block.note in sound else None,
            inlines=tuple(_sound(inline, block.text, sound) for inline in block.inlines),
        )
        for block in blocks
    ]


def _sound(inline: Inline, text: str, labels: set[str]) -> Inline:
    is_call = inline.role is InlineRole.FOOTNOTE
    dangling = is_call and text[inline.start : inline.end] not in labels
    return replace(inline, role=InlineRole.SUPERSCRIPT) if dangling else inline


def _escaped_option(text: str) -> str:
    """Write the value of an option: docutils reads no escapes there, and joins lines."""
    return " ".join(text.split())


def _marked(language: str) -> str:
    return f".. class:: language-{language}"
