"""Page furniture that comes back at every page of a printed or copied web page, in the middle of the text.

Changes: takes out a print stamp that is the same on each page, lines with a running `2/4`, lines right beside these
that are the same each time (the page's title, its address), and lines apart that come back word for word to cut
sentences.
Leaves alone: what does not come back, the title at the top that running heads repeat, an address in the text, a
subheading or refrain that comes back between whole sentences, a programme of days and times, fractions that do not
run on.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from publish.intake.repairs import Rule
from publish.normalize.lines import Gap
from publish.normalize.markers import markers
from publish.normalize.rules.browser_header import is_stamp
from publish.normalize.tables import main_script, table
from publish.normalize.wrapping import ends_open

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.normalize.lines import Line

ID = Rule.PAGE_EDGE

#: Furniture is no longer than this, in code points, and comes back after so many lines of text at least.
_LONGEST, _PAGE = 120, 5
#: A line that a sentence goes on from is no narrower, in cells.
_WRAPPED = 36
#: Where a writing has no small letters, it is about as wide as those before it.
_FULL = 0.9
#: Beside the line that shows a page's edge, so many others may stand on each side.
_BESIDE = 3
_NUMBER = "#"
_ANY_NUMBER = re.compile(r"\d+")
#: The number of a page before or behind a head, apart from it.
_OUTER = re.compile(r"^\d{1,4}[ \t|]+(?=\D)|(?<=\D)[ \t|]+\d{1,4}$")
_ADDRESS = re.compile(r"(?:https?://|file://|www\.)\S")
_RUNNING = re.compile(r"(?:^|(?<=\s))(?P<page>\d{1,4})\s*/\s*(?P<pages>\d{1,4})(?=\s|$)")


def found(lines: Sequence[Line]) -> dict[int, Rule]:
    """Find the lines that page edges put into the text.

    Returns:
        The rule by index of the line that goes.
    """
    again = {text: places for text, places in _places(lines).items() if _at_page_distance(places)}
    edges = {
        place
        for text, places in again.items()
        if is_stamp(text) and any(_cuts_with_neighbours(lines, place) for place in places)
        for place in places
    }
    edges.update(_running(lines))
    for side in (1, -1) * _BESIDE:
        near = {place + side for place in edges} - edges
        edges.update(*(both for places in again.values() if len(both := near.intersection(places)) > 1))
    edges.update((*_heads(lines), *_strangers(lines)))
    return dict.fromkeys(sorted(edges), ID)


def _heads(lines: Sequence[Line]) -> Iterator[int]:
    """Find heads and feet of some lines, the same but for the number of the page, that cut sentences."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if len(line.content) <= _LONGEST:
            places.setdefault(_masked(line.content), []).append(index)
    rows = {text: own for text, own in places.items() if _at_page_distance(own) and text != _NUMBER}
    cutting = {
        place
        for run in _runs(sorted(place for own in rows.values() for place in own))
        if _cuts(lines, run) and _set_apart(lines, run)
        for place in run
    }
    for own in rows.values():
        # Headings stand between whole paragraphs; one in thirty may seem to cut a sentence that has no stop.
        if sum(place in cutting for place in own) > max(1, len(own) // 3):
            yield from (place for place in own if place)  # the first line of all is the title that heads repeat


def _strangers(lines: Sequence[Line]) -> Iterator[int]:
    """Find what cuts a sentence only once, but is in another writing than it, with a stamp, `2/4` or `page 2`."""
    scripts = [main_script(line.content) if len(line.content) <= _LONGEST else "" for line in lines]
    rare = {script for script, count in Counter(scripts).items() if count <= _BESIDE}
    for script, run in groupby(range(len(lines)), key=lambda index: scripts[index]):
        places = list(run)
        if script not in rare or not script or not _PAGE <= places[0] <= places[-1] < len(lines) - 1:
            continue
        around = {main_script(lines[places[0] - 1].content), main_script(lines[places[-1] + 1].content)}
        apart = lines[places[0]].gap is not Gap.NONE and lines[places[-1] + 1].gap is not Gap.NONE
        # What stands once and has no such form may be an address or a translation of the author's.
        formed = any(
            is_stamp(text) or _RUNNING.search(text) or _says_page(text)
            for text in (lines[place].content for place in places)
        )
        if apart and formed and len(around) == 1 and _cuts(lines, places):
            yield from places


def _says_page(text: str) -> bool:
    """Tell whether a line ends in `page 2`, in any language that has a word for it."""
    *_, word, number = ("", "", *text.casefold().split())
    return number.isdecimal() and word in table("furniture")["page"]


def _masked(text: str) -> str:
    """Write a line with a sign for each number; that of the page may stand on either side."""
    return (
        _NUMBER + _ANY_NUMBER.sub(_NUMBER, _OUTER.sub("", text))
        if _OUTER.search(text)
        else _ANY_NUMBER.sub(_NUMBER, text)
    )


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
    for (rest, _), row in rows.items():
        running = all(page + 1 == following for (page, _), (following, _) in pairwise(row))
        places = [index for _, index in row]
        shown = bool(_ADDRESS.search(rest)) or any(_cuts_with_neighbours(lines, place) for place in places)
        if running and shown and _at_page_distance(places):
            yield from places


def _cuts_with_neighbours(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line cuts a sentence, alone or with lines beside it: `Part 1/3` stands between whole ones."""
    runs = (
        range(first, end)
        for first in range(max(place - _BESIDE + 1, 0), place + 1)
        for end in range(place + 1, min(first + _BESIDE, len(lines)) + 1)
    )
    return any(_cuts(lines, run) for run in runs)


def _set_apart(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Tell whether lines stand apart from the text on one side, or have the number of their page in them."""
    apart = lines[run[0]].gap is not Gap.NONE or lines[run[-1] + 1].gap is not Gap.NONE
    return apart or any(_OUTER.search(lines[place].content) for place in run)


def _cuts(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Tell whether lines stand in the midst of a sentence that goes on with a small letter behind them.

    They begin with none, and the one before them is as long as wrapped ones are: a refrain goes by neither. Where the
    writing knows no small letters, they must be in another one, or have a number in them.
    """
    if len(run) > _BESIDE or not 0 < run[0] <= run[-1] < len(lines) - 1 or lines[run[0]].content[0].islower():
        return False
    before, behind, first = lines[run[0] - 1], lines[run[-1] + 1], lines[run[-1] + 1].content[0]
    if before.width < _WRAPPED or not ends_open(before.content):
        return False
    if first.lower() != first.upper():
        return first.islower()
    own = "".join(lines[place].content for place in run)
    if before.width < _FULL * max(line.width for line in lines[max(run[0] - _PAGE, 0) : run[0]]) or run[0] < 2:  # noqa: PLR2004
        return False  # the last line of a paragraph, which has no stop in many a writing
    odd = any(map(str.isdecimal, own)) or main_script(own) not in {None, main_script(behind.content)}
    return odd and first.isalpha() and not markers(behind.content)
