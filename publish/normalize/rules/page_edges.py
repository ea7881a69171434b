"""Page furniture that comes back at every page of a printed or copied web page, in the middle of the text.

Changes: takes out a print stamp that is the same on each page, lines with a running `2/4`, lines right beside these
that are the same each time (the page's title, its address), and lines that come back word for word to cut sentences.
Leaves alone: what does not come back, the title at the top that running heads repeat, an address in the text, a
subheading or refrain that comes back between whole sentences, a programme of days and times, fractions that do not
run on.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.intake.repairs import Rule
from publish.normalize.rules.browser_header import is_stamp
from publish.normalize.wrapping import ends_open

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.normalize.lines import Line

ID = Rule.PAGE_EDGE

#: Furniture is no longer than this, in code points, and comes back after so many lines of text at least.
_LONGEST, _PAGE = 120, 5
#: A line that a sentence goes on from is no narrower, in cells.
_WRAPPED = 36
#: Beside the line that shows a page's edge, so many others may stand on each side.
_BESIDE = 3
_RUNNING = re.compile(r"(?:^|(?<=\s))(?P<page>\d{1,4})\s*/\s*(?P<pages>\d{1,4})(?=\s|$)")


def found(lines: Sequence[Line]) -> dict[int, Rule]:
    """Find the lines that page edges put into the text.

    Returns:
        The rule by index of the line that goes.
    """
    again = {text: places for text, places in _places(lines).items() if _at_page_distance(places)}
    edges = {place for text, places in again.items() if is_stamp(text) for place in places}
    edges.update(_running(lines))
    for side in (1, -1) * _BESIDE:
        near = {place + side for place in edges} - edges
        edges.update(*(both for places in again.values() if len(both := near.intersection(places)) > 1))
    for places in again.values():
        if sum(_cuts(lines, place) for place in places) > 1:
            edges.update(place for place in places if place)  # the first line of all is the title that heads repeat
    return dict.fromkeys(sorted(edges), ID)


def _places(lines: Sequence[Line]) -> dict[str, list[int]]:
    """Return where each short line stands, by its text."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if len(line.content) <= _LONGEST:
            places.setdefault(line.content, []).append(index)
    return places


def _at_page_distance(places: Sequence[int]) -> bool:
    return len(places) > 1 and all(after - before >= _PAGE for before, after in pairwise(places))


def _running(lines: Sequence[Line]) -> Iterator[int]:
    """Find lines that are the same but for the number of the page: 1/4, 2/4 and so on, of the same number of pages."""
    rows: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        match = _RUNNING.search(line.content) if len(line.content) <= _LONGEST else None
        if match:
            rest = line.content[: match.start()] + "#" + line.content[match.end() :]
            rows.setdefault((rest, match["pages"]), []).append((int(match["page"]), index))
    for row in rows.values():
        running = all(page + 1 == following for (page, _), (following, _) in pairwise(row))
        if running and _at_page_distance([index for _, index in row]):
            yield from (index for _, index in row)


def _cuts(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line stands in the midst of a sentence that goes on with a small letter behind it.

    The line itself begins with none, and the one before it is as long as wrapped ones are: a refrain goes by neither.
    """
    if not 0 < place < len(lines) - 1 or lines[place].content[0].islower():
        return False
    before, behind = lines[place - 1], lines[place + 1]
    return before.width >= _WRAPPED and ends_open(before.content) and behind.content[0].islower()
