"""Boxes: the trimmed page lies in the bleed, the bleed in the medium, and all begin at 0,0.

Protects: a press that crops to the wrong box cuts into the text. Norm: ISO 32000-2, 14.11.2; ISO 15930-7, 6.9.
Passes: MediaBox 0 0 493 669, BleedBox 28 28 465 640, TrimBox 37 37 456 632. Fails: a TrimBox outside its BleedBox.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, PagePlace
from publish.preflight.model import Outcome, Subject, Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.pdf.facts import Box, PageFacts

NAME = "page boxes"

#: From the outside in.
_NESTED = ("MediaBox", "CropBox", "BleedBox", "TrimBox")

#: Boxes are written with four decimals; what differs by less is equal, in points.
_ROUNDING = 0.01


def check(subject: Subject) -> Outcome:
    """Look at the boxes of every page."""
    findings = [finding for page in subject.facts.pages for finding in _page(subject, page)]
    return Outcome(NAME, subject.path, len(subject.facts.pages), tuple(findings))


def _page(subject: Subject, page: PageFacts) -> Iterator[Diagnostic]:
    media = page.boxes.get("MediaBox")
    if media is None or abs(media[0]) > _ROUNDING or abs(media[1]) > _ROUNDING:
        yield _fault(subject, page, "The MediaBox does not begin at 0,0.")
    present = [name for name in _NESTED if name in page.boxes]
    for outer, inner in pairwise(present):
        if not _holds(page.boxes[outer], page.boxes[inner]):
            yield _fault(subject, page, f"The {inner} does not lie inside the {outer}.")
    if subject.use is Use.PRESS:
        yield from _bleed(subject, page)


def _bleed(subject: Subject, page: PageFacts) -> Iterator[Diagnostic]:
    if "TrimBox" not in page.boxes or "BleedBox" not in page.boxes:
        yield _fault(subject, page, "The page has no TrimBox or no BleedBox.")
        return
    trim, bleed = page.boxes["TrimBox"], page.boxes["BleedBox"]
    if min(abs(a - b) for a, b in zip(trim, bleed, strict=True)) < subject.bleed - _ROUNDING:
        yield _fault(subject, page, "The bleed is narrower than declared.")


def _holds(outer: Box, inner: Box) -> bool:
    low = all(inner[side] >= outer[side] - _ROUNDING for side in (0, 1))
    return low and all(inner[side] <= outer[side] + _ROUNDING for side in (2, 3))


def _fault(subject: Subject, page: PageFacts, message: str) -> Diagnostic:
    hint = "Build again; if it stays so, report it with this source."
    return Diagnostic(Code.K001, message, hint=hint, place=PagePlace(subject.path, page.number))
