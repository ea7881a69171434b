"""A leaflet: one language on one sheet, in one of a few sizes that a designer would choose between."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from publish.edition.page import logo, section, span, split_title
from publish.locale import labels

if TYPE_CHECKING:
    from publish.edition.model import Emblem, Section, Text
    from publish.style import StyleSheet

#: The sizes of script/*.css, from comfortable down to the smallest that is still legible in the script.
FIT_STEPS = 7


def leaflet(text: Text, fingerprint: str, step: int, sheet: StyleSheet, emblem: Emblem | None = None) -> Section:
    """Set a language's leaflet at a fitting step (0 the largest): masthead, text, and its fingerprint as colophon."""
    language = text.language
    title, rest = split_title(text.fragment)
    words = labels(language)
    line = words.fingerprint.format(value=fingerprint)
    body = (
        f'<main class="leaflet"><header class="masthead">{logo(emblem)}{title}</header>\n'
        f'<div class="text">{rest}</div>\n'
        f'<p class="colophon" {span(words.language)}>{escape(line)}</p></main>'
    )
    return section(
        f"leaflet-{language.tag}",
        language,
        text.title,
        body,
        sheet,
        size_class=f"fit-{step}",
        printed=(line, *text.printed),
        pictures={**text.pictures, **({emblem.address: emblem.path} if emblem else {})},
    )
