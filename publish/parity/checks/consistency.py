"""P013: one language writes the same thing in one way.

Two hands in one text show in its apostrophes, quotation marks, digits, hyphens, and spellings. None of it is wrong
alone; an editor settles it once. The rarer form is reported, once for each thing, where it first stands.

Passes: `organize` and `organization`.
Fails: `organize` and `organise`; `EE.UU.` and `EEUU`; `2024` and `٢٠٢٤`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.normalize.model import InlineRole
from publish.parity.blanks import blanked
from publish.parity.forms import FORMS
from publish.parity.links import without_links
from publish.parity.model import JOINT, Finding, Outcome
from publish.parity.phrasing import counted, excerpt, hint
from publish.parity.rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.parity.forms import Form
    from publish.parity.model import Column, Passage, Row, Table

#: What is code, a mark of a note, or written as the line above or below it asks.
_NO_WORDS = (InlineRole.LITERAL, InlineRole.FOOTNOTE, InlineRole.SUPERSCRIPT, InlineRole.SUBSCRIPT)

_Place = tuple["Row", "Passage", "Form"]


def check_consistency(table: Table) -> Outcome:
    """Look for things that a language writes in more than one way."""
    return Outcome(tuple(finding for column in table.columns for finding in _findings(table, column)))


def _findings(table: Table, column: Column) -> Iterator[Finding]:
    row_rules = rules(column.language)
    for find in FORMS:
        variants: dict[str, dict[str, list[_Place]]] = {}
        for row in table.rows:
            passage = row.passages[column.index]
            if passage is None:
                continue
            for form in find(_running(passage), row_rules):
                variants.setdefault(form.thing, {}).setdefault(form.way, []).append((row, passage, form))
        for ways in variants.values():
            if len(ways) > 1:
                yield _finding(column, ways)


def _running(passage: Passage) -> str:
    """Return a passage without its addresses, code and the marks of its notes, each character in its place."""
    text = JOINT.join(
        blanked(block.text, ((one.start, one.end) for one in block.inlines if one.role in _NO_WORDS))
        for block in passage.blocks
    )
    return without_links(text)


def _finding(column: Column, ways: dict[str, list[_Place]]) -> Finding:
    rare, common = sorted(ways.values(), key=len)[:: len(ways) - 1]
    (row, passage, form), (_, _, usual) = rare[0], common[0]
    end = form.offset + len(form.written)
    return Finding(
        Code.P013,
        column.language.tag,
        row.key,
        f"{column.name} has “{form.written}” ({counted(len(rare), 'time')}) and “{usual.written}” "
        f"({counted(len(common), 'time')}): “{excerpt(passage.text, form.offset, end)}”.",
        passage.location(form.offset),
        hint("Settle on one of the two."),
    )
