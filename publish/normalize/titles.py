"""Titles: the block that a text in one language begins with, marked as such or standing apart as one."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from publish.normalize.model import BlockType, InlineRole
from publish.normalize.sections import with_numbered_headings
from publish.normalize.width import cells
from publish.normalize.wrapping import ends_open

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.normalize.draft import Draft

#: A title is no wider than this, in cells; one that ends like a sentence no wider than the shorter measure.
_WIDEST, _WIDEST_SENTENCE = 120, 60
#: So many rows without a gap between them have a title above them.
_ROWS = 3
#: Up to so many short lines may stand between a title and what it heads: a subtitle, a day, a first heading.
_BETWEEN = 3
#: The one heading of a text that may have no number, right below the title (`Preamble`), is no wider, in cells.
_WIDEST_HEADING = 30
#: Ranks of a heading that is marked as highest.
_HIGHEST = frozenset({0, 1})
#: A sentence between quotation marks, and no more.
_QUOTATION = re.compile('[“„«‹"‘「『”].*[.!?。！？…][“”»›"’」』]')
#: Marks at the end of a text that is going on.
GOING_ON = ",;:،؛、，；：՝–—-"


def with_titles(drafts: Sequence[Draft], languages: Sequence[str]) -> list[Draft]:
    """Find the title of each text and settle the ranks of its headings.

    Args:
        drafts: all blocks of one source, in order.
        languages: the language of each.

    Returns:
        The blocks with titles (level 1) and headings (from level 2, without a gap) as such.
    """
    settled = with_numbered_headings(drafts, languages)
    seen: set[str] = set()
    for start, end in texts(languages):
        settled[start:end] = _text(settled[start:end], first=languages[start] not in seen)
        seen.add(languages[start])
    return settled


def texts(languages: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Cut blocks into runs of one language, [start, end)."""
    start = 0
    for index in range(1, len(languages) + 1):
        if index == len(languages) or languages[index] != languages[start]:
            yield start, index
            start = index


def _text(drafts: list[Draft], *, first: bool) -> list[Draft]:
    """Settle one run of blocks; `first` where its language comes up for the first time in the source."""
    place = _topmost(drafts)
    place = 0 if place is None and _is_title(drafts, first=first) else place
    if place is not None:
        title = replace(_plain(drafts[place]), type=BlockType.TITLE, level=1, rank=None)
        drafts = [*map(_no_heading, drafts[:place]), title, *_opening(drafts[place + 1 :])]
    place = place or 0
    drafts = [*drafts[: place + 1], *map(_loud_heading, drafts[place + 1 :])]
    drafts = [_plain(draft) if draft.type is BlockType.HEADING and draft.loud else draft for draft in drafts]
    ranks = sorted({_rank(draft) for draft in drafts if draft.type is BlockType.HEADING})
    level = {rank: number for number, rank in enumerate(ranks, start=2)}
    settled: list[Draft] = []
    last = 1
    for draft in drafts:
        if draft.type is BlockType.HEADING:
            last = min(level[_rank(draft)], last + 1)
            settled.append(replace(draft, level=last))
        else:
            settled.append(draft)
    return settled


def _topmost(drafts: Sequence[Draft]) -> int | None:
    """Find the heading that is marked as the title of a text: it alone has the highest rank there is.

    A few short lines may stand before it: the path of a page, a day, the name of an office.
    """
    before = list(
        takewhile(lambda draft: draft.rank not in _HIGHEST and _is_short(_no_heading(draft)), drafts[: _BETWEEN + 1])
    )
    place = len(before)
    if not 0 < place <= _BETWEEN or place == len(drafts) or drafts[place].rank not in _HIGHEST:
        return None
    others = (other.rank for other in drafts[place + 1 :] if other.type is BlockType.HEADING)
    return place if all((drafts[place].rank or 0) < (7 if rank is None else rank) for rank in others) else None


def _no_heading(draft: Draft) -> Draft:
    return replace(draft, type=BlockType.PARA, rank=None) if draft.type is BlockType.HEADING else draft


