"""The planned book: parts, pages, blanks, and the spine that says how it opens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

#: Where the spine lies, seen with the front cover up: left for left-to-right reading, right for right-to-left.
Spine = Literal["left", "right"]

#: One sheet folded once has four pages.
PAGES_PER_SHEET = 4


class Role(StrEnum):
    """What a part is to the book; it decides where blanks may stand."""

    COVER = "cover"
    CONTENTS = "contents"
    TEXT = "text"
    IMPRINT = "imprint"
    BACK_COVER = "back cover"


class Place(StrEnum):
    """The slots for blanks, best first. A better slot is never left empty for the sake of worse ones."""

    COVER_VERSO = "verso of the cover"
    FIRST_OPENING = "before the first text"
    BEFORE_IMPRINT = "before the imprint"
    OPENING = "before a part that opens on a recto"
    INSIDE_BACK_COVER = "inside of the back cover"
    END = "end of the book"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of pages that is laid out on its own.

    `name` is its own within the book; `pages` is at least 1; `opens_recto` demands a recto for its first page,
    at the price of more blanks where needed.
    """

    name: str
    role: Role
    pages: int
    opens_recto: bool = False


@dataclass(frozen=True, slots=True)
class BookPage:
    """One page of the book: `number` counts from 1; `part` and `page` (from 1 within the part) are None on a blank.

    `side` is the side of the leaf; `hand` is where the page lies in the open book, which the spine decides: rectos
    lie right in a book bound left, left in a book bound right. The inner margin is on the other hand.
    """

    number: int
    part: str | None
    page: int | None
    side: Literal["recto", "verso"]
    hand: Literal["left", "right"]
    opens: bool


@dataclass(frozen=True, slots=True)
class Blank:
    """A planned blank: the page's number in the book, the slot, and the reason in words for a person."""

    number: int
    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class BookPlan:
    """All pages of the book in reading order, a whole number of sheets, and the blanks among them."""

    pages: tuple[BookPage, ...]
    blanks: tuple[Blank, ...]
    spine: Spine

    def pages_of(self, part: str) -> tuple[BookPage, ...]:
        """The pages of the named part, in order; empty if there is no such part."""
        return tuple(page for page in self.pages if page.part == part)

    def first_page(self, part: str) -> int:
        """The number in the book of the named part's first page.

        Raises:
            KeyError: the book has no such part.
        """
        for page in self.pages:
            if page.part == part:
                return page.number
        raise KeyError(part)
