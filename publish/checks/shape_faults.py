"""What can be wrong with a shaped word: glyph 0, dotted circles, loose marks, letters that do not join.

These look at the glyphs of one word in one face; `shaping` asks them for every word of the texts.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from publish.fonts.contextual import contextual_forms
from publish.fonts.joining import joining_pairs
from publish.fonts.layout import ink_across, is_mark, nominal_glyph
from publish.fonts.shaping import glyphs_used, shape, units_per_em

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.fonts.itemization import Item
    from publish.fonts.shaping import ShapedGlyph

_DOTTED_CIRCLE = "\u25cc"
_ATTACHING = {"mark": 0, "mkmk": 0, "abvm": 0, "blwm": 0}
_JOINING = dict.fromkeys(("init", "medi", "fina", "isol", "med2", "fin2", "fin3", "rlig", "calt"), 0)
#: How many glyphs around a mark may be its base.
_NEAR = 3
#: What joins on both sides and looks alike everywhere (ArabicShaping.txt, joining type C): the stroke that stretches.
_JOIN_CAUSING = frozenset({"\u0640", "\u07fa", "\u0883", "\u0884", "\u0885", "\u200d"})

#: How far beside its letter a mark may begin in a form that the face keeps for that, in em: Noto Sans Tai Tham draws
#: the vowel below (U+1A6C) beside a subjoined YA, whose tail fills the place under the letter.
_BESIDE = 0.05


def faults(word: str, item: Item) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one item of a word: what it is, in words, and the characters concerned."""
    shaped = _shape(word, item, {})
    part = word[item.start : item.end]
    for one in shaped:
        if one.glyph == 0:
            yield "is shown as the empty box of a missing character", _cluster(word, item, shaped, one)
    circle = nominal_glyph(item.face, _DOTTED_CIRCLE) if item.face else None
    if circle and _DOTTED_CIRCLE not in part:
        for one in shaped:
            if one.glyph == circle:
                yield "stands on a dotted circle: it has no letter to stand on", _cluster(word, item, shaped, one)
    if any(unicodedata.category(character) == "Mn" for character in part):
        yield from _loose_marks(word, item, shaped)
    if pairs := [pair for pair in joining_pairs(word) if item.start <= pair[0] and pair[1] < item.end]:
        yield from _unjoined(word, item, shaped, pairs)


def is_whole(line: str, item: Item) -> bool:
    """Tell whether an item of plain letters (no marks, none that join) shows no missing character and no circle."""
    if item.face is None or item.direction == "rtl":
        return False
    used = glyphs_used(line, item.face, item.script, item.language, (item.start, item.end))
    circle = nominal_glyph(item.face, _DOTTED_CIRCLE)
    return 0 not in used and (circle is None or circle not in used)


def _shape(word: str, item: Item, features: dict[str, int]) -> tuple[ShapedGlyph, ...]:
    if item.face is None:
        return ()
    return shape(word, item.face, item.script, item.language, item.direction, features, (item.start, item.end))


def _loose_marks(word: str, item: Item, shaped: Sequence[ShapedGlyph]) -> Iterator[tuple[str, str]]:
    """Find marks that the font does not move to their letter and whose ink does not lie within its width."""
    plain = _shape(word, item, _ATTACHING)
    comparable = [one.glyph for one in plain] == [one.glyph for one in shaped]
    pens = _pens(shaped)
    for at, one in enumerate(shaped):
        if item.face is None or one.advance or not is_mark(item.face, one.glyph):
            continue
        ink = ink_across(item.face, one.glyph)
        moved = (one.x, one.y) != ((plain[at].x, plain[at].y) if comparable else (0, 0))
        if ink is not None and not moved and not _at_its_letter(word, item, shaped, pens, at):
            text = _cluster(word, item, shaped, one)
            yield _how_loose(word, item, one.cluster, text), text


def _how_loose(word: str, item: Item, at: int, text: str) -> str:
    """Say why a mark stands alone: its letter is in another font, is not there, or is there and does not take it."""
    if any(unicodedata.category(character)[0] != "M" for character in text):
        return "has a mark that stands apart from its letter"
    if at == item.start and at and unicodedata.category(word[at - 1])[0] in "LM":
        return "is set in another font than its letter"
    return "has no letter to stand on"


def _pens(shaped: Sequence[ShapedGlyph]) -> list[int]:
    """Return where each glyph's origin stands, in font units from the item's left end."""
    pens, along = [], 0
    for one in shaped:
        pens.append(along + one.x)
        along += one.advance
    return pens


def _at_its_letter(word: str, item: Item, shaped: Sequence[ShapedGlyph], pens: Sequence[int], at: int) -> bool:
    """Tell whether a mark lies over its letter, or beside it in the form that its face keeps for standing there."""
    if item.face is None or _near_its_letter(item, shaped, pens, at, 0):
        return True
    span = (item.start, item.end)
    forms = contextual_forms(word, item.face, item.script, item.language, item.direction, span)
    return shaped[at].glyph in forms and _near_its_letter(
        item, shaped, pens, at, round(_BESIDE * units_per_em(item.face))
    )


def _near_its_letter(item: Item, shaped: Sequence[ShapedGlyph], pens: Sequence[int], mark: int, gap: int) -> bool:
    """Tell whether a mark's ink meets the way of a letter of its cluster, or comes as near as `gap`, in font units."""
    if item.face is None or (own := ink_across(item.face, shaped[mark].glyph)) is None:
        return True
    left, right = own[0] + pens[mark], own[1] + pens[mark]
    for at in range(max(mark - _NEAR, 0), min(mark + _NEAR + 1, len(shaped))):
        letter = shaped[at]
        if not letter.advance or letter.cluster != shaped[mark].cluster:
            continue
        # The pen's way counts as the letter's: fonts put marks beside its ink on purpose (Tai Tham, Kannada).
        ink = ink_across(item.face, letter.glyph) or (0, 0)
        reach = min(ink[0], 0, letter.advance) + pens[at], max(ink[1], 0, letter.advance) + pens[at]
        if reach[0] - gap < right and left < reach[1] + gap:
            return True
    return False


def _unjoined(
    word: str, item: Item, shaped: Sequence[ShapedGlyph], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, str]]:
    """Find pairs of letters neither of which changes its form where they should join."""
    apart = _shape(word, item, _JOINING)
    for first, second in pairs:
        if {word[first], word[second]} <= _JOIN_CAUSING:
            continue  # a stroke has one form, joined or not
        if all(_glyphs(shaped, at) == _glyphs(apart, at) for at in (first, second)):
            yield "does not join as its letters should", word[first : second + 1]


def _glyphs(shaped: Sequence[ShapedGlyph], at: int) -> tuple[int, list[int]]:
    """Return the cluster that a character belongs to: where it begins, and its glyphs."""
    start = max((one.cluster for one in shaped if one.cluster <= at), default=-1)
    return start, [one.glyph for one in shaped if one.cluster == start]


def _cluster(word: str, item: Item, shaped: Sequence[ShapedGlyph], one: ShapedGlyph) -> str:
    end = min((other.cluster for other in shaped if other.cluster > one.cluster), default=item.end)
    return word[one.cluster : end]
