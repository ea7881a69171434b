"""Part of gate G6: every glyph stands where its line was laid out and where its font sets it, in both directions.

Ids alone would pass a mark that hangs beside its letter, a pair without its kerning, words that overlap or a line
that was moved. So each line is measured: where its pen begins, how large its letters are, how far each glyph stands
from the one before it and above the baseline, and where it ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.checks.lines import DrawnLine
    from publish.fonts.setting import LineGlyph
    from publish.pdf.model import TextBox

#: Scripts whose letters hang together, by their strokes or by a headline, and Hebrew, which is never spaced either.
_CONNECTED = frozenset({"Adlm", "Arab", "Beng", "Deva", "Guru", "Hebr", "Mand", "Mong", "Nkoo", "Rohg", "Syrc"})
#: The engine writes advances in whole thousandths of an em, cut off, and widths rounded: in em, for each step.
_STEP = 0.006
#: What is left of these roundings at a line's end, in em: at all, for each glyph, and for each space.
_END, _END_EACH, _END_SPACE = 0.03, 0.0012, 0.02
#: The engine takes 1/1000 of what a glyph is moved from the pen for 1/1024 of it (WeasyPrint, draw_first_line).
_MOVES = 1024 / 1000
#: A line begins where it was laid out, in points; a size is that which was asked for, in points.
_START, _SIZE = 0.05, 0.02
#: How far an em may lean, and its width differ from that which was set, as shares of its height.
_ASLANT = 0.005
#: Where words are widened or narrowed, by the engine's own rule.
_WORD_SPACES = frozenset(" \u00a0")
#: Letters pushed together by more than this cannot be read, in em; a space needs this share of its font's own.
_TIGHTEST, _SPACE_LEFT = -0.06, 0.5

TURNED = "is drawn turned, mirrored or out of proportion"
RESIZED = "is drawn in another size than it was set in"
MOVED = "is not drawn where it was laid out"
SPACED = "The letters of {} do not stand as their font sets them: they are spaced."
SHIFTED = "The letters of {} do not stand as their font sets them: one is moved along the line."
RAISED = "The letters of {} do not stand as their font sets them: one is moved up or down."
CROWDED = "The letters of {} stand on one another: they are pushed together."
TIGHT = "The words of {} have no space between them that could be read."
UNEVEN = "The words of {} do not stand as far apart as they were set."
_LINE = "{} {}."


@dataclass(frozen=True, slots=True)
class Misplaced:
    """What stands wrong in a line: words with a place for its text, and the glyph where it begins; None for all."""

    words: str
    at: int | None = None


def misplaced(box: TextBox, shift: float, line: DrawnLine, wanted: Sequence[LineGlyph]) -> Misplaced | None:
    """Say what stands wrong in a line that has the glyphs of `wanted`; None where all stands as it should.

    `shift` is how far binding has moved the page's body to the right, in points.
    """
    if any(is_distorted(em, box.scale) for em in line.ems):
        return Misplaced(_LINE.format("{}", TURNED))
    if any(abs(em[3] - box.size) > _SIZE for em in line.ems):
        return Misplaced(_LINE.format("{}", RESIZED))
    x, y = line.start
    if abs(x - shift - box.start[0]) > _START or abs(y - box.start[1]) > _START:
        return Misplaced(_LINE.format("{}", MOVED))
    if not wanted:
        return None
    for at, (glyph, (_, up)) in enumerate(zip(wanted, line.places, strict=True)):
        if abs(up - _MOVES * glyph.y) > _STEP:
            return Misplaced(RAISED, at)
    return _along(box, shift, line, wanted)


def is_distorted(em: tuple[float, float, float, float], scale: float) -> bool:
    """Tell whether an em stands otherwise than upright, or is wider or narrower than it was set (`TextBox.scale`)."""
    ax, ay, bx, by = em
    return by <= 0 or max(abs(ay), abs(bx), abs(ax - scale * by)) > _ASLANT * by


def _along(box: TextBox, shift: float, line: DrawnLine, wanted: Sequence[LineGlyph]) -> Misplaced | None:
    """Compare each step along the line, then where it ends."""
    steps = list(_surplus(line, wanted))
    apart = box.tracking + (_letter_space(steps, wanted) if box.letters_apart else 0.0)
    found = _crowded(steps, wanted, apart) or _unlike(box, steps, wanted, apart)
    if found is not None:
        return found
    first = line.places[0][0] - _MOVES * _placed(wanted[0])[1]
    free = abs(apart) + (abs(median(steps)) if _is_space(wanted[0]) and steps else 0.0)
    if not -_STEP - free <= first <= _STEP + free:
        return Misplaced(SHIFTED, 0)
    return None if _ends_well(box, shift, line, wanted, apart) else Misplaced(UNEVEN)


def _unlike(box: TextBox, steps: Sequence[float], wanted: Sequence[LineGlyph], apart: float) -> Misplaced | None:
    """Find a step that is unlike that of the font, or of the line's other spaces."""
    spaces: dict[tuple[bool, ...], list[tuple[float, int]]] = {}
    for at, (one, following) in enumerate(pairwise(wanted)):
        beside = (_is_space(one), _is_space(following))
        if box.spaces_apart and any(beside):
            # A space at a box's end is not widened, or on one side alone.
            edge = (at == 0 and beside[0], at == len(steps) - 1 and beside[1])
            spaces.setdefault((*beside, *edge), []).append((steps[at], at))
        elif one.script in _CONNECTED and following.script in _CONNECTED and not any(beside):
            if not _within(steps[at], box.tracking, inside=not following.text):
                return Misplaced(SPACED, at)
        elif not _within(steps[at], apart, inside=not following.text):
            return Misplaced(SHIFTED, at)
    for found in spaces.values():
        middle = median(step for step, _ in found)
        for step, at in found:
            if abs(step - middle) > _STEP:
                return Misplaced(UNEVEN, at)
    return None


