"""P005: the same links and addresses in every language.

A link that a translator mistyped leads nowhere, and nobody notices who does not click on it. Compared without the
scheme and without the part that names the language, so that `example.org/en/plan` and `example.org/es/plan` agree.
Where the words of a link lead to is as good as an address that is printed. A text without any links cannot be asked for
those that nobody prints, and where most languages have an address of their own at the same host, each is its own.

Norm: RFC 3986 (6.2.2, 6.2.3: case and scheme do not tell links apart), RFC 5321 for mail addresses, ITU-T E.164 for
telephones.
Passes: `https://example.org/en/plan` beside `http://EXAMPLE.org/es/plan/`; `+49 30 123` beside `+49 (30) 123`;
`the [calendar](https://example.org/calendar)` beside `example.org/calendar`.
Fails: `info@example.org` beside `info@exmaple.org`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from publish.diagnostics import Code
from publish.parity.links import Link, printed_links, targets
from publish.parity.model import Finding, Measure, Outcome
from publish.parity.phrasing import counted, finding, have, listed, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from publish.parity.model import Column, Passage, Row, Table

_LIKE = 0.8
#: Two with an address each may have mistyped one.
_FEW = 2
#: What leads to the same page: a place in it, and the name of a folder's first page.
_PAGE = re.compile(r"(?:/index(?:\.html?)?)?/?(?:#[^/]*)?$")
#: A language within a path: many sites have none for the first of theirs (`wiki/fr/Help`, `wiki/Help`).
_CODE = re.compile(r"[/.]\*(?=[/.])|-\*(?=[@/.]|$)|/\*$")
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Side:
    """One language's passage in a row, its links by what they are compared by, and whether its text has any links."""

    column: Column
    passage: Passage
    links: Mapping[str, Link]
    linked: bool


def compare_links(table: Table) -> Outcome:
    """Compare the links and addresses of each row."""
    findings: list[Finding] = []
    measures: list[Measure] = []
    codes = frozenset(code for one in table.columns for code in _codes(one))
    linked = {column.index for row in table.rows for column, passage in table.present(row) if targets(passage.blocks)}
    for row in table.rows:
        sides = [
            _Side(column, passage, _addresses(passage, codes), column.index in linked)
            for column, passage in table.present(row)
        ]
        if any(side.links for side in sides):
            findings += _findings(row, sides)
            shown = {side.column.index: listed(sorted(side.links)) or "none" for side in sides}
            measures.append(table.measure(Code.P005, row, shown))
    return Outcome(tuple(findings), tuple(measures))


def _addresses(passage: Passage, codes: frozenset[str]) -> dict[str, Link]:
    """Return the addresses of a passage by what they are compared by: where its links lead to, and what is printed.

    What is printed of an address that words lead to is that address, and no other.
    """
    aims = targets(passage.blocks)
    found = {_plain(link, codes): link for link in aims}
    return found | {_plain(link, codes): link for link in printed_links(passage.blocks)}


def _codes(column: Column) -> tuple[str, ...]:
    """Return by what an address may name a language: its tag, its name in English, and where it is mostly written."""
    tag = column.language
    return tuple(one.casefold() for one in (tag.tag, tag.primary, column.name, tag.region) if one)


def _plain(link: Link, codes: frozenset[str]) -> str:
    """Reduce a link to what must agree: no scheme, no case, what names any of the languages as `*`, bare digits."""
    if link.telephone:
        return link.telephone
    plain = _SCHEME.sub("", link.written).casefold()
    plain = "".join("*" if part in codes else part for part in re.split(r"([/.=?&@-])", plain))
    return _PAGE.sub("", _CODE.sub("", plain)).rstrip("/")


def _findings(row: Row, sides: list[_Side]) -> Iterator[Finding]:
    votes = Counter(link for side in sides for link in side.links)
    printed = {link for side in sides for link, one in side.links.items() if not one.target}
    usual = [link for link in votes if _is_usual(link, sides, hidden=link not in printed)]
    for side in sides:
        lacking = [link for link in usual if link not in side.links and not _has_its_own(link, side, printed)]
        strange = [link for link in side.links if link not in usual]
        for link in list(lacking):
            for like in get_close_matches(link, strange, n=1, cutoff=_LIKE):
                yield _mistyped(row, side, side.links[like], link, sides)
                lacking.remove(link)
                strange.remove(like)
        strange = [link for link in strange if not side.links[link].target and not _each_its_own(link, usual, sides)]
        if lacking:
            yield _lack(row, side, lacking, sides)
        if strange:
            yield _extra(row, side, strange, sides)


def _is_usual(link: str, sides: list[_Side], *, hidden: bool) -> bool:
    """Tell whether most have this link, or votes are even and the first language has it.

    Where it is `hidden` behind words, only texts with links vote, and those that lead to the same host agree.
    """
    asked = [side for side in sides if side.linked] if hidden else sides
    have = [side for side in asked if link in side.links]
    even = 2 * len(have) == len(asked) and have[0] is asked[0]
    if even and hidden and any(_host(link) in map(_host, side.links) for side in asked if side not in have):
        return False
    return 2 * len(have) > len(asked) or even


def _has_its_own(link: str, side: _Side, printed: set[str]) -> bool:
    """Tell whether a text needs no link that nobody prints: it has none at all, or one to its language's own host."""
    own = _host(link).startswith("*.") and any(_host(one) == _host(link) for one in side.links)
    return link not in printed and (not side.linked or own)


def _each_its_own(link: str, usual: list[str], sides: list[_Side]) -> bool:
    """Tell whether most languages have a link of their own to this host, and no two the same."""
    own = [side for side in sides if any(_host(one) == _host(link) for one in side.links if one not in usual)]
    return len(own) > _FEW and 2 * len(own) > len(sides)


def _host(link: str) -> str:
    """Return the host of a link as it is compared; of a mail address, what stands behind its sign."""
    return link.rpartition("@")[2].partition("/")[0]


def _mistyped(row: Row, side: _Side, written: Link, link: str, sides: list[_Side]) -> Finding:
    witness = next(other for other in sides if link in other.links)
    meant = witness.links[link]
    says = f"has {written.written} where {witness.column.name} has {meant.written}"
    return _finding(row, side, says, place(witness.column, witness.passage, meant.offset), written)


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
    return _finding(row, side, says, place(without[0].column, without[0].passage), link)


def _finding(row: Row, side: _Side, says: str, where: str, link: Link | None = None) -> Finding:
    at = (row, side.column, side.passage)
    found = finding(Code.P005, at, says, f"Compare with {where}.", link.offset if link else None)
    return replace(found, target=link.written if link and link.target else "")


def _more(links: list[str]) -> str:
    return f" and {counted(len(links) - 1, 'more link')}" if len(links) > 1 else ""
