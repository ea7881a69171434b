"""The words that the product itself prints, for the check before rendering: titles, own names, labels, digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.checks.model import PrintedText
from publish.locale import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.edition import Text

_REGULAR, _BOLD = 400, 700
_DIGITS = 1234567890


def printed_words(texts: Sequence[Text]) -> tuple[PrintedText, ...]:
    """List what covers, contents, folios, thumb index and imprint print in each language."""
    words: list[PrintedText] = []
    for text in texts:
        language = text.language
        own = labels(language)
        words += [
            PrintedText(text.title, language.tag, _REGULAR),
            PrintedText(text.title, language.tag, _BOLD),
            PrintedText(language.endonym, language.tag, _BOLD),
            PrintedText(own.contents, language.tag, _BOLD),
            PrintedText(own.short, language.tag, _BOLD),
            PrintedText(language.number(_DIGITS), language.tag, _BOLD),
            *(PrintedText(address, language.tag, _REGULAR) for address in text.printed),
        ]
    return tuple(words)
