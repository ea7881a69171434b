"""Where blanks go: the best slots of a book for a given number of blank pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.press.model import Place, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.press.model import Part


@dataclass(frozen=True, slots=True)
class _Fill:
    """A way to fill the gaps met so far. The higher score is better: blanks in each slot, then texts on rectos."""

    score: tuple[int, ...]
    gaps: tuple[tuple[Place, ...], ...]


def distribute(parts: Sequence[Part], total: int) -> tuple[tuple[Place, ...], ...] | None:
    """Find the best way to put `total` blanks into the gaps before each part and at the end.

    Dynamic programming over the gaps: of all ways to have spent the same number of blanks before a part, only the
    best can lead to the best whole, since what follows sees only that number.

    Args:
        parts: in reading order, a cover first and a back cover last.
        total: blanks to spend, all of them.

    Returns:
        For the gap before each part and the one at the end, its blanks by slot; None if `total` blanks cannot bring
        every part that demands a recto onto one.
    """
    fills = {0: _Fill((0,) * (len(Place) + 1), ())}
    written = 0
    for index, part in enumerate((*parts, None)):
        grown: dict[int, _Fill] = {}
        for spent, fill in fills.items():
            for gap in _gaps(parts, index, written + spent, total - spent):
                start = written + spent + len(gap)
                if part and part.opens_recto and start % 2:
                    continue
                on_recto = part is not None and part.role is Role.TEXT and start % 2 == 0
                gain = (*(gap.count(place) for place in Place), int(on_recto))
                score = tuple(a + b for a, b in zip(fill.score, gain, strict=True))
                better = _Fill(score, (*fill.gaps, gap))
                rival = grown.get(spent + len(gap))
                if rival is None or better.score > rival.score:
                    grown[spent + len(gap)] = better
        fills = grown
        written += part.pages if part else 0
    return fills[total].gaps if total in fills else None


def _gaps(parts: Sequence[Part], index: int, before: int, left: int) -> list[tuple[Place, ...]]:
    """List the ways to fill the gap in front of part `index`, with `before` pages behind and `left` blanks to spend."""
    place = _place(parts, index, before)
    if place is None or left == 0:
        return [()]
    if place in (Place.INSIDE_BACK_COVER, Place.END):
        return [(place,) * number for number in range(left + 1)]
    return [(), (place,)]


def _place(parts: Sequence[Part], index: int, before: int) -> Place | None:
    """Name the slot in front of part `index`, where one blank would be page `before` + 1; None where none belongs."""
    if index == 0:
        return None
    if index == len(parts):
        return None if index > 1 and parts[-1].role is Role.BACK_COVER else Place.END
    part, verso = parts[index], before % 2 == 1
    if part.role is Role.BACK_COVER:
        return Place.INSIDE_BACK_COVER
    if parts[index - 1].role is Role.COVER and verso:
        return (
            None if part.role is Role.IMPRINT else Place.COVER_VERSO
        )  # the imprint itself stands on the cover's verso
    if verso and (part.role is Role.TEXT or part.opens_recto):
        first = part.role is Role.TEXT and all(earlier.role is not Role.TEXT for earlier in parts[:index])
        return Place.FIRST_OPENING if first else Place.OPENING
    return Place.BEFORE_IMPRINT if part.role is Role.IMPRINT else None
