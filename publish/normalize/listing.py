"""Lists: which lines that look like items are items.

One line is never enough: `2. Uluslararası` may begin an item or be the middle of a sentence that a wrap cut there,
`A. Ivanov` is a person. So items are believed by the sequence that they form, at the place where they stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.normalize.believing import Belief
from publish.normalize.lines import Gap, Line
from publish.normalize.markers import BELOW, SECTION, TIGHT, Marker, markers
from publish.normalize.open_lists import IN_A_ROW, SLACK, Item, OpenList, may_be_wrapped
from publish.normalize.wrapping import ends_open

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

#: A number may jump so far ahead within a list and still be believed where a line break could be a wrap.
_LEAP = 3
#: A list goes on within so many lines.
_REACH = 60


def items(
    lines: Sequence[Line], barred: Collection[int], width: int | None, edges: Collection[int] = ()
) -> dict[int, Item]:
    """Find the items of all lists of a source.

    Args:
        lines: the lines of the source.
        barred: indexes of lines that are something else (headings); they also end every list.
        width: the width at which the source seems wrapped, in cells, None where it is not.
        edges: indexes of lines before which every list ends.

    Returns:
        The items by index of their first line.
    """
    readings = {index: markers(line.content) for index, line in enumerate(lines) if index not in barred}
    walk = _Walk(lines, {index: found for index, found in readings.items() if found}, width)
    for index in range(len(lines)):
        if index in barred or index in edges:
            walk.close_all()
        if index in barred:
            continue
        if index in walk.readings:
            walk.take(index)
        else:
            walk.pass_by(index)
    walk.close_all()
    return Belief(lines, walk.readings, width, walk.taken).of(walk.done)


@dataclass(slots=True)
class _Walk:
    lines: Sequence[Line]
    readings: Mapping[int, tuple[Marker, ...]]
    width: int | None
    opened: list[OpenList] = field(default_factory=list)
    done: list[OpenList] = field(default_factory=list)
    taken: dict[int, Item] = field(default_factory=dict)

    def take(self, index: int) -> None:
        """Let a line go on a list, begin one, or be no item."""
        line = self.lines[index]
        for reading in self.readings[index]:
            going_on = self._list_of(reading, line, index)
            if going_on:
                self._add(going_on, reading, index)
                return
        for reading in self.readings[index]:
            if self._begins(reading, index):
                self._add(self._begin(reading, line, index), reading, index)
                return
        self.pass_by(index)

    def pass_by(self, index: int) -> None:
        """Note a line that is no item: an outer paragraph ends lists that say the same number again and again."""
        line = self.lines[index]
        if line.gap is Gap.NONE:
            return
        for opened in self.opened:
            opened.interrupted = opened.interrupted or line.indent <= opened.indent
        while self.opened and self.opened[-1].interrupted and self.opened[-1].same and len(self.opened[-1].members) > 1:
            self.done.append(self.opened.pop())

    def close_all(self) -> None:
        """End every list."""
        self.done.extend(reversed(self.opened))
        self.opened.clear()

    def _list_of(self, reading: Marker, line: Line, index: int) -> OpenList | None:
        """Find the open list, innermost first, that a reading goes on."""
        for opened in reversed(self.opened):
            if reading.system not in opened.systems:
                continue
            near = abs(opened.indent - line.indent) <= SLACK
            last = opened.systems[reading.system]
            if reading.value is None or last is None:
                return opened if near else None
            if reading.value == last + 1:
                return opened if near or not may_be_wrapped(self.lines, index, self.width) else None
            same_again = reading.value == opened.first and opened.same and not opened.interrupted
            if near and same_again and not self._restarts(opened, line):
                return opened
            ahead = last <= reading.value <= last + _LEAP and not (opened.same and reading.value == 1)
            if near and ahead and not may_be_wrapped(self.lines, index, self.width):
                return opened
        return None

    def _restarts(self, opened: OpenList, line: Line) -> bool:
        """Tell whether a line that repeats the number 1 begins another list: a wider gap than its own items have."""
        return opened.widest is not None and line.blanks > opened.widest

    def _begins(self, reading: Marker, index: int) -> bool:
        if reading.value is None:
            return reading.sure or self._has_siblings(reading, index, 2 if reading.system in _DOUBTFUL else 1)
        if may_be_wrapped(self.lines, index, self.width):
            return False
        if reading.system.startswith(BELOW):
            above = int(reading.system.removeprefix(BELOW))
            return reading.value == 1 and any(opened.systems.get("decimal") == above for opened in self.opened)
        if reading.value == 1:
            return True
        # A sentence whose end is not in sight may have cut a day or an initial off.
        more = 2 if self._goes_on_open(index) else 1
        if reading.system in _COUNTED:
            return self._has_siblings(reading, index, more) or self._repeats(reading, index)
        return reading.system not in IN_A_ROW and self._has_siblings(reading, index, 2)

    def _goes_on_open(self, index: int) -> bool:
        line = self.lines[index]
        return (
            index > 0
            and line.gap is Gap.NONE
            and index - 1 not in self.taken
            and ends_open(self.lines[index - 1].content)
        )

    def _repeats(self, reading: Marker, index: int) -> bool:
        """Tell whether the items behind a line all say its number."""
        said = [
            other.value
            for later in range(index + 1, min(index + _REACH, len(self.lines)))
            for other in self.readings.get(later, ())
            if other.system == reading.system and abs(self.lines[later].indent - self.lines[index].indent) <= SLACK
        ]
        return len(said) > 1 and set(said) == {reading.value}

    def _goes_on_later(self, opened: OpenList, index: int) -> bool:
        """Tell whether a list goes on behind one that begins below it, at the same margin: `I.`, `1.`, `2.`, `II.`.

        The last of its items is like the others.
        """
        if opened.above and not opened.interrupted:
            return True
        opened.above = any(
            other.value is not None and other.value == (opened.systems.get(other.system) or -1) + 1
            for later in range(index + 1, min(index + _REACH, len(self.lines)))
            if abs(self.lines[later].indent - opened.indent) <= SLACK
            for other in self.readings.get(later, ())
        )
        return opened.above

    def _begin(self, reading: Marker, line: Line, index: int) -> OpenList:
        while self.opened and (
            line.indent < self.opened[-1].indent - SLACK
            or (abs(line.indent - self.opened[-1].indent) <= SLACK and reading.system in self.opened[-1].systems)
            or (
                reading.system == "decimal"
                and line.indent <= self.opened[-1].indent + SLACK
                and not (reading.value == 1 and self._goes_on_later(self.opened[-1], index))
            )
        ):
            self.done.append(self.opened.pop())
        count = len(self.done) + len(self.opened)
        # Behind a paragraph at the margin of a list, the same margin is no longer within its items.
        around = [one for one in self.opened if not one.interrupted or line.indent > one.indent + SLACK]
        begun = OpenList(count, {}, line.indent, len(around) + 1, reading.value)
        self.opened.append(begun)
        return begun

    def _add(self, opened: OpenList, reading: Marker, index: int) -> None:
        while self.opened[-1] is not opened:
            self.done.append(self.opened.pop())
        opened.same = opened.same and reading.value == opened.first
        if opened.members:
            opened.widest = max(opened.widest or 0, self.lines[index].blanks)
        opened.systems = _going_on(opened.systems, reading, self.readings[index])
        opened.interrupted = False
        opened.members.append(index)
        self.taken[index] = Item(reading, opened.list_id, opened.depth)

    def _has_siblings(self, reading: Marker, index: int, count: int) -> bool:
        """Tell whether so many later lines go on what this one would begin."""
        step = 0 if reading.value is None else 1
        wanted = reading.value
        for later in range(index + 1, min(index + _REACH, len(self.lines))):
            near = abs(self.lines[later].indent - self.lines[index].indent) <= SLACK
            following = None if wanted is None else wanted + step
            same = (other for other in self.readings.get(later, ()) if other.system == reading.system)
            if near and any(other.value == following for other in same):
                wanted, count = following, count - 1
                if count == 0:
                    return True
        return False


def _going_on(before: Mapping[str, int | None], reading: Marker, others: Sequence[Marker]) -> dict[str, int | None]:
    """Return the systems in which a list goes on with a marker: the reading taken, and all in which it can be too."""
    systems: dict[str, int | None] = {reading.system: reading.value}
    for other in others:
        last = before.get(other.system)
        if other.value is None:
            continue
        # At the beginning all alphabets with the same first letter, later those whose letters are not far apart.
        if (not before and other.value == reading.value) or (last is not None and last < other.value <= last + _LEAP):
            systems.setdefault(other.system, other.value)
    return systems


#: Systems of bullets that are words or marks of dialogue too.
_DOUBTFUL = frozenset({"bulleto", *(f"{TIGHT}{sign}" for sign in "・･—")})
#: Systems in which a list may begin at any number.
_COUNTED = frozenset({"decimal", SECTION, "enclosed", "ethiopic", "han", "jo조", "jo항", "jo호"})
