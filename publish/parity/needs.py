"""What a language needs to say the same: letters, digits and bare syllable signs for a hundred of English."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from publish.parity.links import without_links
from publish.parity.rules import expected_lengths

if TYPE_CHECKING:
    from publish.locale import Language

#: Standard deviations in logarithms: of a language about the table, of one that the table has by script only.
_KNOWN, _UNKNOWN = 0.05, 0.5


@lru_cache(maxsize=256)
def language_need(language: Language) -> tuple[float, float]:
    """Return what the table says of a language, as a logarithm, and how far that may be off."""
    lengths = expected_lengths()
    for key in (language.tag, f"{language.primary}-{language.script}", language.primary):
        if key in lengths:
            return math.log(lengths[key] / 100), _KNOWN
    return math.log(lengths.get(language.script, 100) / 100), _UNKNOWN


def is_known(language: Language) -> bool:
    """Tell whether the table has the language itself, not only its script."""
    return language_need(language)[1] == _KNOWN


def count_letters(text: str, language: Language) -> float:
    """Count the letters and digits of a text, without its links.

    Latin letters in a text of another script are words that every language writes alike: one of them counts as many
    as the language needs for one of English.
    """
    found = [char for char in without_links(text) if char.isalnum()]
    foreign = sum(char.isascii() for char in found) if language.script != "Latn" else 0
    return len(found) - foreign + foreign * math.exp(language_need(language)[0])
