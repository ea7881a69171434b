"""Links and addresses of a passage: where they stand, and a text in which they are blanked out for other checks.

A telephone number with its country's code (ITU-T E.164) is an address as well: its digits are no number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import decimal

from publish.normalize.model import InlineRole
from publish.parity.blanks import blanked
from publish.parity.model import JOINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.normalize.model import Block

#: What ends a link in running text, beside a space: quotation marks, and the marks of scripts without spaces.
_ENDS = r"\s\u00a0\u2000-\u200a\u202f\u3000\ufffc<>«»“”\"，。；：！？、（）「」『』【】《》"
_LINK = re.compile(
    rf"(?:https?://|www\.)[^{_ENDS}]+"  # RFC 3986, as far as running text shows where it ends
    r"|\w[\w.+-]*@(?:[\w-]+\.)+(?:xn--[a-z0-9-]+|[a-z]{2,})"
    rf"|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|org|net|int|info|edu|gov|eu)(?:/[^{_ENDS}]*)?(?!\w)",
    re.IGNORECASE | re.ASCII,
)
_TELEPHONE = re.compile(r"(?<![A-Za-z\d+])\+\d(?:[\s().-]{0,2}\d){6,14}(?!\d)")
#: What a language joins to an address: an ending behind its mark (`example.org'da`, `example.org:n`), or a noun.
_JOINED = re.compile(
    r"(?P<address>.*[\w/])['’][^\W\d_]{1,6}|(?P<host>(?:https?://)?[^/:@]*[a-z])(?::[^\W\d_]{1,6}|-[A-ZÄÖÜ][a-zäöüß]+)"
)
_TARGET = re.compile(r"(?P<web>(?:https?|ftp)://.+)|(?:mailto|tel):(?P<other>[^?]+)", re.IGNORECASE)
_TRAILING = ".,;:!?)]}'’。，、؛،"


@dataclass(frozen=True, slots=True)
class Link:
    """A link or address as it is written, and the offset at which it stands; or the `target` of the words there."""

    offset: int
    written: str
    target: bool = False

    @property
    def telephone(self) -> str:
        """The digits of a telephone number behind a plus; nothing of any other address."""
        digits = "".join(str(decimal(char)) for char in self.written if char.isdecimal())
        return f"+{digits}" if self.written.startswith("+") else ""


@lru_cache(maxsize=1 << 14)
def links(text: str) -> tuple[Link, ...]:
    """Find web addresses and mail addresses, then telephone numbers."""
    found = [Link(match.start(), _own(match.group())) for match in _LINK.finditer(text)]
    found += [Link(match.start(), match.group()) for match in _TELEPHONE.finditer(text)]
    return tuple(link for link in found if link.written)


def printed_links(blocks: Sequence[Block]) -> tuple[Link, ...]:
    """Find the addresses that a passage prints; one that is a link ends with it, whatever is joined to it."""
    found: list[Link] = []
    start = 0
    for block in blocks:
        linked = [(one.start, one.end) for one in block.inlines if one.role is InlineRole.LINK]
        for begun, end in linked:
            words = links(block.text[begun:end])
            found.extend(Link(start + begun + link.offset, link.written) for link in words)
        rest = links(blanked(block.text, linked))
        found.extend(Link(start + link.offset, link.written) for link in rest)
        start += len(block.text) + len(JOINT)
    return tuple(found)


def targets(blocks: Sequence[Block]) -> tuple[Link, ...]:
    """Find where the links of a passage lead to: addresses of the web and of mail, and telephone numbers."""
    found: list[Link] = []
    start = 0
    for block in blocks:
        matches = ((one.start, _TARGET.match(one.target)) for one in block.inlines if one.role is InlineRole.LINK)
        found.extend(Link(start + at, known["web"] or known["other"], target=True) for at, known in matches if known)
        start += len(block.text) + len(JOINT)
    return tuple(found)


def _own(written: str) -> str:
    """Leave out what the sentence has behind an address: its marks, and what its language joins to it."""
    plain = written.rstrip(_TRAILING)
    joined = _JOINED.fullmatch(plain)
    return (joined["address"] or joined["host"]) if joined else plain


def without_links(text: str) -> str:
    """Put U+FFFC (an object stands here) for each character of links and addresses; all else keeps its place."""
    return blanked(text, ((link.offset, link.offset + len(link.written)) for link in links(text)))
