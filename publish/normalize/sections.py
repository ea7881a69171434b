"""Headings that only their numbers show: the same word again and again, with numbers that follow one another.

`Article 1`, `Artículo 2.º`, `دفعہ ۳۔`, `第一条`, `1. cikk`: in any language, standing apart. `Article premier` before
`Article 2` is one too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.intake.model import Edit, concatenate
from publish.normalize.markers import ordinal
from publish.normalize.model import BlockType
from publish.normalize.width import cells
from publish.normalize.wrapping import ends_open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.normalize.draft import Draft

#: Such a heading is no wider than this, in cells.
_WIDEST = 40
#: The word of such headings has at most so many words: Artikel, Ibice ca, Kifungu cha.
_WORDS = 3
_NUMBER = r"\d{1,3}|[IVXLC]{1,7}|[〇一二三四五六七八九十百]{1,5}"
_ORDINAL = r"(?:(?<=\d)(?:[^\W\d_]{1,3}|\.?[ºª°]))?"
_BEHIND = re.compile(
    rf"(?P<word>\D*?[^\W\d_])[\s.]*?(?:(?<=\s)|(?<=第))(?P<number>{_NUMBER}){_ORDINAL}(?P<after>\D{{0,3}})$"
)
_BEFORE = re.compile(rf"(?P<number>{_NUMBER})[.\s]{{1,2}}(?P<word>[^\W\d_]\D*?)(?P<after>[.:]?)$")
#: A number with a title behind it, and no comma before it (`Montag, 4. Mai`); such a heading is no wider, in cells.
_TITLED = re.compile(
    rf"(?P<word>[^\W\d_]\D{{0,30}}?)(?<![,،、]) (?P<number>{_NUMBER})(?P<after>[.:]| ?[–—-])[ ]+[^\W\d_].*$"
)
_WIDEST_TITLED = 60


@dataclass(frozen=True, slots=True)
class _Place:
    """A block that may be such a heading: its index, what must be the same in all, and its number."""

    index: int
    pattern: tuple[str, str, str]
    number: int


def with_numbered_headings(drafts: Sequence[Draft], languages: Sequence[str]) -> list[Draft]:
    """Make headings of the blocks that are nothing but a repeated word and a running number.

    Args:
        drafts: all blocks of one source, in order.
        languages: the language of each.
    """
    found: set[int] = set()
    chains: dict[tuple[str, tuple[str, str, str]], list[_Place]] = {}
    for index, (draft, language) in enumerate(zip(drafts, languages, strict=True)):
        place = _place(index, draft)
        if place:
            chains.setdefault((language, place.pattern), []).append(place)
    by_words = _by_words(drafts)
    for (_, pattern), chain in chains.items():
        # What has titles heads something: rows that follow one another are a table of contents, or articles.
        if pattern[0] == "titled" and not _head_texts(drafts, [one.index for one in chain]):
            continue
        for one, other in pairwise(chain):
            if other.number == one.number + 1:
                found |= {one.index, other.index}
        first = chain[0]
        if first.number == 2 and first.index in found:  # noqa: PLR2004 - the one before it has its number in words
            places = by_words.get(" ".join(first.pattern[1].split()), [])
            at = bisect_left(places, first.index)
            found.update(places[at - 1 : at])
    return [_heading(draft) if index in found else draft for index, draft in enumerate(drafts)]


def _place(index: int, draft: Draft) -> _Place | None:
    text = _whole(draft).text.text
    if not _may_be(draft) or cells(text) > _WIDEST_TITLED:
        return None
    titled = _TITLED.match(text) if draft.type is BlockType.PARA and ends_open(text) else None
    value = ordinal(titled["number"]) if titled else None
    if titled and value and len(titled["word"].split()) <= _WORDS:
        return _Place(index, ("titled", titled["word"].casefold(), titled["after"].strip()), value)
    if cells(text) > _WIDEST:
        return None
    # An item that ends in a number is one of a list: `1. Room 1`.
    sides = (("before", _BEFORE),) if draft.type is BlockType.ITEM else (("behind", _BEHIND), ("before", _BEFORE))
    for side, pattern in sides:
        match = pattern.match(text)
        number = ordinal(match["number"]) if match else None
        if match and number and len(match["word"].split()) <= _WORDS:
            return _Place(index, (side, match["word"].casefold(), match["after"].strip()), number)
    return None


def _head_texts(drafts: Sequence[Draft], places: Sequence[int]) -> bool:
    own = set(places)
    return all(place + 1 < len(drafts) and place + 1 not in own for place in places) and len(places) > 1


def _may_be(draft: Draft) -> bool:
    return (draft.apart or draft.parted) and draft.level == 1 and draft.type in {BlockType.PARA, BlockType.ITEM}


def _by_words(drafts: Sequence[Draft]) -> dict[str, list[int]]:
    """Return where the blocks stand that may be such a heading with its number in words, by all words but the last."""
    found: dict[str, list[int]] = {}
    for index, draft in enumerate(drafts):
        if _may_be(draft) and len(draft.text) <= _WIDEST:
            found.setdefault(" ".join(draft.text.text.casefold().split()[:-1]), []).append(index)
    return found


def _heading(draft: Draft) -> Draft:
    return replace(_whole(draft), type=BlockType.HEADING, level=1, rank=None, number=None, marker=None, list_id=None)


def _whole(draft: Draft) -> Draft:
    """Give an item back its marker: in `1. cikk` it is the heading's number."""
    if draft.marker is None or draft.number is None:
        return draft
    space = draft.text.slice(0, 0).edit((Edit(0, 0, " "),))
    return replace(draft, text=concatenate((draft.marker, space, draft.text)))
