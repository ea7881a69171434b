"""Part of gate G6: letters that must touch do touch, within a line and where the engine cuts it into boxes.

Letter-spacing leaves the glyphs of Arabic or Devanagari as they are and tears them apart; a box that ends in the
middle of a word takes the joining from its letters, since the engine shapes each box by itself.
"""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from publish.fonts.joining import joins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.checks.alignment import Alignment
    from publish.checks.lines import DrawnLine
    from publish.fonts.setting import LineGlyph
    from publish.pdf.read_model import PdfEvidence

#: Scripts whose letters hang together, by their strokes or by a headline, and Hebrew, which is never spaced either.
_CONNECTED = frozenset({"Adlm", "Arab", "Beng", "Deva", "Guru", "Hebr", "Mand", "Mong", "Nkoo", "Rohg", "Syrc"})
#: The engine writes places in whole thousandths of an em, rounded twice, and takes 1/1000 of what glyphs are moved from
#: the pen for 1/1024: in em, and as a share of that move.
_TOLERANCE, _SHARE = 0.02, 0.03
#: How far an em may lean, and its width differ from its height, as shares of the height.
_ASLANT, _SCALED = 0.01, 0.05


def torn_apart(line: DrawnLine, wanted: Sequence[LineGlyph], evidence: PdfEvidence) -> int | None:
    """Find the first glyph of a connected script that stands farther from the next, or nearer, than its font sets it.

    `line` must have the glyphs of `wanted`. None where all stand as they should.
    """
    if not any(one.script in _CONNECTED for one in wanted):
        return None
    steps = _steps(line, evidence)
    for at, (one, following) in enumerate(pairwise(wanted)):
        if one.script not in _CONNECTED or following.script != one.script or _is_space(one) or _is_space(following):
            continue
        (advance, x), (_, next_x) = _placed(one), _placed(following)
        wrong = abs(steps[at] - (advance + next_x - x))
        if one.face == following.face and wrong > _TOLERANCE + _SHARE * (abs(x) + abs(next_x)):
            return at
    return None


def is_distorted(line: DrawnLine, evidence: PdfEvidence) -> bool:
    """Tell whether a line stands otherwise than upright, or its letters are wider or narrower than their font has them.

    Lines are filled by scaling glyphs up to two in a hundred (publish/justify), no more.
    """
    for page, at in line.runs:
        ax, ay, bx, by = evidence.pages[page].runs[at].em
        if by <= 0 or max(abs(ay), abs(bx)) > _ASLANT * by or abs(ax / by - 1) > _SCALED:
            return True
    return False


def cut_words(text: str, alignment: Alignment) -> Iterator[tuple[int, int]]:
    """Yield (box, offset) for each box that begins in the middle of a word whose letters join across its edge."""
    for before, after in pairwise(alignment.spans):
        if before.end == after.start and joins(text, after.start):
            yield after.box, after.start


def _placed(one: LineGlyph) -> tuple[float, float]:
    """Return a glyph's advance and its move from the pen as the engine has them: Pango turns advances below nought.

    Nastaliq has them, a twentieth of an em, behind letters that do not join: those stand so much looser on the page.
    """
    return (-one.advance, one.x - one.advance) if one.advance < 0 else (one.advance, one.x)


def _is_space(one: LineGlyph) -> bool:
    return bool(one.text) and one.text.isspace()


def _steps(line: DrawnLine, evidence: PdfEvidence) -> list[float]:
    """Return how far each glyph's origin stands from the one before it, in em, along the line."""
    places = []
    for page, at in line.runs:
        run = evidence.pages[page].runs[at]
        ax, ay = run.em[:2]
        places += [(x, y, ax, ay) for x, y in run.origins]
    return [
        ((x2 - x1) * ax + (y2 - y1) * ay) / max(hypot(ax, ay) ** 2, 1e-9)
        for (x1, y1, ax, ay), (x2, y2, _, _) in pairwise(places)
    ]
