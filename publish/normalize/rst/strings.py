"""Where inline markup of reStructuredText begins and ends: its start-strings and end-strings (docutils, inline markup).

What has no end, or stands where none may begin, is text: `5 * 3`, `*args`, a star behind a word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

#: ASCII signs before which none may stand but these, and behind which none but those; of others the category tells,
#: but for quotation marks that open in one language and close in another, and signs that were none in Unicode 5.
_BEFORE, _BEHIND = frozenset("-/:'\"(<[{"), frozenset("-/:'\")>]}\\.,;!?„‚")
_SYMBOLS = frozenset("§¶")
_CATEGORIES_BEFORE, _CATEGORIES_BEHIND = (
    frozenset({"Ps", "Pi", "Pf", "Pd", "Po"}),
    frozenset({"Pe", "Pi", "Pf", "Pd", "Po"}),
)
_PAIRS = frozenset(
    (
        "''",
        '""',
        "()",
        "<>",
        "[]",
        "{}",
        "“”",
        "‘’",
        "«»",
        "»«",
        "„“",
        "„”",
        "‚‘",
        "‚’",
        "‹›",
        "›‹",
        "””",
        "’’",
        "「」",
        "『』",
    )
)


def may_begin(text: str, start: int, end: int) -> bool:
    """Tell whether a start-string may stand in [start, end): right before a text, not within a word, not quoted."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if not behind or behind.isspace() or before + behind in _PAIRS:
        return False
    return not before or before.isspace() or _stands(before, _BEFORE, _CATEGORIES_BEFORE)


def end_of(text: str, string: str, start: int) -> int | None:
    """Find the end-string of what begins at `start`, right behind its start-string; None where it has none."""
    for match in _tokens(string).finditer(text, start):
        place, behind = match.start(), text[match.start() + len(string) : match.start() + len(string) + 1]
        if match[0] or place == start or text[place - 1].isspace():
            continue
        if not behind or behind.isspace() or _stands(behind, _BEHIND, _CATEGORIES_BEHIND):
            return place
    return None


@cache
def _tokens(string: str) -> re.Pattern[str]:
    """Match an escape, or nothing before the string."""
    return re.compile(rf"\\[^\x00]|(?={re.escape(string)})")


def _stands(character: str, signs: frozenset[str], categories: frozenset[str]) -> bool:
    if character.isascii() or character in signs or character in _SYMBOLS:
        return character in signs
    return unicodedata.category(character) in categories
