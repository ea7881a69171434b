"""Numbers of list items: what the author's markers say, made a right list where they say the same again and again.

Where translations stand item by item below one another, each language has its own numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Severity
from publish.intake.model import Repair
from publish.intake.repairs import Rule
from publish.normalize.model import BlockType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.diagnostics import Location
    from publish.intake.source import SourceText
    from publish.normalize.draft import Draft

#: The number of an item before its text in Markdown, with what marks its first words, and in HTML.
_MARKED = re.compile(
    r"""(?P<markdown>\d+)[.)][\s*_`\[]*$|<li\s[^<>]*?value=["']?(?P<html>\d+)[^<>]*>(?:\s*<[^<>]*>)*\s*$"""
)


def numbers(drafts: Sequence[Draft], languages: Sequence[str]) -> dict[int, int]:
    """Return the number of each numbered item, by index of its block.

    A list in which every marker says the same number counts from there; in any other the author's numbers stand.
    """
    found: dict[int, int] = {}
    for members in _lists(drafts, languages):
        said = [_said(drafts[member]) for member in members]
        same = len(set(said)) == 1
        found.update({member: said[0] + place if same else said[place] for place, member in enumerate(members)})
    return found


def with_enumerators(drafts: Sequence[Draft], languages: Sequence[str], numbered: Mapping[int, int]) -> list[Draft]:
    """Take the author's writing of markers off the items of lists whose numbers are not the author's."""
    own = {
        member
        for members in _lists(drafts, languages)
        if all(numbered[member] == drafts[member].number for member in members)
        for member in members
    }
    return [
        draft if index in own or not draft.enumerator else replace(draft, enumerator="")
        for index, draft in enumerate(drafts)
    ]


def marker_repairs(drafts: Sequence[Draft], numbered: Mapping[int, int], places: Sequence[Location]) -> list[Repair]:
    """Log each marker that is not written as reStructuredText writes it (`1.`, `-`)."""
    repairs: list[Repair] = []
    for index, draft in enumerate(drafts):
        if draft.marker is None:
            continue
        after = draft.enumerator or (f"{numbered[index]}." if index in numbered else "-")
        if " ".join(draft.marker.text.split()) != after:
            repairs.append(Repair(Rule.LIST_MARKER, places[index], draft.marker.text, after))
    return repairs


def gaps(
    drafts: Sequence[Draft], languages: Sequence[str], numbered: Mapping[int, int], places: Sequence[Location]
) -> list[Diagnostic]:
    """Warn of lists that do not begin at 1 or whose numbers do not follow one another (N003)."""
    found: list[Diagnostic] = []
    for members in sorted(_lists(drafts, languages)):
        first = numbered[members[0]]
        if first != 1:
            found.append(_warning(f"A list begins with number {first}.", places[members[0]]))
        for before, member in pairwise(members):
            if numbered[member] != numbered[before] + 1:
                message = f"Number {numbered[member]} follows number {numbered[before]} in a list."
                found.append(_warning(message, places[member]))
    return found


def number_places(drafts: Sequence[Draft], places: Sequence[Location], source: SourceText) -> list[Location]:
    """Return where the number of each item stands, if a format of its own marked it before the text; else the text."""
    lines = source.text.split("\n")
    return [
        place if draft.marker else _before(lines[(place.line or 1) - 1 :][:1], place)
        for draft, place in zip(drafts, places, strict=True)
    ]


def _before(line: Sequence[str], place: Location) -> Location:
    found = _MARKED.search(line[0][: (place.column or 1) - 1]) if line else None
    return replace(place, column=found.start(found.lastgroup or 0) + 1) if found else place


def _lists(drafts: Sequence[Draft], languages: Sequence[str]) -> list[list[int]]:
    """Return the members of each list; a list in several languages comes apart where each counts for itself."""
    lists: dict[tuple[str, int], list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.type is BlockType.ITEM and draft.list_id is not None:
            lists.setdefault((draft.path, draft.list_id), []).append(index)
    found: list[list[int]] = []
    for members in lists.values():
        own: dict[str, list[int]] = {}
        for member in members:
            own.setdefault(languages[member], []).append(member)
        found.extend(own.values() if _count_apart(drafts, members, list(own.values())) else [members])
    return found


def _count_apart(drafts: Sequence[Draft], members: Sequence[int], own: Sequence[Sequence[int]]) -> bool:
    """Tell whether the items of each language have numbers of their own: each number comes once in each of them."""
    said = Counter(_said(drafts[member]) for member in members)
    if len(said) == 1:
        return min(len(part) for part in own) > 1
    breaks = sum(_breaks(drafts, part) for part in own)
    return len(own) > 1 and breaks < _breaks(drafts, members)


def _breaks(drafts: Sequence[Draft], members: Sequence[int]) -> int:
    said = [0, *(_said(drafts[member]) for member in members)]
    return sum(after != before + 1 for before, after in pairwise(said))


def _said(draft: Draft) -> int:
    return 1 if draft.number is None else draft.number


def _warning(message: str, place: Location) -> Diagnostic:
    hint = "Correct the numbers in the source, or leave them if they are meant so: they are kept as they are."
    return Diagnostic(Code.N003, message, place, hint, severity=Severity.WARNING)
