"""Write one section as a whole HTML page."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from publish.edition.model import Section
from publish.locale.segmentation import segment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from publish.edition.model import Emblem
    from publish.locale import Language
    from publish.style import House, StyleSheet

_NO_PICTURES: Mapping[str, str] = {}


def span(language: Language) -> str:
    """Return the attributes that tell an element's language and direction."""
    return f'lang="{language.tag}" dir="{language.direction}"'


def words(text: str, language: Language) -> str:
    """Write plain text of a language for HTML, with the places where its lines may break."""
    return escape(segment(text, language.tag))


def logo(emblem: Emblem | None) -> str:
    """Return the organisation's sign as an image, nothing where there is none."""
    return f'<img class="logo" src="{emblem.address}" alt="{escape(emblem.alternative)}">' if emblem else ""


def section(  # noqa: PLR0913 - the parts of one page
    name: str,
    language: Language,
    title: str,
    body: str,
    sheet: StyleSheet,
    *,
    size_class: str = "",
    tagged: bool = True,
    printed: tuple[str, ...] = (),
    pictures: Mapping[str, str | bytes] = _NO_PICTURES,
) -> Section:
    """Wrap a body into a page of its own: language, direction, title, style sheet; `pictures` are those in the body."""
    html = (
        f"<!DOCTYPE html>\n<html {span(language)}"
        + (f' class="{size_class}"' if size_class else "")
        + f'><head><meta charset="utf-8"><title>{escape(title)}</title>\n<style>\n{sheet.css}\n'
        f"</style>{_own(sheet.own)}</head>\n"
        f"<body {span(language)}>\n{body}\n</body></html>\n"
    )
    return Section(name, language.tag, html, {**sheet.fonts, **pictures}, tagged, printed)


def with_house(made: Section, house: House, other: House) -> Section:
    """Give a section as it would be with other looks of the publication than it was made with."""
    before, after = (f"{one.css}\n</style>{_own(one.own)}</head>" for one in (house, other))
    return replace(made, html=made.html.replace(before, after, 1))


def _own(sheet: str) -> str:
    return f"<style>{sheet}</style>" if sheet else ""


def split_title(fragment: str) -> tuple[str, str]:
    """Split a text's fragment behind its title; a text without one has no masthead title."""
    end = "</h1>"
    title, found, rest = fragment.partition(end)
    return (title + found, rest) if found else ("", fragment)
