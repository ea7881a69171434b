"""The planned book: parts, pages, blanks, the spine that says how it opens, and volumes read from both covers."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    MEETING = "where the two parts meet"
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


@dataclass(frozen=True, slots=True)
class Volume:
    """A book between its covers: one plan, or two that begin at either cover and meet inside.

    `back` holds what begins at the back cover and is read from there; its pages are numbered from there. Pages of the
    document are counted through: those of `front`, then those of `back`, each in reading order.
    """

    front: BookPlan
    back: BookPlan | None = None

    @property
    def pages(self) -> tuple[BookPage, ...]:
        """All pages in the order of the document."""
        return (*self.front.pages, *(self.back.pages if self.back else ()))

    @property
    def spine(self) -> Spine:
        """The side of the spine, seen from the front cover."""
        return self.front.spine

    @property
    def order(self) -> tuple[int, ...]:
        """The document's page at each place of the folded book, leafed through from the front cover."""
        first, whole = len(self.front.pages), len(self.pages)
        return (*range(1, first + 1), *range(whole, first, -1))

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The planned blanks, by their pages in the document."""
        behind = len(self.front.pages)
        moved = (replace(blank, number=behind + blank.number) for blank in (self.back.blanks if self.back else ()))
        return (*self.front.blanks, *moved)

    def first_page(self, part: str) -> int:
        """The document's page on which the named part begins.

        Raises:
            KeyError: the volume has no such part.
        """
        for number, page in enumerate(self.pages, start=1):
            if page.part == part:
                return number
        raise KeyError(part)

    def folio(self, part: str) -> int:
        """The number that is printed on the named part's first page, counted from its own cover."""
        return self.pages[self.first_page(part) - 1].number

    def pages_of(self, part: str) -> tuple[BookPage, ...]:
        """The pages of the named part, in order; empty if there is no such part."""
        return tuple(page for page in self.pages if page.part == part)
