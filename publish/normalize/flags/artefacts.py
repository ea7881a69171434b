"""Words that an extraction from PDF has torn apart (`extraction-artefact`), told by stems that come whole again."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from publish.normalize.flags.spot import Spot, holds, rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?")
_LETTERS = re.compile(r"[^\W\d_]+")


def spots(text: str, tag: str) -> Iterator[Spot]:
    """Find letters that changed places, alone or with a space put in, and letters said twice."""
    data = rules("extraction-artefact")
    if not holds(data, tag):
        return
    swapped = [row for row in _broken() if row[0] in text]
    words = list(_LETTERS.finditer(text))
    for index, word in enumerate(words):
        yield from _swapped(word.group(), word.start(), swapped)
        if index and text[words[index - 1].end() : word.start()] == " ":
            yield from _torn(words[index - 1], word)
        for stem in data["doubled"]:
            broken = stem.replace("ر", "رر")
            at = word.group().find(broken)
            if at >= 0:
                place = word.start() + at + broken.index("رر")
                yield Spot("extraction-artefact", place, place + 2, "ر")


def _swapped(word: str, start: int, stems: Sequence[tuple[str, str, int]]) -> Iterator[Spot]:
    for broken, pair, place in stems:
        at = word.find(broken)
        if at >= 0:
            yield Spot("extraction-artefact", start + at + place, start + at + place + 2, pair)
            return


def _torn(one: re.Match[str], other: re.Match[str]) -> Iterator[Spot]:
    """Find a word in two parts, the second beginning with alef and the letter that belongs before it."""
    data = rules("extraction-artefact")
    for pair in data["pairs"]:
        if not other.group().startswith(pair[::-1]) or len(other.group()) < len(pair) + 1:
            continue
        # Where the pair's alef was said twice, both go.
        rest = other.group()[len(pair) :].removeprefix("ا")
        again = len(other.group()) - len(pair) - len(rest)
        joined, seam = one.group() + pair + rest, len(one.group())
        fragment = len(one.group()) == 1 and one.group() not in data["alone"]
        straddled = any(_straddles(joined, stem, seam) for stem in data["stems"])
        if fragment or straddled:
            start = one.end()
            yield Spot("extraction-artefact", start, start + 1 + len(pair) + again, pair)
            return


def _straddles(word: str, stem: str, seam: int) -> bool:
    """Tell whether a stem stands in a word so that it begins before the seam and reaches behind the pair at it."""
    at = word.find(stem)
    while at >= 0:
        if at < seam and at + len(stem) > seam + 2:
            return True
        at = word.find(stem, at + 1)
    return False


@lru_cache(maxsize=1)
def _broken() -> tuple[tuple[str, str, int], ...]:
    """Return each stem with its pair of letters in the wrong order, the pair, and where in the stem it stands."""
    data = rules("extraction-artefact")
    rows: list[tuple[str, str, int]] = []
    for stem in data["stems"]:
        for pair in data["pairs"]:
            at = stem.find(pair, 1)
            if at > 0 and len(stem) >= 5:  # noqa: PLR2004 - shorter ones stand in other words
                rows.append((stem[:at] + pair[::-1] + stem[at + 2 :], pair, at))
    return tuple(rows)
