"""HTML as a stream of tags and text, each at its offset (WHATWG HTML, 13.2.5, as far as structure needs it).

Whatever stands there becomes tokens, in one pass: no input is refused, and none takes more than linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""(?P<name>[^\s/>=]++)(?:\s*+=\s*+(?P<value>"[^"]*+"|'[^']*+'|[^\s>]*+))?""")
_BETWEEN = re.compile(r"[\s/]*+")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});?")
#: Elements whose content is characters up to their own end tag.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})


@dataclass(frozen=True, slots=True)
class Text:
    """Characters of the page; those of a reference stand for all of [start, end)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag, its name and the names of its attributes in small letters."""

    start: int
    end: int
    name: str
    closing: bool
    attributes: Mapping[str, str] = field(default_factory=dict)


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Text | Tag]:
    """Cut a page, or a part [start, end) of it, into tags and text; comments and declarations are left out."""
    end = len(text) if end is None else end
    ends: dict[str, int] = {}
    position = start
    while position < end:
        opening = text.find("<", position, end)
        if opening < 0:
            opening = end
        yield from _text(text, position, opening)
        if opening == end:
            return
        position = _after_markup(text, opening, end)
        if position > opening:
            continue
        match = _TAG.match(text, opening, end)
        if not match:
            yield Text(opening, opening + 1, "<")
            position = opening + 1
            continue
        tag = _tag(text, match, end)
        if tag is None:
            yield Text(opening, end, text[opening:end])  # a tag that never ends is none
            return
        yield tag
        position = tag.end
        if tag.name in _RAW and not tag.closing:
            position = _raw_end(text, tag.name, position, end, ends)


def _text(text: str, start: int, end: int) -> Iterator[Text]:
    """Yield characters, each reference by itself."""
    position = start
    for match in _REFERENCE.finditer(text, start, end):
        resolved = unescape(match.group())
        if resolved == match.group():
            continue
        if position < match.start():
            yield Text(position, match.start(), text[position : match.start()])
        yield Text(match.start(), match.end(), resolved)
        position = match.end()
    if position < end:
        yield Text(position, end, text[position:end])


def _after_markup(text: str, opening: int, end: int) -> int:
    """Return where a comment, declaration or processing instruction ends; `opening` where none begins."""
    if text.startswith("<!--", opening):
        found = text.find("-->", opening + 4, end)
        return end if found < 0 else found + 3
    if text.startswith(("<!", "<?"), opening):
        found = text.find(">", opening, end)
        return end if found < 0 else found + 1
    return opening


def _tag(text: str, match: re.Match[str], end: int) -> Tag | None:
    attributes: dict[str, str] = {}
    position = match.end()
    while position < end:
        position = _skipped(text, position, end)
        if text.startswith(">", position, end):
            return Tag(match.start(), position + 1, match["name"].lower(), bool(match["close"]), attributes)
        attribute = _ATTRIBUTE.match(text, position, end)
        if not attribute:
            position += 1  # a stray equals sign
            continue
        value = attribute["value"] or ""
        if value[:1] in {'"', "'"} and value[:1] == value[-1:] and len(value) > 1:
            value = value[1:-1]
        attributes.setdefault(attribute["name"].lower(), unescape(value))
        position = attribute.end()
    return None


def _skipped(text: str, position: int, end: int) -> int:
    match = _BETWEEN.match(text, position, end)
    return match.end() if match else position


def _raw_end(text: str, name: str, position: int, end: int, known: dict[str, int]) -> int:
    """Find the end tag of a raw element; the page's end where there is none (looked for once by name)."""
    if known.get(name, -1) == end:
        return position
    match = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(text, position, end)
    if match is None:
        known[name] = end
        return position if name == "title" else end
    return match.start()
