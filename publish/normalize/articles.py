"""Lines that begin with the same word and a running number: `Article 1. …`, `المادة ١: …`, `ข้อ 1 …`.

Each begins a paragraph. The word is the author's and stays, so these are no items of a list.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.normalize.markers import ordinal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.normalize.lines import Line

_BEGINNING = re.compile(
    r"(?P<word>[^\W\d_][^\d\n.,;:!?()]{0,30}?)[ \u00a0]?(?:(?<=[ \u00a0])|(?<=\w)(?=\d))"
    r"(?P<number>\d{1,3}|[IVXLC]{1,7})(?=[\s.:،؛)–—-]|$)"
)
#: The word of such lines has at most so many words; a row that does not begin with 1 has so many lines at least.
_WORDS, _ENOUGH = 3, 3


def article_starts(lines: Sequence[Line]) -> frozenset[int]:
    """Find the lines that begin an article, by index."""
    rows: dict[str, list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        match = _BEGINNING.match(line.content)
        number = ordinal(match["number"]) if match else None
        if match and number and len(match["word"].split()) <= _WORDS:
            rows.setdefault(match["word"].strip().casefold(), []).append((number, index))
    return frozenset(index for row in rows.values() if _runs_on(row) for _, index in row)


def _runs_on(row: Sequence[tuple[int, int]]) -> bool:
    running = all(one + 1 == other for (one, _), (other, _) in pairwise(row))
    return running and len(row) >= (2 if row[0][0] == 1 else _ENOUGH)