def _ends_well(box: TextBox, shift: float, line: DrawnLine, wanted: Sequence[LineGlyph], apart: float) -> bool:
    """Tell whether a line ends where its box ends; spaces at its ends hang out of the box, or not."""
    if _is_space(wanted[0]) or _is_space(wanted[-1]):
        return True
    advance, x = _placed(wanted[-1])
    scale = line.ems[-1][0]
    end = line.start[0] - shift + (line.places[-1][0] - _MOVES * x + advance) * scale
    spaces = sum(map(_is_space, wanted)) if box.spaces_apart else 0
    return abs(end - box.box[2]) <= (_END + _END_EACH * len(wanted) + _END_SPACE * spaces + abs(apart)) * scale


def _surplus(line: DrawnLine, wanted: Sequence[LineGlyph]) -> Iterator[float]:
    """Yield how much farther each glyph stands from the one before it than its font sets it, in em."""
    for (one, following), ((x, _), (next_x, _)) in zip(pairwise(wanted), pairwise(line.places), strict=True):
        (advance, moved), (_, next_moved) = _placed(one), _placed(following)
        yield next_x - x - (advance + _MOVES * (next_moved - moved))


def _crowded(steps: Sequence[float], wanted: Sequence[LineGlyph], apart: float) -> Misplaced | None:
    """Find letters pushed into one another, or a space between words of which less is left than can be read."""
    if apart < _TIGHTEST:
        return Misplaced(CROWDED)
    for at in range(1, len(wanted) - 1):
        if _is_space(wanted[at]) and wanted[at].advance > 0:
            left = wanted[at].advance + steps[at - 1] + steps[at]
            if left < _SPACE_LEFT * wanted[at].advance:
                return Misplaced(TIGHT, at)
    return None


def _letter_space(steps: Sequence[float], wanted: Sequence[LineGlyph]) -> float:
    """Find by how much a line's letters are set apart: what most of them are."""
    between = [step for step, following in zip(steps, wanted[1:], strict=True) if following.text]
    return median(between) if between else 0.0


def _within(step: float, apart: float, *, inside: bool) -> bool:
    """Tell whether a step has the space of the line's letters; within a cluster it may have none, or a part of it."""
    if abs(step - apart) <= _STEP:
        return True
    return inside and min(apart, 0.0) - _STEP <= step <= max(apart, 0.0) + _STEP


def _placed(one: LineGlyph) -> tuple[float, float]:
    """Return a glyph's advance and its move from the pen as the engine has them: Pango turns advances below nought.

    Nastaliq has them, a twentieth of an em, behind letters that do not join: those stand so much looser on the page.
    """
    return (-one.advance, one.x - one.advance) if one.advance < 0 else (one.advance, one.x)


def _is_space(one: LineGlyph) -> bool:
    return one.text in _WORD_SPACES
