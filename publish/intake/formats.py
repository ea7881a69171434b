"""Which structure the text of a file has: a web page's, Markdown's, or none that could be relied upon."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.intake.html import read_html
from publish.intake.markdown import read_markdown
from publish.intake.pictures import Gallery

if TYPE_CHECKING:
    from publish.intake.source import SourceText

_HTML_NAMES = (".html", ".htm", ".xhtml", ".xht")
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown")
_HTML_START = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+|<!--(?:[^-]|-(?!->))*+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_HTML_END_TAGS = re.compile(r"</(?:p|div|td|li|h[1-6]|body|html)>|<br\s*/?>", re.IGNORECASE)
#: A text that begins with a tag is a page if so many of a page's tags stand in it.
_ENOUGH = 3
_PROBE = 20_000


def with_structure(source: SourceText) -> SourceText:
    """Read what a source says of its own structure, by its name or, for pages, by what stands in it."""
    name, gallery = source.name.lower(), Gallery()
    if name.endswith(_MARKDOWN_NAMES):
        passages, left_out = read_markdown(source, gallery)
    elif name.endswith(_HTML_NAMES) or _is_html(source.text[:_PROBE]):
        passages, left_out = read_html(source, lambda address, _: gallery.named(address))
    else:
        return source
    return replace(source, passages=tuple(passages), repairs=(*source.repairs, *left_out), pictures=gallery.pictures)


def _is_html(text: str) -> bool:
    if _HTML_START.match(text):
        return True
    return text.lstrip()[:1] == "<" and len(_HTML_END_TAGS.findall(text)) >= _ENOUGH
