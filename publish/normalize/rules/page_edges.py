"""Page furniture that comes back at every page of a printed or copied web page, in the middle of the text.

Changes: takes out a print stamp that is the same on each page, lines with a running `2/4`, heads and feet that come
back to cut sentences, lines right beside these that are the same each time (the page's title, its address).
Leaves alone: what does not come back, the title at the top that running heads repeat, an address in the text, a
subheading, signature or refrain that comes back between whole sentences, lines whose numbers are those of no pages
(dates, versions), a programme of days and times, fractions that do not run on.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from publish.intake.repairs import Rule
from publish.normalize.lines import Gap
from publish.normalize.rules.browser_header import is_stamp
from publish.normalize.rules.page_evidence import (
    EDGE,
    LONGEST,
    NUMBER,
    PAGE,
    at_page_distance,
    counts_pages,
    cuts,
    has_address,
    masked,
    outer_number,
)
from publish.normalize.tables import main_script, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from publish.normalize.lines import Line

ID = Rule.PAGE_EDGE

#: Part of the heads that must cut a sentence: where a number counts pages that have as many lines (but for so many);
#: where one of both holds; where the title says the same; of others.
_PAGED, _COUNTED, _TITLE, _OTHERS = 0.15, 0.34, 0.5, 0.67
_SLACK = 1
#: So many heads show what two do where no number counts them.
_FEWEST = 3
_RUNNING = re.compile(r"(?:^|(?<=\s))(?P<page>\d{1,4})\s*/\s*(?P<pages>\d{1,4})(?=\s|$)")


def found(lines: Sequence[Line]) -> dict[int, Rule]:
    """Find the lines that page edges put into the text.

    Returns:
        The rule by index of the line that goes.
    """
    again = {text: places for text, places in _places(lines).items() if at_page_distance(places)}
    edges = {
        place
        for text, places in again.items()
        if is_stamp(text) and any(_cuts_with_neighbours(lines, place) for place in places)
        for place in places
    }
    edges.update(_running(lines))
    edges.update(_heads(lines))
    edges.update(_beside(edges, again))
    edges.update(_strangers(lines))
    return dict.fromkeys(sorted(edges), ID)


def _beside(edges: Iterable[int], again: Mapping[str, Sequence[int]]) -> Iterator[int]:
    """Find lines that stand beside the edges of most pages, the same each time."""
    runs = list(_runs(sorted(edges)))
    for side in (1, -1):
        for distance in range(1, EDGE + 1):
            near = {run[-1] + distance if side > 0 else run[0] - distance for run in runs}
            for places in again.values():
                both = near.intersection(places)
                if len(both) > 1 and len(both) * 2 >= len(runs):
                    yield from both


def _heads(lines: Sequence[Line]) -> Iterator[int]:
    """Find heads and feet of some lines, the same but for the number of the page, that cut sentences."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if index and len(line.content) <= LONGEST:  # the first line of all is the title that heads repeat
            places.setdefault(masked(line.content), []).append(index)
    rows = {
        text: (own, counted)
        for text, own in places.items()
        if at_page_distance(own)
        and text != NUMBER
        and (counted := counts_pages([lines[place].content for place in own])) is not None
    }
    cutting = {
        place
        for run in _runs(sorted(place for own, _ in rows.values() for place in own))
        if _set_apart(lines, run) and cuts(lines, run)
        for place in run
    }
    for own, counted in rows.values():
        count = sum(place in cutting for place in own)
        # Headings stand between whole paragraphs; one in thirty may seem to cut a sentence that has no stop.
        if count > 1 and count >= _part(lines, own, counted=counted) * len(own):
            yield from own


def _part(lines: Sequence[Line], own: Sequence[int], *, counted: bool) -> float:
    """Return which part of heads must cut sentences, to be believed."""
    numbers = [lines[place].number for place in own]
    steps = [after - before for before, after in pairwise(numbers)]
    regular = len(own) >= _FEWEST and max(steps) - min(steps) <= _SLACK
    if counted or regular:
        return _PAGED if counted and regular else _COUNTED
    if lines[own[0]].content == lines[0].content:
        return _TITLE
    return _OTHERS if len(own) > _FEWEST else 2


def _strangers(lines: Sequence[Line]) -> Iterator[int]:
    """Find what cuts a sentence only once, but is in another writing than it, with a stamp, `2/4` or `page 2`."""
    # What stands once and has no such form may be an address or a translation of the author's.
    formed = {
        index
        for index, line in enumerate(lines)
        if len(text := line.content) <= LONGEST and (is_stamp(text) or _RUNNING.search(text) or _says_page(text))
    }
    if not formed:
        return
    scripts = [main_script(line.content) if len(line.content) <= LONGEST else "" for line in lines]
    rare = {script for script, count in Counter(scripts).items() if count <= EDGE}
    for script, run in groupby(range(len(lines)), key=lambda index: scripts[index]):
        places = list(run)
        if script not in rare or not script or not PAGE <= places[0] <= places[-1] < len(lines) - 1:
            continue
        around = {main_script(lines[places[0] - 1].content), main_script(lines[places[-1] + 1].content)}
        apart = lines[places[0]].gap is not Gap.NONE and lines[places[-1] + 1].gap is not Gap.NONE
        if apart and not formed.isdisjoint(places) and len(around) == 1 and cuts(lines, places):
            yield from places


def _says_page(text: str) -> bool:
    """Tell whether a line ends in `page 2`, in any language that has a word for it."""
    *_, word, number = ("", "", *text.casefold().split())
    return number.isdecimal() and word in table("furniture")["page"]


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Cut indexes into runs that follow one another, no longer than heads are."""
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _places(lines: Sequence[Line]) -> dict[str, list[int]]:
    """Return where each short line stands, by its text."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if len(line.content) <= LONGEST:
            places.setdefault(line.content, []).append(index)
    return places


def _running(lines: Sequence[Line]) -> Iterator[int]:
    """Find lines that are the same but for the number of the page: 1/4, 2/4 and so on, of the same number of pages."""
    rows: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for index, line in enumerate(lines):
        match = _RUNNING.search(line.content) if len(line.content) <= LONGEST else None
        if match:
            rest = line.content[: match.start()] + "#" + line.content[match.end() :]
            rows.setdefault((rest, match["pages"]), []).append((int(match["page"]), index))
    for (rest, _), row in rows.items():
        running = all(page + 1 == following for (page, _), (following, _) in pairwise(row))
        places = [index for _, index in row]
        shown = has_address(rest) or any(_cuts_with_neighbours(lines, place) for place in places)
        if running and shown and at_page_distance(places):
            yield from places


def _cuts_with_neighbours(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line cuts a sentence, alone or with lines beside it: `Part 1/3` stands between whole ones."""
    runs = (
        range(first, end)
        for first in range(max(place - EDGE + 1, 0), place + 1)
        for end in range(place + 1, min(first + EDGE, len(lines)) + 1)
    )
    return any(cuts(lines, run) for run in runs)


def _set_apart(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Tell whether lines stand apart from the text on one side, or have the number of their page in them."""
    behind = run[-1] + 1
    apart = lines[run[0]].gap is not Gap.NONE or behind == len(lines) or lines[behind].gap is not Gap.NONE
    return apart or any(outer_number(lines[place].content) is not None for place in run)
