"""The lines of passages, with their characters mended and their marks with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.intake.model import Repair
from publish.intake.passages import Form
from publish.intake.repairs import Rule
from publish.locale import script_of
from publish.normalize import code
from publish.normalize.given_tags import canonical
from publish.normalize.lines import Gap, Line
from publish.normalize.model import Inline, InlineRole
from publish.normalize.rules import CHARACTER_RULES
from publish.normalize.spans import edited, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.intake.model import Traced
    from publish.intake.passages import Mark, Passage
    from publish.intake.source import SourceText

_CODE = (Rule.SPACING, code.edits)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a passage: which passage, counted too, the passage's text as mended, where the line stands in it."""

    owner: Passage
    order: int
    text: Traced
    inlines: tuple[Inline, ...]
    start: int
    end: int
    line: Line
    first: bool = True


def mended(passage: Passage, source: SourceText) -> tuple[Traced, tuple[Inline, ...], list[Repair]]:
    """Apply the character rules to a passage, its marks with it."""
    text = passage.text
    inlines = tuple(Inline(one.start, one.end, InlineRole(one.role), one.target) for one in _sound(passage.marks))
    repairs: list[Repair] = []
    is_code = passage.form is Form.CODE
    rules = (*(one for one in CHARACTER_RULES if one[0] is not Rule.SPACING), _CODE) if is_code else CHARACTER_RULES
    for rule, edits_of in rules:
        edits = tuple(edits_of(text.text))
        repairs.extend(
            Repair(rule, source.location(text.place(edit.start)), text.text[edit.start : edit.end], edit.after)
            for edit in edits
        )
        text, inlines = edited(text, inlines, edits)
    return text, inlines, repairs


def _sound(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield marks; those of words in another language with a canonical tag, or not where it is none."""
    for mark in marks:
        if mark.role != InlineRole.PASSAGE:
            yield mark
        elif script_of(canonical(mark.target)):
            yield replace(mark, target=canonical(mark.target))


def rows_of(passage: Passage, order: int, text: Traced, inlines: tuple[Inline, ...]) -> Iterator[Row]:
    """Cut a passage into its lines; those that are blank are left out. Code is one line, whatever stands in it."""
    if passage.form is Form.CODE:
        bare = text.text.strip("\n")
        start = text.text.index(bare)
        if bare:
            whole = Line(text.slice(start, start + len(bare)), 0, Gap.BLANK, 1, hard_break=True)
            yield Row(passage, order, text, inlines, start, start + len(bare), whole)
        return
    start, first = 0, True
    for part in text.text.split("\n"):
        end = start + len(part)
        line = text.slice(start, end).strip()
        if line.text:
            gap = Gap.BLANK if first else Gap.NONE
            left = start + len(part) - len(part.lstrip())
            whole = Line(line, 0, gap, int(first), hard_break=not (passage.wrapped or passage.soft))
            yield Row(passage, order, text, inlines, left, left + len(line), whole, first)
            first = False
        start = end + 1


def cut(row: Row, start: int, end: int) -> tuple[Traced, tuple[Inline, ...]]:
    """Cut [start, end) out of a passage, its spans with it."""
    spans = (replace(one, start=max(one.start, start) - start, end=min(one.end, end) - start) for one in row.inlines)
    return row.text.slice(start, end), tuple(one for one in spans if one.start < one.end)


def stripped(text: Traced, inlines: Sequence[Inline]) -> tuple[Traced, tuple[Inline, ...]]:
    """Cut white space off the ends of a text and of its spans."""
    start = len(text) - len(text.text.lstrip())
    end = len(text.text.rstrip())
    spans = (replace(one, start=max(one.start, start) - start, end=min(one.end, end) - start) for one in inlines)
    bare = text.slice(start, max(start, end))
    whole = ((trimmed(bare.text, one.start, one.end), one) for one in spans)
    return bare, tuple(replace(one, start=begin, end=stop) for (begin, stop), one in whole if begin < stop)
