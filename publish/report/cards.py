"""The findings of a report as a page shows them: one card each, with excerpt, picture and links."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from publish.diagnostics import Severity
from publish.locale import Language, english_name, language
from publish.report.excerpt_parts import ExcerptParts, excerpt_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.diagnostics import Diagnostic, PagePlace
    from publish.fonts.glyph_picture import GlyphPicture
    from publish.parity import Finding
    from publish.pdf.pictures import PagePicture
    from publish.report.model import Report

#: How much of a page is shown above and below a place, at least, in points.
_AROUND = 56.0

#: A mark stands so far outside of what it marks, in points.
_OUTSIDE = 2.0


@dataclass(frozen=True, slots=True)
class Shot:
    """A part of a page's picture: which picture, the part as an SVG view box, the mark as x, y, width, height.

    Lengths in points, from the upper left corner of the page; `mark` is None where the whole page is meant.
    """

    picture: str
    label: str
    view: tuple[float, float, float, float]
    page: tuple[float, float]
    mark: tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True)
class Card:
    """One finding: `number` counts from 1 in the report, `link` leads to the page in a product that lies beside it.

    `glyph` shows the character that it is about, `allow` is the entry of publication.toml that keeps a difference.
    """

    number: int
    diagnostic: Diagnostic
    language: Language | None
    where: str
    excerpt: ExcerptParts | None
    shot: Shot | None
    link: str
    glyph: GlyphPicture | None = None
    allow: str = ""


def picture_id(product: str, page: int) -> str:
    """Name a page's picture in the document."""
    return f"page-{''.join(c if c.isascii() and c.isalnum() else '-' for c in product)}-{page}"


def product_link(path: str) -> str:
    """Lead from the report folder to a product beside it (RFC 3986); odd names may hold half a surrogate pair."""
    return "../" + quote(path, errors="surrogatepass")


def cards(report: Report) -> tuple[Card, ...]:
    """Make the cards of all findings: errors first, then warnings, then notes, each in the order of the report."""
    beside = {product.path for product in report.evidence.products}
    weights = list(Severity)
    ordered = sorted(report.diagnostics, key=lambda one: weights.index(one.severity))
    proof = report.evidence.proof
    glyphs = {(one.diagnostic.code, one.diagnostic.message): one.picture for one in (proof.findings if proof else ())}
    parity = report.evidence.parity
    answers = {(one.code, one.message): _answer(one) for one in (parity.answered.open if parity else ())}
    return tuple(
        replace(
            _card(number, one, report, beside),
            glyph=glyphs.get((one.code, one.message)),
            allow=answers.get((one.code, one.message), ""),
        )
        for number, one in enumerate(ordered, start=1)
    )


def _answer(finding: Finding) -> str:
    """Write the entry that allows a finding, for an editor who adds the reason."""
    item = finding.key.removeprefix("item ")
    place = item if item.isdecimal() else finding.key
    return f'[[allow]]\ncode = "{finding.code}"\nlanguage = "{finding.language}"\nitem = "{place}"\nreason = ""'


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page with all findings that stand on it, for paper: their numbers and marks, as in `Shot`."""

    label: str
    picture: str
    page: tuple[float, float]
    marks: tuple[tuple[int, tuple[float, float, float, float]], ...]


def marked_pages(shown: Sequence[Card]) -> tuple[MarkedPage, ...]:
    """Gather the marks of all findings page by page, in the order of the findings."""
    pages: dict[str, list[Card]] = {}
    for card in shown:
        if card.shot and card.shot.mark:
            pages.setdefault(card.shot.picture, []).append(card)
    return tuple(
        MarkedPage(
            str(found[0].diagnostic.place).partition(",")[0],
            picture,
            found[0].shot.page if found[0].shot else (0, 0),
            tuple((card.number, card.shot.mark) for card in found if card.shot and card.shot.mark),
        )
        for picture, found in pages.items()
    )


def language_name(tag: str) -> str:
    """Name a language in English, by its tag."""
    known = language(tag)
    return english_name(known) if known else tag


def _card(number: int, diagnostic: Diagnostic, report: Report, beside: set[str]) -> Card:
    location, place = diagnostic.location, diagnostic.place
    where = ""
    excerpt = None
    if location:
        where = ":".join(str(part) for part in (report.named(location.path), location.line, location.column) if part)
        text = report.texts.get(location.path)
        if text is not None and location.line:
            excerpt = excerpt_parts(text, location.line, location.column)
    return Card(
        number,
        diagnostic,
        language(diagnostic.language) if diagnostic.language else None,
        where,
        excerpt,
        _shot(place, report) if place else None,
        f"{product_link(place.path)}#page={place.page}" if place and place.path in beside else "",
    )


def _shot(place: PagePlace, report: Report) -> Shot | None:
    pictures = report.evidence.pictures.get(place.path, ())
    picture = next((one for one in pictures if one.page == place.page), None)
    if picture is None:
        return None
    page = (picture.width, picture.height)
    identity = picture_id(place.path, place.page)
    if place.box is None:
        return Shot(identity, f"{place}, the whole page", (0, 0, *page), page, None)
    return Shot(identity, f"{place}, with the place marked", _view(place.box, picture), page, _mark(place.box, picture))


def _view(box: tuple[float, float, float, float], picture: PagePicture) -> tuple[float, float, float, float]:
    _, bottom, _, top = box
    upper = max(0.0, picture.height - top - _AROUND)
    lower = min(picture.height, picture.height - bottom + _AROUND)
    if lower <= upper:  # a place that lies off the page: show the page
        return 0, 0, picture.width, picture.height
    return 0, round(upper, 2), picture.width, round(lower - upper, 2)


def _mark(box: tuple[float, float, float, float], picture: PagePicture) -> tuple[float, float, float, float]:
    left, bottom, right, top = box
    return (
        round(left - _OUTSIDE, 2),
        round(picture.height - top - _OUTSIDE, 2),
        round(right - left + 2 * _OUTSIDE, 2),
        round(top - bottom + 2 * _OUTSIDE, 2),
    )
