"""Pictures of pages, for people who look for a place on one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.fence import FenceError, Limits, open_fence

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Pixels per point: text of 10 points is well readable, and a page of A5 takes about 40 kB.
_SCALE = 1.6

#: Seconds for a page: an honest one takes a fiftieth.
_LIMITS = Limits(seconds=10.0)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as it would be printed: a PNG, and the page's size in points."""

    page: int
    width: float
    height: float
    png: bytes


def picture_pages(pdf: bytes, pages: Sequence[int]) -> tuple[PagePicture, ...]:
    """Draw pages of a PDF, by another engine than the one that wrote it, behind the fence.

    Args:
        pdf: The file.
        pages: Their numbers, from 1.

    Returns:
        The pictures in the order asked, without those of pages that cannot be drawn: a picture helps a reader, and
        nothing is proven by it.
    """
    pictures: list[PagePicture] = []
    with open_fence(limits=_LIMITS) as fence:
        for number in pages:
            with suppress(FenceError):
                drawn: PagePicture | None = fence.call_named("publish.pdf.worker_pictures:draw", pdf, number, _SCALE)
                pictures.extend([drawn] if drawn else [])
    return tuple(pictures)
