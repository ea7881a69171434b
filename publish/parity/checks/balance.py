"""P008: brackets and quotation marks have partners.

One without its partner is a slip of the keyboard in any language, and can be seen without reading the language. A
quotation may run on over several passages; labels such as `a)` need no partner.

Norm: UAX #9 (BD14 to BD16: bracket pairs); CLDR quotation marks.
Passes: `(WFTU)`, `a) first`, `„so“`, `« ainsi »`.
Fails: `the World Federation (WFTU and the …`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.parity.marks import marks, marks_for_letters
from publish.parity.model import Finding, Outcome
from publish.parity.phrasing import excerpt, finding
from publish.parity.rules import rules

if TYPE_CHECKING:
    from publish.parity.model import Column, Passage, Row, Table


def check_balance(table: Table) -> Outcome:
    """Look for brackets and quotation marks without a partner, language by language."""
    findings: list[Finding] = []
    for column in table.columns:
        passages = [(row, one) for row in table.rows if (one := row.passages[column.index]) is not None]
        known = rules(column.language).known
        letters = frozenset() if known else marks_for_letters(passage.text for _, passage in passages)
        found = [marks(passage.text, letters) for _, passage in passages]
        odd = [len(one.quotes) % 2 == 1 for one in found]
        for index, (row, passage) in enumerate(passages):
            findings += [_finding(row, column, passage, offset, "bracket") for offset in found[index].unpaired[:1]]
            runs_on = (index > 0 and odd[index - 1]) or (index + 1 < len(odd) and odd[index + 1])
            if odd[index] and not runs_on:
                findings.append(_finding(row, column, passage, found[index].quotes[-1], "quotation mark"))
    return Outcome(tuple(findings))


def _finding(row: Row, column: Column, passage: Passage, offset: int, noun: str) -> Finding:
    text = passage.text
    says = f"has a {noun} “{text[offset]}” without its partner: “{excerpt(text, offset, offset + 1)}”"
    return finding(Code.P008, (row, column, passage), says, "Add its partner, or take it out.", offset)
