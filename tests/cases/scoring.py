"""Scores of one case: blocks aligned in order, character error, languages, flags found.

The measures are those of the scorer that comes with the cases; distances are computed with whole numbers as bit vectors
(Hyyro 2003), so that no further library is needed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Kinds of block as the scorer tells them apart: all headings are one kind.
_KINDS = {"title": "H", "heading": "H", "para": "P", "item": "I", "bullet": "B", "code": "P"}
_ALIKE = 0.9

Text = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one case; `error` is the share of characters that differ."""

    expected: int
    found: int
    aligned: int
    exact: int
    language: int
    error: float
    flags: int
    flagged: int
    flags_found: int
    characters: int

    @property
    def perfect(self) -> bool:
        """Whether every block is there and no other."""
        return self.aligned == self.expected == self.found


def score(gold: dict[str, Any], found: dict[str, Any]) -> Score:
    """Hold what was found against the right reading, both in the form of `publish normalize --format json`."""
    own = [block for block in found["blocks"] if _plain(block["text"])]
    right, read = [_text(block) for block in gold["blocks"]], [_text(block) for block in own]
    pairs = align(right, read)
    whole, other = (" ".join(text for _, text in texts) for texts in (right, read))
    return Score(
        expected=len(right),
        found=len(read),
        aligned=len(pairs),
        exact=sum(right[one] == read[two] for one, two in pairs),
        language=sum(same_language(gold["blocks"][one]["lang"], own[two]["lang"]) for one, two in pairs),
        error=min(1.0, distance(whole, other) / max(1, len(whole))),
        flags=len(gold["flags"]),
        flagged=len(found["flags"]),
        flags_found=_hits(gold["flags"], found["flags"], dict(pairs)),
        characters=len(whole),
    )


def align(right: Sequence[Text], read: Sequence[Text]) -> list[tuple[int, int]]:
    """Pair as many blocks as possible in order, of the same kind and nearly the same text."""
    same = [[_same(one, two) for two in read] for one in right]
    best = [[0] * (len(read) + 1) for _ in range(len(right) + 1)]
    for one in reversed(range(len(right))):
        for two in reversed(range(len(read))):
            best[one][two] = max(best[one + 1][two], best[one][two + 1], best[one + 1][two + 1] + same[one][two])
    pairs: list[tuple[int, int]] = []
    one = two = 0
    while one < len(right) and two < len(read):
        if same[one][two] and best[one][two] == best[one + 1][two + 1] + 1:
            pairs.append((one, two))
            one, two = one + 1, two + 1
        elif best[one][two] == best[one + 1][two]:
            one += 1
        else:
            two += 1
    return pairs


def distance(one: str, other: str) -> int:
    """Return the edit distance (Levenshtein) of two texts."""
    if one == other or not one:
        return 0 if one == other else len(other)
    places = _places(one)
    mask, last = (1 << len(one)) - 1, 1 << (len(one) - 1)
    plus, minus, count = mask, 0, len(one)
    for character in other:
        match = places.get(character, 0)
        diagonal = (((match & plus) + plus) ^ plus) | match | minus
        up, down = minus | (~(diagonal | plus) & mask), diagonal & plus
        count += bool(up & last) - bool(down & last)
        up, down = ((up << 1) | 1) & mask, (down << 1) & mask
        plus, minus = down | (~(diagonal | up) & mask), up & diagonal
    return count


def common(one: str, other: str) -> int:
    """Return the length of the longest common subsequence of two texts."""
    places, mask = _places(one), (1 << len(one)) - 1
    row = mask
    for character in other:
        match = row & places.get(character, 0)
        row = ((row + match) | (row - match)) & mask
    return len(one) - row.bit_count()


def same_language(right: str, found: str) -> bool:
    """Tell whether two tags name the same language; for Chinese the script counts too."""
    right, found = right.lower(), found.lower()
    if right.startswith("zh"):
        return found.startswith("zh") and ("hant" in right) == ("hant" in found or "tw" in found)
    return right.split("-")[0] == found.split("-")[0]


def _same(one: Text, two: Text) -> bool:
    longest = max(2, 0.1 * len(one[1]))
    if one[0] != two[0] or abs(len(one[1]) - len(two[1])) > longest:
        return False
    return one == two or 2 * common(one[1], two[1]) >= _ALIKE * (len(one[1]) + len(two[1]))


def _hits(right: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]], pairs: dict[int, int]) -> int:
    used: set[int] = set()
    for flag in right:
        for index, own in enumerate(found):
            touches = own["offset"] <= flag["offset"] + len(flag["text"]) and flag["offset"] <= own["offset"] + len(
                own["text"]
            )
            if index not in used and pairs.get(flag["block"]) == own["block"] and touches:
                used.add(index)
                break
    return len(used)


def _places(text: str) -> dict[str, int]:
    places: dict[str, int] = {}
    for index, character in enumerate(text):
        places[character] = places.get(character, 0) | 1 << index
    return places


def _text(block: dict[str, Any]) -> Text:
    return _KINDS.get(block["type"], "P"), _plain(block["text"])


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
