"""An editor's corrections, applied to normalized blocks: each must match exactly once, or it is an error."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic
from publish.intake.model import Edit, Repair, Traced
from publish.intake.repairs import Rule
from publish.normalize.flags import flags_of
from publish.normalize.spans import edited

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.normalize.model import Block, NormalizedText
    from publish.publication import Correction

#: So many places are named where a correction matches several.
_SHOWN = 5
#: A passage that is so much like what a correction looks for is named where it matches nothing.
_ALIKE = 0.6
#: Characters of a correction that are shown; for longer ones nothing alike is looked for, which would take for ever.
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class _Match:
    block: int
    start: int
    end: int


def correct(normalized: NormalizedText, corrections: Mapping[str, Sequence[Correction]]) -> NormalizedText:
    """Apply corrections to a normalized text.

    Args:
        normalized: the text; every correction is looked for in it as it is, whatever the others change.
        corrections: the editor's decisions by language tag.

    Returns:
        The text with corrected blocks, each change among its repairs, and the flags that are left. What matches not
        at all, several times, or where another correction does, is an N005 and changes nothing.
    """
    diagnostics: list[Diagnostic] = []
    edits: dict[int, list[tuple[Edit, Correction]]] = {}
    for tag, entries in corrections.items():
        own = [index for index, block in enumerate(normalized.blocks) if block.language == tag]
        for correction in entries:
            matches = _matches(normalized.blocks, own, correction)
            if len(matches) != 1:
                diagnostics.append(_unmatched(normalized.blocks, own, correction, matches))
                continue
            match = matches[0]
            others = edits.setdefault(match.block, [])
            if any(match.start < other.end and other.start < match.end for other, _ in others):
                message = "This correction changes characters that another one changes too."
                diagnostics.append(Diagnostic(Code.N005, message, correction.location, "Make one correction of both."))
                continue
            others.append((Edit(match.start, match.end, correction.replace), correction))
    blocks = list(normalized.blocks)
    made: list[Repair] = []
    for index, own_edits in edits.items():
        corrected = _corrected(blocks[index], [edit for edit, _ in own_edits])
        if corrected.text and corrected.text == corrected.text.strip() and "  " not in corrected.text:
            made.extend(_logged(blocks[index], edit) for edit, _ in own_edits)
            blocks[index] = corrected
            continue
        message = "This correction leaves an empty block, or spaces where none may stand."
        hint = "Take the spaces around into it; to leave a whole block out, take it out of the source."
        diagnostics.append(Diagnostic(Code.N005, message, own_edits[0][1].location, hint))
    told = (*normalized.diagnostics, *diagnostics)
    flags = flags_of(blocks) if edits else normalized.flags
    repairs = (*normalized.repairs, *made)
    return replace(normalized, blocks=tuple(blocks), flags=flags, repairs=repairs, diagnostics=told)


def entry_for(blocks: Sequence[Block], index: int, start: int, end: int, after: str) -> tuple[str, str, int | None]:
    """Say how a correction of [start, end) of a block must be written to match nowhere else.

    Args:
        blocks: all blocks of the text.
        index: the block that is corrected.
        start: where in it the change begins.
        end: and where it ends.
        after: what shall stand there.

    Returns:
        What to find and what to put there, in whole words and with as many words around as it takes; and the number of
        the block in its language where even that stands elsewhere, else None.
    """
    block = blocks[index]
    text = block.text
    own = [place for place, other in enumerate(blocks) if other.language == block.language]
    first, last = _word_start(text, start), _word_end(text, end)
    while True:
        find = text[first:last]
        if sum(_count(blocks[place].text, find) for place in own) == 1:
            return find, text[first:start] + after + text[end:last], None
        if first == 0 and last == len(text):
            return find, text[:start] + after + text[end:], own.index(index) + 1
        first, last = _word_start(text, max(first - 1, 0)), _word_end(text, min(last + 1, len(text)))


def _matches(blocks: Sequence[Block], own: Sequence[int], correction: Correction) -> list[_Match]:
    if correction.block is not None:
        own = own[correction.block - 1 : correction.block]
    found: list[_Match] = []
    for index in own:
        start = blocks[index].text.find(correction.find)
        while start >= 0:
            found.append(_Match(index, start, start + len(correction.find)))
            start = blocks[index].text.find(correction.find, start + 1)
    return found


def _corrected(block: Block, edits: Sequence[Edit]) -> Block:
    ordered = sorted(edits, key=lambda edit: edit.start)
    text, inlines = edited(Traced(block.text, block.origins), block.inlines, ordered)
    return replace(block, text=text.text, origins=text.origins, inlines=inlines)


def _logged(block: Block, edit: Edit) -> Repair:
    return Repair(Rule.CORRECTION, block.location(edit.start), block.text[edit.start : edit.end], edit.after)


def _unmatched(
    blocks: Sequence[Block], own: Sequence[int], correction: Correction, matches: Sequence[_Match]
) -> Diagnostic:
    find = correction.find if len(correction.find) <= _LONGEST else f"{correction.find[:_LONGEST]}…"
    if matches:
        places = ", ".join(str(blocks[match.block].location(match.start)) for match in matches[:_SHOWN])
        more = f" and {len(matches) - _SHOWN} more" if len(matches) > _SHOWN else ""
        message = f"The correction of “{find}” matches {len(matches)} times: {places}{more}."
        return Diagnostic(Code.N005, message, correction.location, 'Add words to "find", or name the block.')
    message = f"The correction of “{find}” matches nothing."
    near = _nearest(blocks, own, find) if find == correction.find else None
    hint = f"The text has “{near[0]}” at {near[1]}. " if near else ""
    return Diagnostic(
        Code.N005, message, correction.location, f"{hint}Correct it, or remove it if the source is right now."
    )


def _nearest(blocks: Sequence[Block], own: Sequence[int], find: str) -> tuple[str, str] | None:
    """Find the passage that is most like what was looked for."""
    best, found = _ALIKE, None
    for index in own:
        text = blocks[index].text
        matcher = SequenceMatcher(None, text, find, autojunk=False)
        match = matcher.find_longest_match()
        start = max(match.a - match.b, 0)
        passage = text[start : start + len(find)]
        likeness = SequenceMatcher(None, passage, find, autojunk=False).ratio()
        if likeness > best:
            best, found = likeness, (passage, str(blocks[index].location(start)))
    return found


def _count(text: str, find: str) -> int:
    count, start = 0, text.find(find)
    while start >= 0:
        count, start = count + 1, text.find(find, start + 1)
    return count


def _word_start(text: str, place: int) -> int:
    while place > 0 and not text[place - 1].isspace():
        place -= 1
    return place


def _word_end(text: str, place: int) -> int:
    while place < len(text) and not text[place].isspace():
        place += 1
    return place
