"""The language of every block: long blocks and whole lists vote, short blocks follow their neighbours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from publish.normalize.identify import are_names, candidates, is_shared, rivals
from publish.normalize.tables import main_script, scripts_in
from publish.normalize.wordless import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.normalize.draft import Draft

#: Letters from which a block can say its language by itself, and how sure it must be of it: the more the shorter.
_LONG, _SURE = 60, 0.6
_SHORT, _VERY_SURE = 30, 0.95
#: A language is sure beside one that is near to it where it is so many times as likely.
_CLOSE = 4
#: A text outweighs its title where it has so many times its letters.
_OUTWEIGHS = 3
#: No more of a list is looked at as a whole than this, in code points.
_ENOUGH = 20_000
#: An item contradicts its list when it is so sure of itself, and the list's language so unlikely for it.
_CONTRADICTS, _UNLIKELY = 0.85, 0.05
#: What a neighbour's vote is worth beside a block's own, and that of the order in which languages take turns.
_FOLLOWING, _PRECEDING, _TURN = 0.5, 0.3, 0.6
#: Languages take turns in a list where so many items are sure of theirs and so many in a row differ.
_TURNS, _CHANGING = 4, 0.6
#: At most so many languages take turns.
_MOST_LANGUAGES = 6
_DENSE = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo", "Yiii"})


@dataclass(slots=True)
class _Unit:
    """Blocks that surely share a language: a list without the items that stand out, or a single block."""

    members: list[int]
    text: str
    script: str | None
    shares: dict[str, float]
    language: str | None = None
    letters: int | None = None


def languages(drafts: Sequence[Draft], declared: Sequence[str] = ()) -> list[str]:
    """Find the language of every block.

    Args:
        drafts: all blocks of all sources, in order; what a block says of its own language holds.
        declared: the tags that the publication declares; a block in none of their scripts is identified freely.

    Returns:
        One BCP 47 tag per block, `und` where nothing tells.
    """
    units = _units(drafts, declared)
    for unit in units:
        if unit.language:
            continue
        best = _likeliest(unit.shares)
        if best and (len(unit.shares) == 1 or (_is_sure(unit, best) and not are_names(unit.text))):
            unit.language = best
    _doubt_titles(units, drafts)
    settled = {unit.language: unit.script for unit in units if unit.language}
    several = len(settled) > 1
    turns = [_whose_turn(units, index) if several else None for index in range(len(units))]
    # A passage in a language that is not declared says nothing of the blocks beside it.
    known = {tag: script for tag, script in settled.items() if tag in declared} or settled
    near = _neighbours(units)
    _share_within_runs(units, settled, declared)
    for unit, beside, turn in zip(units, near, turns, strict=True):
        if unit.language is None:
            unit.language = _by_neighbours(unit, beside, turn, known)
    found = ["und"] * len(drafts)
    for unit in units:
        for member in unit.members:
            found[member] = unit.language or "und"
    return found


def _share_within_runs(units: Sequence[_Unit], settled: Mapping[str, str | None], declared: Sequence[str]) -> None:
    """Let short blocks say their language together where no language of their script is settled.

    Those side by side first; where they are too short as well, all of the script.
    """
    doubtful = [unit for unit in units if not unit.language and unit.script]
    doubtful = [one for one in doubtful if not any(_same_writing(own, one.script) for own in settled.values())]
    for script in dict.fromkeys(unit.script for unit in doubtful):
        every = _joined([unit for unit in doubtful if unit.script == script], declared)
        for same, run in groupby(units, key=lambda unit: not unit.language and unit.script == script):
            members = list(run) if same else []
            together = _joined(members, declared)
            best = _likeliest(together.shares)
            sure = best and _is_sure(together, best)
            for unit in members:
                unit.shares = (together if sure else every).shares


def _joined(units: Sequence[_Unit], declared: Sequence[str]) -> _Unit:
    # Names are in no language, so others speak for them.
    telling = [unit for unit in units if not are_names(unit.text)]
    telling = telling if sum(map(_weight, telling)) >= _SHORT else list(units)
    text = "\n".join(unit.text for unit in telling)[:_ENOUGH]
    return _Unit([], text, units[0].script if units else None, _shares(text, declared))


def _doubt_titles(units: Sequence[_Unit], drafts: Sequence[Draft]) -> None:
    """Unsettle a short block in a language that is nowhere else, right before a far longer text in its script.

    A title is too short to stand against the text below it: where a language is one that the model does not know, it
    takes the two for two different ones.
    """
    count = Counter(unit.language for unit in units)
    weights: Counter[str | None] = Counter()
    in_source: Counter[tuple[str, str | None]] = Counter()
    for unit in units:
        weights[unit.language] += _weight(unit)
        in_source[drafts[unit.members[0]].path, unit.language] += _weight(unit)
    for unit, below in pairwise(units):
        alone = count[unit.language] == 1 and len(unit.members) == 1 and drafts[unit.members[0]].language is None
        same = unit.script == below.script and below.language not in {None, unit.language}
        if alone and same and _weight(unit) <= _LONG and weights[below.language] >= _OUTWEIGHS * _weight(unit):
            unit.language = None
        # In its own file it may stand alone, though another file is in what it is taken for.
        path, weight = drafts[unit.members[0]].path, _weight(unit)
        own, theirs = in_source[path, unit.language], in_source[path, below.language]
        title = (
            len(unit.members) == 1
            and drafts[unit.members[0]].language is None
            and path == drafts[below.members[0]].path
        )
        if title and same and own == weight <= _LONG and theirs >= _OUTWEIGHS * weight:
            unit.language, unit.shares = None, {}


def common_language(drafts: Sequence[Draft], declared: Sequence[str] = ()) -> str | None:
    """Find the one language that blocks are in all together, `und` where nothing tells.

    None where a block is surely in another one: in another writing, or long and sure of itself.
    """
    texts = [spoken(draft.text.text) for draft in drafts]
    best = _likeliest(_shares("\n".join(texts), declared))
    if best and any(speaks_another(text, best, declared) for text in texts):
        return None
    return best or "und"


def speaks_another(text: str, tag: str, declared: Sequence[str]) -> bool:
    """Tell whether a text is surely in another language than one: in another writing, or long and sure of itself."""
    unit = _Unit([], text, main_script(text), {})
    if unit.script is None or _weight(unit) < _SHORT:
        return False
    if not candidates(text, [tag]):
        return True
    shares = _shares(text, declared)
    best = _likeliest(shares) or tag
    return best != tag and _weight(unit) >= 2 * _LONG and shares[best] >= _VERY_SURE and shares.get(tag, 0) <= _UNLIKELY


def _likeliest(shares: Mapping[str, float]) -> str | None:
    """Return the tag with the largest share, of equal ones the last by name."""
    return max(zip(shares.values(), shares, strict=True))[1] if shares else None


def _units(drafts: Sequence[Draft], declared: Sequence[str]) -> list[_Unit]:
    units: list[_Unit] = []
    lists: dict[tuple[str, str, int], _Unit] = {}
    for index, draft in enumerate(drafts):
        text = spoken(draft.text.text)
        script = main_script(text)
        if draft.language:
            units.append(_Unit([index], text, script, {}, draft.language))
            continue
        own = _together(draft)
        unit = lists.get(own) if own else None
        if unit and script in {unit.script, None}:
            unit.members.append(index)
            if len(unit.text) < _ENOUGH:
                unit.text += "\n" + text
            continue
        unit = _Unit([index], text, script, {})
        units.append(unit)
        if own and own not in lists:
            lists[own] = unit
    for unit in units:
        unit.shares = {} if unit.language else _shares(unit.text, declared)
    return [part for unit in units for part in _split(unit, drafts, declared)]


def _together(draft: Draft) -> tuple[str, str, int] | None:
    """Return the list or table that a block is one of."""
    if draft.cell:
        return draft.path, "table", draft.cell.table
    return None if draft.list_id is None else (draft.path, "list", draft.list_id)


def _shares(text: str, declared: Sequence[str]) -> dict[str, float]:
    return candidates(text, declared) or (candidates(text) if declared else {})


def _split(unit: _Unit, drafts: Sequence[Draft], declared: Sequence[str]) -> list[_Unit]:
    """Take the items out of a list that are sure to be in another language."""
    choice = len(unit.shares) > 1 or (not declared and is_shared(unit.script))
    if len(unit.members) == 1 or not choice:
        return [unit]
    if _take_turns(unit, drafts, declared):
        return [_alone(member, drafts, declared) for member in unit.members]
    common = _likeliest(unit.shares) or "und"
    strangers: list[_Unit] = []
    for member in unit.members:
        stranger = _alone(member, drafts, declared)
        best = _likeliest(stranger.shares) or common
        if (
            best != common
            and stranger.shares[best] >= _CONTRADICTS
            and stranger.shares.get(common, 0) <= _UNLIKELY
            and _weight(stranger) >= _LONG
        ):
            strangers.append(stranger)
    if not strangers or len(strangers) * 2 > len(unit.members):
        return [unit]
    out = {stranger.members[0] for stranger in strangers}
    unit.members = [member for member in unit.members if member not in out]
    unit.text = "\n".join(spoken(drafts[member].text.text) for member in unit.members)[:_ENOUGH]
    unit.shares, unit.letters = _shares(unit.text, declared), None
    return [unit, *strangers]


def _alone(member: int, drafts: Sequence[Draft], declared: Sequence[str]) -> _Unit:
    text = spoken(drafts[member].text.text)
    return _Unit([member], text, main_script(text), _shares(text, declared))


def _take_turns(unit: _Unit, drafts: Sequence[Draft], declared: Sequence[str]) -> bool:
    """Tell whether the items of a list are translations below one another."""
    sure: list[str] = []
    for member in unit.members:
        item = _alone(member, drafts, declared)
        best = _likeliest(item.shares)
        if best and item.shares[best] >= _CONTRADICTS and _is_sure(item, best):
            sure.append(best)
    changes = sum(one != other for one, other in pairwise(sure))
    often = all(sure.count(tag) > 1 for tag in sure)
    return len(sure) >= _TURNS and often and changes >= _CHANGING * (len(sure) - 1)


def _whose_turn(units: Sequence[_Unit], index: int) -> str | None:
    """Return the language whose turn it is at a place where languages take turns: as far before as behind it."""
    for period in range(2, _MOST_LANGUAGES + 1):
        if not period <= index < len(units) - period:
            continue
        before, after = units[index - period].language, units[index + period].language
        between = {units[index + step].language for step in (*range(1 - period, 0), *range(1, period))}
        if before and before == after and None not in between and len(between) == period - 1 and before not in between:
            return before
    return None


def _neighbours(units: Sequence[_Unit]) -> list[tuple[str | None, str | None]]:
    """Return the settled languages behind and before each unit."""
    settled = [unit.language for unit in units]
    return list(zip(_latest(settled[::-1])[::-1], _latest(settled), strict=True))


def _latest(settled: Sequence[str | None]) -> list[str | None]:
    """Return for each place the last language that was settled before it."""
    before: list[str | None] = []
    latest: str | None = None
    for own in settled:
        before.append(latest)
        latest = own or latest
    return before


def _is_sure(unit: _Unit, tag: str) -> bool:
    share = unit.shares[tag]
    if any(unit.shares.get(other, 0.0) * _CLOSE > share for other in rivals(tag, unit.script)):
        return False
    return (_weight(unit) >= _LONG and share >= _SURE) or (_weight(unit) >= _SHORT and share >= _VERY_SURE)


def _weight(unit: _Unit) -> int:
    """Count the letters of a unit; one of a script that writes syllables or words counts for three."""
    if unit.letters is None:
        unit.letters = scripts_in(unit.text).total()
    return unit.letters * (3 if unit.script in _DENSE else 1)


def _by_neighbours(
    unit: _Unit, near: Sequence[str | None], turn: str | None, settled: dict[str, str | None]
) -> str | None:
    """Choose for a unit that cannot say for itself: what it may be, what is in the source, what stands beside it.

    Where languages take turns, the one whose `turn` it is stands for the neighbours.
    """
    following, preceding = near
    if unit.script is None:
        return following or preceding
    weights = {turn: _TURN} if turn else {preceding: _PRECEDING, following: _FOLLOWING}
    at_hand = [tag for tag, script in settled.items() if _same_writing(script, unit.script)]
    if not at_hand:
        return _likeliest(unit.shares)
    return max(at_hand, key=lambda tag: (unit.shares.get(tag, 0.0) + weights.get(tag, 0.0), tag))


def _same_writing(one: str | None, other: str | None) -> bool:
    east = {"Hani", "Hira", "Kana"}
    return one == other or (one in east and other in east)
