"""Where a word may be divided, in languages that divide by a plain rule of syllables."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

SOFT_HYPHEN = "\u00ad"

#: A word: letters and their combining marks, nothing else.
_WORD = re.compile(r"[^\W\d_]+")

#: What stands between spaces.
TOKEN = re.compile(r"\S+")

_CODE = re.compile(r"[@/\\_\d]|\w\.\w")


@dataclass(frozen=True, slots=True)
class SyllableRule:
    """One row of syllables.toml."""

    vowels: frozenset[str]
    left: int
    right: int
    shortest: int
    hiatus: bool = True
    onsets: tuple[str, ...] = ()

    def points(self, word: str) -> tuple[int, ...]:
        """Return the offsets in `word` at which it may be divided; none in short words and in capitals."""
        if len(word) < self.shortest or word.isupper():
            return ()
        vowels = [index for index, letter in enumerate(word) if letter in self.vowels or _lower(letter) in self.vowels]
        starts = (
            here if here - before == 1 else self._onset(word, before + 1, here)
            for before, here in pairwise(vowels)
            if self.hiatus or here - before > 1
        )
        return tuple(start for start in starts if start >= self.left and len(word) - start >= self.right)

    def _onset(self, word: str, first: int, vowel: int) -> int:
        """Return where the syllable of a vowel begins among the consonants before it, from offset `first` on."""
        starts = (start for start in range(first, vowel - 1) if word[start:vowel].lower() in self.onsets)
        return next(starts, vowel - 1)


def is_code(token: str) -> bool:
    """Tell whether a token is no word of a language: an address of the net, a file's name, a code."""
    return _CODE.search(token) is not None


def soften(text: str, tag: str) -> str:
    """Put soft hyphens (U+00AD) where words may be divided: in no address, in no language without a rule."""
    rule = _rules().get(tag) or _rules().get(tag.split("-", 1)[0])
    if rule is None:
        return text

    def divide(match: re.Match[str]) -> str:
        word = match.group()
        edges = (0, *rule.points(word), len(word))
        return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(edges))

    def softened(match: re.Match[str]) -> str:
        return match.group() if is_code(match.group()) else _WORD.sub(divide, match.group())

    return TOKEN.sub(softened, text)


def has_syllables(tag: str) -> bool:
    """Tell whether a language has a rule of its own."""
    return bool({tag, tag.split("-", 1)[0]} & _rules().keys())


def _lower(letter: str) -> str:
    """Lower-case one letter; İ, whose lower case is two code points, is i."""
    return letter.lower()[0]


@lru_cache(maxsize=1)
def _rules() -> dict[str, SyllableRule]:
    table = tomllib.loads(files("publish.locale").joinpath("syllables.toml").read_text(encoding="utf-8"))
    return {
        tag: SyllableRule(**{**row, "vowels": frozenset(row["vowels"]), "onsets": tuple(row.get("onsets", ()))})
        for tag, row in table.items()
    }
