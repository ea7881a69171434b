"""Which of the lists that a walk through a source has found are lists."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.normalize.lines import Gap, Line
from publish.normalize.markers import BARE, SECTION, TIGHT, Marker
from publish.normalize.open_lists import IN_A_ROW, SLACK, Item, OpenList, may_be_wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: A list of so few items is none where lines beside them have such numbers too.
_FEW = 2
#: Systems of dashes that begin what somebody says, and what goes on behind it: `— Here, — she said.`
_SPOKEN = frozenset({"bullet—", "bullet–", "bullet―", f"{TIGHT}—"})
_SPEECH = re.compile(r"[,.!?…] ?[—–―] ?\w|[?!？！؟…](?:[\"'”’»]*$| \w)")
#: Systems whose 1 is believed on a line of its own.
_ALONE = frozenset({"decimal", SECTION, "enclosed", "ethiopic"})


@dataclass(frozen=True, slots=True)
class Belief:
    """What lists are judged by: the lines, as what their beginnings can be read, the width, and what was taken."""

    lines: Sequence[Line]
    readings: Mapping[int, tuple[Marker, ...]]
    width: int | None
    taken: Mapping[int, Item]

    def of(self, done: Sequence[OpenList]) -> dict[int, Item]:
        """Return the items of the lists that are lists: more than one member, or a marker that stands for itself."""
        sizes = Counter(item.list_id for item in self.taken.values())
        doubted = {one.list_id for one in done if not self._counts(one)}
        lone = [index for index, item in self.taken.items() if sizes[item.list_id] <= _FEW]
        doubted |= {self.taken[index].list_id for index in lone if self._stands_among_others(index)}
        return {
            index: item
            for index, item in self.taken.items()
            if item.list_id not in doubted
            and (
                sizes[item.list_id] > 1 or item.marker.sure or (item.marker.value == 1 and item.marker.system in _ALONE)
            )
        }

    def _counts(self, found: OpenList) -> bool:
        """Tell whether a list whose markers are no more than numbers counts from 1 on, each line saying another thing.

        `1 January` and `2 January` are days, `1 cup` and `2 spoons` may be anything.
        """
        marks = [self.taken[index].marker for index in found.members]
        if marks and marks[0].system in _SPOKEN and self._is_speech(found.members):
            return False
        if not marks or marks[0].system not in IN_A_ROW:
            return True
        if marks[0].system == BARE and any(map(self._stands_among_others, (found.members[0], found.members[-1]))):
            return False
        if [mark.value for mark in marks] != list(range(1, len(marks) + 1)) or len(marks) < IN_A_ROW[marks[0].system]:
            return False
        words = {self.lines[i].content[m.length :].split(" ")[0] for i, m in zip(found.members, marks, strict=True)}
        return len(words) > 1 or marks[0].system != BARE

    def _stands_among_others(self, index: int) -> bool:
        """Tell whether lines right beside an item begin with such a number too, and are of no list of it: `3. May`."""
        own = self.taken[index]
        for other, below in ((index - 1, index), (index + 1, index + 1)):
            if other < 0 or below >= len(self.lines) or self.lines[below].gap is not Gap.NONE:
                continue
            apart = other not in self.taken or self.taken[other].list_id != own.list_id
            near = abs(self.lines[other].indent - self.lines[index].indent) <= SLACK
            apart = apart and not may_be_wrapped(self.lines, max(other, index), self.width)
            if apart and near and any(one.system == own.marker.system for one in self.readings.get(other, ())):
                return True
        return False

    def _is_speech(self, members: Sequence[int]) -> bool:
        """Tell whether lines behind a dash are speech: a question, a call, a second dash behind what was said."""
        dash = self.lines[members[0]].content[0]
        before = members[0] - 1
        said = [self.lines[index].content for index in (before, *members) if index >= 0]
        return any(text.startswith(dash) and _SPEECH.search(text[1:]) for text in said)
