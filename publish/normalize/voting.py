"""The language of every block: long blocks and whole lists vote, short blocks follow their neighbours."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from publish.normalize.identify import are_names, candidates
from publish.normalize.tables import main_script
from publish.normalize.units import (
    ENOUGH,
    LONG,
    SHORT,
    UNLIKELY,
    VERY_SURE,
    Unit,
    ask,
    is_sure,
    likeliest,
    shares_of,
    units_of,
    weight,
)
from publish.normalize.wordless import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.normalize.draft import Draft

#: A text outweighs its title where it has so many times its letters.
_OUTWEIGHS = 3
#: What a neighbour's vote is worth beside a block's own, and that of the order in which languages take turns.
_FOLLOWING, _PRECEDING, _TURN = 0.5, 0.3, 0.6
#: At most so many languages take turns.
_MOST_LANGUAGES = 6


def languages(drafts: Sequence[Draft], declared: Sequence[str] = ()) -> list[str]:
    """Find the language of every block.

    Args:
        drafts: all blocks of all sources, in order; what a block says of its own language holds.
        declared: the tags that the publication declares; a block in none of their scripts is identified freely.

    Returns:
        One BCP 47 tag per block, `und` where nothing tells.
    """
    units = units_of(drafts, declared)
    for unit in units:
        if unit.language or (weight(unit) < SHORT and not unit.is_told):
            continue
        best = likeliest(unit.shares)
        if best and (len(unit.shares) == 1 or (is_sure(unit, best) and not are_names(unit.text))):
            unit.language = best
    _doubt_titles(units, drafts)
    settled = {unit.language: unit.script for unit in units if unit.language}
    several = len(settled) > 1
    turns = [_whose_turn(units, index) if several else None for index in range(len(units))]
    # A passage in a language that is not declared says nothing of the blocks beside it.
    known = {tag: script for tag, script in settled.items() if tag in declared} or settled
    near = _neighbours(units)
    _share_within_runs(units, settled, declared)
    ask([unit for unit in units if not unit.language and unit.script and len(_at_hand(unit, known)) != 1])
    for unit, beside, turn in zip(units, near, turns, strict=True):
        if unit.language is None:
            unit.language = _by_neighbours(unit, beside, turn, known)
    found = ["und"] * len(drafts)
    for unit in units:
        for member in unit.members:
            found[member] = unit.language or "und"
    return found


def _share_within_runs(units: Sequence[Unit], settled: Mapping[str, str | None], declared: Sequence[str]) -> None:
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
            best = likeliest(together.shares)
            sure = best and is_sure(together, best)
            for unit in members:
                unit.known = (together if sure else every).shares


def _joined(units: Sequence[Unit], declared: Sequence[str]) -> Unit:
    # Names are in no language, so others speak for them.
    telling = [unit for unit in units if not are_names(unit.text)]
    telling = telling if sum(map(weight, telling)) >= SHORT else list(units)
    text = "\n".join(unit.text for unit in telling)[:ENOUGH]
    return Unit([], text, units[0].script if units else None, declared)


def _doubt_titles(units: Sequence[Unit], drafts: Sequence[Draft]) -> None:
    """Unsettle a short block in a language that is nowhere else, right before a far longer text in its script.

    A title is too short to stand against the text below it: where a language is one that the model does not know, it
    takes the two for two different ones.
    """
    count = Counter(unit.language for unit in units)
    weights: Counter[str | None] = Counter()
    in_source: Counter[tuple[str, str | None]] = Counter()
    for unit in units:
        weights[unit.language] += weight(unit)
        in_source[drafts[unit.members[0]].path, unit.language] += weight(unit)
    for unit, below in pairwise(units):
        alone = count[unit.language] == 1 and len(unit.members) == 1 and drafts[unit.members[0]].language is None
        same = unit.script == below.script and below.language not in {None, unit.language}
        if alone and same and weight(unit) <= LONG and weights[below.language] >= _OUTWEIGHS * weight(unit):
            unit.language = None
        # In its own file it may stand alone, though another file is in what it is taken for.
        path, letters = drafts[unit.members[0]].path, weight(unit)
        own, theirs = in_source[path, unit.language], in_source[path, below.language]
        title = (
            len(unit.members) == 1
            and drafts[unit.members[0]].language is None
            and path == drafts[below.members[0]].path
        )
        if title and same and own == letters <= LONG and theirs >= _OUTWEIGHS * letters:
            unit.language, unit.known = None, {}


def common_language(drafts: Sequence[Draft], declared: Sequence[str] = ()) -> str | None:
    """Find the one language that blocks are in all together, `und` where nothing tells.

    None where a block is surely in another one: in another writing, or long and sure of itself.
    """
    texts = [spoken(draft.text.text) for draft in drafts]
    best = likeliest(shares_of("\n".join(texts), declared))
    if best and any(speaks_another(text, best, declared) for text in texts):
        return None
    return best or "und"


def speaks_another(text: str, tag: str, declared: Sequence[str]) -> bool:
    """Tell whether a text is surely in another language than one: in another writing, or long and sure of itself."""
    unit = Unit([], text, main_script(text), declared)
    if unit.script is None or weight(unit) < SHORT:
        return False
    if not candidates(text, [tag]):
        return True
    if weight(unit) < 2 * LONG:
        return False
    best, shares = likeliest(unit.shares) or tag, unit.shares
    return best != tag and shares[best] >= VERY_SURE and shares.get(tag, 0) <= UNLIKELY


def _whose_turn(units: Sequence[Unit], index: int) -> str | None:
    """Return the language whose turn it is at a place where languages take turns: as far before as behind it."""
    for period in range(2, _MOST_LANGUAGES + 1):
        if not period <= index < len(units) - period:
            continue
        before, after = units[index - period].language, units[index + period].language
        between = {units[index + step].language for step in (*range(1 - period, 0), *range(1, period))}
        if before and before == after and None not in between and len(between) == period - 1 and before not in between:
            return before
    return None


def _neighbours(units: Sequence[Unit]) -> list[tuple[str | None, str | None]]:
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


def _by_neighbours(
    unit: Unit, near: Sequence[str | None], turn: str | None, settled: dict[str, str | None]
) -> str | None:
    """Choose for a unit that cannot say for itself: what it may be, what is in the source, what stands beside it.

    Where languages take turns, the one whose `turn` it is stands for the neighbours.
    """
    following, preceding = near
    if unit.script is None:
        return following or preceding
    weights = {turn: _TURN} if turn else {preceding: _PRECEDING, following: _FOLLOWING}
    at_hand = _at_hand(unit, settled)
    if len(at_hand) < 2:  # noqa: PLR2004 - nothing to choose
        return at_hand[0] if at_hand else likeliest(unit.shares)
    return max(at_hand, key=lambda tag: (unit.shares.get(tag, 0.0) + weights.get(tag, 0.0), tag))


def _at_hand(unit: Unit, settled: Mapping[str, str | None]) -> list[str]:
    """Return the languages of the source that are written as a unit is."""
    return [tag for tag, script in settled.items() if _same_writing(script, unit.script)]


def _same_writing(one: str | None, other: str | None) -> bool:
    east = {"Hani", "Hira", "Kana"}
    return one == other or (one in east and other in east)
