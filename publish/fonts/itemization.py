"""Itemization: a line of text -> items of one font, script, language and direction, each shaped by itself.

This is what the engine (Pango 1.50, pango/itemize.c) does before it shapes, so that the same text can be shaped again
apart from it; tests/fonts/test_setting.py compares both.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from publish.fonts.script_runs import script_runs, shaping_language
from publish.locale.bidi import embedding_levels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.fonts.model import FontFace
    from publish.fonts.shaping import Direction

#: Where the engine widens or narrows words' spaces it gives each of them to an item of its own.
_WORD_SPACES = frozenset(" \u00a0")
_VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_OGHAM_SPACE = "\u1680"
_ANY_FACE, _NO_FACE = -1, -2


@dataclass(frozen=True, slots=True)
class Item:
    """The part [start, end) of a text that is shaped in one go.

    `level` is the embedding level (odd: right to left), `script` ISO 15924, `language` as HarfBuzz takes it;
    `face` is None where no face of the stack has the characters.
    """

    start: int
    end: int
    level: int
    script: str
    language: str
    face: FontFace | None

    @property
    def direction(self) -> Direction:
        """The direction in which the item is shaped."""
        return "rtl" if self.level % 2 else "ltr"


class FontStack:
    """The faces that set a line, best first: one for each declared family, all of the line's weight and style."""

    def __init__(self, faces: Sequence[FontFace]) -> None:
        self.faces = tuple(faces)
        self._known: dict[str, int] = {}

    def find(self, character: str) -> int:
        """Return the place in `faces` of the first face that has a character, negative where it needs or has none."""
        if character not in self._known:
            self._known[character] = self._look_up(character)
        return self._known[character]

    def has(self, character: str) -> bool:
        """Tell whether a character is in a face, or needs none."""
        return self.find(character) != _NO_FACE

    def _look_up(self, character: str) -> int:
        if _goes_with_any(character):
            return _ANY_FACE
        return next((at for at, face in enumerate(self.faces) if ord(character) in face.characters), _NO_FACE)

    def face(self, place: int) -> FontFace | None:
        """Return the face at a place; for what needs none, the first one that has a space."""
        if place == _ANY_FACE:
            return next((face for face in self.faces if ord(" ") in face.characters), None)
        return self.faces[place] if place >= 0 else None


def itemize(
    text: str, stack: FontStack, language: str, direction: Direction, *, spaces_apart: bool = False
) -> tuple[Item, ...]:
    """Cut a line into items, in logical order.

    Args:
        text: The line, one paragraph of its own for the bidirectional algorithm.
        stack: The faces that set it.
        language: BCP 47, the line's own.
        direction: The direction of the paragraph that the line stands in.
        spaces_apart: Whether words' spaces are widened or narrowed: each is an item of its own then.
    """
    levels = embedding_levels(text, int(direction == "rtl"))
    items: list[Item] = []
    for run in script_runs(text):
        shaped_as = shaping_language(language, run.script)
        for start, end, level in _pieces(text, run.start, run.end, levels, spaces_apart=spaces_apart):
            items += (
                Item(first, last, level, run.script, shaped_as, stack.face(place))
                for first, last, place in _by_face(text, start, end, stack)
            )
    return tuple(items)


def _pieces(
    text: str, start: int, end: int, levels: Sequence[int], *, spaces_apart: bool
) -> Iterator[tuple[int, int, int]]:
    """Cut [start, end) where the level changes and around words' spaces, if they stand apart."""
    if not spaces_apart and len(set(levels[start:end])) == 1:
        yield start, end, levels[start]
        return

    def key(at: int) -> tuple[int, int]:
        return levels[at], at if spaces_apart and text[at] in _WORD_SPACES else -1

    for (level, _), group in groupby(range(start, end), key=key):
        members = list(group)
        yield members[0], members[-1] + 1, level


def _by_face(text: str, start: int, end: int, stack: FontStack) -> Iterator[tuple[int, int, int]]:
    """Cut [start, end) where the face changes.

    What needs no face goes with what stands before it; with what stands behind it where that is set in a better face
    of the stack, or where nothing stands before it.
    """
    places = {stack.find(character) for character in set(text[start:end])} - {_ANY_FACE}
    if len(places) <= 1:
        yield start, end, next(iter(places), _ANY_FACE)
        return
    current, loose = _ANY_FACE, start  # `loose` is where the characters without a face of their own begin
    for at in range(start, end):
        place = stack.find(text[at])
        if place == _ANY_FACE:
            continue
        if current == _ANY_FACE:
            current = place
        elif place != current:
            cut = loose if _ahead(place, current) and loose > start else at
            yield start, cut, current
            start, current = cut, place
        loose = at + 1
    yield start, end, current


def _ahead(place: int, other: int) -> bool:
    """Tell whether a place in the stack stands before another; no face at all stands behind all."""
    return place >= 0 and (other < 0 or place < other)


def _goes_with_any(character: str) -> bool:
    """Tell whether a character never chooses a font: white space, controls, variation selectors."""
    category = unicodedata.category(character)
    if category in {"Cc", "Cf", "Cs", "Zl", "Zp"} or (category == "Zs" and character != _OGHAM_SPACE):
        return True
    return any(ord(character) in selectors for selectors in _VARIATION_SELECTORS)
