"""Lines that quote, as mail marks them: each with a `>` before it.

Changes: takes the signs of two lines in a row and more, and of one that stands apart, and says that these are quoted;
a last line that begins with a dash names who said it, and stands apart.
Leaves alone: a line that begins with the sign where other text stands around it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.intake.model import Repair
from publish.intake.repairs import Rule
from publish.normalize.lines import Gap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.intake.source import SourceText
    from publish.normalize.lines import Line

_SIGNS = re.compile(r">(?:[ \t]?>)*[ \t]*")
_SAYER = re.compile(r"(?:--|[–—―])[ \t\u00a0]*\w")


def unquoted(lines: Sequence[Line], source: SourceText) -> tuple[list[Line], list[Repair]]:
    """Take the signs off lines that quote.

    Returns:
        The lines, those that quote marked as such, without those that were nothing but a sign; and what went.
    """
    kept: list[Line] = []
    repairs: list[Repair] = []
    parted = False
    for index, line in enumerate(lines):
        match = _SIGNS.match(line.content)
        if not match or not _quotes(lines, index):
            kept.append(replace(line, gap=Gap.BLANK) if parted else line)
            parted = False
            continue
        repairs.append(Repair(Rule.MARKUP, source.location(line.text.place(0)), match.group(), ""))
        rest = line.text.slice(match.end())
        if not rest.text:
            parted = True
            continue
        begins = parted or not (kept and kept[-1].quoted) or _names_sayer(rest.text, lines[index + 1 :][:1])
        kept.append(replace(line, text=rest, quoted=True, gap=Gap.BLANK if begins else line.gap))
        parted = False
    return _apart(kept), repairs


def _quotes(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line with the sign has another beside it, or stands apart."""
    line, behind = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    beside = [lines[index - 1].content] if index and line.gap is Gap.NONE else []
    beside += [behind.content] if behind and behind.gap is Gap.NONE else []
    return not beside or any(content.startswith(">") for content in beside)


def _names_sayer(text: str, behind: Sequence[Line]) -> bool:
    """Tell whether the last line of a quotation says who said it."""
    ends = not behind or behind[0].gap is not Gap.NONE or not behind[0].content.startswith(">")
    return ends and bool(_SAYER.match(text))


def _apart(lines: Sequence[Line]) -> list[Line]:
    """Let what is said behind a quotation begin a paragraph."""
    return [
        replace(line, gap=Gap.BLANK) if index and lines[index - 1].quoted is not line.quoted else line
        for index, line in enumerate(lines)
    ]
