"""Groups of lines of reStructuredText that blank lines part: items side by side, lines of verse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.intake.model import Edit, Traced, concatenate
from publish.normalize.width import indent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

#: Adornments by rank: a title has a line over and under it, headings one under it.
ADORNMENTS = "==-~^\"'"
MARKER = re.compile(r"(?P<marker>(?P<number>\d+|#)\.|[-*+•])[ \t]+(?=\S)")
NOTE = re.compile(r"\.\. \[(?P<label>[0-9]+)\][ \t]+(?=\S)")
VERSE = re.compile(r"\|[ \t]+(?=\S)")


def split(chunk: Sequence[Traced], is_item: Callable[[Traced], bool]) -> Iterator[list[Traced]]:
    """Cut a group of lines where items follow one another without blank lines, each told by `is_item`."""
    group: list[Traced] = []
    in_list = is_item(chunk[0])
    for line in chunk:
        if group and NOTE.match(line.text):
            yield group
            group = []
        if group and in_list and is_item(line) and indent(line.text) <= indent(group[0].text):
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
