"""Pictures of pages, made inside the fence by another engine than the one that wrote them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
from PIL.Image import Dither, Quantize

from publish.pdf.pictures import PagePicture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

#: A page of text needs no more shades; the palette is each page's own, so that a coloured cover keeps its colours.
_COLOURS = 32

#: No picture is wider or higher, in pixels: a page of 5 m is no page that anybody judges on a screen.
_LARGEST = 4000


def draw(pdf: bytes, numbers: Sequence[int], scale: float) -> tuple[PagePicture, ...]:
    """Draw pages, counted from 1, at so many pixels per point; those that there are."""
    document = pypdfium2.PdfDocument(pdf)
    return tuple(_page(document[number - 1], number, scale) for number in numbers if 1 <= number <= len(document))


def sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Give width and height of each page, in points."""
    return tuple(page.get_size() for page in pypdfium2.PdfDocument(pdf))


def _page(page: pypdfium2.PdfPage, number: int, scale: float) -> PagePicture:
    width, height = page.get_size()
    picture = page.render(scale=min(scale, _LARGEST / max(width, height)))
    return PagePicture(number, round(width, 3), round(height, 3), _png(picture.to_pil()))


def _png(image: Image) -> bytes:
    # An octree keeps the white of the paper and the colours of large areas as they are, in a tenth of a median cut's
    # time; zlib's highest level takes seven times as long for one per cent.
    written = io.BytesIO()
    image.convert("RGB").quantize(_COLOURS, method=Quantize.FASTOCTREE, dither=Dither.NONE).save(written, "PNG")
    return written.getvalue()
