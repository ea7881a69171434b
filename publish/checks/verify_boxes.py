"""Page boxes that contradict one another (ISO 32000-1, 14.11.2; ISO 15930-7, 6.13).

Passes: a trim box inside the bleed box inside the media box. Fails: no media box, an empty one, a trim box that reaches
over the media box.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.pdf.read_model import Box, PdfPage

#: Rounding, in points.
_SLACK = 0.01
#: Each box must lie inside the one after it, where both are there.
_NESTED = (
    ("TrimBox", "BleedBox"),
    ("ArtBox", "MediaBox"),
    ("TrimBox", "MediaBox"),
    ("BleedBox", "MediaBox"),
)


def box_faults(page: PdfPage) -> Iterator[str]:
    """Say in words what is wrong with the boxes of a page."""
    media = page.boxes.get("MediaBox")
    if media is None:
        yield "has no MediaBox"
        return
    left, bottom, right, top = media
    if right <= left or top <= bottom:
        yield f"has an empty MediaBox ({_written(media)})"
        return
    for inner, outer in _NESTED:
        if inner in page.boxes and outer in page.boxes and not _inside(page.boxes[inner], page.boxes[outer]):
            yield (
                f"has a {inner} ({_written(page.boxes[inner])}) that reaches over its {outer} "
                f"({_written(page.boxes[outer])})"
            )


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - _SLACK
        and inner[1] >= outer[1] - _SLACK
        and inner[2] <= outer[2] + _SLACK
        and inner[3] <= outer[3] + _SLACK
    )


def _written(box: Box) -> str:
    return " ".join(f"{number:g}" for number in box)
