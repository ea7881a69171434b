"""P010: no acronym that is one letter away from that of the other languages.

Acronyms are translated or kept. One that is neither, but nearly what the others have, is a slip of the keyboard.
Comparing all acronyms finds mostly translations; so only long ones in Latin capitals are compared, within a row, and
only where two languages have the other form, or one that stands first and shares other acronyms with this. Of three
letters, two must have changed places.

Passes: `WFTU` beside `FSM`; `IAEA` beside `IAEO` (data/acronyms.toml).
Fails: `WFTU` beside `WFTY`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.parity.links import without_links
from publish.parity.model import Finding, Outcome
from publish.parity.phrasing import finding, have, place
from publish.parity.rules import acronym_groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.parity.model import Passage, Row, Table

#: ASCII, Latin-1, Latin Extended-A and -B. Other scripts write their particles and words right behind (`UNESCO와`).
_LATIN = "A-Za-z\u00c0-\u024f"
_ACRONYM = re.compile(rf"(?<![\d_{_LATIN}])[{_LATIN}]{{3,7}}(?![\d_{_LATIN}])")
_CAPITALS = 0.5
_WITNESSES = 2
#: Of shorter acronyms one letter more or less makes another one.
_INSERTED = 5
_CHANGED = 4


def check_acronyms(table: Table) -> Outcome:
    """Look for near misses among the acronyms of each row."""
    whole = {
        column.index: {one for row in table.rows if (passage := row.passages[column.index]) for one in _find(passage)}
        for column in table.columns
    }
    findings = [finding for row in table.rows for finding in _findings(table, row, whole)]
    return Outcome(tuple(findings))


def _find(passage: Passage) -> dict[str, int]:
    """Return the acronyms of a passage and where they first stand; none of a passage in capitals."""
    text = without_links(passage.text)
    letters = [char for char in text if char.isalpha()]
    if sum(char.isupper() for char in letters) > _CAPITALS * len(letters):
        return {}
    found: dict[str, int] = {}
    for match in _ACRONYM.finditer(text):
        if match.group().isupper():
            found.setdefault(match.group(), match.start())
    return found


def _findings(table: Table, row: Row, whole: dict[int, set[str]]) -> Iterator[Finding]:
    acronyms = {column.index: _find(passage) for column, passage in table.present(row)}
    for column, passage in table.present(row):
        elsewhere = {one for other in table.columns if other.index != column.index for one in whole[other.index]}
        others = {one for index in acronyms for one in acronyms[index] if index != column.index}
        # What the passage has besides is less likely to be meant (WFTY is WFTU, where WFDY stands beside it).
        candidates = sorted(others, key=lambda one: (one in acronyms[column.index], one))
        for own, offset in acronyms[column.index].items():
            near = [one for one in candidates if own not in elsewhere and _near(own, one) and not _translated(own, one)]
            for meant in near[:1]:
                agree = [(other, one) for other, one in table.present(row) if meant in acronyms[other.index]]
                agree = [(other, one) for other, one in agree if other.index != column.index]
                shared = any(whole[column.index] & (whole[other.index] - {meant}) for other, _ in agree)
                likely = shared and own.isascii() and meant.isascii() and agree[0][0].index < column.index
                if len(agree) < _WITNESSES and not likely:
                    continue
                says = f"has {own} where {have([other for other, _ in agree], meant)}"
                way_out = f"Compare with {place(*agree[0])}, and mend the wrong letter."
                yield finding(Code.P010, (row, column, passage), says, way_out, offset)


def _translated(one: str, other: str) -> bool:
    """Tell whether both are known to be right, each in its language."""
    return any({one, other} <= group for group in acronym_groups())


def _near(one: str, other: str) -> bool:
    """Tell whether two acronyms differ by one letter, or by two neighbours that changed places."""
    if len(one) == len(other):
        differing = [index for index, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        first, last = min(differing, default=0), max(differing, default=0)
        swapped = last - first == 1 and one[first : last + 1] == other[first : last + 1][::-1]
        return swapped or (len(differing) == 1 and len(one) >= _CHANGED)
    short, long = sorted((one, other), key=len)
    dropped = (long[:index] + long[index + 1 :] for index in range(len(long)))
    return len(long) >= _INSERTED and short in dropped
