"""P005: the same links and addresses in every language.

A link that a translator mistyped leads nowhere, and nobody notices who does not click on it. Compared without the
scheme and without the part that names the language, so that `example.org/en/plan` and `example.org/es/plan` agree.

Norm: RFC 3986 (6.2.2, 6.2.3: case and scheme do not tell links apart), RFC 5321 for mail addresses, ITU-T E.164 for
telephones.
Passes: `https://example.org/en/plan` beside `http://EXAMPLE.org/es/plan/`; `+49 30 123` beside `+49 (30) 123`.
Fails: `info@example.org` beside `info@exmaple.org`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.parity.links import Link, links
from publish.parity.model import Finding, Measure, Outcome
from publish.parity.phrasing import counted, finding, have, listed, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from publish.parity.model import Column, Passage, Row, Table

_LIKE = 0.8
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Side:
    """One language's passage in a row, and its links by what they are compared by."""

    column: Column
    passage: Passage
    links: Mapping[str, Link]


def compare_links(table: Table) -> Outcome:
    """Compare the links and addresses of each row."""
    findings: list[Finding] = []
    measures: list[Measure] = []
    codes = frozenset(code for one in table.columns for code in (one.language.tag.casefold(), one.language.primary))
    for row in table.rows:
        sides = [
            _Side(column, passage, {_plain(link, codes): link for link in links(passage.text)})
            for column, passage in table.present(row)
        ]
        if any(side.links for side in sides):
            findings += _findings(row, sides)
            shown = {side.column.index: listed(sorted(side.links)) or "none" for side in sides}
            measures.append(table.measure(Code.P005, row, shown))
    return Outcome(tuple(findings), tuple(measures))


def _plain(link: Link, codes: frozenset[str]) -> str:
    """Reduce a link to what must agree: no scheme, no case, the code of any of the languages as `*`, bare digits."""
    if link.telephone:
        return link.telephone
    plain = _SCHEME.sub("", link.written).casefold().rstrip("/")
    return "".join("*" if part in codes else part for part in re.split(r"([/.=?&])", plain))


def _findings(row: Row, sides: list[_Side]) -> Iterator[Finding]:
    votes = Counter(link for side in sides for link in side.links)
    usual = [link for link, count in votes.items() if 2 * count > len(sides) or _reference(link, count, sides)]
    for side in sides:
        lacking = [link for link in usual if link not in side.links]
        strange = [link for link in side.links if link not in usual]
        for link in list(lacking):
            for like in get_close_matches(link, strange, n=1, cutoff=_LIKE):
                yield _mistyped(row, side, side.links[like], link, sides)
                lacking.remove(link)
                strange.remove(like)
        if lacking:
            yield _lack(row, side, lacking, sides)
        if strange:
            yield _extra(row, side, strange, sides)


def _reference(link: str, count: int, sides: list[_Side]) -> bool:
    """Tell whether votes are even and the first language has this link."""
    return 2 * count == len(sides) and link in sides[0].links


def _mistyped(row: Row, side: _Side, written: Link, link: str, sides: list[_Side]) -> Finding:
    witness = next(other for other in sides if link in other.links)
    meant = witness.links[link]
    says = f"has {written.written} where {witness.column.name} has {meant.written}"
    return _finding(row, side, says, place(witness.column, witness.passage, meant.offset), written.offset)


def _lack(row: Row, side: _Side, lacking: list[str], sides: list[_Side]) -> Finding:
    others = [other for other in sides if lacking[0] in other.links]
    first = others[0].links[lacking[0]]
    says = f"lacks {first.written}{_more(lacking)}, which {have([other.column for other in others])}"
    return _finding(row, side, says, place(others[0].column, others[0].passage, first.offset))


def _extra(row: Row, side: _Side, strange: list[str], sides: list[_Side]) -> Finding:
    without = [other for other in sides if strange[0] not in other.links]
    link = side.links[strange[0]]
    lack = have([other.column for other in without], none=True)
    says = f"has {link.written}{_more(strange)}, which {lack}"
    return _finding(row, side, says, place(without[0].column, without[0].passage), link.offset)


def _finding(row: Row, side: _Side, says: str, where: str, offset: int | None = None) -> Finding:
    return finding(Code.P005, (row, side.column, side.passage), says, f"Compare with {where}.", offset)


def _more(links: list[str]) -> str:
    return f" and {counted(len(links) - 1, 'more link')}" if len(links) > 1 else ""
