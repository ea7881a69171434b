"""Units of a text that surely share a language: a list or a table without the items that stand out, or a block."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.normalize.identify import by_signs, candidates, candidates_of, is_shared, rivals
from publish.normalize.tables import main_script, scripts_in
from publish.normalize.wordless import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.normalize.draft import Draft

#: Letters from which a block can say its language by itself, and how sure it must be of it: the more the shorter.
LONG, _SURE = 60, 0.6
SHORT, VERY_SURE = 30, 0.95
#: A language is sure beside one that is near to it where it is so many times as likely.
_CLOSE = 4
#: No more of a list is looked at as a whole than this, in code points.
ENOUGH = 20_000
#: An item contradicts its list when it is so sure of itself, and the list's language so unlikely for it.
_CONTRADICTS, UNLIKELY = 0.85, 0.05
#: Languages take turns in a list where so many items are sure of theirs and so many in a row differ.
_TURNS, _CHANGING = 4, 0.6
#: So many texts are handed to the model at once.
_AT_ONCE = 1024
_DENSE = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo", "Yiii"})


@dataclass(slots=True)
class Unit:
    """Blocks that surely share a language: a list without the items that stand out, or a single block."""

    members: list[int]
    text: str
    script: str | None
    declared: Sequence[str]
    language: str | None = None
    letters: int | None = None
    known: dict[str, float] | None = None

    @property
    def shares(self) -> dict[str, float]:
        """What the text may be, found out when it is asked for."""
        if self.known is None:
            self.known = shares_of(self.text, self.declared)
        return self.known

    @property
    def is_told(self) -> bool:
        """Whether it is known what the text may be, or is told by signs."""
        if self.known is None:
            self.known = by_signs(self.text, self.declared) or (by_signs(self.text) if self.declared else None)
        return self.known is not None


def likeliest(shares: Mapping[str, float]) -> str | None:
    """Return the tag with the largest share, of equal ones the last by name."""
    return max(zip(shares.values(), shares, strict=True))[1] if shares else None


def units_of(drafts: Sequence[Draft], declared: Sequence[str]) -> list[Unit]:
    """Make the units of all blocks, each with what it may be by itself; what a block says of its language holds."""
    units: list[Unit] = []
    lists: dict[tuple[str, str, int], Unit] = {}
    texts = [spoken(draft.text.text) for draft in drafts]
    for index, (draft, text) in enumerate(zip(drafts, texts, strict=True)):
        script = main_script(text)
        if draft.language:
            units.append(Unit([index], text, script, declared, draft.language, known={}))
            continue
        own = _together(draft)
        unit = lists.get(own) if own else None
        if unit and script in {unit.script, None}:
            unit.members.append(index)
            if len(unit.text) < ENOUGH:
                unit.text += "\n" + text
            continue
        unit = Unit([index], text, script, declared)
        units.append(unit)
        if own and own not in lists:
            lists[own] = unit
    # What is short says nothing by itself, and so is asked only where it is in doubt.
    ask([unit for unit in units if weight(unit) >= SHORT or len(unit.members) > 1])
    return [part for unit in units for part in _split(unit, texts)]


def ask(units: Sequence[Unit]) -> None:
    """Find out what units may be, all at once: that takes a fraction of the time of one by one."""
    asked = [unit for unit in units if unit.known is None]
    for first in range(0, len(asked), _AT_ONCE):
        several = asked[first : first + _AT_ONCE]
        found = candidates_of([unit.text for unit in several], several[0].declared)
        for unit, shares in zip(several, found, strict=True):
            unit.known = shares or None


def _together(draft: Draft) -> tuple[str, str, int] | None:
    """Return the list or table that a block is one of."""
    if draft.cell:
        return draft.path, "table", draft.cell.table
    return None if draft.list_id is None else (draft.path, "list", draft.list_id)


def shares_of(text: str, declared: Sequence[str]) -> dict[str, float]:
    """Return what a text may be: one of the declared languages, else any."""
    return candidates(text, declared) or (candidates(text) if declared else {})


def _split(unit: Unit, texts: Sequence[str]) -> list[Unit]:
    """Take the items out of a list that are sure to be in another language."""
    if len(unit.members) == 1 or not (len(unit.shares) > 1 or (not unit.declared and is_shared(unit.script))):
        return [unit]
    items = [Unit([member], texts[member], main_script(texts[member]), unit.declared) for member in unit.members]
    ask([item for item in items if weight(item) >= SHORT])
    if _take_turns(items):
        return items
    common = likeliest(unit.shares) or "und"
    strangers: list[Unit] = []
    for stranger in items:
        if weight(stranger) < LONG:
            continue
        best = likeliest(stranger.shares) or common
        sure = best != common and stranger.shares[best] >= _CONTRADICTS
        if sure and stranger.shares.get(common, 0) <= UNLIKELY:
            strangers.append(stranger)
    if not strangers or len(strangers) * 2 > len(unit.members):
        return [unit]
    out = {stranger.members[0] for stranger in strangers}
    members = [member for member in unit.members if member not in out]
    text = "\n".join(texts[member] for member in members)[:ENOUGH]
    return [Unit(members, text, unit.script, unit.declared), *strangers]


def _take_turns(items: Sequence[Unit]) -> bool:
    """Tell whether the items of a list are translations below one another."""
    sure: list[str] = []
    for item in items:
        best = likeliest(item.shares) if weight(item) >= SHORT else None
        if best and item.shares[best] >= _CONTRADICTS and is_sure(item, best):
            sure.append(best)
    changes = sum(one != other for one, other in pairwise(sure))
    often = all(sure.count(tag) > 1 for tag in sure)
    return len(sure) >= _TURNS and often and changes >= _CHANGING * (len(sure) - 1)


def is_sure(unit: Unit, tag: str) -> bool:
    """Tell whether a unit is long and decided enough to say by itself that it is in a language."""
    share = unit.shares[tag]
    if any(unit.shares.get(other, 0.0) * _CLOSE > share for other in rivals(tag, unit.script)):
        return False
    return (weight(unit) >= LONG and share >= _SURE) or (weight(unit) >= SHORT and share >= VERY_SURE)


def weight(unit: Unit) -> int:
    """Count the letters of a unit; one of a script that writes syllables or words counts for three."""
    if unit.letters is None:
        unit.letters = scripts_in(unit.text).total()
    return unit.letters * (3 if unit.script in _DENSE else 1)
