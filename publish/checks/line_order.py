"""Part of gate G7: the pieces of a line stand in the order in which their text is read (UAX #9).

Each piece is set by itself, and set again by gate G6, so neither knows what stands beside it. Here the levels are those
of the author's paragraph, whole and without markup, and each line is put in order by them (rule L2).

Passes: `night` `@` `rail.example` from left to right in an Arabic line, though three pieces. Fails: `rail.example` to
the left of `night`; the bracket behind an English word in an Arabic line that stands before it. Code is written from
left to right in every language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.checks.alignment import LAYOUT_CONTROLS
from publish.locale import language
from publish.locale.bidi import CLOSING, CODE_DIRECTION, LEVEL, OPENING, embedding_levels, visual_order
from publish.locale.bidi_context import needs_direction
from publish.normalize.addresses import says_itself
from publish.normalize.model import Form, InlineRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.checks.alignment import Alignment, Span
    from publish.checks.model import PlacedSection
    from publish.normalize.model import Block
    from publish.pdf.model import TextBox

#: An address reads from left to right in every script, to its last sign.
_ADDRESS = re.compile(
    r"[a-z][a-z0-9+.-]*://[^\s<>]*[^\s<>()\[\]{}.,;:!?'\"»”’،؛؟]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)

#: A baseline that differs by more of the type size is another line's; superscripts move by a third.
_LINE = 0.6


def misplaced(section: PlacedSection, alignments: Mapping[int, Alignment]) -> Iterator[tuple[int, ...]]:
    """Yield the indexes of the boxes of each line whose pieces stand in another order than they are read in.

    `alignments` are those of the section's blocks with its boxes (`alignment.align_section`).
    """
    boxes = section.rendition.boxes
    for index, alignment in alignments.items():
        levels = _levels(section.blocks[index])
        if len(set(levels)) < 2 or alignment.fault is not None:  # noqa: PLR2004 - one level has one order
            continue
        for line in _lines(alignment.spans, boxes):
            drawn = _drawn(line, boxes, section.blocks[index].text)
            first, last = min(drawn, default=0), max(drawn, default=-1) + 1
            shown = set(drawn)
            wanted = [first + at for at in visual_order(levels[first:last]) if first + at in shown]
            if drawn != wanted:
                yield tuple(span.box for span in line)


def _levels(block: Block) -> list[int]:
    """Return the embedding level of each character of a paragraph."""
    known = language(block.language)
    direction: str = known.direction if known else "ltr"
    if block.form is Form.CODE and needs_direction(block.text, CODE_DIRECTION):
        direction = CODE_DIRECTION
    embedded = {match.span(): "ltr" for match in _ADDRESS.finditer(block.text)}
    for inline in block.inlines:
        if inline.role is InlineRole.PASSAGE and (own := language(inline.target)):
            embedded[inline.start, inline.end] = own.direction
        if inline.role is InlineRole.LINK and says_itself(block.text[inline.start : inline.end], inline.target):
            embedded[inline.start, inline.end] = "ltr"
        if inline.role is InlineRole.LITERAL:
            embedded[inline.start, inline.end] = CODE_DIRECTION
    opened: dict[int, str] = {}
    closed: dict[int, str] = {}
    for (start, end), said in embedded.items():
        if said != direction and needs_direction(block.text[start:end], said):
            opened[start] = opened.get(start, "") + OPENING[said]
            closed[end] = closed.get(end, "") + CLOSING
    text, places = "", []
    for at, character in enumerate(block.text):
        text += closed.get(at, "") + opened.get(at, "")
        places.append(len(text))
        text += character
    levels = embedding_levels(text, LEVEL[direction])
    return [levels[place] for place in places]


def _lines(spans: Sequence[Span], boxes: Sequence[TextBox]) -> Iterator[list[Span]]:
    """Part the boxes of a paragraph into its lines."""
    line: list[Span] = []
    for span in spans:
        box, first = boxes[span.box], boxes[line[0].box] if line else None
        if first and (box.page != first.page or abs(box.start[1] - first.start[1]) > _LINE * max(box.size, first.size)):
            yield line
            line = []
        line.append(span)
    if line:
        yield line


def _drawn(line: Sequence[Span], boxes: Sequence[TextBox], source: str) -> list[int]:
    """Return the offsets in the source of what can be seen of a line, from left to right."""
    order = sorted(line, key=lambda span: boxes[span.box].box[0] + boxes[span.box].box[2])
    found: list[int] = []
    for span in order:
        box = boxes[span.box]
        places = _places(box.text, source, span.start)
        levels = embedding_levels(box.text, LEVEL[box.direction])
        found += [places[at] for at in visual_order(levels) if at in places]
    return found


def _places(text: str, source: str, at: int) -> dict[int, int]:
    """Map the characters of a box that can be seen to their offsets in the source; the engine's hyphen has none."""
    found: dict[int, int] = {}
    for index, character in enumerate(text):
        if character.isspace() or character in LAYOUT_CONTROLS:
            continue
        while at < len(source) and (source[at].isspace() or source[at] in LAYOUT_CONTROLS):
            at += 1
        if at < len(source) and source[at] == character:
            found[index] = at
            at += 1
    return found
