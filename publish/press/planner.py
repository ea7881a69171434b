"""Plan a book: its parts in order, filled up to whole sheets with blanks where a designer would put them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, PagePlace, Severity
from publish.press.blanks import distribute
from publish.press.model import PAGES_PER_SHEET, Blank, BookPage, BookPlan, Place, Role, Volume

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.press.model import Part, Spine


def plan(parts: Sequence[Part], spine: Spine = "left", multiple: int = PAGES_PER_SHEET) -> BookPlan:
    """Place the parts in their order and fill up with the fewest blanks that make a multiple of `multiple` pages.

    Args:
        parts: in reading order; a cover stands first, a back cover last.
        spine: decides on which hand a page lies, never the reading order.
        multiple: 4 for stitched books; the pages of a signature where all signatures must be whole.

    Returns:
        The plan; its blanks say where they stand and why.

    Raises:
        ValueError: no parts, a part without pages, two parts of one name, a cover or back cover out of place, a
            back cover of an odd number of pages that demands a recto, a `multiple` that is not one of 4.
    """
    _require_order(parts)
    if multiple < PAGES_PER_SHEET or multiple % PAGES_PER_SHEET:
        msg = "a book is filled to a multiple of 4 pages"
        raise ValueError(msg)
    written = sum(part.pages for part in parts)
    # More blanks than the fewest are needed only where parts demand a recto; one before each part always suffices.
    gaps = next(found for total in count(-written % multiple, multiple) if (found := distribute(parts, total)))
    return _filled(parts, gaps, spine)


def plan_from_back(
    front: Sequence[Part], back: Sequence[Part], spine: Spine = "left", multiple: int = PAGES_PER_SHEET
) -> Volume:
    """Plan a volume with a cover at either end, whose two parts run towards one another and meet inside.

    Args:
        front: the parts that begin at the front cover, none of them a back cover.
        back: those that begin at the back cover, in their own reading order, likewise.
        spine: seen from the front cover; seen from the back one it lies on the other side.
        multiple: what the pages of both must make together.

    Returns:
        The volume with the fewest blanks. They go to the best slots of either part; what fills the last sheet stands
        where the two meet.

    Raises:
        ValueError: as `plan`, or a part that is a back cover.
    """
    for parts in (front, back):
        _require_order(parts)
        if parts[-1].role is Role.BACK_COVER:
            msg = "a volume that is read from both ends has two covers and no back cover"
            raise ValueError(msg)
    written = sum(part.pages for part in (*front, *back))
    found = next(
        best for total in count(-written % multiple, multiple) if (best := _shared(front, back, total)) is not None
    )
    other: Spine = "right" if spine == "left" else "left"
    return Volume(_filled(front, _meeting(found[0]), spine), _filled(back, _meeting(found[1]), other))


_Gaps = tuple[tuple[Place, ...], ...]


def _shared(front: Sequence[Part], back: Sequence[Part], total: int) -> tuple[_Gaps, _Gaps] | None:
    """Share the blanks between both parts: as many as can go to the best slots, then to the next."""
    ways = ((distribute(front, at_front), distribute(back, total - at_front)) for at_front in range(total, -1, -1))
    possible = [(ahead, behind) for ahead, behind in ways if ahead is not None and behind is not None]

    def score(way: tuple[_Gaps, _Gaps]) -> tuple[int, ...]:
        filled = [place for gaps in way for gap in gaps for place in gap]
        return tuple(filled.count(place) for place in Place)

    return max(possible, key=score, default=None)


def _meeting(gaps: _Gaps) -> _Gaps:
    return tuple(tuple(Place.MEETING if place is Place.END else place for place in gap) for gap in gaps)


def _filled(parts: Sequence[Part], gaps: _Gaps, spine: Spine) -> BookPlan:
    pages: list[BookPage] = []
    blanks: list[Blank] = []
    for part, places in zip((*parts, None), gaps, strict=True):
        for place in places:
            blanks.append(Blank(len(pages) + 1, place, _reason(place, part)))
            pages.append(_page(len(pages) + 1, None, None, spine))
        opening = len(pages)
        if part:
            pages += [_page(opening + index, part.name, index, spine) for index in range(1, part.pages + 1)]
    return BookPlan(tuple(pages), tuple(blanks), spine)


def blank_notes(book: Volume, product: str) -> tuple[Diagnostic, ...]:
    """Report each planned blank as a note (B002) placed in `product`, the file's name under the build folder."""
    return tuple(
        Diagnostic(
            Code.B002,
            f"Page {blank.number} of {len(book.pages)} stays blank ({blank.place}): {blank.reason}.",
            hint="Nothing needs doing. To use the page, add to a text or to the imprint.",
            place=PagePlace(product, blank.number),
            severity=Severity.NOTE,
        )
        for blank in book.blanks
    )


def _require_order(parts: Sequence[Part]) -> None:
    if not parts:
        msg = "a book needs at least one part"
        raise ValueError(msg)
    if len({part.name for part in parts}) < len(parts) or any(part.pages < 1 for part in parts):
        msg = "every part of a book has a name of its own and at least one page"
        raise ValueError(msg)
    if any(part.role is Role.COVER for part in parts[1:]) or any(part.role is Role.BACK_COVER for part in parts[:-1]):
        msg = "a cover is the first part of a book and a back cover is the last"
        raise ValueError(msg)
    if len(parts) > 1 and parts[-1].role is Role.BACK_COVER and parts[-1].opens_recto and parts[-1].pages % 2:
        msg = "a back cover of an odd number of pages opens on a verso"
        raise ValueError(msg)


def _reason(place: Place, following: Part | None) -> str:
    if following and place in (Place.FIRST_OPENING, Place.OPENING):
        return f"“{following.name}” opens on a recto"
    return _REASONS[place]


_REASONS = {
    Place.COVER_VERSO: "the inside of the cover is kept clear",
    Place.BEFORE_IMPRINT: "the imprint stands apart from the last text",
    Place.INSIDE_BACK_COVER: "the inside of the back cover is kept clear",
    Place.MEETING: "the two parts do not fill the last sheet, and no better place is free",
    Place.END: "the parts do not fill the last sheet, and no better place is free",
}


def _page(number: int, part: str | None, page: int | None, spine: Spine) -> BookPage:
    recto = number % 2 == 1
    return BookPage(
        number=number,
        part=part,
        page=page,
        side="recto" if recto else "verso",
        hand="right" if recto is (spine == "left") else "left",
        opens=page == 1,
    )
