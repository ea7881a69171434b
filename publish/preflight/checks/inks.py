"""Inks: on the press text is black ink alone, and nothing is RGB.

Protects: black text made of four inks shows coloured edges wherever the plates are not in register. Norm: ISO 15930-1,
6.2 (PDF/X-1a: grey, CMYK and spot colours only). Passes: `0 g` before text. Fails: `0 0 0 rg`; an RGB photograph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, PagePlace, Severity
from publish.preflight.model import Outcome, Subject, Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.pdf.facts import Ink, PageFacts

NAME = "inks"

#: The colours that text may have: black ink, or paper.
_ON_ONE_PLATE = frozenset(
    {
        ("DeviceGray", (0.0,)),
        ("DeviceGray", (1.0,)),
        ("DeviceCMYK", (0.0, 0.0, 0.0, 1.0)),
        ("DeviceCMYK", (0.0, 0.0, 0.0, 0.0)),
    }
)

#: Spaces that a press has plates for.
_PLATES = ("DeviceGray", "DeviceCMYK", "Separation", "DeviceN", "ICCBased 1", "ICCBased 4", "CalGray", "mask")


def check(subject: Subject) -> Outcome | None:
    """Look at every colour that a page paints in; only the press edition is asked."""
    if subject.use is not Use.PRESS:
        return None
    findings = [finding for page in subject.facts.pages for finding in _page(subject, page)]
    looked_at = sum(len(page.inks) + len(page.images) for page in subject.facts.pages)
    return Outcome(NAME, subject.path, looked_at, tuple(findings))


def _page(subject: Subject, page: PageFacts) -> Iterator[Diagnostic]:
    place = PagePlace(subject.path, page.number)
    hint = "Build again; if it stays so, report it with this source."
    for ink in sorted(page.inks, key=lambda ink: (ink.kind, ink.space, ink.components)):
        if _is_rgb_black(ink):
            yield Diagnostic(
                Code.K007, f"Black is made of RGB ({_what(ink)}), not of black ink.", hint=hint, place=place
            )
        elif ink.kind == "text" and (ink.space, ink.components) not in _ON_ONE_PLATE:
            yield Diagnostic(
                Code.K006, f"Text is not in black alone but in {ink.space} {_figures(ink)}.", hint=hint, place=place
            )
        elif not ink.space.startswith(_PLATES):
            yield Diagnostic(Code.K006, f"{_what(ink).capitalize()} in {ink.space}.", hint=hint, place=place)
    for image in page.images:
        if not image.space.startswith(_PLATES):
            yield Diagnostic(
                Code.K006,
                f"An image is in {image.space}.",
                hint="Give the profile of the printing condition, and it is separated by it: profile under [press]; or "
                "save the picture in grey or CMYK. Else the shop converts it.",
                place=PagePlace(subject.path, page.number, image.box),
                severity=Severity.WARNING,
            )


def _is_rgb_black(ink: Ink) -> bool:
    return ink.space == "DeviceRGB" and ink.components == (0.0, 0.0, 0.0)


def _what(ink: Ink) -> str:
    return {"text": "text", "fill": "an area", "stroke": "a line"}[ink.kind]


def _figures(ink: Ink) -> str:
    return " ".join(f"{part:g}" for part in ink.components)
