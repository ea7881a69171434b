"""Hard wraps: which line ends the author meant, and which a program made at some width.

A program that wraps breaks a line only where the next word did not fit: that can be measured. So a text is wrapped
where nearly all its line ends pass this test at one width, and a single line end is believed or not by the same test.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from publish.normalize.joining import first_word, hanging, word_spaced
from publish.normalize.lines import Gap, Line
from publish.normalize.tables import main_script, script_of
from publish.normalize.width import cells

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

#: Widest line, in cells, that a wrapping program makes.
_WIDEST = 140
#: Narrowest width at which a line end is evidence of wrapping at all.
_NARROWEST = 36
#: Part of the line ends that must be forced for the whole to count as wrapped.
_MOST = 0.75
#: So much more must a milder claim explain to be taken instead of a bolder one.
_BETTER = 0.1
#: What it weighs that lines are exactly as wide as the limit.
_FULL = 0.05
_SENTENCE_ENDS = frozenset(".!?。！？।॥۔؟։።፧…‥។༎།၊။᙮")
_CLOSERS = "\"'”’»›)]）」』】"


@dataclass(frozen=True, slots=True)
class Wrap:
    """How the lines of a source are wrapped.

    `limit` is the width of the widest wrapped line, None where nothing is wrapped; `counted` says whether that width
    is in code points instead of cells; `anywhere` whether a script that allows it was broken between any characters
    and not at spaces only.
    """

    limit: int | None
    counted: bool = False
    anywhere: bool = False

    def width(self, line: Line) -> int:
        """Return the width of a line in this wrap's measure."""
        return line.indent + (len(line.content) if self.counted else cells(line.content))

    def measured(self, line: Line) -> int:
        """Return the width as it is held against the limit: a CJK stop at the end may hang out of the margin."""
        stop = hanging(line.content)
        return self.width(line) - (len(stop) if self.counted else cells(stop))

    def forced(self, line: Line, following: Line) -> bool:
        """Tell whether the first word of the following line would not have fitted on this one."""
        if self.limit is None or max(self.measured(line), self.measured(following)) > self.limit:
            return False
        word = first_word(following.content, anywhere=self.anywhere)
        space = 1 if word_spaced(line.content[-1], following.content[0]) else 0
        return self.width(line) + space + (len(word) if self.counted else cells(word)) > self.limit

    def fills(self, line: Line) -> bool:
        """Tell whether a line is filled to its last cell, so that its end may have cut a word."""
        return self.limit is not None and self.width(line) >= (self.limit - 1 if self.anywhere else self.limit)


def estimate(lines: Sequence[Line], starts: Collection[int]) -> Wrap:
    """Find out how the lines of a source are wrapped.

    Args:
        lines: all lines of the source.
        starts: indexes of lines that begin a block whatever stands before them (items, headings).

    Returns:
        The wrap in the measure, cells or code points, that explains more line ends.
    """
    breaks = [
        (lines[index], lines[index + 1])
        for index in range(len(lines) - 1)
        if lines[index + 1].gap is Gap.NONE and index + 1 not in starts and not lines[index].hard_break
    ]
    best, most = Wrap(None), 0.0
    # The bolder claim first: whoever breaks anywhere seems to break at spaces too.
    for anywhere, counted in product((True, False), (False, True)):
        probe = Wrap(_WIDEST, counted)
        inside = [pair for pair in breaks if max(probe.width(pair[0]), probe.width(pair[1])) <= _WIDEST]
        if not inside or len(inside) * 2 < len(breaks):
            continue
        limit = max(probe.measured(line) for pair in inside for line in pair)
        widest = max(line.width for pair in inside for line in pair)
        wrap = Wrap(limit, counted, anywhere)
        part = sum(wrap.forced(*pair) for pair in inside) / len(inside)
        # Where both measures explain as much, the one is right in which more lines are exactly full.
        weight = part + sum(wrap.width(line) == limit for line, _ in inside) / len(inside) * _FULL
        if max(limit, widest) >= _NARROWEST and part >= _MOST and weight > most + (0 if anywhere else _BETTER):
            best, most = wrap, weight
    return best


def goes_on(line: Line, following: Line, wrap: Wrap) -> bool:
    """Tell whether a line that begins no block of its own goes on the paragraph of the line before it."""
    if following.gap is Gap.BLANK:
        return False
    if line.hard_break or line.glued:
        return True
    opens = ends_open(line.content)
    if main_script(line.content) != main_script(following.content) and not (opens and wrap.forced(line, following)):
        return False
    first = following.content[0]
    small = first.islower() and _has_case(first)
    if following.gap is Gap.PAGE:
        return opens and (small or wrap.limit is None or not _has_case(first) or wrap.forced(line, following))
    if wrap.forced(line, following):
        return True
    return opens and wrap.width(line) >= _NARROWEST and (small or first.isdigit())


def ends_open(text: str) -> bool:
    """Tell whether a line ends in the middle of a sentence."""
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] not in _SENTENCE_ENDS and bare[-1] not in ":;"


def _has_case(character: str) -> bool:
    """Tell whether small and capital letters differ in running text; Georgian has capitals for display only."""
    return unicodedata.category(character) in {"Lu", "Ll", "Lt"} and script_of(character) != "Geor"
