"""The text boxes of a section laid along the blocks that they set: which box holds which part of a block's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.checks.model import PlacedSection

#: Characters that steer line breaks and direction and draw nothing: the engine may take them or give them.
LAYOUT_CONTROLS = frozenset("\u00ad\u200b\u200e\u200f\u061c\u2060\u2066\u2067\u2068\u2069\ufeff")

#: What may be left of a box's text when the block's has been matched: nothing, or the engine's hyphen at a line's end.
_LINE_END_HYPHENS = frozenset({"", "-", "\u2010"})


@dataclass(frozen=True, slots=True)
class Span:
    """The part [start, end) of a block's text that one box holds; `box` is its index in the rendition."""

    box: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Spans of a block's boxes in order; `fault` is the offset where box and block first differ, None where nowhere."""

    spans: tuple[Span, ...]
    fault: int | None = None


def align(text: str, boxes: Sequence[tuple[int, str]]) -> Alignment:
    """Lay the texts of boxes, each with its index, along a block's text.

    White space may be missing at the ends of boxes (lines break there) but stands nowhere that the block has none;
    inside a box any run of it equals any other; a hyphen at a box's end that the block lacks is the engine's; layout
    controls do not count.
    """
    spans: list[Span] = []
    at, spaced = 0, False
    for number, box in boxes:
        shown = squeeze(box)
        start = _skip(text, at, spaces=True)
        spaced = spaced or box[:1].isspace()
        if not shown:  # a blank between two pieces is a box of its own: the text's blank is still to come
            spans.append(Span(number, start, start))
            continue
        if spaced and shown and spans and not any(map(str.isspace, text[at:start])):
            return Alignment((*spans, Span(number, start, len(text))), _word_start(text, start))
        spaced = box[-1:].isspace() if shown else spaced
        end, matched = _walk(text, start, shown)
        if shown[matched:] not in _LINE_END_HYPHENS:
            return Alignment((*spans, Span(number, start, len(text))), _word_start(text, end))
        spans.append(Span(number, start, end))
        at = end
    rest = _skip(text, at, spaces=True)
    return Alignment(tuple(spans), rest if rest < len(text) else None)


def align_section(section: PlacedSection) -> dict[int, Alignment]:
    """Align every block of a section with its boxes that hold text of the block (not what the style sheet made)."""
    boxes: dict[int, list[tuple[int, str]]] = {index: [] for index in range(len(section.blocks))}
    for number, box in enumerate(section.rendition.boxes):
        if box.block in boxes and not (box.generated or box.repeated):
            boxes[box.block].append((number, box.text))
    return {index: align(section.blocks[index].text, pieces) for index, pieces in boxes.items()}


def squeeze(text: str) -> str:
    """Reduce a text to what a page shows of it: no layout controls, single spaces inside, none at the ends."""
    return " ".join("".join(c for c in text if c not in LAYOUT_CONTROLS).split())


def _skip(text: str, at: int, *, spaces: bool) -> int:
    while at < len(text) and (text[at] in LAYOUT_CONTROLS or (spaces and text[at].isspace())):
        at += 1
    return at


def _walk(text: str, start: int, box: str) -> tuple[int, int]:
    """Follow a box's text in the block's; return how far both agree, as offsets into the block and the box."""
    at = start
    for index, character in enumerate(box):
        at = _skip(text, at, spaces=False)
        if character == " ":
            after = _skip(text, at, spaces=True)
            if not any(space.isspace() for space in text[at:after]):
                return at, index
            at = after
        elif at < len(text) and text[at] == character:
            at += 1
        else:
            return at, index
    return at, len(box)


def _word_start(text: str, at: int) -> int:
    """Go back to the beginning of the word at an offset: a person looks for words."""
    at = min(at, max(len(text) - 1, 0))
    while at > 0 and not text[at].isspace() and not text[at - 1].isspace():
        at -= 1
    return at
