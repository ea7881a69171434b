"""A line as its stream shows it, so that a reader of PDFs takes its words as one: moves, codes, and words.

Readers tell words by their gaps (ISO 32000-1, 14.8.2.5 asks for spaces and finds few producers that write them). So a
move inside a word is written in steps that are narrower than any space, though glyphs that stand back from the pen
need wide ones. A word whose glyphs have gaps between their texts, as a vowel that is written on both sides of its
letter, is given as a whole: a Span with its ActualText (14.9.4), which says no more than its glyphs say. So is a word
with a glyph that has no text: poppler and pypdf read nothing there, but PDFium takes its code for a character. It puts
what is shown in the order of its places, too, so that a part of a word would not do.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from publish.fonts.shaping import advance
from publish.locale.bidi import embedding_levels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from publish.fonts.setting import LineGlyph

_ITEM = re.compile(rb"<([0-9a-f]*)>|([^<>\[\] ]+?)(?=[<\]])")
#: Hexadecimal digits of a code: the engine writes two bytes for each glyph.
_DIGITS = 4
#: In thousandths of an em: less than half of a space of the narrowest (132, nastaliq), and the widest move that is
#: written in such steps; what is wider is no move within a word.
_STEP, _WIDEST = 40.0, 2000.0
#: Letters that stand farther apart than this, or as much into one another, are taken for two words; so much above one
#: another for two lines; in em.
_APART, _RAISED = 0.1, 0.4
#: Where one letter is raised by so much, or both begin at nearly one place (as letters do that are printed twice to
#: look bold), a smaller gap is enough, in em.
_UNEVEN, _GAP = 0.04, 0.02


def glyphs(piece: bytes) -> Iterator[int]:
    """Yield the codes of an array that shows text."""
    for string, _ in _ITEM.findall(piece):
        yield from _codes(string)


def show(
    pieces: list[object],
    line: Sequence[tuple[int, bytes]],
    wanted: Sequence[LineGlyph],
    code: Callable[[bytes, LineGlyph], int],
) -> None:
    """Write anew the pieces of a stream that show a line, which has the glyphs of `wanted`.

    `line` has the places of those pieces and the name of the font of each; `code` gives the code of a glyph in a font.
    """
    opened, closed = {}, set()
    for first, last, text in _whole(wanted):
        opened[first] = text
        closed.add(last)
    at = 0
    for place, font in line:
        written = _Written()
        for string, number in _ITEM.findall(pieces[place]):  # type: ignore[call-overload]  # see worker_unicode._lines
            if number:
                written.move(float(number))
            for _ in _codes(string):
                if at in opened:
                    written.operate(b"/Span << /ActualText <feff%s> >> BDC" % _hexadecimal(opened[at]))
                written.glyph(code(font, wanted[at]))
                if at in closed:
                    written.operate(b"EMC")
                at += 1
        pieces[place] = written.end()


class _Written:
    """Operators that show text, as they are written."""

    def __init__(self) -> None:
        self._operators: list[bytes] = []
        self._items: list[bytes] = []
        self._codes: list[bytes] = []

    def glyph(self, code: int) -> None:
        self._codes.append(b"%04x" % code)

    def move(self, by: float) -> None:
        """Move the pen back by so many thousandths of an em; forward where it is below nought."""
        if not by:
            return
        self._end_string()
        if -_WIDEST <= by < -_STEP:
            while by < -_STEP:
                self._move(-_STEP)
                by += _STEP
        self._move(by)

    def operate(self, operator: bytes) -> None:
        self._end_array()
        self._operators.append(operator)

    def end(self) -> bytes:
        self._end_array()
        return b"\n".join(self._operators)

    def _move(self, by: float) -> None:
        behind_a_number = self._items and not self._items[-1].endswith(b">")
        self._items.append(b" " * bool(behind_a_number) + f"{by:.6f}".rstrip("0").rstrip(".").encode())

    def _end_string(self) -> None:
        if self._codes:
            self._items.append(b"<" + b"".join(self._codes) + b">")
            self._codes = []

    def _end_array(self) -> None:
        self._end_string()
        if self._items:
            self._operators.append(b"[" + b"".join(self._items) + b"] TJ")
            self._items = []


class _Box(NamedTuple):
    """The room of a glyph: where it begins and ends along the line, how far it is raised, all in em."""

    begins: float
    ends: float
    above: float


class _Cluster(NamedTuple):
    """A cluster of a line: its first glyph and its last, its text, the room of each glyph.

    `bare` tells that one of them has no text.
    """

    first: int
    last: int
    text: str
    boxes: tuple[_Box, ...]
    bare: bool


class _Whole(NamedTuple):
    """What is given as a whole: its first glyph and its last, its text."""

    first: int
    last: int
    text: str


def _whole(wanted: Sequence[LineGlyph]) -> Iterator[_Whole]:
    """Yield the words of a line that have gaps, each as a whole.

    A space between two of them goes with the first: PDFium loses one that is shown alone.
    """
    before: _Whole | None = None
    space: list[_Cluster] = []
    for is_space, group in groupby(_clusters(wanted), key=lambda one: one.text.isspace()):
        word = list(group)
        if is_space:
            space = word
            continue
        for whole in _of_word(word):
            if before and _are_between(space, before, whole):
                before = _Whole(before.first, space[-1].last, before.text + _text(space))
            if before:
                yield before
            before = whole
    if before:
        yield before


def _of_word(word: Sequence[_Cluster]) -> Iterator[_Whole]:
    text = _text(word)
    if any(embedding_levels(text, 0)):  # drawn in another order than it is read in: each cluster by itself
        yield from (_Whole(one.first, one.last, one.text) for one in word if _has_gaps([one]))
    elif _has_gaps(word):
        yield _Whole(word[0].first, word[-1].last, text)


def _has_gaps(clusters: Sequence[_Cluster]) -> bool:
    """Tell whether a glyph has no text, or two that follow one another are taken for those of two words."""
    boxes = [box for one in clusters for box in one.boxes]
    return any(one.bare for one in clusters) or any(_are_apart(*pair) for pair in pairwise(boxes))


def _are_between(space: Sequence[_Cluster], before: _Whole, after: _Whole) -> bool:
    beside = bool(space) and before.last + 1 == space[0].first and space[-1].last + 1 == after.first
    return beside and not any(embedding_levels(before.text + after.text, 0))


def _text(clusters: Sequence[_Cluster]) -> str:
    return "".join(one.text for one in clusters)


def _clusters(wanted: Sequence[LineGlyph]) -> Iterator[_Cluster]:
    """Cut a line into its clusters, without those that have no text."""
    pen = 0.0
    for _, group in groupby(enumerate(wanted), key=lambda item: (item[1].face, item[1].cluster)):
        members = list(group)
        boxes: list[_Box] = []
        for _, one in members:
            boxes.append(_Box(pen + one.x, pen + one.x + _width(one), one.y))
            pen += one.advance
        text = "".join(one.text for _, one in members)
        if text:
            bare = any(not one.text for _, one in members)
            yield _Cluster(members[0][0], members[-1][0], text, tuple(boxes), bare)


def _are_apart(before: _Box, after: _Box) -> bool:
    gap, rise = after.begins - before.ends, abs(after.above - before.above)
    uneven = rise > _UNEVEN or after.begins - before.begins < _APART
    return abs(gap) > _APART or rise > _RAISED or (uneven and gap > _GAP)


def _width(one: LineGlyph) -> float:
    """How wide readers take a glyph for: what its font says, wherever the pen goes on."""
    return advance(one.face, one.glyph) if one.face else one.advance


def _codes(string: bytes) -> Iterator[int]:
    return (int(string[at : at + _DIGITS], 16) for at in range(0, len(string), _DIGITS))


def _hexadecimal(text: str) -> bytes:
    return text.encode("utf-16-be").hex().encode()
