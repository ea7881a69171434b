"""All detectors over all blocks; where two find the same place, the one that is named first tells it."""

from __future__ import annotations

import shlex
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Severity
from publish.normalize.flags import artefacts, marks, patterns, quotes, words
from publish.normalize.flags.custom import without_customs
from publish.normalize.model import Flag, Form, InlineRole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from publish.normalize.flags.spot import Spot
    from publish.normalize.model import Block

#: The kinds, and what each tells an editor.
KINDS = {
    "digit-for-letter": "A digit stands in the place of a letter.",
    "double-comma": "A comma stands twice.",
    "double-stop": "A full stop stands twice.",
    "doubled-letter": "A letter or sign stands once too often.",
    "duplicate-word": "A word stands twice.",
    "extraction-artefact": "Letters were displaced when the text was taken out of a PDF.",
    "missing-space": "A space is missing.",
    "mixed-script-word": "A word has letters of two scripts.",
    "space-before-stop": "A space stands before a stop.",
    "tatweel": "Letters are stretched by a sign that is no letter.",
    "unbalanced-quote": "A quotation mark has no partner.",
    "wrong-comma": "A comma of another script stands here.",
    "wrong-terminal": "A full stop of another script stands here.",
}

_DETECTORS: tuple[Callable[[str, str], Iterator[Spot]], ...] = (
    artefacts.spots,
    words.duplicates,
    words.mixed,
    words.digits,
    words.tripled,
    quotes.spots,
    patterns.spots,
)


def flags_of(blocks: Sequence[Block]) -> tuple[Flag, ...]:
    """Find what an editor should look at.

    Args:
        blocks: the blocks of a normalized text; the habits of a language are found over all of them.

    Returns:
        The flags in the order of the blocks and of their text, no two of them overlapping.
    """
    texts: dict[str, list[str]] = {}
    said = [_without_code(block) for block in blocks]
    for block, text in zip(blocks, said, strict=True):
        texts.setdefault(block.language, []).append(text)
    habits = {tag: marks.habits(own, tag) for tag, own in texts.items()}
    flags: list[Flag] = []
    for index, (block, text) in enumerate(zip(blocks, said, strict=True)):
        tag = block.language
        found = [*marks.spots(text, tag, habits[tag])]
        for detector in _DETECTORS:
            found.extend(detector(text, tag))
        code = [(one.start, one.end) for one in block.inlines if one.role is InlineRole.LITERAL]
        prose = [spot for spot in found if not any(start < spot.end and spot.start < end for start, end in code)]
        flags.extend(_flag(index, block, spot) for spot in _apart(prose))
    lengths = {tag: sum(map(len, own)) for tag, own in texts.items()}
    tags = [blocks[flag.block].language for flag in flags]
    stops = {tag: Counter(one for text in texts[tag] for one in text if not one.isalnum()) for tag in set(tags)}
    return without_customs(flags, tags, lengths, stops)


def _without_code(block: Block) -> str:
    """Return a block's text with a letter in the place of each sign of code; nothing of a block that is code."""
    if block.form is Form.CODE:
        return ""
    text = block.text
    for inline in block.inlines:
        if inline.role is InlineRole.LITERAL:
            text = text[: inline.start] + "x" * (inline.end - inline.start) + text[inline.end :]
    return text


def _apart(spots: Sequence[Spot]) -> list[Spot]:
    """Keep the first of those that overlap, sorted by place."""
    kept: list[Spot] = []
    for spot in spots:
        index = bisect_left(kept, spot.start, key=_start)
        clear_before = index == 0 or kept[index - 1].end <= spot.start
        if clear_before and (index == len(kept) or spot.end <= kept[index].start):
            kept.insert(index, spot)
    return kept


def _start(spot: Spot) -> int:
    return spot.start


def _flag(index: int, block: Block, spot: Spot) -> Flag:
    text = block.text[spot.start : spot.end]
    return Flag(index, spot.start, text, spot.kind, spot.suggestion, block.location(spot.start))


def flag_warnings(flags: Sequence[Flag]) -> tuple[Diagnostic, ...]:
    """Tell flags as warnings (N004), each with the kind and how to answer it."""
    return tuple(
        Diagnostic(
            Code.N004,
            f"{KINDS[flag.kind]} “{flag.text}” ({flag.kind})",
            flag.location,
            _hint(flag),
            severity=Severity.WARNING,
        )
        for flag in flags
    )


def _hint(flag: Flag) -> str:
    if flag.suggestion is None:
        return "Write a correction into corrections/, or correct the source."
    meant = f"Perhaps “{flag.suggestion}” is meant" if flag.suggestion else "Perhaps nothing should stand there"
    return f"{meant}: `publish correct --at {shlex.quote(str(flag.location))}` takes that over."
