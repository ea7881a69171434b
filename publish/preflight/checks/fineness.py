"""Fineness: the smallest letters and the thinnest lines still print.

Protects: a hairline breaks up on the plate; small letters reversed out of a tint fill with ink. Norm: usage of the
trade (lines of 0.25 pt and more; letters of 5 pt, reversed of 6 pt and more). Passes: a rule of 0.3 pt, notes of 6 pt.
Fails: a rule of 0.1 pt; notes of 4 pt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, PagePlace, Severity
from publish.preflight.model import Outcome, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.pdf.facts import PageFacts

NAME = "smallest type and thinnest rule"

_SMALLEST, _SMALLEST_REVERSED, _THINNEST = 5.0, 6.0, 0.25

#: What a stream rounds away, in points.
_ROUNDING = 0.005


def check(subject: Subject) -> Outcome:
    """Look at every page that draws."""
    pages = [page for page in subject.facts.pages if page.draws]
    return Outcome(NAME, subject.path, len(pages), tuple(finding for page in pages for finding in _page(subject, page)))


def _page(subject: Subject, page: PageFacts) -> Iterator[Diagnostic]:
    small, light, line = page.smallest_text, page.smallest_reversed, page.thinnest_line
    if small is not None and small < _SMALLEST - _ROUNDING:
        yield _warning(Code.K008, f"Letters of {small:.1f} pt are hard to print and to read.", subject, page)
    if light is not None and light < _SMALLEST_REVERSED - _ROUNDING:
        yield _warning(Code.K008, f"Light letters of {light:.1f} pt fill with ink.", subject, page)
    if line is not None and line < _THINNEST - _ROUNDING:
        yield _warning(Code.K009, f"A line of {line:.2f} pt may break up or vanish.", subject, page)


def _warning(code: Code, message: str, subject: Subject, page: PageFacts) -> Diagnostic:
    hint = (
        f"Letters of {_SMALLEST:g} pt (light ones of {_SMALLEST_REVERSED:g} pt) and lines of {_THINNEST} pt are safe."
    )
    return Diagnostic(code, message, hint=hint, place=PagePlace(subject.path, page.number), severity=Severity.WARNING)
