"""Gate G0: no character stands in a text that must not reach a page.

Passes: `Қазақстан`, `می‌خواهم` (with U+200C), `ﷲ`. Fails: U+FFFD, U+0092, U+E000, U+FE8E, an open U+202E.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from publish.checks.codepoints import named
from publish.checks.model import Anchor, Count, Finding, Gate
from publish.diagnostics import Code, Diagnostic
from publish.fonts.script_runs import script_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.checks.model import GateResult
    from publish.normalize.model import Block

GATE = Gate("G0", "no character that must not reach a page", "Unicode, chapters 23.1 to 23.8; UAX #9, section 3.1")

#: A line of a verse or an address may end inside a block.
_LINE_FEED = "\n"
_NONCHARACTERS = range(0xFDD0, 0xFDF0)
#: Whole words and signs among the Arabic presentation forms, which have no other spelling in use.
_WORD_LIGATURES = range(0xFDF0, 0xFE00)
_ALPHABETIC_LIGATURES = range(0xFB00, 0xFB18)
_ARABIC_FORMS = ("<initial>", "<medial>", "<final>", "<isolated>")

_EMBEDDINGS, _POP_EMBEDDING = "\u202a\u202b\u202d\u202e", "\u202c"
_ISOLATES, _POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"
#: The script of what no version of Unicode has made a character so far (UAX #24).
_UNKNOWN = "Zzzz"
_CONTROLS = frozenset(_EMBEDDINGS + _POP_EMBEDDING + _ISOLATES + _POP_ISOLATE)

_HINTS = {
    "control character": "Remove it, or write the character that was meant (often a quotation mark or a dash).",
    "character of private use": "Write the character that was meant: what it shows depends on one computer's font.",
    "surrogate": "Write the character again; half of it is lost.",
    "code point that is no character": "Write the character that was meant.",
    "replacement character": "Write the character that was lost before the text came here.",
    "placeholder of an object": "Remove it; the picture that stood here is not in the text.",
    "separator of lines or paragraphs": "Break the line or begin a paragraph instead.",
    "presentation form": "Write the letters themselves; the font joins them.",
    "unbalanced direction control": "Close it with its counterpart, or remove it.",
}


def check(blocks: Sequence[Block]) -> tuple[GateResult, tuple[Finding, ...]]:
    """Check every code point of the blocks; each fault is a finding at the author's line and column."""
    count = Count()
    findings: list[Finding] = []
    for block in blocks:
        found = [_finding(block, offset, kind) for offset, kind in sorted(_faults(block.text))]
        count.add(len(block.text), len(found), language=block.language)
        findings += found
    return count.result(GATE.id), tuple(findings)


def _finding(block: Block, offset: int, kind: str) -> Finding:
    character = block.text[offset]
    diagnostic = Diagnostic(
        Code.G000,
        f"The text has a {kind} that must not be printed: {named(character)}.",
        block.location(offset),
        _HINTS[kind],
    )
    return Finding(GATE.id, diagnostic, character, block.language, anchor=Anchor(block, offset))


def _faults(text: str) -> Iterator[tuple[int, str]]:
    present = set(text)
    if kinds := {character: kind for character in present if (kind := _kind(character)) is not None}:
        yield from ((offset, kinds[character]) for offset, character in enumerate(text) if character in kinds)
    if not present.isdisjoint(_CONTROLS):
        yield from ((offset, "unbalanced direction control") for offset in _unbalanced(text))


@lru_cache(maxsize=8192)
def _kind(character: str) -> str | None:  # noqa: PLR0911 - one line for each class of character
    value, category = ord(character), unicodedata.category(character)
    if category == "Cc":
        return None if character == _LINE_FEED else "control character"
    if category == "Co":
        return "character of private use"
    if category == "Cs":
        return "surrogate"
    # Which characters there are says the table of a library of one version, not each interpreter in its own way.
    if script_of(character) == _UNKNOWN:
        return "code point that is no character"
    if value == 0xFFFD:  # noqa: PLR2004 - REPLACEMENT CHARACTER
        return "replacement character"
    if value == 0xFFFC:  # noqa: PLR2004 - OBJECT REPLACEMENT CHARACTER
        return "placeholder of an object"
    if category in {"Zl", "Zp"}:
        return "separator of lines or paragraphs"
    return "presentation form" if _is_presentation_form(character) else None


def _is_presentation_form(character: str) -> bool:
    value = ord(character)
    if value in _ALPHABETIC_LIGATURES:
        return True
    return value not in _WORD_LIGATURES and unicodedata.decomposition(character).startswith(_ARABIC_FORMS)


def _unbalanced(text: str) -> Iterator[int]:
    """Find direction controls without a counterpart in the same block (UAX #9, BD9 and BD16 do not cross it)."""
    open_: list[tuple[int, str]] = []
    for offset, character in enumerate(text):
        if character in _EMBEDDINGS:
            open_.append((offset, _POP_EMBEDDING))
        elif character in _ISOLATES:
            open_.append((offset, _POP_ISOLATE))
        elif character in {_POP_EMBEDDING, _POP_ISOLATE}:
            if open_ and open_[-1][1] == character:
                open_.pop()
            else:
                yield offset
    yield from (offset for offset, _ in open_)