def _is_title(drafts: Sequence[Draft], *, first: bool) -> bool:
    """Tell whether the first block of a run is the title of what follows."""
    draft = drafts[0]
    if draft.type is BlockType.HEADING:
        others = [other.rank for other in drafts[1:] if other.type is BlockType.HEADING]
        if len(others) > 1 and drafts[1].type is BlockType.HEADING and drafts[1].rank == draft.rank:
            others = []  # There is no text below it: it heads all that follow.
        return draft.rank is not None and not draft.numbered and all(draft.rank < (rank or 0) for rank in others)
    if draft.type is not BlockType.PARA or draft.level > 1 or len(drafts) == 1:
        return False
    text, following = draft.text.text, drafts[1]
    width = cells(text)
    if width > _WIDEST or text[-1] in GOING_ON or _QUOTATION.fullmatch(text):
        return False
    if draft.loud:
        return True
    outgrown = following.type is not BlockType.PARA or cells(following.text.text) > width
    # Rows that follow one another without a gap are headed too, however short: times, names, verses.
    heads_rows = following.parted and len(drafts) > _ROWS and not any(one.parted for one in drafts[2 : _ROWS + 1])
    outgrown = outgrown or (heads_rows and ends_open(text) and following.type is BlockType.PARA)
    alone = draft.apart and outgrown and (ends_open(text) or width <= _WIDEST_SENTENCE)
    return first and (alone or (ends_open(text) and width <= _WIDEST_SENTENCE and _heads(drafts)))


def _heads(drafts: Sequence[Draft]) -> bool:
    """Tell whether a text with a few short lines between stands below its first line.

    A line right below the first, with no blank line between, must have a number in it, as a day and a place have.
    """
    short = list(takewhile(_is_short, drafts[1 : _BETWEEN + 1]))
    rest = drafts[len(short) + 1 :]
    if not short or not rest or not rest[0].parted:
        return False
    stuck = [draft for draft in short if not draft.parted]
    if any(not any(map(str.isdecimal, draft.text.text)) for draft in stuck):
        return False
    return rest[0].type is not BlockType.PARA or cells(rest[0].text.text) > cells(drafts[0].text.text)


def _is_short(draft: Draft) -> bool:
    text = draft.text.text
    return (
        draft.type is BlockType.PARA
        and draft.level == 1
        and cells(text) <= _WIDEST_SENTENCE
        and text[-1] not in GOING_ON
        and ends_open(text)
    )


def _opening(drafts: list[Draft]) -> list[Draft]:
    """Make a heading of the line right below the title where the text goes on in numbered headings."""
    if len(drafts) < 2 or not _is_short(drafts[0]) or drafts[1].type is not BlockType.PARA:  # noqa: PLR2004 - it and its text
        return drafts
    text, following = drafts[0].text.text, drafts[1].text.text
    fits = drafts[0].apart and cells(text) <= _WIDEST_HEADING and not any(map(str.isdecimal, text))
    goes_on = any(draft.type is BlockType.HEADING for draft in drafts)
    if not (fits and goes_on and cells(following) > cells(text)):
        return drafts
    return [replace(drafts[0], type=BlockType.HEADING, rank=None), *drafts[1:]]


def _loud_heading(draft: Draft) -> Draft:
    """Make a heading of a short paragraph that is set apart by bold type or capitals."""
    text = draft.text.text
    is_heading = draft.type is BlockType.PARA and draft.loud and draft.apart and draft.level == 1
    if not is_heading or cells(text) > _WIDEST or text[-1] in GOING_ON or not ends_open(text):
        return draft
    return replace(draft, type=BlockType.HEADING, rank=None)


def _plain(draft: Draft) -> Draft:
    """Take off the bold type of a block that is set in it throughout: it says that this is a heading, and no more."""
    return replace(draft, inlines=tuple(inline for inline in draft.inlines if inline.role is not InlineRole.STRONG))


def _rank(draft: Draft) -> int:
    """Return the rank of a heading; what no sign ranks stands below what is marked."""
    return draft.rank if draft.rank is not None else 7
