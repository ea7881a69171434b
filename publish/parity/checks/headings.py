"""P002: the same headings of the same rank in every language.

A heading that became a paragraph, or got lost, takes its section with it: readers look in vain for what it names, and
the contents are wrong. Titles are the editor's to give (N002), so they are not counted. Ranks are compared as each
text has them: its greatest is the first, whatever the author's marks for it are.

Norm: ISO 17100:2015, 5.3.3 (completeness).
Passes: `## Pets` beside `## Tiere`; `### Pets` beside `## Tiere` where all headings of that text are so.
Fails: no heading, or a paragraph `Tiere`, or `### Tiere` below `## Beiträge`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.normalize.model import BlockType
from publish.parity.missing import tell
from publish.parity.model import Finding, Kind, Measure, Outcome
from publish.parity.phrasing import counted, finding, names, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.parity.model import Column, Passage, Row, Table

_HEADS = (BlockType.HEADING, BlockType.TITLE)


def compare_headings(table: Table) -> Outcome:
    """Compare the headings: which are there, and their ranks."""
    columns = [column for column in table.columns if any(row.passages[column.index] for row in table.rows)]
    rows = [row for row in table.rows if row.kind is not Kind.TITLE and any(_rank(one) for one in row.passages)]
    if not rows:
        return Outcome()
    offsets = _offsets(rows, columns)
    findings: list[Finding] = []
    for row in rows:
        if row.kind is Kind.HEADING:
            findings += tell(table, [row], columns, Code.P002)
        findings += _unlike(table, row)
        findings += _other_rank(table, row, offsets)
    counts = [sum(_rank(row.passages[column.index]) > 0 for row in rows) for column in table.columns]
    return Outcome(
        tuple(findings), (Measure(Code.P002, rows[0].key, tuple(counted(one, "heading") for one in counts)),)
    )


def _rank(passage: Passage | None) -> int:
    """Return the rank of a heading, from 1; 0 of anything else."""
    return passage.blocks[0].level if passage is not None and passage.blocks[0].type in _HEADS else 0


def _offsets(rows: list[Row], columns: Sequence[Column]) -> Mapping[int, int]:
    """Return by how many ranks each language's headings usually stand below those of the first that has any."""
    first = next(column.index for column in columns if any(_rank(row.passages[column.index]) for row in rows))
    offsets = {}
    for column in columns:
        pairs = [(_rank(row.passages[first]), _rank(row.passages[column.index])) for row in rows]
        steps = Counter(own - usual for usual, own in pairs if usual and own)
        offsets[column.index] = steps.most_common(1)[0][0] if steps else 0
    return offsets


def _unlike(table: Table, row: Row) -> Iterator[Finding]:
    """Find who has a paragraph or an item where the others have a heading, or a heading where they have none."""
    present = list(table.present(row))
    heads = [(column, passage) for column, passage in present if _rank(passage)]
    others = [(column, passage) for column, passage in present if not _rank(passage)]
    if not heads or not others:
        return
    lost = len(heads) > len(others) or (len(heads) == len(others) and heads[0][0].index < others[0][0].index)
    odd, usual = (others, heads) if lost else (heads, others)
    says, way_out = (
        ("is no heading, as it is in", "make it a heading again")
        if lost
        else ("is a heading, which it is not in", "set it as the others do")
    )
    for column, passage in odd:
        compare = f"Compare with {place(*usual[0])}: {way_out}."
        yield finding(Code.P002, (row, column, passage), f"{says} {names(other for other, _ in usual)}", compare)


def _other_rank(table: Table, row: Row, offsets: Mapping[int, int]) -> Iterator[Finding]:
    """Find who has a heading of another rank than most."""
    present = [(column, passage) for column, passage in table.present(row) if _rank(passage)]
    ranks = {column.index: _rank(passage) - offsets[column.index] for column, passage in present}
    usual = Counter(ranks.values()).most_common(1)[0][0] if ranks else 0
    agree = [(column, passage) for column, passage in present if ranks[column.index] == usual]
    for column, passage in present:
        if ranks[column.index] != usual:
            side = "below" if ranks[column.index] > usual else "above"
            says = f"is a heading of a rank {side} that in {names(other for other, _ in agree)}"
            compare = f"Compare with {place(*agree[0])}, and give the heading its rank."
            yield finding(Code.P002, (row, column, passage), says, compare)
