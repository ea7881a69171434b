"""Words that a program cut with a hyphen at the end of a line, told from words that have a hyphen of their own.

Changes: `decla-` / `ration` to `declaration` where the text has the whole word elsewhere, or where so many of its lines
end in a hyphen that a program must have put them there.
Leaves alone: `self-` / `determination` in a text that has such words inside of lines too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.normalize.joining import cuts_word, ends_in_address, is_suspended

if TYPE_CHECKING:
    from collections.abc import Sequence

_INSIDE = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)+")
_WORD = re.compile(r"[^\W\d_]+")
_LAST = re.compile(r"[^\W\d_]+(?=[-\u2010]$)")
#: Part of the line ends that a hyphenating program cuts words at, at least.
_HABIT = 0.06


@dataclass(frozen=True, slots=True)
class Hyphenation:
    """What a text says of its hyphens.

    `whole` are the words that it has without, `compound` those with a hyphen inside of a line, both in small letters;
    `habit` says whether the program that wrapped it cut words.
    """

    whole: frozenset[str] = frozenset()
    compound: frozenset[str] = frozenset()
    habit: bool = False

    def cut(self, before: str, after: str) -> bool:
        """Tell whether the hyphen that a line ends in was put there by a program."""
        if not cuts_word(before, after) or not after[0].islower() or is_suspended(after) or ends_in_address(before):
            return False
        begun, rest = _LAST.search(before), _WORD.match(after)
        if begun is None or rest is None:
            return False
        one, other = begun.group().lower(), rest.group().lower()
        if f"{one}-{other}" in self.compound:
            return False
        return one + other in self.whole or self.habit


def survey(lines: Sequence[str]) -> Hyphenation:
    """Find out how a text uses hyphens.

    Args:
        lines: its lines, none of them empty.
    """
    ends = sum(cuts_word(before, after) and after[0].islower() for before, after in pairwise(lines))
    if not ends:
        return Hyphenation()
    hyphened = [line for line in lines if "-" in line or "\u2010" in line]
    compounds = [word.lower().replace("\u2010", "-") for line in hyphened for word in _INSIDE.findall(line)]
    # The two halves of a word that is cut are no words of the text.
    cut = {index for index, (before, after) in enumerate(pairwise(lines)) if cuts_word(before, after)}
    words = {
        word.lower()
        for index, line in enumerate(lines)
        for word in _WORD.findall(line[: -len(_last(line)) - 1] if index in cut else line)
    }
    habit = ends > len(compounds) and ends >= _HABIT * (len(lines) - 1)
    return Hyphenation(frozenset(words), frozenset(compounds), habit)


def _last(line: str) -> str:
    match = _LAST.search(line)
    return match.group() if match else ""
