"""Part of gate G6: letters that join do so where the engine cuts a line into boxes.

A box that ends in the middle of a word takes the joining from its letters, since the engine shapes each box by itself.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from publish.fonts.joining import joins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.checks.alignment import Alignment


def cut_words(text: str, alignment: Alignment) -> Iterator[tuple[int, int]]:
    """Yield (box, offset) for each box that begins in the middle of a word whose letters join across its edge."""
    for before, after in pairwise(alignment.spans):
        if before.end == after.start and joins(text, after.start):
            yield after.box, after.start
