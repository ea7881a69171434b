"""Extent: as many pages as planned, each of exactly its size, blank where planned and only there.

Protects: a sheet a millimetre too large is scaled by the printer, and folds no longer meet; a page that lost its
content is printed. Norm: ISO 216 (paper sizes); the plan of the book.
Passes: eight sides of 841.89 × 595.28 pt. Fails: a side of 842 × 600 pt; a page without content that is no blank.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, PagePlace
from publish.geometry import POINTS_PER_MM
from publish.preflight.model import Outcome, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "size, number and blanks of the pages"

#: A tenth of a millimetre is more than rounding and less than a fold shows, in points.
_TOLERANCE = 0.1 * POINTS_PER_MM


def check(subject: Subject) -> Outcome:
    """Compare every page with the plan."""
    return Outcome(NAME, subject.path, len(subject.sizes), tuple(_findings(subject)))


def _findings(subject: Subject) -> Iterator[Diagnostic]:
    pages = subject.facts.pages
    if len(pages) != len(subject.sizes):
        yield _fault(Code.K003, subject, 1, f"The file has {len(pages)} pages; {len(subject.sizes)} are planned.")
    for page, size in zip_longest(pages, subject.sizes):
        if page is None or size is None:
            return
        left, bottom, right, top = page.boxes.get("MediaBox", (0.0, 0.0, 0.0, 0.0))
        if abs(right - left - size.width) > _TOLERANCE or abs(top - bottom - size.height) > _TOLERANCE:
            found = f"{(right - left) / POINTS_PER_MM:.1f} × {(top - bottom) / POINTS_PER_MM:.1f} mm"
            wanted = f"{size.width / POINTS_PER_MM:.1f} × {size.height / POINTS_PER_MM:.1f} mm"
            yield _fault(Code.K002, subject, page.number, f"The page is {found}; it should be {wanted}.")
        if not page.draws and page.number not in subject.blanks | subject.wordless:
            yield _fault(Code.K003, subject, page.number, "Nothing stands on the page, and no blank is planned there.")
        if page.draws and page.number in subject.blanks:
            yield _fault(Code.K003, subject, page.number, "Something stands on a page that is planned blank.")


def _fault(code: Code, subject: Subject, page: int, message: str) -> Diagnostic:
    hint = "Build again; if it stays so, report it with this source."
    return Diagnostic(code, message, hint=hint, place=PagePlace(subject.path, page))
