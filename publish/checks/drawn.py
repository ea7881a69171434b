"""Gate G4: every glyph that a page draws is a glyph, has ink, and can be seen.

Passes: glyph 21 of an embedded font with 900 glyphs, on the page. Fails: glyph 0, glyph 900, an empty outline for
a letter, text in rendering mode 3, ink beyond the page's or a clip's edge or under a later opaque shape, text
without a font.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from math import hypot
from types import MappingProxyType
from typing import TYPE_CHECKING

from publish.checks.codepoints import is_default_ignorable
from publish.checks.covered import OF_OURS, colours, is_covered, is_cut_off, is_lost, meet
from publish.checks.decorations import decorations, swallow
from publish.checks.glyph_ink import COPIED, GlyphInk, glyph_ink
from publish.checks.model import Count, Gate, GateResult
from publish.checks.overlapping import Inked, lines_of, overlapping
from publish.fonts.layout import is_mark
from publish.fonts.outlines import face_outlines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.fonts import FontFace
    from publish.pdf.read_model import Box, Fill, GlyphRun, PdfEvidence, PdfPage

GATE = Gate(
    "G4",
    "every glyph drawn is there, has ink and can be seen",
    "ISO 32000-1, 9.3.6, 9.7.4 and 9.10; ISO 14289-1, 7.21.8 (no .notdef)",
)

INVISIBLE = "is drawn invisibly"
PALE = "is so transparent that it can hardly be told from what it stands on"
COVERED = "is covered by what is painted over it"
VEILED = "may be covered by what is painted over it"
SAME_COLOUR = "can hardly be told from the colour of what it stands on"
IN_LINE = "lies in a line that the style draws along the text, and can hardly be told from it"
OVERLAPPING = "lies on the letters of another line"
UNKNOWN_COLOUR = "has a colour, or stands on one, that cannot be told"
TOO_SMALL = "is too small to be read"
NO_SIZE = "is drawn at no size"
OUTLINED = "is drawn in outline only"
EDGED = "has edges drawn around it, which may hide it"
OUTSIDE = "lies outside the page or is cut off"

#: Ink may stand this far over an edge, in points: rounding, and the control points of a curve.
_TOLERANCE = 0.5
#: An em of less than half a point in height and width shows nothing to the eye, in square points.
_SMALLEST = 0.25
#: The smallest em that a text of ours may have, in points: a raised figure in a note has more.
_SMALLEST_READ = 3.5
#: What an empty box may stand for, and the mark that some fonts draw for a missing character, by their names.
_BOXES = ("SQUARE", "RECTANGLE", "BOX", "REPLACEMENT", "QUESTION MARK")
#: What is not known for certain: of files from elsewhere it is told as not judged.
_UNCERTAIN = frozenset({VEILED, EDGED, UNKNOWN_COLOUR})


@dataclass(frozen=True, slots=True)
class DrawnFault:
    """A glyph that fails: its page (from 0), run on the page and place in the run, and what is wrong with it.

    `is_certain` is false where only the way to the glyph is not known: of a file of ours that is a fault as any other.
    `detail` says more of it, as the colours; `fails` is false of what an editor should look at, and is there.
    """

    page: int
    run: int
    index: int
    kind: str
    is_certain: bool = True
    detail: str = ""

    @property
    def fails(self) -> bool:
        """Whether the glyph is not proven for it."""
        return self.kind != IN_LINE


def check(
    evidence: PdfEvidence, faces: Mapping[int, FontFace] = MappingProxyType({})
) -> tuple[GateResult, tuple[DrawnFault, ...]]:
    """Check every drawn glyph; a glyph has at most one fault, the gravest.

    `faces` holds the locked face behind each font that gate G5 has proven; they tell which glyphs must have ink.
    """
    shapes: dict[tuple[int | None, int | None], GlyphInk] = {}
    count = Count()
    faults: list[DrawnFault] = []
    for page_index, page in enumerate(evidence.pages):
        for run_index, run in enumerate(page.runs):
            around = (_over(page, run_index), _under(page, run_index))
            found = [DrawnFault(page_index, run_index, *one) for one in _of_run(run, evidence, faces, shapes, around)]
            faults += found
            failed = sum(fault.fails for fault in found)
            count.add(len(run.glyphs), failed, face=faces.get(run.font) if run.font is not None else None)
        known = {(fault.run, fault.index) for fault in faults if fault.page == page_index}
        over = sorted(overlapping(lines_of(_inked(page, faces, shapes))) - known)
        faults += (DrawnFault(page_index, run, index, OVERLAPPING) for run, index in over)
        count.add(0, len(over))
    return count.result(GATE.id), tuple(faults)


def _inked(
    page: PdfPage, faces: Mapping[int, FontFace], shapes: Mapping[tuple[int | None, int | None], GlyphInk]
) -> Iterator[tuple[tuple[float, float], Inked]]:
    """Yield the ink of a page's glyphs in locked faces, each with the place of its line."""
    for number, run in enumerate(page.runs):
        em = hypot(*run.em[2:])
        if run.font not in faces or not em:
            continue
        level = (run.line[0] * run.em[2] + run.line[1] * run.em[3]) / em
        for index, glyph in enumerate(run.glyphs):
            shape = shapes[run.font, glyph]
            if shape.ink is not None:
                yield run.line, Inked(number, index, shape.on_page(run, index), level, em)


