"""Signs or numbers that stand before every line of a source: `| text`, `// text`, `  12  text`.

Changes: takes them off, each logged, where all lines have them, and are wrapped behind numbers. Leaves alone:
headings, lists, tables.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.intake.model import Repair
from publish.intake.repairs import Rule
from publish.normalize.lines import Gap
from publish.normalize.wrapping import ends_open, estimate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.intake.source import SourceText
    from publish.normalize.lines import Line

#: So many lines tell that a sign before each of them is none of the text.
_FEWEST = 4
#: Part of the lines that go on the one before them: numbers before them are no list.
_GOING_ON = 0.4
_SIGN = re.compile(r"(?P<sign>\||//|;|%|#)(?:[ \t]+|$)")
_NUMBER = re.compile(r"(?P<number>\d{1,5})(?:[ \u00a0]{1,4}|\t|$)")


def undecorated(lines: Sequence[Line], source: SourceText) -> tuple[list[Line], list[Repair]]:
    """Take off what stands before every line.

    Returns:
        The lines, without those that were nothing else, and what went.
    """
    for pattern, rule, holds in ((_SIGN, Rule.MARKUP, _are_signs), (_NUMBER, Rule.LINE_NUMBER, _are_numbers)):
        found = [pattern.match(line.content) for line in lines]
        matches = [match for match in found if match]
        if len(lines) >= _FEWEST and len(matches) == len(lines) and holds(lines, matches):
            return _without(lines, matches, rule, source)
    return list(lines), []


def _without(
    lines: Sequence[Line], matches: Sequence[re.Match[str]], rule: Rule, source: SourceText
) -> tuple[list[Line], list[Repair]]:
    kept: list[Line] = []
    repairs: list[Repair] = []
    parted = False
    for line, match in zip(lines, matches, strict=True):
        repairs.append(Repair(rule, source.location(line.text.place(0)), match.group().strip(), ""))
        rest = line.text.slice(match.end())
        if rest.text:
            kept.append(replace(line, text=rest, gap=Gap.BLANK if parted else line.gap))
        parted = not rest.text
    return kept, repairs


def _are_signs(lines: Sequence[Line], matches: Sequence[re.Match[str]]) -> bool:
    bare = any(match.end() == len(line.content) for line, match in zip(lines, matches, strict=True))
    one = len({match["sign"] for match in matches}) == 1
    # A bar or a number sign before each line may be a table's or a heading's: then no line is nothing but that.
    return one and (bare or matches[0]["sign"] in {"//", "%"})


def _are_numbers(lines: Sequence[Line], matches: Sequence[re.Match[str]]) -> bool:
    rising = all(int(one["number"]) < int(other["number"]) for one, other in pairwise(matches))
    going_on = sum(
        line.gap is Gap.NONE and ends_open(before.content) and not line.content[match.end() :][:1].isupper()
        for (before, line), match in zip(pairwise(lines), matches[1:], strict=True)
    )
    if not rising or going_on < _GOING_ON * len(lines):
        return False
    bare = [replace(line, text=line.text.slice(match.end())) for line, match in zip(lines, matches, strict=True)]
    return estimate([line for line in bare if line.content], ()).limit is not None
