"""A line of text -> the glyphs that show it, from left to right, each with the characters that it stands for."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from publish.fonts.itemization import itemize
from publish.fonts.shaping import shape, units_per_em
from publish.locale.bidi import visual_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.fonts.itemization import FontStack, Item
    from publish.fonts.model import FontFace
    from publish.fonts.shaping import Direction, ShapedGlyph

#: Characters that steer line breaks and direction and draw nothing: no part of what a reader gets back from a page.
#: Joiners are none of them (U+200C and U+200D belong to the spelling of words).
LAYOUT_CONTROLS = frozenset(
    "\u00ad\u200b\u200e\u200f\u061c\u2060\u2066\u2067\u2068\u2069\ufeff\u202a\u202b\u202c\u202d\u202e"
)

#: Marks without room of their own, by their general category, and joiners: they go with the character before them.
_MARKS, _JOINERS = frozenset({"Mn", "Me"}), "\u200c\u200d"

#: Letters that are set apart are not joined into ligatures (CSS Text 3, letter-spacing); the engine sees to it.
_APART = {"liga": 0, "clig": 0, "dlig": 0}


@dataclass(frozen=True, slots=True)
class Manner:
    """How a line is set, beside its fonts: what shaping and itemization depend on.

    `language` is BCP 47; `features` are OpenType features with their values; `letters_apart` is letter-spacing,
    `spaces_apart` word-spacing or justification.
    """

    language: str
    direction: Direction
    features: tuple[tuple[str, int], ...] = ()
    letters_apart: bool = False
    spaces_apart: bool = False


class LineGlyph(NamedTuple):  # see ShapedGlyph
    """One glyph of a line: its face, None where no face of the stack has the characters, and its text.

    `text` is what is read back from this glyph: a cluster's text is parted among those of its glyphs that advance, from
    right to left it stands on the first of them, and the others have none. `script` is that of its item; `advance`,
    `x` and `y`, in em, say how far the pen goes on behind it and how far the glyph stands from the pen. `cluster` is
    where the characters that it helps to show begin in the line's text.
    """

    face: FontFace | None
    glyph: int
    text: str
    script: str = ""
    advance: float = 0.0
    x: float = 0.0
    y: float = 0.0
    cluster: int = 0


def set_line(text: str, stack: FontStack, manner: Manner) -> tuple[LineGlyph, ...]:
    """Set a line and return its glyphs from left to right."""
    items = itemize(text, stack, manner.language, manner.direction, spaces_apart=manner.spaces_apart)
    features = dict(manner.features) | (_APART if manner.letters_apart else {})
    glyphs: list[LineGlyph] = []
    for place in visual_order([item.level for item in items]):
        item = items[place]
        if item.face is None:
            glyphs.append(LineGlyph(None, 0, readable(text[item.start : item.end]), cluster=item.start))
            continue
        span = (item.start, item.end)
        # An item that is a word's space gets its width by letter-spacing, which switches ligatures off: none is there.
        shaped = shape(text, item.face, item.script, item.language, item.direction, features, span)
        em = units_per_em(item.face)
        glyphs += (
            LineGlyph(item.face, one.glyph, carried, item.script, one.advance / em, one.x / em, one.y / em, one.cluster)
            for one, carried in zip(shaped, _carry(text, item, shaped), strict=True)
        )
    return tuple(glyphs)


@lru_cache(maxsize=8192)
def readable(text: str) -> str:
    """Reduce a text to what is read back from a page."""
    return "".join(character for character in text if character not in LAYOUT_CONTROLS)


def _carry(text: str, item: Item, shaped: Sequence[ShapedGlyph]) -> Iterator[str]:
    """Say for each glyph of an item which characters it carries.

    Characters without a glyph of their own (U+200C) go with the cluster before them, at the item's start with the
    first one.
    """
    carriers: dict[int, list[int]] = {}
    for at, (_, cluster, _, _, advance) in enumerate(shaped):
        known = carriers.setdefault(cluster, [at])
        if advance > 0 and known != [at]:
            carriers[cluster] = [*known, at] if shaped[known[0]].advance > 0 else [at]
    starts = sorted(carriers)
    carried: dict[int, str] = {}
    for start, end in zip(starts, [*starts[1:], item.end], strict=False):
        own = readable(text[item.start if start == starts[0] else start : end])
        glyphs = carriers[start]
        parts = _parted(own, len(glyphs)) if item.direction == "ltr" else [own]
        carried.update(zip(glyphs, parts, strict=False))
    yield from (carried.get(at, "") for at in range(len(shaped)))


def _parted(text: str, count: int) -> list[str]:
    """Part the text of a cluster among its glyphs that advance: a reader takes one without text for a space.

    Each character goes with the marks above and below it, as far as that suffices; what is left over stands on the
    last glyph. Glyphs that stand before the letter that they are spoken behind carry its text in the order of reading.
    """
    units: list[str] = []
    for character in text:
        if units and (character in _JOINERS or unicodedata.category(character) in _MARKS):
            units[-1] += character
        else:
            units.append(character)
    units = units if len(units) >= count else list(text)
    return [*units[: count - 1], "".join(units[count - 1 :])]
