"""Pictures of pages, made inside the fence by another engine than the one that wrote them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
from PIL.Image import Dither

from publish.pdf.pictures import PagePicture

if TYPE_CHECKING:
    from PIL.Image import Image

#: A page of text needs no more shades; the palette is each page's own, so that a coloured cover keeps its colours.
_COLOURS = 32

#: No picture is wider or higher, in pixels: a page of 5 m is no page that anybody judges on a screen.
_LARGEST = 4000


def draw(pdf: bytes, number: int, scale: float) -> PagePicture | None:
    """Draw a page, counted from 1, at so many pixels per point; None where there is no such page."""
    document = pypdfium2.PdfDocument(pdf)
    if not 1 <= number <= len(document):
        return None
    page = document[number - 1]
    width, height = page.get_size()
    picture = page.render(scale=min(scale, _LARGEST / max(width, height)))
    return PagePicture(number, round(width, 3), round(height, 3), _png(picture.to_pil()))


def _png(image: Image) -> bytes:
    written = io.BytesIO()
    image.convert("RGB").quantize(_COLOURS, dither=Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()