def _over(page: PdfPage, run: int) -> tuple[Fill, ...]:
    """Return the shapes that are painted on a page after one of its runs."""
    return tuple(fill for fill in page.fills if fill.after > run)


def _under(page: PdfPage, run: int) -> tuple[Fill, ...]:
    """Return the shapes that are painted on a page before one of its runs."""
    return tuple(fill for fill in page.fills if fill.after <= run)


def _of_run(
    run: GlyphRun,
    evidence: PdfEvidence,
    faces: Mapping[int, FontFace],
    shapes: dict[tuple[int | None, int | None], GlyphInk],
    around: tuple[Sequence[Fill], Sequence[Fill]],
) -> Iterator[tuple[int, str, bool, str]]:
    face = faces.get(run.font) if run.font is not None else None
    drawn: list[GlyphInk] = []
    for glyph in run.glyphs:
        key = (run.font, glyph)
        if key not in shapes:
            shapes[key] = glyph_ink(evidence.fonts.get(run.font) if run.font is not None else None, glyph, face)
        drawn.append(shapes[key])
    extent = _extent(run, max(shape.reach for shape in drawn))
    clear = _within(extent, run.clip)
    near, ground = ([fill for fill in fills if meet(extent, fill.box)] for fills in around)
    near, over = _apart(near, decorations(run, near, extent))
    ground, under = _apart(ground, decorations(run, ground, extent))
    for index, (glyph, shape) in enumerate(zip(run.glyphs, drawn, strict=True)):
        kind = _fault(shape, run, index, face, clear=clear)
        if kind is None and shape.ink is not None:
            kind = _hidden(shape, run, index, near, ground, ours=face is not None)
            lines = (*over, *under)
            if kind is None and lines and face is not None and glyph is not None and is_mark(face, glyph):
                kind = IN_LINE if swallow(shape.on_page(run, index), run, lines) else None
            if kind is None and run.edge not in {None, run.colour}:
                kind = EDGED
            if kind is None and face is not None and not run.plain:
                kind = UNKNOWN_COLOUR  # no file of ours has such colours for text
        if kind is not None:
            certain = kind not in _UNCERTAIN and not (shape.is_unknown and kind == shape.fault)
            detail = colours(run.colour, shape.on_page(run, index), ground) if kind == SAME_COLOUR else ""
            yield index, kind, certain, detail


