"""Hard wraps: which line ends the author meant, and which a program made at some width.

A program that wraps breaks a line only where the next word did not fit: that can be measured. So a text is wrapped
where nearly all its line ends pass this test at one width, and a single line end is believed or not by the same test.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.normalize.joining import first_word, hanging, word_spaced
from publish.normalize.lines import Gap, Line
from publish.normalize.tables import main_script, script_of
from publish.normalize.width import cells

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

#: Widest line, in cells, that a wrapping program makes.
WIDEST = 140
#: Narrowest width at which a line end is evidence of wrapping; in a narrow column, as of a leaflet, many lines are.
_NARROWEST, _NARROW_COLUMN = 36, 16
#: Part of the line ends that must be forced for the whole to count as wrapped; more of more lines in a narrow column.
_MOST, _NARROW_MOST, _MANY = 0.75, 0.9, 6
#: Part of the lines of a narrow column that end in the midst of a sentence.
_OPEN = 0.6
#: So much more must a milder claim explain to be taken instead of a bolder one.
_BETTER = 0.1
#: So many line ends tell how a text is wrapped.
_ENOUGH = 2_000
#: In verse so many lines end in a sign or a stop, or all stanzas have as many lines, that are no fuller than this.
_SIGNED, _FULLNESS = 0.6, 0.85
#: What it weighs that lines are exactly as wide as the limit.
_FULL = 0.05
_SENTENCE_ENDS = frozenset(".!?。！？।॥۔؟։።፧…‥។༎།၊။᙮")
_GOING_ON = ",;،؛、，-\u2010\u00ad"
_CLOSERS = "\"'”’»›)]）」』】"


@dataclass(frozen=True, slots=True)
class Wrap:
    """How the lines of a source are wrapped.

    `limit` is the width of the widest wrapped line, None where nothing is wrapped; `counted` says whether that width
    is in code points instead of cells; `anywhere` whether a script that allows it was broken between any characters
    and not at spaces only; `verse` that lines end where the author ends them.
    """

    limit: int | None
    counted: bool = False
    anywhere: bool = False
    verse: bool = False

    def width(self, line: Line) -> int:
        """Return the width of a line in this wrap's measure."""
        text = line.text.text
        return line.indent + (len(text) if self.counted else cells(text))

    def measured(self, line: Line) -> int:
        """Return the width as it is held against the limit: a CJK stop at the end may hang out of the margin."""
        stop = hanging(line.text.text)
        return self.width(line) - (len(stop) if self.counted else cells(stop)) if stop else self.width(line)

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
        index
        for index in range(len(lines) - 1)
        if lines[index + 1].gap is Gap.NONE and index + 1 not in starts and not lines[index].hard_break
    ]
    best, most = Wrap(None), 0.0
    for counted in (False, True):
        probe = Wrap(WIDEST, counted)
        widths = [probe.width(line) for line in lines]
        inside = [index for index in breaks if max(widths[index], widths[index + 1]) <= WIDEST]
        if not inside or len(inside) * 2 < len(breaks):
            continue
        limit = max(probe.measured(lines[index + side]) for index in inside for side in (0, 1))
        needed = _MOST
        if max(limit, *(lines[index + side].width for index in inside for side in (0, 1))) < _NARROWEST:
            if limit < _NARROW_COLUMN or not _is_column(lines, inside):
                continue
            if _is_verse(lines, inside):
                return Wrap(None, verse=True)
            needed = _NARROW_MOST
        # Many line ends tell no more than some: every so many-th is looked at.
        some = inside[:: len(inside) // _ENOUGH + 1]
        full = sum(widths[index] == limit for index in some) / len(some) * _FULL
        for anywhere in (True, False):
            wrap = Wrap(limit, counted, anywhere)
            part = sum(wrap.forced(lines[index], lines[index + 1]) for index in some) / len(some)
            # Where both measures explain as much, the one is right in which more lines are exactly full. The bolder
            # claim is made with less: whoever breaks anywhere seems to break at spaces too.
            weight = part + full - (0 if anywhere else _BETTER)
            if part >= needed and weight > most:
                best, most = wrap, part + full
    return best


def _is_column(lines: Sequence[Line], inside: Sequence[int]) -> bool:
    """Tell whether lines are so many, and end so often in the midst of a sentence, that they are a narrow column."""
    return len(inside) >= _MANY and sum(ends_open(lines[index].content) for index in inside) >= _OPEN * len(inside)


def _is_verse(lines: Sequence[Line], inside: Sequence[int]) -> bool:
    """Tell whether lines end where the author ends them: mostly at a sign, or in stanzas of as many lines each."""
    signed = sum(lines[index].content[-1] in _GOING_ON or not ends_open(lines[index].content) for index in inside)
    if signed >= _SIGNED * len(inside):
        return True
    heads = [index for index, line in enumerate(lines) if line.gap is not Gap.NONE] + [len(lines)]
    stanzas = [end - first for first, end in pairwise(heads) if end - first > 1]
    widths = [lines[index].width for index in inside]
    ragged = sum(widths) <= _FULLNESS * max(widths) * len(widths)
    return len(stanzas) > 1 and len(set(stanzas)) == 1 and ragged


def goes_on(line: Line, following: Line, wrap: Wrap, *, within: bool = False) -> bool:
    """Tell whether a line that begins no block of its own goes on the paragraph of the line before it.

    `within` says that the line before it goes on a paragraph already.
    """
    if following.gap is Gap.BLANK or (line.gap is not Gap.NONE and _is_headline(line.content, following.content)):
        return False
    if line.hard_break or line.glued:
        return True
    # Times, years and amounts begin the rows of a programme, each its own.
    rows = not within and following.gap is Gap.NONE and _counts(line.content) and _counts(following.content)
    if wrap.verse or rows:
        return False
    opens, forced = ends_open(line.content), wrap.forced(line, following)
    if not (opens and forced) and main_script(line.content) != main_script(following.content):
        return False
    first = following.content[0]
    small = first.islower() and _has_case(first)
    if following.gap is Gap.PAGE:
        # A paragraph's last line is seldom full; one that is goes on, though its sentence ends.
        return forced or (opens and (small or wrap.limit is None or not _has_case(first)))
    least = min(_NARROWEST, (wrap.limit or _NARROWEST) * _MOST)
    wide = within or wrap.width(line) >= least
    # A number may begin a line of its own too, where nothing shows that lines are wrapped.
    numbered = first.isdigit() and (within or wrap.limit is not None or wrap.width(line) >= _NARROWEST)
    return forced or (opens and wide and (small or numbered))


def _counts(text: str) -> bool:
    """Tell whether a line begins with a number that is no marker of an item: `9:30`, `2005`."""
    word = text.split(" ", 1)[0]
    return word[0].isdigit() and word[-1].isalnum()


def _is_headline(text: str, following: str) -> bool:
    """Tell whether a line is in capitals throughout, and the text below it is not."""
    capitals = sum(map(str.isupper, text)) > 1 and all(map(str.isupper, filter(str.isalpha, text)))
    return capitals and not following.isupper() and text[-1] not in _GOING_ON


def ends_open(text: str) -> bool:
    """Tell whether a line ends in the middle of a sentence."""
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] not in _SENTENCE_ENDS and bare[-1] not in ":;"


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with the stop of a sentence."""
    return text.rstrip(_CLOSERS)[-1:] in _SENTENCE_ENDS


def _has_case(character: str) -> bool:
    """Tell whether small and capital letters differ in running text; Georgian has capitals for display only."""
    return unicodedata.category(character) in {"Lu", "Ll", "Lt"} and script_of(character) != "Geor"
