"""Headings that a text marks itself: with `#`, an underline or a chain of numbers; and lines that are only rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.normalize.lines import Gap, Line
from publish.normalize.wrapping import ends_open

if TYPE_CHECKING:
    from collections.abc import Sequence

#: CommonMark 4.2, but with no line end of its own: up to six signs, and as many as one likes behind.
_ATX = re.compile(r"(?P<open>#{1,6})[ \t\u00a0]+(?=\S)(?P<text>.*?)(?P<close>[ \t\u00a0]+#+)?$")
_RULE = re.compile(r"([-=_*~#+^—–─━═·•.])(?:\s?\1){2,}$")
#: Ranks of underlines as CommonMark has them; what else a text is underlined with ranks below.
_UNDERLINES = {"=": 1, "-": 2, "~": 3, "^": 3, "─": 2, "━": 1, "═": 1}
#: A chain of numbers of three links, or of two with a stop behind: `3.1.9. What happens`.
_CHAIN = re.compile(r"\d{1,3}(?:\.\d{1,3}){2,4}\.?[ \u00a0]+\S|\d{1,3}\.\d{1,3}\.[ \u00a0]+\S")
#: A heading is no longer than this, in code points.
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Heading:
    """A marked heading: its rank (1 highest), and how many code points of markup stand before and behind its text."""

    rank: int
    before: int = 0
    behind: int = 0
    numbered: bool = False


def atx(text: str) -> Heading | None:
    """Read a line as a heading marked with `#`."""
    match = _ATX.match(text)
    if not match or len(text) > LONGEST:
        return None
    return Heading(len(match["open"]), match.start("text"), len(text) - match.end("text"))


def underlined(line: Line, following: Line | None) -> int | None:
    """Return the rank of a line that the following one underlines, None where it does not."""
    if following is None or following.gap is not Gap.NONE or not is_rule(following.content):
        return None
    rank = _UNDERLINES.get(following.content[0])
    # A rule across the page is none of this line's; a stroke under a long paragraph is none either.
    fits = len(following.content) <= 2 * line.width + 4 and len(line.content) <= LONGEST
    return rank if fits and not is_rule(line.content) else None


def is_rule(text: str) -> bool:
    """Tell whether a line is nothing but a rule: three signs of a kind or more."""
    return bool(_RULE.match(text))


def numbered(lines: Sequence[Line], index: int) -> Heading | None:
    """Read a line as the beginning of a heading with a chain of numbers."""
    line = lines[index]
    chain = _CHAIN.match(line.content)
    if not chain or line.gap is Gap.NONE:
        return None
    end = index
    while end + 1 < len(lines) and lines[end + 1].gap is Gap.NONE and lines[end + 1].indent == line.indent:
        end += 1
    length = sum(len(lines[one].content) + 1 for one in range(index, end + 1))
    set_off = end + 1 < len(lines) and lines[end + 1].indent > line.indent
    if length > LONGEST or not (set_off or ends_open(lines[end].content) or lines[end].content[-1] in "?？؟"):
        return None
    return Heading(line.content.split(" ")[0].rstrip(".").count(".") + 1, numbered=True)
