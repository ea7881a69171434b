"""P009: no fewer bracketed and quoted parts than in the other languages.

Names in brackets and quotations are what a reader of another language still recognizes; where all other languages
agree on their number, one that has fewer has lost something. One that has more explains something to its readers,
and is left alone. Emphasis may stand for quotation marks, and so may the dash that opens direct speech.

Norm: ISO 17100:2015, 5.3.3 (completeness).
Passes: `the “Deal of the Century”`, `«Договор века»`.
Fails: four acronyms in brackets, and none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.normalize.model import InlineRole
from publish.parity.marks import marks
from publish.parity.model import Finding, Measure, Outcome
from publish.parity.phrasing import counted, finding, have, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from publish.parity.model import Passage, Row, Table

_WITNESSES = 2
#: A dash that opens direct speech stands at the beginning, or behind a mark, and is followed by a letter.
_SPEECH = re.compile(r"(?:^|[:.!?…]\s+)[—―–]\s?[^\W\d_¿¡]*[\w¿¡]")
_BRACKETS = "pair of brackets", "pairs of brackets"
_QUOTES = "quotation", "quotations"


@dataclass(frozen=True, slots=True)
class _Count:
    """How many pairs a passage has, at least and at most."""

    least: int
    most: int


def compare_pairs(table: Table) -> Outcome:
    """Compare the brackets, and the quotation marks, of each row."""
    findings: list[Finding] = []
    measures: list[Measure] = []
    for row in table.rows:
        brackets: dict[int, _Count] = {}
        quotes: dict[int, _Count] = {}
        for column, passage in table.present(row):
            found = marks(passage.text)
            brackets[column.index] = _Count(len(found.brackets), len(found.brackets) + (len(found.unpaired) + 1) // 2)
            quoted = (len(found.quotes) + 1) // 2
            quotes[column.index] = _Count(
                len(found.quotes) // 2, quoted + _emphases(passage) + len(_SPEECH.findall(passage.text))
            )
        findings += _findings(table, row, brackets, _BRACKETS)
        findings += _findings(table, row, quotes, _QUOTES)
        if any(count.most for count in (*brackets.values(), *quotes.values())):
            shown = {
                index: f"{counted(count.least, *_BRACKETS)}, {counted(quotes[index].least, *_QUOTES)}"
                for index, count in brackets.items()
            }
            measures.append(table.measure(Code.P009, row, shown))
    return Outcome(tuple(findings), tuple(measures))


def _emphases(passage: Passage) -> int:
    roles = (InlineRole.EMPHASIS, InlineRole.STRONG)
    return sum(inline.role in roles for block in passage.blocks for inline in block.inlines)


def _findings(table: Table, row: Row, counts: Mapping[int, _Count], nouns: tuple[str, str]) -> Iterator[Finding]:
    for column, passage in table.present(row):
        others = [(other, one) for other, one in table.present(row) if other.index != column.index]
        usual = {counts[other.index].least for other, _ in others}
        own = counts[column.index]
        if len(others) < _WITNESSES or len(usual) != 1 or own.most >= min(usual):
            continue
        rest = have([other for other, _ in others], counted(min(usual), *nouns))
        says = f"has {counted(own.least, *nouns)}; {rest}"
        way_out = f"Compare with {place(*others[0])}: see whether a name or a quotation was lost."
        yield finding(Code.P009, (row, column, passage), says, way_out)
