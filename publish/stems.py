"""Words by which people look for something, whatever their endings. No library of ours is needed for it."""

from __future__ import annotations

import re

TYPE_CHECKING = False  # the module that has it costs as much as an error of use
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+(?:[-.+'’][^\W_]+)*")
#: Words as short as these are only found whole, longer ones by how they begin.
_SHORT = 3
_ENDINGS = re.compile(r"(?:ies|ing|es|ed|s|y|e)$")
#: Words that say nothing of what is meant.
_EMPTY = frozenset(
    {"a", "an", "the", "of", "in", "is", "are", "for", "to", "my", "on", "with", "and", "or", "not", "no"}
)


def words_of(text: str) -> list[str]:
    """Cut a text into its words, in small letters."""
    return _WORD.findall(text.casefold())


def sought(words: Sequence[str]) -> list[str]:
    """Keep of what somebody types the words that say what is meant."""
    return [word for word in words_of(" ".join(words)) if word not in _EMPTY]


def has(words: Iterable[str], word: str) -> bool:
    """Tell whether a word, or one that begins like it, is among some words."""
    stem = word if len(word) <= _SHORT else _ENDINGS.sub("", word)
    return any(one == word or (len(stem) > _SHORT and one.startswith(stem)) for one in words)
