"""P001: the same list items and paragraphs in every language.

A passage that is not there is the gravest difference of all. Alignment says which has no partner. A language that
writes paragraphs where the others write a list is left alone: nothing of it is missing. A language whose list is
shorter because an item of it is a paragraph, or longer because a paragraph of it is an item, has lost or got a number:
the place is named. What a language only has at another place of the same section is not missing.

Norm: ISO 17100:2015, 5.3.3 (completeness).
Passes: fifteen items in each language, whatever their numbers look like.
Fails: fifteen items, and fourteen: `item 7` has no partner; fourteen and a paragraph that the others number.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.normalize.model import BlockType
from publish.parity.missing import divided, tell
from publish.parity.model import Finding, Kind, Measure, Outcome
from publish.parity.needs import count_letters
from publish.parity.phrasing import counted, finding, names, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.parity.model import Column, Passage, Row, Table

#: A passage that stands elsewhere is of like length: the logarithm of the ratio.
_LIKE = 0.3


def compare_items(table: Table) -> Outcome:
    """Compare the list items and paragraphs of each section."""
    measures: list[Measure] = []
    findings: list[Finding] = []
    for section in dict.fromkeys(row.section for row in table.rows):
        rows = [row for row in table.rows if row.section == section]
        body = [row for row in rows if row.kind in (Kind.ITEM, Kind.PARAGRAPH)]
        items = [row for row in body if row.kind is Kind.ITEM]
        counts = [sum(_is_item(row, column) for row in body) for column in table.columns]
        here = _present(table, rows if section else table.rows)
        moved = {column.index: _moved(body, column, here) for column in here}
        findings += tell(table, body, here, Code.P001, moved)
        for row in body:
            findings += _unlike(row, [column for column in here if counts[column.index]], counts)
        if items:
            measures.append(Measure(Code.P001, items[0].key, tuple(counted(count, "item") for count in counts)))
    return Outcome(tuple(findings), tuple(measures))


def _present(table: Table, rows: Sequence[Row]) -> list[Column]:
    """Return who has anything of these rows; where a whole section is missing, its heading tells (P002)."""
    return [column for column in table.columns if any(row.passages[column.index] for row in rows)]


def _is_item(row: Row, column: Column) -> bool:
    passage = row.passages[column.index]
    return passage is not None and passage.blocks[0].type in (BlockType.ITEM, BlockType.BULLET)


def _moved(rows: Sequence[Row], column: Column, here: Sequence[Column]) -> set[str]:
    """Return the keys of passages that a language has at another place: one that it lacks, one that it has alone.

    What it has alone where it lacks as much stands for that, in other words: then only what it lacks is told.
    """
    lacking = [row for row in rows if column in divided(row, here)[0]]
    alone = [row for row in rows if column in divided(row, here)[1]]
    found: set[str] = set()
    for row in lacking:
        size = _size(row, here)
        like = next((one for one in alone if one.key not in found and _like(size, _size(one, [column]))), None)
        if like is not None:
            found |= {row.key, like.key}
    rest = [row.key for row in alone if row.key not in found]
    return found | set(rest) if len(rest) <= sum(row.key not in found for row in lacking) else found


def _size(row: Row, columns: Sequence[Column]) -> float:
    passages = ((column, row.passages[column.index]) for column in columns)
    return next((count_letters(passage.text, column.language) for column, passage in passages if passage), 0.0)


def _like(one: float, other: float) -> bool:
    return min(one, other) > 0 and abs(math.log(one / other)) < _LIKE


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
        if passage is not None and witness is not None and counts[column.index] != usual:
            all_told = f"{counted(counts[column.index], 'list item')} there, {usual} in {names(others)}"
            yield _lost((row, column, passage), (others[0], witness), all_told, lost=lost)


def _lost(at: tuple[Row, Column, Passage], witness: tuple[Column, Passage], all_told: str, *, lost: bool) -> Finding:
    says, way_out = (
        (f"is a paragraph, not an item of the list ({all_told})", "give the paragraph its number or its bullet.")
        if lost
        else (f"is an item of the list, not a paragraph ({all_told})", "take its number or its bullet away.")
    )
    compare = f"Compare with {place(*witness)}: if the lists are to be alike, {way_out}"
    return finding(Code.P001, at, says, compare)
