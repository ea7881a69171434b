"""Break paragraphs inside the engine where their plans say, and fill the measure as planned.

The engine breaks line by line, as many words as fit. For a block with `text-align: justify` this module reads the
whole paragraph first (`worker_paragraph`), plans all its lines (`publish.justify`), and then answers the engine, line
by line, with the planned part of each text box. Everything else, boxes, tags, links, stays the engine's own work.

The private names of WeasyPrint that this leans on are those that `install` replaces; the version is pinned, and
tests/pdf/test_worker_lines.py fails where one of them changes its meaning.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any

from weasyprint.draw import text as draw_text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.matrix import Matrix

from publish.justify import BreakKind
from publish.pdf.worker_marks import attach_marks
from publish.pdf.worker_measure import PX
from publish.pdf.worker_paragraph import Reason
from publish.pdf.worker_setting import Setting, setting_of
from publish.pdf.worker_spacing import space_line

if TYPE_CHECKING:
    from publish.justify import Line


@dataclass(frozen=True, slots=True)
class _Current:
    """The line that the engine is at: its paragraph's setting, and its index in the plan."""

    setting: Setting
    index: int


class _LineSetter:
    """Stands between the engine and its line breaking. One per process; the engine is single-threaded."""

    def __init__(self) -> None:
        self._lines: list[_Current | None] = []  # a line may hold blocks with lines of their own
        self._get_next_linebox = inline.get_next_linebox
        self._split_inline_box = inline.split_inline_box
        self._split_text_box = inline.split_text_box
        self._text_align = inline.text_align
        self._draw_first_line = draw_text.draw_first_line

    def get_next_linebox(self, context: Any, line_box: Any, *rest: Any) -> Any:  # noqa: ANN401 - the engine ships no types
        """Lay out one line: find out which one of the plan it is, and let the engine go on."""
        _, _, skip_stack, block, _, _, first_letter_style, first_line_style = rest
        current = None
        if not (first_letter_style or first_line_style):
            setting = setting_of(context, line_box, block)
            if setting:
                current = _Current(setting, setting.index(line_box, skip_stack))
        self._lines.append(current)
        try:
            line, resume_at = self._get_next_linebox(context, line_box, *rest)
        finally:
            self._lines.pop()
        if line is not None:
            line.publish_current = current
            line.publish_source = line_box
        return line, resume_at

    def split_inline_box(self, context: Any, box: Any, position_x: float, max_x: float, *rest: Any) -> Any:  # noqa: ANN401 - same
        """Keep the engine from breaking a planned line where the measure ends: it is not spaced yet."""
        if isinstance(box, boxes.LineBox) and self._planned():
            max_x = inf
        return self._split_inline_box(context, box, position_x, max_x, *rest)

    def split_text_box(self, context: Any, box: Any, available_width: float | None, skip: int, **rest: Any) -> Any:  # noqa: ANN401 - same
        """Return the part of a text box that stands on the planned line, and where the next line goes on."""
        current = self._planned()
        begin = getattr(box, "publish_start", None)
        if current is None or begin is None or available_width is None:
            return self._split_text_box(context, box, available_width, skip, **rest)
        lines = current.setting.lines
        line, ends = lines[current.index], begin + len(box.text)
        start = begin + len(box.text.encode()[:skip].decode())
        resume = None
        if line.end <= ends and current.index + 1 < len(lines):
            resume = len(box.text[: min(lines[current.index + 1].start, ends) - begin].encode())
        return self._piece(context, box, current.setting, (begin, start, line, resume is not None)), resume, False

    def _piece(self, context: Any, box: Any, setting: Setting, place: tuple[int, int, Line, bool]) -> Any:  # noqa: ANN401 - same
        """Lay out the part of a text box that stands on a line; the same part is laid out once for all layouts."""
        begin, start, line, broken = place
        text = box.text[start - begin : line.end - begin]
        letters = setting.letters(start, start + len(text))
        if broken and line.kind is BreakKind.HYPHEN:
            text += box.style["hyphenate_character"]
            letters += 1
        if not text:
            return None
        key = (start, text)
        if key not in setting.pieces:
            # Without a width the engine lays the text out on one line, and does not break it.
            piece, _, _ = self._split_text_box(context, box.copy_with_text(text), None, 0)
            piece.publish_letters = letters
            setting.pieces[key] = piece
        piece = setting.pieces[key].copy()
        # Each has a layout of its own: what one line is filled by must not be drawn in the next that is set of it.
        piece.pango_layout = copy(piece.pango_layout)
        piece.position_x, piece.position_y = box.position_x, box.position_y
        return piece

    def text_align(self, context: Any, line: Any, available_width: float, last: bool) -> float:  # noqa: ANN401, FBT001 - same
        """Fill a planned line; return how far it moves from the measure's start, in CSS px."""
        current = self._lines[-1] if self._lines else None
        if current is None:
            return float(self._text_align(context, line, available_width, last))
        if current.setting.reason is Reason.BALANCED:
            return float(self._text_align(context, line, available_width, True))  # noqa: FBT003 - the engine's
        if current.setting.reason:
            return 0.0  # ragged
        before, behind = current.setting.overhangs(current.index)
        planned = current.setting.lines[current.index]
        indent = current.setting.indent if current.index == 0 else 0.0
        target = available_width - (indent - before - behind) / PX
        if planned.kind is not BreakKind.END or line.width > target:
            space_line(line, target, planned.fit)
        return -before / PX

    def draw_first_line(self, stream: Any, text_box: Any, overflow: Any, ellipsis: Any, matrix: Any) -> Any:  # noqa: ANN401 - same
        """Draw a text box, its glyphs scaled and tracked as its line needs it (ISO 32000-2, 9.3.2 and 9.4.2)."""
        if wanted := getattr(text_box, "publish_wanted", ()):
            attach_marks(text_box, wanted)
        scale = getattr(text_box, "publish_scale", 1.0)
        tracking = getattr(text_box, "publish_tracking", 0.0)
        if scale != 1:
            matrix = Matrix(a=scale) @ matrix
        if tracking:
            stream.stream.append(f"{tracking:.5f} Tc".encode())
        drawn = self._draw_first_line(stream, text_box, overflow, ellipsis, matrix)
        if tracking:
            stream.stream.append(b"0 Tc")
        return drawn

    def _planned(self) -> _Current | None:
        current = self._lines[-1] if self._lines else None
        return current if current and current.setting.lines else None


def install() -> None:
    """Replace the engine's own functions, which it looks up by name in their modules at every call."""
    setter = _LineSetter()
    inline.get_next_linebox = setter.get_next_linebox
    inline.split_inline_box = setter.split_inline_box
    inline.split_text_box = setter.split_text_box
    inline.text_align = setter.text_align
    draw_text.draw_first_line = setter.draw_first_line