def _hidden(  # noqa: PLR0913 - a glyph, where it stands, and what is around it
    shape: GlyphInk, run: GlyphRun, index: int, over: Sequence[Fill], under: Sequence[Fill], *, ours: bool
) -> str | None:
    """Say how a glyph's ink on the page is hidden by the shapes over and under it; None where it can be seen."""
    ink = shape.on_page(run, index)

    def hide(fills: Sequence[Fill]) -> bool:
        others = [fill for fill in fills if fill.colour != run.colour] if ours else []
        return is_covered(ink, fills) or is_covered(ink, others, OF_OURS)

    if over and hide(over):
        return COVERED if hide([fill for fill in over if fill.is_certain]) else VEILED
    lost = is_lost(run.colour, ink, under)
    return UNKNOWN_COLOUR if lost is None else SAME_COLOUR if lost else None


def _apart(fills: Sequence[Fill], lines: frozenset[int]) -> tuple[list[Fill], list[Fill]]:
    """Part shapes from the lines of decoration among them."""
    shapes = [fill for at, fill in enumerate(fills) if at not in lines]
    return shapes, [fill for at, fill in enumerate(fills) if at in lines]


def _fault(shape: GlyphInk, run: GlyphRun, index: int, face: FontFace | None, *, clear: bool) -> str | None:
    size = _size_fault(run, face)
    if size is not None:
        return size
    if not run.visible and (shape.is_unknown or shape.fault is None):
        return PALE if run.faint else INVISIBLE
    if shape.fault is not None or (shape.is_box and not _is_a_box(run.texts[index])):
        return shape.fault or COPIED
    if shape.ink is None and not shape.paints:
        return "has no ink" if _needs_ink(run.glyphs[index], run.texts[index], face) else None
    if face is not None and (run.outlined or run.edge is not None):
        return OUTLINED if run.outlined else EDGED  # no style of ours asks for it
    cut = bool(run.masks) and is_cut_off(shape.on_page(run, index), run.masks)
    return OUTSIDE if cut or not (clear or _inside(shape, run, index)) else None


def _size_fault(run: GlyphRun, face: FontFace | None) -> str | None:
    """Say whether an em of a run takes up no room on the page, or, in a face of ours, too little to be read."""
    ax, ay, bx, by = run.em
    if abs(ax * by - ay * bx) <= _SMALLEST:
        return NO_SIZE
    return TOO_SMALL if face is not None and bx**2 + by**2 < _SMALLEST_READ**2 else None


def _is_a_box(text: str | None) -> bool:
    """Tell whether an empty box may stand for a text: squares, and what stands for characters that are not known."""
    return bool(text) and any(word in unicodedata.name(one, "") for one in text or "" for word in _BOXES)


def _needs_ink(glyph: int | None, text: str | None, face: FontFace | None) -> bool:
    """Tell whether a glyph must show something.

    ToUnicode gives an empty glyph the text of a whole cluster that its neighbours draw (Bengali half forms, the
    spacers of Nastaliq). So only a single base character counts, and where the face is known only the glyph that
    its cmap gives that character.
    """
    if glyph is None or text is None or len(text) != 1 or is_default_ignorable(text):
        return False
    if unicodedata.category(text)[0] not in "LNPS":
        return False
    return face is None or face_outlines(face).draws_nominally(glyph, text)


def _extent(run: GlyphRun, reach: float) -> Box:
    """Return a box that holds all ink of a run, however its glyphs are turned, told cheaply."""
    ax, ay, bx, by = run.em
    far = reach * (max(abs(ax), abs(ay)) + max(abs(bx), abs(by)))
    across, up = [x for x, _ in run.origins], [y for _, y in run.origins]
    return min(across) - far, min(up) - far, max(across) + far, max(up) + far


def _within(inner: Box, outer: Box) -> bool:
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _inside(shape: GlyphInk, run: GlyphRun, index: int) -> bool:
    left, bottom, right, top = shape.box_on(run, index)
    clip_left, clip_bottom, clip_right, clip_top = run.clip
    return (
        left >= clip_left - _TOLERANCE
        and right <= clip_right + _TOLERANCE
        and bottom >= clip_bottom - _TOLERANCE
        and top <= clip_top + _TOLERANCE
    )
