"""P001, P002: the same list items and headings in every language.

An item that is not there is the gravest difference of all. Where the number of items or headings differs, alignment
says which one has no partner. A language that writes paragraphs where the others write a list is left alone: nothing
of it is missing. A language whose list is shorter because an item of it is a paragraph, or longer because a paragraph
of it is an item, has lost or got a number: the place is named. So is a section that is empty in one language, where
the others have paragraphs.

Norm: ISO 17100:2015, 5.3.3 (completeness).
Passes: fifteen items in each language, whatever their numbers look like.
Fails: fifteen items, and fourteen: `item 7` has no partner; fourteen and a paragraph that the others number.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.normalize.model import BlockType
from publish.parity.model import Finding, Kind, Measure, Outcome
from publish.parity.phrasing import capital, counted, excerpt, finding, hint, names, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.diagnostics import Location
    from publish.parity.model import Column, Row, Table


def compare_items(table: Table) -> Outcome:
    """Compare the list items of each section."""
    measures = []
    findings: list[Finding] = []
    for section in dict.fromkeys(row.section for row in table.rows):
        rows = [row for row in table.rows if row.section == section and row.kind in (Kind.ITEM, Kind.PARAGRAPH)]
        items = [row for row in rows if row.kind is Kind.ITEM]
        counts = [sum(_is_item(row, column) for row in rows) for column in table.columns]
        present = [column for column in table.columns if any(row.passages[column.index] for row in items)]
        listing = [column for column in present if counts[column.index]]
        for row in items:
            findings += _findings(table, row, present, Code.P001)
        for row in rows:
            findings += _unlike(row, listing, counts)
        findings += _empty(table, section, rows, counts)
        if items:
            values = tuple(counted(count, "item") for count in counts)
            measures.append(Measure(Code.P001, items[0].key, values))
    return Outcome(tuple(findings), tuple(measures))


def _is_item(row: Row, column: Column) -> bool:
    passage = row.passages[column.index]
    return passage is not None and passage.blocks[0].type in (BlockType.ITEM, BlockType.BULLET)


def _empty(table: Table, section: int, rows: list[Row], counts: list[int]) -> Iterator[Finding]:
    """Find who has nothing where the others have paragraphs: under a heading, between two items that all have."""
    own = [row for row in table.rows if row.section == section]
    here = [column for column in table.columns if any(row.passages[column.index] for row in own)]
    paragraphs = [row for row in rows if row.kind is Kind.PARAGRAPH]
    passages = {sum(row.passages[column.index] is not None for row in paragraphs) for column in here}
    if len({counts[column.index] for column in here}) == 1 and len(passages) > 1:  # else they only stand elsewhere
        for row in paragraphs:
            yield from _findings(table, row, here, Code.P001)


def _unlike(row: Row, listing: list[Column], counts: list[int]) -> Iterator[Finding]:
    """Find who has a paragraph where the others have an item, or an item where they have a paragraph."""
    here = [column for column in listing if row.passages[column.index]]
    items = [column for column in here if _is_item(row, column)]
    paragraphs = [column for column in here if column not in items]
    if not items or not paragraphs:
        return
    lost = len(items) > len(paragraphs) or (len(items) == len(paragraphs) and items[0].index < paragraphs[0].index)
    odd, others = (paragraphs, items) if lost else (items, paragraphs)
    usual = Counter(counts[column.index] for column in others).most_common(1)[0][0]
    for column in odd:
        passage, witness = row.passages[column.index], row.passages[others[0].index]
        count = counts[column.index]
        if passage is None or witness is None or count == usual:
            continue
        all_told = f"{counted(count, 'list item')} there, {usual} in {names(others)}"
        says, way_out = (
            (f"is a paragraph, not an item of the list ({all_told})", "give the paragraph its number or its bullet.")
            if lost
            else (f"is an item of the list, not a paragraph ({all_told})", "take its number or its bullet away.")
        )
        compare = f"Compare with {place(others[0], witness)}: if the lists are to be alike, {way_out}"
        yield finding(Code.P001, (row, column, passage), says, compare)


def compare_headings(table: Table) -> Outcome:
    """Compare the headings; titles are the editor's to give (N002), so they are not counted."""
    rows = [row for row in table.rows if row.kind is Kind.HEADING and _is_heading(row)]
    findings = [one for row in rows for one in _findings(table, row, list(table.columns), Code.P002)]
    return Outcome(tuple(findings), (_measure(table, Code.P002, rows, "heading"),) if rows else ())


def _is_heading(row: Row) -> bool:
    return any(block.type is BlockType.HEADING for passage in row.passages if passage for block in passage.blocks)


def _measure(table: Table, code: Code, rows: list[Row], noun: str) -> Measure:
    counts = (sum(row.passages[column.index] is not None for row in rows) for column in table.columns)
    return Measure(code, rows[0].key, tuple(counted(count, noun) for count in counts))


def _findings(table: Table, row: Row, columns: list[Column], code: Code) -> Iterator[Finding]:
    have = [column for column in columns if row.passages[column.index]]
    lack = [column for column in columns if not row.passages[column.index]]
    if not have or not lack:
        return
    missing = len(have) > len(lack) or (len(have) == len(lack) and have[0].index < lack[0].index)
    witness = have[0] if missing else lack[0]
    passage = row.passages[have[0].index]
    words = excerpt(passage.text, 0, 1) if passage else ""
    for column in lack if missing else have:
        others = have if missing else lack
        message = (
            f"{column.name} has nothing for {row.key} of {names(others)} (“{words}”)."
            if missing
            else f"{capital(row.key)} in {column.name} has no partner in {names(others)}."
        )
        yield Finding(code, column.language.tag, row.key, message, _location(table, row, column), _hint(row, witness))


def _hint(row: Row, witness: Column) -> str:
    passage = row.passages[witness.index]
    where = f"Compare with {place(witness, passage)}" if passage else f"Compare with {witness.name}"
    return hint(f"{where}: see whether a part is missing, or was joined to its neighbour, or has lost its number.")


def _location(table: Table, row: Row, column: Column) -> Location | None:
    """Find the place of a passage, or of the last before where it is missing."""
    before = table.rows[: table.rows.index(row) + 1]
    passages = [one.passages[column.index] for one in before] or [None]
    last = next((passage for passage in reversed(passages) if passage), None)
    last = last or next((one.passages[column.index] for one in table.rows if one.passages[column.index]), None)
    return last.location() if last else None
