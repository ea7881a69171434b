"""Page furniture of paged dumps: numbers of pages, running heads and feet.

Changes: takes out `- 2 -`, `Page 1 of 9`, `3/9`, `World Declaration | 2` where they stand apart from the text or
beside a page break, and heads that come back page by page.
Leaves alone: a number that is a paragraph of its own only once, an item of a list, a year in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.intake.repairs import Rule
from publish.normalize.lines import Gap
from publish.normalize.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.normalize.lines import Line

ID = Rule.PAGE_NUMBER
HEAD_ID = Rule.RUNNING_HEAD

_DRESSED = re.compile(r"(?:[-–—~]\s*\d{1,4}\s*[-–—~]|[\[(<]\s*\d{1,4}\s*[\])>]|\d{1,4}\s*/\s*\d{1,4})$")
_BARE = re.compile(r"\d{1,4}$")
_HEAD = re.compile(r"(?:(?P<text>.{1,80}?)\s*[|•·–—]\s*\d{1,4}|\d{1,4}\s*[|•·–—]\s*(?P<after>.{1,80}))$")
_DIGITS = re.compile(r"\d+")
#: A line longer than this is no running head.
_LONGEST = 100


def found(lines: Sequence[Line]) -> dict[int, Rule]:
    """Find numbers of pages and running heads.

    Returns:
        The rule by index of the line that goes.
    """
    going: dict[int, Rule] = {}
    stands_apart = [_apart(lines, index) for index in range(len(lines))]
    bare = [index for index, line in enumerate(lines) if stands_apart[index] and _BARE.match(line.content)]
    rising = len(bare) > 1 and all(int(lines[one].content) < int(lines[two].content) for one, two in pairwise(bare))
    for index, line in enumerate(lines):
        if not stands_apart[index]:
            continue
        if _DRESSED.match(line.content) or _worded().match(line.content.casefold()) or (rising and index in bare):
            going[index] = ID
    repeated = Counter(_DIGITS.sub("#", line.content) for line in lines if len(line.content) <= _LONGEST)
    for index, line in enumerate(lines):
        at_break = line.gap is Gap.PAGE or index - 1 in going or index + 1 in going
        if index in going or not at_break or not stands_apart[index] or len(line.content) > _LONGEST:
            continue
        again = repeated[_DIGITS.sub("#", line.content)] > 1
        if _HEAD.match(line.content) or again or (line.gap is Gap.PAGE and _BARE.match(line.content)):
            going[index] = HEAD_ID
    return going


def _apart(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line stands alone: a gap or an end of the text on both its sides."""
    after = index + 1 == len(lines) or lines[index + 1].gap is not Gap.NONE
    return after and lines[index].gap is not Gap.NONE


@lru_cache(maxsize=1)
def _worded() -> re.Pattern[str]:
    data = table("furniture")
    pages = "|".join(re.escape(word.casefold()) for word in sorted(data["page"], key=len, reverse=True))
    between = "|".join(re.escape(word.casefold()) for word in sorted(data["of"], key=len, reverse=True))
    return re.compile(rf"(?:{pages})\s*\d{{1,4}}(?:\s*(?:{between})\s*\d{{1,4}})?\s*(?:{pages})?$")
