"""Words of the publication's other languages that nobody marked, told by their script.

An English name in an Arabic text, a Russian one in a Turkish text: who hears it read needs its language (ISO 14289-1,
7.2).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.normalize.identify import candidates
from publish.normalize.model import Form, Inline, InlineRole
from publish.normalize.tables import scripts_in
from publish.normalize.wordless import blanked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.normalize.model import Block

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")

#: What may stand between two words of one passage: no bracket and no quotation mark, which belong to either side.
_BETWEEN = re.compile(r"[\s'’.,&/\d-]{1,4}")

#: One letter is a sign, not a word.
_SHORTEST = 2

#: Where languages share the script, the likeliest is taken from here on, else the first of the publication.
_LIKELY = 0.6


def with_strangers(blocks: Sequence[Block], declared: Sequence[str]) -> tuple[Block, ...]:
    """Mark the words whose script the block's language is not written in, and another of the publication is.

    Args:
        blocks: of any languages.
        declared: the publication's languages, as BCP 47 tags in its order.

    Returns:
        The blocks, with passages for these words; what an author has marked in any way stays as it is.
    """
    return tuple(_marked(block, [tag for tag in declared if tag != block.language]) for block in blocks)


def _marked(block: Block, others: Sequence[str]) -> Block:
    plain = len(scripts_in(block.text)) < 2 and bool(candidates(block.text, [block.language]))  # noqa: PLR2004 - one
    if not others or block.form is Form.CODE or plain:
        return block
    found = [
        Inline(start, end, InlineRole.PASSAGE, tag)
        for start, end in _runs(blanked(block.text), block.language)
        if not any(inline.start < end and start < inline.end for inline in block.inlines)
        and (tag := _language(block.text[start:end], others))
    ]
    if not found:
        return block
    return replace(block, inlines=tuple(sorted((*block.inlines, *found), key=lambda one: (one.start, -one.end))))


def _runs(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Find runs of words in one script that the language is not written in."""
    begun: tuple[int, int, str] | None = None
    for match in _WORD.finditer(text):
        scripts = scripts_in(match.group())
        script = next(iter(scripts)) if len(scripts) == 1 else ""
        stranger = bool(script) and not candidates(match.group(), [language])
        end = _with_marks(text, match.end())
        if begun and stranger and script == begun[2] and _goes_on(text[begun[1] : match.start()]):
            begun = (begun[0], end, script)
            continue
        if begun:
            yield begun[:2]
        begun = (match.start(), end, script) if stranger else None
    if begun:
        yield begun[:2]


def _goes_on(between: str) -> bool:
    return not between or bool(_BETWEEN.fullmatch(between))


def _with_marks(text: str, end: int) -> int:
    """Take in the marks that belong to a word's last letter."""
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end


def _language(words: str, others: Sequence[str]) -> str | None:
    letters = sum(character.isalpha() for character in words)
    shares = candidates(words, others) if letters >= _SHORTEST else {}
    if not shares:
        return None
    best = max(shares, key=lambda tag: shares[tag])
    return best if shares[best] >= _LIKELY else next(tag for tag in others if tag in shares)
