"""A source as lines with their layout: what stands before a line, how far it is indented, how it ends."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from publish.intake.model import Repair, Traced
from publish.normalize.rules import CHARACTER_RULES
from publish.normalize.width import cells, indent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from publish.intake.model import Edit
    from publish.intake.repairs import Rule
    from publish.intake.source import SourceText

#: What ends a line beside LF: vertical tab, form feed, next line, line and paragraph separator.
_BREAK = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_PAGE_BREAK = "\x0c"
#: What the character rules look for beside composition: a line without it stays as it is.
_TOUCHED = re.compile(
    "  |[\x00-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000"
    "\ufb00-\ufdef\ufe70-\uffff\U000e0000-\U000e0fff]"
)
_HARD_BREAK = "  "


class Gap(IntEnum):
    """What stands between a line and the one before it, as far as text can tell."""

    NONE = 0
    PAGE = 1
    BLANK = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    `text` has no white space at its ends; `indent` and `width` are in cells, `width` with the indent; `gap` is what
    stands before it, `blanks` how many blank lines; `hard_break` that it ends as a Markdown line break does, `glued`
    that it ends in a soft hyphen, `quoted` that it stands in a quotation.
    """

    text: Traced
    indent: int
    gap: Gap
    blanks: int = 0
    hard_break: bool = False
    glued: bool = False
    quoted: bool = False

    @property
    def content(self) -> str:
        """The characters of the line."""
        return self.text.text

    @property
    def number(self) -> int:
        """The number of the line in the file, from 1."""
        return self.text.origins[0].line

    @property
    def width(self) -> int:
        """The cells from the margin to the end of the line."""
        return self.indent + cells(self.content)


def lines_of(source: SourceText, every: Sequence[Traced]) -> tuple[list[Line], list[Repair]]:
    """Make lines of all lines of a source, and mend the characters of each.

    Returns:
        The lines that are not blank, and what was mended in them.
    """
    lines: list[Line] = []
    repairs: list[Repair] = []
    blanks, page = 0, False
    for traced, after_page in _pieces(every):
        page = page or after_page
        if not traced.text or traced.text.isspace():
            blanks += 1
            continue
        mended, made = mend(traced, source)
        repairs.extend(made)
        text = mended.strip()
        if not text.text:
            blanks += 1
            continue
        gap = Gap.PAGE if page else Gap.BLANK if blanks or not lines else Gap.NONE
        raw = traced.text
        hard = raw.endswith(_HARD_BREAK) and not raw.endswith(_HARD_BREAK + " ")
        glued = raw.rstrip().endswith("\u00ad")
        lines.append(Line(text, indent(mended.text), gap, blanks, hard, glued))
        blanks, page = 0, False
    return lines, repairs


def mend(line: Traced, source: SourceText) -> tuple[Traced, list[Repair]]:
    """Apply the character rules to one line, in order."""
    text = line.text
    if not _TOUCHED.search(text) and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return line, []
    repairs: list[Repair] = []
    for rule, edits_of in CHARACTER_RULES:
        edits = tuple(edits_of(line.text))
        if edits:
            repairs.extend(_repairs(rule, line, edits, source))
            line = line.edit(edits)
    return line, repairs


def _repairs(rule: Rule, line: Traced, edits: Sequence[Edit], source: SourceText) -> Iterator[Repair]:
    for edit in edits:
        place = source.location(line.place(edit.start))
        yield Repair(rule, place, line.text[edit.start : edit.end], edit.after)


def _pieces(lines: Iterable[Traced]) -> Iterator[tuple[Traced, bool]]:
    """Cut lines further where other characters than LF end a line; say which piece begins a page."""
    for line in lines:
        start, page = 0, False
        for match in _BREAK.finditer(line.text):
            yield line.slice(start, match.start()), page
            start, page = match.end(), match.group() == _PAGE_BREAK
        yield line.slice(start), page
