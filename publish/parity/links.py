"""Links and addresses of a passage: where they stand, and a text in which they are blanked out for other checks.

A telephone number with its country's code (ITU-T E.164) is an address as well: its digits are no number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import decimal

#: What ends a link in running text, beside a space: quotation marks, and the marks of scripts without spaces.
_ENDS = r"\s<>«»“”\"，。；：！？、（）「」『』【】《》"
_LINK = re.compile(
    rf"(?:https?://|www\.)[^{_ENDS}]+"  # RFC 3986, as far as running text shows where it ends
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|org|net|int|info|edu|gov|eu)(?:/[^{_ENDS}]*)?(?!\w)",
    re.IGNORECASE | re.ASCII,
)
_TELEPHONE = re.compile(r"(?<![A-Za-z\d+])\+\d(?:[\s().-]{0,2}\d){6,14}(?!\d)")
_OBJECT = "\ufffc"
_TRAILING = ".,;:!?)]}'’。，、؛،"


@dataclass(frozen=True, slots=True)
class Link:
    """A link or address as it is written, and the offset at which it stands."""

    offset: int
    written: str

    @property
    def telephone(self) -> str:
        """The digits of a telephone number behind a plus; nothing of any other address."""
        digits = "".join(str(decimal(char)) for char in self.written if char.isdecimal())
        return f"+{digits}" if self.written.startswith("+") else ""


def links(text: str) -> tuple[Link, ...]:
    """Find web addresses and mail addresses, then telephone numbers."""
    found = [Link(match.start(), match.group().rstrip(_TRAILING)) for match in _LINK.finditer(text)]
    found += [Link(match.start(), match.group()) for match in _TELEPHONE.finditer(text)]
    return tuple(link for link in found if link.written)


def without_links(text: str) -> str:
    """Put U+FFFC (an object stands here) for each character of links and addresses; all else keeps its place."""
    for link in links(text):
        end = link.offset + len(link.written)
        text = text[: link.offset] + _OBJECT * len(link.written) + text[end:]
    return text
