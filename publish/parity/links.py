"""Links and addresses of a passage: where they stand, and a text in which they are blanked out for other checks."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>«»“”\"]+"  # RFC 3986, as far as running text shows where it ends
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|org|net|int|info|edu|gov|eu)(?:/[^\s<>«»“”\"]*)?(?!\w)",
    re.IGNORECASE | re.ASCII,
)
_OBJECT = "\ufffc"
_TRAILING = ".,;:!?)]}'’。，、؛،"


@dataclass(frozen=True, slots=True)
class Link:
    """A link or address as it is written, and the offset at which it stands."""

    offset: int
    written: str


def links(text: str) -> tuple[Link, ...]:
    """Find web addresses and mail addresses."""
    found = (Link(match.start(), match.group().rstrip(_TRAILING)) for match in _LINK.finditer(text))
    return tuple(link for link in found if link.written)


def without_links(text: str) -> str:
    """Put U+FFFC (an object stands here) for each character of links and addresses; all else keeps its place."""
    for link in links(text):
        end = link.offset + len(link.written)
        text = text[: link.offset] + _OBJECT * len(link.written) + text[end:]
    return text
