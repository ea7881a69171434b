"""Groups of lines of reStructuredText that blank lines part: headings, items side by side, lines of verse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.intake.model import Edit, Traced, concatenate
from publish.normalize.width import indent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Adornments by rank: a title has a line over and under it, headings one under it.
ADORNMENTS = "==-~^\"'"
MARKER = re.compile(r"(?P<marker>(?P<number>\d+|#)\.|[-*+•])[ \t]+(?=\S)")
NOTE = re.compile(r"\.\. \[(?P<label>[0-9]+)\][ \t]+(?=\S)")
VERSE = re.compile(r"\|[ \t]+(?=\S)")
_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1+\s*$")


def heading_of(chunk: Sequence[Traced]) -> tuple[Traced, int] | None:
    """Read a group of lines as a heading: its text and its rank."""
    lines = [line.text for line in chunk]
    if len(lines) == 3 and _ADORNMENT.match(lines[0]) and lines[0].rstrip() == lines[2].rstrip():  # noqa: PLR2004 - over, text, under
        return chunk[1], 1
    if len(lines) == 2 and _ADORNMENT.match(lines[1]) and lines[1][0] in ADORNMENTS:  # noqa: PLR2004 - text, under
        return chunk[0], ADORNMENTS.index(lines[1][0], 1) + 1
    return None


def split(chunk: Sequence[Traced]) -> Iterator[list[Traced]]:
    """Cut a group of lines where items follow one another without blank lines."""
    group: list[Traced] = []
    in_list = bool(MARKER.match(chunk[0].text.lstrip()))
    for line in chunk:
        if group and NOTE.match(line.text):
            yield group
            group = []
        if group and in_list and MARKER.match(line.text.lstrip()) and indent(line.text) <= indent(group[0].text):
            yield group
            group = []
        group.append(line)
    yield group


def joined(lines: Sequence[Traced]) -> Traced:
    """Join lines, with a line end between two."""
    parts: list[Traced] = [lines[0]]
    for line in lines[1:]:
        end = parts[-1]
        parts.extend((end.slice(len(end)).edit((Edit(0, 0, "\n"),)), line))
    return concatenate(parts)


def verses(group: Sequence[Traced]) -> Iterator[Traced]:
    """Yield the lines of a stanza; what is indented behind one without a bar belongs to it."""
    verse: list[Traced] = []
    for line in group:
        body = line.strip()
        match = VERSE.match(body.text)
        if match and verse:
            yield joined(verse)
            verse = []
        if match or body.text != "|":
            verse.append(body.slice(match.end() if match else 0))
    yield joined(verse)
