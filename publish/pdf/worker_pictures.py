"""The process that makes pictures of pages, behind the same fence as the engine.

On standard input: one line of JSON, {"pages": [numbers from 1], "scale": pixels per point}, then the PDF to the end.
On standard output, for each page that the document has, in the order asked: one line of JSON, {"page", "width",
"height" (points), "bytes"}, and so many bytes of PNG.
"""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, BinaryIO

import pypdfium2
from PIL.Image import Dither

from publish.pdf import worker_fence

if TYPE_CHECKING:
    from PIL.Image import Image

#: A page of text needs no more shades; the palette is each page's own, so that a coloured cover keeps its colours.
_COLOURS = 32

#: No picture is wider or higher, in pixels: a page of 5 m is no page that anybody judges on a screen.
_LARGEST = 4000


def main(source: BinaryIO, target: BinaryIO) -> None:
    """Answer one request."""
    asked = json.loads(source.readline())
    document = pypdfium2.PdfDocument(source.read())
    for number in asked["pages"]:
        if not 1 <= number <= len(document):
            continue
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(asked["scale"], _LARGEST / max(width, height))
        png = _png(page.render(scale=scale).to_pil())
        head = {"page": number, "width": round(width, 3), "height": round(height, 3), "bytes": len(png)}
        target.write(json.dumps(head).encode() + b"\n" + png)
        target.flush()


def _png(image: Image) -> bytes:
    written = io.BytesIO()
    image.convert("RGB").quantize(_COLOURS, dither=Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


if __name__ == "__main__":
    worker_fence.close()
    main(sys.stdin.buffer, sys.stdout.buffer)
