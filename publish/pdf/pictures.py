"""Pictures of pages, for people who look for a place on one."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Pixels per point: text of 10 points is well readable, and a page of A5 takes about 40 kB.
_SCALE = 1.6

#: Seconds for a page and for the start of the process; an honest page takes a thirtieth.
_START, _A_PAGE = 30.0, 5.0


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as it would be printed: a PNG, and the page's size in points."""

    page: int
    width: float
    height: float
    png: bytes


def picture_pages(pdf: bytes, pages: Sequence[int]) -> tuple[PagePicture, ...]:
    """Draw pages of a PDF, by another engine than the one that wrote it, in a process of its own.

    Args:
        pdf: The file.
        pages: Their numbers, from 1.

    Returns:
        The pictures in the order asked. A page that cannot be drawn has none, and so have those after it where the
        process died of it: a picture helps a reader, and nothing is proven by it.
    """
    asked = json.dumps({"pages": list(pages), "scale": _SCALE}).encode() + b"\n"
    try:
        done = subprocess.run(
            [sys.executable, "-m", "publish.pdf.worker_pictures"],
            input=asked + pdf,
            capture_output=True,
            check=False,
            timeout=_START + _A_PAGE * len(pages),
        )
        written = done.stdout
    except subprocess.TimeoutExpired as late:
        written = late.stdout or b""
    return _read(written)


def _read(written: bytes) -> tuple[PagePicture, ...]:
    stream = io.BytesIO(written)
    pictures = []
    while line := stream.readline():
        head = json.loads(line)
        png = stream.read(head["bytes"])
        if len(png) < head["bytes"]:
            break
        pictures.append(PagePicture(head["page"], head["width"], head["height"], png))
    return tuple(pictures)
