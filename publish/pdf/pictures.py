"""Pictures of pages, for people who look for a place on one."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.fence import Fence, FenceError, Limits, open_fence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Pixels per point: text of 10 points is well readable, and a page of A5 takes about 40 kB.
_SCALE = 1.6

#: Seconds for the pages of a file: an honest page takes a fiftieth of one.
_LIMITS = Limits(seconds=20.0)

_DRAW = "publish.pdf.worker_pictures:draw"


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as it would be printed: a PNG, and the page's size in points."""

    page: int
    width: float
    height: float
    png: bytes


def picture_pages(wanted: Sequence[tuple[bytes, Sequence[int]]]) -> tuple[tuple[PagePicture, ...], ...]:
    """Draw pages of PDFs, by another engine than the one that wrote them, behind the fence.

    Args:
        wanted: The files, each with the numbers of its pages, from 1.

    Returns:
        For each file its pictures in the order asked, without those of pages that cannot be drawn: a picture helps a
        reader, and nothing is proven by it.
    """
    with open_fence(limits=_LIMITS) as fence:
        return tuple(_of_one(fence, pdf, pages) for pdf, pages in wanted)


def _of_one(fence: Fence, pdf: bytes, pages: Sequence[int]) -> tuple[PagePicture, ...]:
    """Draw the pages all at once; where one of them brings that to an end, one by one."""
    with suppress(FenceError):
        return _drawn(fence, pdf, pages)
    alone: list[PagePicture] = []
    for number in pages:
        with suppress(FenceError):
            alone += _drawn(fence, pdf, [number])
    return tuple(alone)


def _drawn(fence: Fence, pdf: bytes, pages: Sequence[int]) -> tuple[PagePicture, ...]:
    pictures: tuple[PagePicture, ...] = fence.call_named(_DRAW, pdf, tuple(pages), _SCALE)
    return pictures


class PageArtist:
    """Draws single pages, one after another, in a process that stays warm. Use `open_artist`."""

    def __init__(self, fence: Fence) -> None:
        self._fence = fence

    def sizes(self, pdf: bytes) -> tuple[tuple[float, float], ...]:
        """Give width and height of each page, in points; none of what is no PDF."""
        sizes: tuple[tuple[float, float], ...] = ()
        with suppress(FenceError):
            sizes = self._fence.call_named("publish.pdf.worker_pictures:sizes", pdf)
        return sizes

    def draw(self, pdf: bytes, page: int) -> bytes | None:
        """Draw a page, counted from 1, as PNG; None where that is not possible."""
        with suppress(FenceError):
            for drawn in _drawn(self._fence, pdf, [page]):
                return drawn.png
        return None


@contextmanager
def open_artist() -> Iterator[PageArtist]:
    """Give somebody who draws pages behind a fence, until the block is left."""
    with open_fence(limits=_LIMITS, modules=(_DRAW.partition(":")[0],)) as fence:
        yield PageArtist(fence)
