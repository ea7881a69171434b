"""The booklet's sections: cover, contents, each language's text, imprint, back cover."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from publish.edition.page import logo, section, span, split_title, words
from publish.locale import borrowed_language, labels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.edition.model import BookSheets, Colophon, Section, Text
    from publish.locale import Language

COVER, CONTENTS, IMPRINT, BACK = "cover", "contents", "imprint", "back"

#: What stands between the words for "Contents" in several languages.
_BETWEEN = "·"
#: As many titles stand under the cover's band at their full size.
_COMFORTABLE = 6

#: As many titles stand under one another on a page; of more texts the cover names the languages instead.
_MOST_TITLES = 14

#: The scheme of links that binding turns into destinations: `bind:ru` leads to the first page of section `ru`.
LINK_SCHEME = "bind:"


def cover(texts: Sequence[Text], title_page: str, sheets: BookSheets) -> Section:
    """Set the cover: the title page of the sources where there is one, and the title of every language."""
    first = texts[0]
    title, lines = split_title(title_page or f"<h1>{words(first.title, first.language)}</h1>")
    listed = texts if title_page else texts[1:]
    name = "cover" if len(listed) <= _COMFORTABLE else "cover many"
    crowded = len(listed) > _MOST_TITLES
    titles = "".join(f"<p {span(text.language)}>{words(text.title, text.language)}</p>" for text in listed)
    if crowded:
        names = (f"<span {span(text.language)}>{escape(text.language.endonym)}</span>" for text in texts)
        titles = f'<p class="languages">{" · ".join(names)}</p>'
    body = (
        f'<section class="{name}"><div class="band">{title}{logo(sheets.emblem)}<div class="lines">{lines}</div></div>'
        f'<div class="titles">{titles}</div></section>'
    )
    printed = (first.title, *(text.language.endonym if crowded else text.title for text in texts))
    pictures = {**first.pictures, **({sheets.emblem.address: sheets.emblem.path} if sheets.emblem else {})}
    return section(COVER, first.language, first.title, body, sheets.bare, printed=printed, pictures=pictures)


def text(content: Text, sheets: BookSheets) -> Section:
    """Set one language's text: its own name as a kicker, then the text."""
    language = content.language
    body = (
        f'<main class="text"><header class="opening"><p class="kicker">{escape(language.endonym)}</p></header>\n'
        f"{content.fragment}</main>"
    )
    printed = (language.endonym, *content.printed)
    return section(language.tag, language, content.title, body, sheets.text, printed=printed, pictures=content.pictures)


def contents(texts: Sequence[Text], first_pages: Mapping[str, int], sheets: BookSheets) -> Section:
    """Set the contents: each language in its own name, script and digits, linked to its first page."""
    heads = _headings(texts)
    printed = [*(word for _, word in heads), _BETWEEN]
    entries = []
    for item in texts:
        folio = item.language.number(first_pages[item.language.tag])
        entries.append(
            f'<p class="entry" {span(item.language)}><a href="{LINK_SCHEME}{item.language.tag}">'
            f'<span class="what"><span class="name">{escape(item.language.endonym)}</span> '
            f'<span class="title">{words(item.title, item.language)}</span></span> '
            f'<span class="folio">{folio}</span></a></p>'
        )
        printed += [item.language.endonym, item.title, folio]
    head = f" {_BETWEEN} ".join(f"<span {span(language)}>{escape(word)}</span>" for language, word in heads)
    name = "contents" if len(texts) <= _COMFORTABLE else "contents many"
    body = f'<nav class="{name}"><h1>{head}</h1>\n' + "\n".join(entries) + "</nav>"
    return section(CONTENTS, texts[0].language, printed[0], body, sheets.text, printed=tuple(printed))


def _headings(texts: Sequence[Text]) -> list[tuple[Language, str]]:
    """Say "Contents" in each language that has a word for it, or in the first such one where they are many."""
    heads = [(item.language, labels(item.language).contents) for item in texts if labels(item.language).contents]
    borrowed = [(language, labels(language).contents) for language in (borrowed_language(),)]
    return (heads if len(texts) <= _COMFORTABLE else heads[:1]) or borrowed


def imprint(texts: Sequence[Text], colophon: Colophon, sheets: BookSheets) -> Section:
    """Set the imprint, in the first language: titles, date, fonts and licences, fingerprint."""
    language = texts[0].language
    own = labels(language)
    lines = [
        own.set_in.format(fonts=", ".join(colophon.fonts)),
        own.fingerprint.format(value=colophon.fingerprint),
    ]
    attributes = span(own.language)
    named = texts if len(texts) <= _MOST_TITLES else texts[:1]
    titles = "".join(
        f'<p class="of"><span class="name" {span(item.language)}>{escape(item.language.endonym)}</span> '
        f'<span class="title" {span(item.language)}>{words(item.title, item.language)}</span></p>'
        for item in named
    )
    body = (
        f'<section class="imprint"><div class="titles">{titles}</div>'
        + (f'<p class="date">{escape(colophon.date)}</p>' if colophon.date else "")
        + "".join(f"<p {attributes}>{escape(line)}</p>" for line in lines)
        + "</section>"
    )
    names = (word for item in named for word in (item.language.endonym, item.title))
    printed = (*names, colophon.date, *lines)
    return section(IMPRINT, language, texts[0].title, body, sheets.bare, printed=printed)


def back(texts: Sequence[Text], sheets: BookSheets) -> Section:
    """Set the back cover: the theme's band, no words."""
    body = '<section class="back"><div class="band"></div></section>'
    return section(BACK, texts[0].language, texts[0].title, body, sheets.bare)
