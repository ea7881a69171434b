"""Where an offset in the text of a source stands in the author's file."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publish.intake.source import SourceText


class Offsets:
    """The lines of a source by the offsets at which they begin."""

    def __init__(self, source: SourceText) -> None:
        self.lines = source.lines()
        self.starts = [0, *accumulate(len(line) + 1 for line in source.text.split("\n"))]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the author's line and column of an offset."""
        index = min(bisect_right(self.starts, offset) - 1, len(self.lines) - 1)
        return self.lines[index].place(offset - self.starts[index])
