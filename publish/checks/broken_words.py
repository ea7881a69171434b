"""Words that the engine broke in an emergency: longer than their line, with no place in them where a line may break.

No gate, since nothing is lost and every glyph is the right one; but a reader stumbles, so an editor is told.

Passes: `Menschen-` at a line's end before `rechte`, Khmer that breaks at U+200B. Warns of: a line that ends inside an
address of a hundred letters, without a hyphen.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.checks.faithful import GATE, place
from publish.checks.model import Finding
from publish.diagnostics import Code, Diagnostic, Severity
from publish.locale.segmentation import BREAK, opportunities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.checks.alignment import Alignment, Span
    from publish.checks.model import PlacedSection
    from publish.checks.pages import PageMap

_HINT = (
    "Put a soft hyphen (U+00AD) or, where words have no spaces, U+200B where the word may be divided; or shorten it."
)
_EXCERPT = 40
_HYPHENS = ("-", "\u00ad", "\u2010")


def check(pages: PageMap) -> tuple[Finding, ...]:
    """Find the lines of a product's blocks that end inside a word, without a hyphen; warnings."""
    return tuple(
        _finding(pages, number, block, after.box, at)
        for number, alignments in enumerate(pages.alignments)
        for block, alignment in alignments.items()
        for after, at in _broken(pages.product.sections[number], block, alignment)
    )


def _broken(placed: PlacedSection, block: int, alignment: Alignment) -> Iterator[tuple[Span, int]]:
    text, language = placed.blocks[block].text, placed.blocks[block].language
    boxes = placed.rendition.boxes
    allowed: frozenset[int] | None = None
    for before, after in pairwise(alignment.spans):
        at = after.start
        if before.end != at or not 0 < at < len(text) or not (_of_word(text[at - 1]) and _of_word(text[at])):
            continue
        first, second = boxes[before.box], boxes[after.box]
        same_line = first.page == second.page and first.box[1] < second.box[3] and second.box[1] < first.box[3]
        if same_line or first.text.endswith((*_HYPHENS, BREAK)) or second.text.startswith(BREAK):
            continue
        allowed = opportunities(text, language) if allowed is None else allowed
        if at not in allowed:
            yield after, at


def _of_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def _finding(pages: PageMap, section: int, block: int, box: int, at: int) -> Finding:
    placed = pages.product.sections[section]
    source = placed.blocks[block]
    start = max((source.text.rfind(space, 0, at) for space in " \n\u00a0\u200b"), default=-1) + 1
    word = source.text[start:].split(maxsplit=1)[0][:_EXCERPT]
    diagnostic = Diagnostic(
        Code.E005,
        f"“{word}” is longer than its line and is broken inside, without a hyphen.",
        source.location(start),
        _HINT,
        place(placed, box, pages.product.path),
        Severity.WARNING,
    )
    return Finding(GATE.id, diagnostic, word, source.language)
