"""The engine itself, inside the fence: one section in, its PDF and everything that is known of it out.

Its process starts with an empty fontconfig, so the only fonts that exist are those that a section's style sheet
declares, and the only addresses that open are the section's fonts.
"""

from __future__ import annotations

import io
import logging
import re
from functools import cache, lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from publish.pdf import worker_libraries  # isort: skip  # noqa: F401 - must come before the engine

import PIL.Image
import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from publish.pdf import worker_joining, worker_lines, worker_pages, worker_painting, worker_sheets, worker_tags
from publish.pdf.worker_boxes import placed_boxes
from publish.pdf.worker_faces import digest, visible
from publish.pdf.worker_findings import page_settings
from publish.pdf.worker_unicode import ExactText

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pydyf

_DRAWING = "image/svg+xml"
#: The address of a picture holds the beginning of its SHA-256 (`publish.style.pictures`).
_PICTURE = re.compile(r"image:([0-9a-f]{16})\.")
_PICTURES = {".svg": _DRAWING, ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}

#: Formats of raster images, as the imaging library calls them: of all others it never asks what they are.
_FORMATS = ("PNG", "JPEG", "MPO")
#: Pixels of a picture: an A3 page at 600 dpi.
_MOST_PIXELS = 70_000_000


def _look_at(data: bytes) -> None:
    """Raise ValueError for a picture that is broken or would not fit into memory: it would end the whole layout."""
    try:
        with PIL.Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                message = "more pixels than can be printed"
                raise ValueError(message)
            picture.load()
    except (OSError, SyntaxError, EOFError, PIL.Image.DecompressionBombError) as error:
        message = f"broken picture: {error}"
        raise ValueError(message) from None


def _content(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib would be one more import at start
        return file.read()


class LockedFetcher(URLFetcher):  # type: ignore[misc]  # the engine ships no types
    """Opens the fonts and pictures of one job and nothing else: no file, no network, no data URL."""

    def __init__(self, fonts: Mapping[str, str | bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._fonts = fonts

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return a declared font's bytes; raise ValueError for every other address."""
        del headers
        if url not in self._fonts:
            message = f"address is not one of the edition's own: {url[:200]}"
            raise ValueError(message)
        found = self._fonts[url]
        data = found if isinstance(found, bytes) else _content(found)
        picture = _PICTURE.match(url)
        if picture and sha256(data).hexdigest()[:16] != picture[1]:
            message = f"another file stands there by now: {url[:200]}"  # perhaps a link to one outside of the folder
            raise ValueError(message)
        kind = next((kind for suffix, kind in _PICTURES.items() if url.endswith(suffix)), "font/ttf")
        if kind.startswith("image/") and kind != _DRAWING:
            _look_at(data)
        return URLFetcherResponse(url, data, {"Content-Type": kind})


class _Messages(logging.Handler):
    """Keeps what the engine logs at WARNING and above: nothing that it says may be lost."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage()[:500])


def render(job: Mapping[str, Any]) -> dict[str, Any]:
    """Lay out and write one section.

    A job is `{"section", "html", "fonts": {url: path or bytes}, "tagged"}`; the answer `{"pdf", "pages", "width",
    "height", "boxes", "faces", "warnings", "setting"}`. Called through the fence by `publish.pdf.engine` alone.
    """
    _make_ready()
    configuration = _configuration(tuple(sorted(address for address in job["fonts"] if address.startswith("font:"))))
    messages = _Messages()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(messages)
    try:
        html = weasyprint.HTML(string=job["html"], base_url="section:", url_fetcher=LockedFetcher(job["fonts"]))
        document = html.render(font_config=configuration, pdf_variant="pdf/ua-1" if job["tagged"] else None)
        pages = placed_boxes(document.pages)
        exact = ExactText(configuration, pages)

        def finish(whole: object, file: pydyf.PDF) -> None:
            exact(whole, file)
            if job["tagged"]:
                worker_joining.join_over_pages(file)
            worker_tags.name_apart(file, job["section"])

        pdf = document.write_pdf(finisher=finish, **({"pdf_variant": "pdf/ua-1"} if job["tagged"] else {}))
    finally:
        logger.removeHandler(messages)
    first = document.pages[0]
    return {
        "pdf": pdf,
        "pages": len(document.pages),
        "width": first.width * worker_tags.PX,
        "height": first.height * worker_tags.PX,
        "boxes": [entry for boxes in pages for _, entry in boxes],
        "faces": [
            {"family": face.family, "sha256": digest(face.path), "declared": face.declared}
            for face in visible(configuration)
        ],
        "warnings": messages.messages,
        "setting": page_settings(document.pages),
    }


@cache
def _make_ready() -> None:
    """Make the engine ready, once in a process: what it lacks is added, what it says is heard here alone."""
    logging.getLogger("weasyprint").propagate = False
    worker_sheets.install()
    worker_tags.install()
    worker_lines.install()
    worker_pages.install()
    worker_painting.install()


@lru_cache(maxsize=4)
def _configuration(faces: tuple[str, ...]) -> FontConfiguration:
    """Give the fonts that sections with these addresses of faces see, and no other that the process has met.

    An address holds the hash of its file (`publish.style.sheet`), so that what a process has laid out before, of this
    publication or another, changes nothing.
    """
    del faces
    return FontConfiguration()
