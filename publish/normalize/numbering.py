"""Numbers of list items: what the author's markers say, made a right list where they say the same again and again."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Severity
from publish.intake.model import Repair
from publish.normalize.model import BlockType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.diagnostics import Location
    from publish.normalize.draft import Draft


def numbers(drafts: Sequence[Draft]) -> dict[int, int]:
    """Return the number of each numbered item, by index of its block.

    A list in which every marker says the same number counts from there; in any other the author's numbers stand.
    """
    found: dict[int, int] = {}
    for members in _lists(drafts).values():
        said = [1 if (number := drafts[member].number) is None else number for member in members]
        same = len(set(said)) == 1
        found.update({member: said[0] + place if same else said[place] for place, member in enumerate(members)})
    return found


def marker_repairs(drafts: Sequence[Draft], numbered: Mapping[int, int], places: Sequence[Location]) -> list[Repair]:
    """Log each marker that is not written as reStructuredText writes it (`1.`, `-`)."""
    repairs: list[Repair] = []
    for index, draft in enumerate(drafts):
        if draft.marker is None:
            continue
        after = f"{numbered[index]}." if index in numbered else "-"
        if draft.marker.text != after:
            repairs.append(Repair("list-marker", places[index], draft.marker.text, after))
    return repairs


def gaps(drafts: Sequence[Draft], numbered: Mapping[int, int], places: Sequence[Location]) -> list[Diagnostic]:
    """Warn of lists that do not begin at 1 or whose numbers do not follow one another (N003)."""
    found: list[Diagnostic] = []
    for members in _lists(drafts).values():
        first = numbered[members[0]]
        if first != 1:
            found.append(_warning(f"A list begins with number {first}.", places[members[0]]))
        for before, member in pairwise(members):
            if numbered[member] != numbered[before] + 1:
                message = f"Number {numbered[member]} follows number {numbered[before]} in a list."
                found.append(_warning(message, places[member]))
    return found


def _lists(drafts: Sequence[Draft]) -> dict[tuple[str, int], list[int]]:
    lists: dict[tuple[str, int], list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.type is BlockType.ITEM and draft.list_id is not None:
            lists.setdefault((draft.path, draft.list_id), []).append(index)
    return lists


def _warning(message: str, place: Location) -> Diagnostic:
    hint = "Correct the numbers in the source, or leave them if they are meant so: they are kept as they are."
    return Diagnostic(Code.N003, message, place, hint, severity=Severity.WARNING)
