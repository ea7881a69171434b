"""Interpreted text in roles that are none of ours: `:rfc:` and `:pep:`, the default role, and those of other programs.

What docutils knows is written as docutils shows it; of a role that it does not know the words stay, as code where they
are more than words. A role is told where it goes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from publish.intake.model import Edit, Repair
from publish.intake.repairs import Rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from publish.intake.model import Traced
    from publish.intake.source import SourceText

#: Code in the line comes first, so that nothing in it is taken for a role.
_TOKEN = re.compile(
    r"``(?=\S)(?:(?!``)[^\x00])+?(?<=\S)``(?!`)|\\."
    r"|(?<![\w:]):(?P<role>[A-Za-z][\w.+-]*(?::[A-Za-z][\w.+-]*)*):`(?P<told>(?=\S)(?:[^`\\]|\\.)+)`(?![\w`])"
    r"|(?<![\w:`])`(?P<plain>(?=\S)(?:[^`\\]|\\.)+)`(?P<link>_*)(?![\w`:])",
    re.DOTALL,
)
#: Roles that are read as what they are.
_OURS = re.compile(r"sup|sub|superscript|subscript|literal|enumerator|language-[A-Za-z0-9-]+")
_BEFORE = {"rfc": "RFC ", "rfc-reference": "RFC ", "pep": "PEP ", "pep-reference": "PEP "}
_STROKES = {
    "emphasis": "*",
    "strong": "**",
    **dict.fromkeys(("title", "title-reference", "t"), "*"),
    **dict.fromkeys(("code", "math"), "``"),
}
#: `Words <target>`, as references have it in other programs.
_LED = re.compile(r"(?P<words>[^<>]*\S)(?P<target>\s+<[^<>]+>)")
_WORDS = re.compile(r"[\w\s,.;()/&'’-]*[^\W_]\)?")


def with_known_roles(
    lines: Sequence[Traced], verbatim: Collection[int], source: SourceText
) -> tuple[list[Traced], list[Repair]]:
    """Write the roles of a source in such as are read.

    Args:
        lines: its lines.
        verbatim: indexes of lines that are code.
        source: where they stand.

    Returns:
        The lines, and what went.
    """
    kept, repairs = list(lines), []
    texts = ((bool(line.text.strip()) and index not in verbatim, index) for index, line in enumerate(lines))
    for is_text, group in groupby(texts, key=lambda one: one[0]):
        members = [index for _, index in group]
        if not is_text or not any("`" in lines[index].text for index in members):
            continue
        starts = [0, *accumulate(len(lines[index].text) + 1 for index in members)]
        edits: dict[int, list[Edit]] = {}
        for start, end, after in _changes("\n".join(lines[index].text for index in members)):
            place = bisect_right(starts, start) - 1
            line, column = lines[members[place]], start - starts[place]
            edits.setdefault(members[place], []).append(Edit(column, end - starts[place], after))
            before = line.text[column : end - starts[place]]
            if any(map(str.isalnum, before + after)):
                repairs.append(Repair(Rule.MARKUP, source.location(line.place(column)), before, after))
        for index, made in edits.items():
            kept[index] = lines[index].edit(made)
    return kept, repairs


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what changes in a paragraph: [start, end) and what stands there then, none of them over a line's end."""
    for match in _TOKEN.finditer(text):
        role = match["role"]
        if "\\" in (match["told"] or match["plain"] or ""):
            continue  # What is escaped in it would be said in another way where it goes.
        if role and not _OURS.fullmatch(role):
            yield from _interpreted(match, role.lower())
        elif match["plain"] and not match["link"] and not {"*", "<"} & set(match["plain"]):
            yield match.start("plain") - 1, match.start("plain"), "*"
            yield match.end("plain"), match.end("plain") + 1, "*"


def _interpreted(match: re.Match[str], role: str) -> Iterator[tuple[int, int, str]]:
    start, (first, last) = match.start(), match.span("told")
    words = match["told"]
    led = _LED.fullmatch(words) if role not in _STROKES else None
    stroke = _STROKES.get(role)
    if stroke is None:
        told = led["words"] if led else words
        stroke = "" if _WORDS.fullmatch(told) else "``"
    if stroke and stroke[0] in words:
        return
    yield start, first, _BEFORE.get(role, "") + stroke
    if led and "\n" not in led["target"]:
        yield first + led.start("target"), last + 1, stroke
        return
    yield last, last + 1, stroke
