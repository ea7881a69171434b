"""The words that the product itself prints, for the check before rendering: titles, own names, labels, digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.checks.model import PrintedText
from publish.locale import labels
from publish.normalize import BlockType

if TYPE_CHECKING:
    from publish.pipeline.model import Manuscript

_REGULAR, _BOLD = 400, 700
_DIGITS = 1234567890


def printed_words(manuscript: Manuscript) -> tuple[PrintedText, ...]:
    """List what covers, contents, running heads, folios, thumb index and imprint print in each language."""
    words: list[PrintedText] = []
    for text in manuscript.texts:
        language = text.language
        own = labels(language)
        blocks = manuscript.blocks.get(language.tag, ())
        title = next((block for block in blocks if block.type is BlockType.TITLE and block.text == text.title), None)
        words += [
            PrintedText(text.title, language.tag, _REGULAR, block=title),
            PrintedText(text.title, language.tag, _BOLD, block=title),
            PrintedText(language.endonym, language.tag, _BOLD),
            PrintedText(own.contents, language.tag, _BOLD),
            PrintedText(own.short, language.tag, _BOLD),
            PrintedText(language.number(_DIGITS), language.tag, _BOLD),
            *(PrintedText(one, language.tag, _BOLD) for one in sorted({block.enumerator for block in blocks} - {""})),
            *(PrintedText(address, language.tag, _REGULAR) for address in text.printed),
        ]
    return tuple(words)
