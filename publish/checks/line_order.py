"""Part of gate G7: the pieces of a line stand in the order in which their text is read (UAX #9).

Each piece is set by itself, and set again by gate G6, so neither knows what stands beside it. Here the levels are those
of the whole paragraph, over all its pieces and lines, and each line is put in order by them (rule L2).

Passes: `night` `@` `rail.example` from left to right in an Arabic line, though three pieces. Fails: `rail.example` to
the left of `night`; the comma behind an English word at a line's end that stands before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.checks.alignment import LAYOUT_CONTROLS
from publish.locale import language
from publish.locale.bidi import embedding_levels, visual_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.checks.alignment import Alignment, Span
    from publish.checks.model import PlacedSection
    from publish.pdf.model import TextBox

#: What opens the embedding of a piece whose element says its direction (LRE, RLE), and what ends it (PDF).
_OPEN, _CLOSE = {"ltr": "\u202a", "rtl": "\u202b"}, "\u202c"

#: A baseline that differs by more of the type size is another line's; superscripts move by a third.
_LINE = 0.6

#: A character of a line: the box that holds it, and its offset there.
_Place = tuple[int, int]


def misplaced(section: PlacedSection, alignments: Mapping[int, Alignment]) -> Iterator[tuple[int, ...]]:
    """Yield the indexes of the boxes of each line whose pieces stand in another order than they are read in.

    `alignments` are those of the section's blocks with its boxes (`alignment.align_section`).
    """
    boxes = section.rendition.boxes
    for index, alignment in alignments.items():
        block = section.blocks[index]
        known = language(block.language)
        levels = _levels(block.text, alignment.spans, boxes, known.direction if known else "ltr")
        if not levels:
            continue
        for line in _lines([span.box for span in alignment.spans], boxes):
            if _expected(line, boxes, levels) != _drawn(line, boxes):
                yield tuple(line)


def _levels(source: str, spans: Sequence[Span], boxes: Sequence[TextBox], direction: str) -> dict[_Place, int]:
    """Map each character of a paragraph's boxes to its embedding level; nothing where all have one."""
    text: list[str] = []
    places: list[_Place | None] = []
    read = 0
    for span in spans:
        box = boxes[span.box]
        embedded = box.direction != direction
        # The space at which a line breaks is in no box.
        between = " " if any(character.isspace() for character in source[read : span.start]) else ""
        opened = f"{between}{_OPEN[box.direction] if embedded else ''}"
        text += (opened, box.text, _CLOSE if embedded else "")
        places += [None] * len(opened)
        places += [(span.box, at) for at in range(len(box.text))]
        places += [None] if embedded else []
        read = span.end
    levels = embedding_levels("".join(text), 1 if direction == "rtl" else 0)
    return {place: level for place, level in zip(places, levels, strict=True) if place} if len(set(levels)) > 1 else {}


def _lines(numbers: Sequence[int], boxes: Sequence[TextBox]) -> Iterator[list[int]]:
    """Part the boxes of a paragraph into its lines."""
    line: list[int] = []
    for number in numbers:
        box, first = boxes[number], boxes[line[0]] if line else None
        if first and (box.page != first.page or abs(box.start[1] - first.start[1]) > _LINE * max(box.size, first.size)):
            yield line
            line = []
        line.append(number)
    if line:
        yield line


def _shown(box: TextBox, at: int) -> bool:
    return not box.text[at].isspace() and box.text[at] not in LAYOUT_CONTROLS


def _expected(line: Sequence[int], boxes: Sequence[TextBox], levels: dict[_Place, int]) -> list[_Place]:
    places = [(number, at) for number in line for at in range(len(boxes[number].text))]
    ordered = (places[index] for index in visual_order([levels[place] for place in places]))
    return [(number, at) for number, at in ordered if _shown(boxes[number], at)]


def _drawn(line: Sequence[int], boxes: Sequence[TextBox]) -> list[_Place]:
    order = sorted(line, key=lambda number: boxes[number].box[0] + boxes[number].box[2])
    return [
        (number, at)
        for number in order
        for at in visual_order(embedding_levels(boxes[number].text, 1 if boxes[number].direction == "rtl" else 0))
        if _shown(boxes[number], at)
    ]
