"""Lists while a source is read: their items, and what is known of a list that may go on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.normalize.lines import Gap, Line
from publish.normalize.markers import BARE, TURNED
from publish.normalize.wrapping import ends_open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.normalize.markers import Marker

#: How far apart, in cells, the markers of one list may be indented.
SLACK = 1
#: Systems that need so many items, counted from 1 without a gap.
IN_A_ROW = {TURNED: 2, BARE: 3}


@dataclass(frozen=True, slots=True)
class Item:
    """A line that begins an item: its marker, its list (counted through the source), its depth from 1."""

    marker: Marker
    list_id: int
    depth: int


@dataclass(slots=True)
class OpenList:
    """A list that may go on: mutable while the lines are walked through once.

    `systems` are the ways of numbering that all its markers so far can be read in, each with the last number: the
    first letters of several alphabets are the same. `above` says that others stand below its items at the same margin.
    """

    list_id: int
    systems: dict[str, int | None]
    indent: int
    depth: int
    first: int | None
    same: bool = True
    interrupted: bool = False
    above: bool = False
    widest: int | None = None
    members: list[int] = field(default_factory=list)


def may_be_wrapped(lines: Sequence[Line], index: int, width: int | None) -> bool:
    """Tell whether the line could be the rest of a wrapped one: the line before it is full and ends open."""
    if index == 0 or lines[index].gap is not Gap.NONE:
        return False
    before = lines[index - 1]
    if not ends_open(before.content) or (before.content[-1] in ",،、" and width is None):
        return False
    return before.width >= (width or 0) * 0.75 if width else before.indent > lines[index].indent
