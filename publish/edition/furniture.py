"""Furniture: running heads, folios and thumb index, laid out apart and put on the pages at binding."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal

from publish.edition.page import section, span
from publish.geometry import points
from publish.locale import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.edition.model import Section
    from publish.locale import Language
    from publish.style import StyleSheet

FURNITURE = "furniture"

#: So many code points of a title fit into the running head of an A5 page even in wide capitals.
_LONGEST_HEAD = 52

#: Labels of so many letters (codes of languages that have none of two) are wider than the tab at its letters' size.
_WIDE_LABEL = 3
#: The thumb index begins this far from the page's head, and steps down by this much a language where there is room.
_THUMB_TOP, _THUMB_STEP, _THUMB_FOOT = points(24), points(26), points(42)


@dataclass(frozen=True, slots=True)
class PageFurniture:
    """What stands around one page's text.

    `hand` tells where the page lies in the open book, and so on which side its fore-edge is; `thumb` is the
    language's place on the thumb index, counted from 0; `head` is empty on a page that opens a text.
    """

    language: Language
    hand: Literal["left", "right"]
    folio: int
    head: str = ""
    thumb: int | None = None


def furniture(
    pages: Sequence[PageFurniture | None], thumbs: int, height: float, sheet: StyleSheet, language: Language
) -> Section:
    """Lay out the furniture of all pages of a product, one page each, in order; None for a page that carries nothing.

    `thumbs` is the number of places on the thumb index; `height` the trim's, in points.
    """
    step = min(_THUMB_STEP, (height - _THUMB_TOP - _THUMB_FOOT) / max(thumbs - 1, 1))
    body = "\n".join(_page(page, step) for page in pages)
    return section(FURNITURE, language, FURNITURE, body, sheet, tagged=False, printed=_printed(pages))


def shortened(title: str) -> str:
    """Cut a title that is too long for a running head at a word, and say so with an ellipsis."""
    if len(title) <= _LONGEST_HEAD:
        return title
    cut = title[:_LONGEST_HEAD].rsplit(maxsplit=1)
    return (cut[0] if len(cut) > 1 else title[: _LONGEST_HEAD - 1]).rstrip(" ,;:–—-") + "…"


def _page(page: PageFurniture | None, step: float) -> str:
    if page is None:
        return '<div class="page"></div>'
    parts = [f'<p class="folio">{page.language.number(page.folio)}</p>']
    if page.head:
        parts.append(f'<p class="head">{escape(page.head)}</p>')
    if page.thumb is not None:
        top = _THUMB_TOP + page.thumb * step
        short = labels(page.language).short
        names = "thumb" if len(short) < _WIDE_LABEL else "thumb wide"
        parts.append(f'<p class="{names}" style="top: {top:.2f}pt">{escape(short)}</p>')
    return f'<div class="page {page.hand}" {span(page.language)}>{"".join(parts)}</div>'


def _printed(pages: Sequence[PageFurniture | None]) -> tuple[str, ...]:
    words: dict[str, None] = {}
    for page in pages:
        if page is not None:
            words[page.language.number(page.folio)] = None
            words[page.head] = None
            words[labels(page.language).short] = None
    return tuple(word for word in words if word)
