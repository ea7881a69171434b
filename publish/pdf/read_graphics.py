"""The graphics state of a content stream, its colours, paths and clips: everything but text, forms and marked content.

ISO 32000-1: 8.4 (graphics state), 8.5 (paths and clipping), 8.6 (colour).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pypdf.generic import DictionaryObject

from publish.pdf.read_geometry import multiply
from publish.pdf.read_paint import keeps_dark
from publish.pdf.read_paths import Path
from publish.pdf.read_shapes import Shapes, clipped
from publish.pdf.read_spaces import CMYK, GRAY, RGB, Space, colour, space_of, unsure
from publish.pdf.read_state import State, matrix, numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pypdf.generic import PdfObject

    from publish.pdf.read_tokens import Operand


class Graphics:
    """Follows the operators of a content stream that paint no text."""

    def __init__(self, shapes: Shapes, resources: DictionaryObject, state: State) -> None:
        self.shapes = shapes
        self.resources = resources
        self.state = state
        self.saved: list[State] = []
        self.path = Path()
        # Spaces that stand for those of the device (8.6.5.6).
        self._replaced = any(
            self.resource("/ColorSpace", [name]) for name in ("DefaultGray", "DefaultRGB", "DefaultCMYK")
        )

    @property
    def after(self) -> int:
        """How many runs of text the page has so far."""
        return 0

    # Graphics state

    def save(self, _: Sequence[Operand]) -> None:
        """Keep the state (q)."""
        self.saved.append(self.state)

    def restore(self, _: Sequence[Operand]) -> None:
        """Take the state back (Q)."""
        if self.saved:
            self.state = self.saved.pop()

    def transform(self, operands: Sequence[Operand]) -> None:
        """Change the space (cm)."""
        self.state = replace(self.state, ctm=multiply(matrix(operands), self.state.ctm))

    def graphics_state(self, operands: Sequence[Operand]) -> None:
        """Take what an extended graphics state says (gs)."""
        entry = self.resource("/ExtGState", operands)
        if not isinstance(entry, DictionaryObject):
            return
        alpha, along, shows, width = entry.get("/ca"), entry.get("/CA"), keeps_dark(entry), entry.get("/LW")
        if alpha is not None:
            self.state = replace(self.state, alpha=float(alpha))
        if along is not None:
            self.state = replace(self.state, stroke_alpha=float(along))
        if width is not None:
            self.state = replace(self.state, width=float(width))
        if shows is not None:
            self.state = replace(self.state, shows=shows)
        self.state_font(entry)

    def state_font(self, entry: DictionaryObject) -> None:
        """Take the font that an extended graphics state names; there is none where nothing is known of text."""

    # Colour for filling, and for lines

    def gray(self, operands: Sequence[Operand]) -> None:
        """Fill in a gray (g)."""
        self._paint(GRAY, operands)

    def rgb(self, operands: Sequence[Operand]) -> None:
        """Fill in red, green, blue (rg)."""
        self._paint(RGB, operands)

    def cmyk(self, operands: Sequence[Operand]) -> None:
        """Fill in process colours (k)."""
        self._paint(CMYK, operands)

    def set_space(self, operands: Sequence[Operand]) -> None:
        """Choose the colour space for filling (cs)."""
        space = self._space(operands)
        self.state = replace(self.state, space=space, colour=space.initial)

    def set_colour(self, operands: Sequence[Operand]) -> None:
        """Choose the colour for filling (sc, scn)."""
        self._paint(self.state.space, operands)

    def line_gray(self, operands: Sequence[Operand]) -> None:
        """Draw lines in a gray (G)."""
        self._line_paint(GRAY, operands)

    def line_rgb(self, operands: Sequence[Operand]) -> None:
        """Draw lines in red, green, blue (RG)."""
        self._line_paint(RGB, operands)

    def line_cmyk(self, operands: Sequence[Operand]) -> None:
        """Draw lines in process colours (K)."""
        self._line_paint(CMYK, operands)

    def set_line_space(self, operands: Sequence[Operand]) -> None:
        """Choose the colour space for lines (CS)."""
        space = self._space(operands)
        self.state = replace(self.state, stroke_space=space, stroke=space.initial)

    def set_line_colour(self, operands: Sequence[Operand]) -> None:
        """Choose the colour for lines (SC, SCN)."""
        self._line_paint(self.state.stroke_space, operands)

    def _space(self, operands: Sequence[Operand]) -> Space:
        named = self.resource("/ColorSpace", operands)
        given = operands[0] if operands else None
        if named is None:
            return space_of(f"/{given}" if isinstance(given, str) else None)
        return self.shapes.space(named)

    def _paint(self, space: Space, operands: Sequence[Operand]) -> None:
        space = unsure(space) if self._replaced else space
        self.state = replace(self.state, space=space, colour=colour(space, numbers(operands)))

    def _line_paint(self, space: Space, operands: Sequence[Operand]) -> None:
        self.state = replace(self.state, stroke_space=space, stroke=colour(space, numbers(operands)))

    # Paths

    def rectangle(self, operands: Sequence[Operand]) -> None:
        """Add a rectangle to the path (re)."""
        self.path.rectangle(self.state.ctm, operands)

    def move(self, operands: Sequence[Operand]) -> None:
        """Begin a subpath (m)."""
        self.path.move(self.state.ctm, operands)

    def line_to(self, operands: Sequence[Operand]) -> None:
        """Go on with the subpath (l, c, v, y)."""
        self.path.add(self.state.ctm, operands)

    def close(self, _: Sequence[Operand]) -> None:
        """Close the subpath (h)."""
        self.path.close()

    def clip(self, _: Sequence[Operand]) -> None:
        """Let the path clip, by the nonzero rule (W)."""
        self.path.clips = True

    def clip_even_odd(self, _: Sequence[Operand]) -> None:
        """Let the path clip, by the even-odd rule (W*)."""
        self.path.clips = self.path.even_odd = True

    def end_path(self, _: Sequence[Operand]) -> None:
        """End the path without painting it (n)."""
        if self.path.clips:
            self.state = clipped(self.path, self.state, even_odd=self.path.even_odd)
        self.path = Path()

    def fill_path(self, operands: Sequence[Operand]) -> None:
        """Fill the path, by the nonzero rule (f)."""
        self.shapes.fill(self.path, self.state, self.after, even_odd=False)
        self.end_path(operands)

    def fill_even_odd(self, operands: Sequence[Operand]) -> None:
        """Fill the path, by the even-odd rule (f*)."""
        self.shapes.fill(self.path, self.state, self.after, even_odd=True)
        self.end_path(operands)

    def stroke_path(self, operands: Sequence[Operand]) -> None:
        """Draw along the path (S)."""
        self.shapes.stroke(self.path, self.state, self.after)
        self.end_path(operands)

    def close_and_stroke(self, operands: Sequence[Operand]) -> None:
        """Close the path and draw along it (s)."""
        self.path.close()
        self.stroke_path(operands)

    def paint_path(self, operands: Sequence[Operand]) -> None:
        """Fill the path and draw along it (B, b)."""
        self.shapes.fill(self.path, self.state, self.after, even_odd=False)
        self.close_and_stroke(operands)

    def paint_even_odd(self, operands: Sequence[Operand]) -> None:
        """Fill by the even-odd rule and draw along it (B*, b*)."""
        self.shapes.fill(self.path, self.state, self.after, even_odd=True)
        self.close_and_stroke(operands)

    def shade(self, _: Sequence[Operand]) -> None:
        """Paint a shading over all (sh)."""
        self.shapes.flood(self.state, self.after)

    def inline_picture(self, operands: Sequence[Operand]) -> None:
        """Draw a picture that stands in the stream (BI, ID, EI)."""
        self.shapes.inline_picture(operands, self.state, self.after)

    def resource(self, category: str, operands: Sequence[Operand], *, resolve: bool = True) -> PdfObject | None:
        """Look the resource up that an operand names; None where there is none."""
        table = self.resources.get(category)
        table = table.get_object() if table is not None else None
        name = operands[0] if operands else None
        if not isinstance(table, DictionaryObject) or not isinstance(name, str) or f"/{name}" not in table:
            return None
        entry: PdfObject = table.raw_get(f"/{name}")
        return entry.get_object() if resolve else entry


def setting(name: str, factor: float = 1.0) -> Callable[[Any, list[Operand]], None]:
    """Make the operator that sets a number of the state."""

    def set_number(stream: Graphics, operands: list[Operand]) -> None:
        value = numbers(operands, 1)[0] * factor
        stream.state = replace(stream.state, **{name: int(value) if name == "mode" else value})  # type: ignore[arg-type]  # the names are fields

    return set_number


#: What each operator does.
ACTIONS: dict[bytes, Callable[[Any, list[Operand]], None]] = {
    b"q": Graphics.save,
    b"Q": Graphics.restore,
    b"cm": Graphics.transform,
    b"gs": Graphics.graphics_state,
    b"g": Graphics.gray,
    b"rg": Graphics.rgb,
    b"k": Graphics.cmyk,
    b"cs": Graphics.set_space,
    **dict.fromkeys((b"sc", b"scn"), Graphics.set_colour),
    b"G": Graphics.line_gray,
    b"RG": Graphics.line_rgb,
    b"K": Graphics.line_cmyk,
    b"CS": Graphics.set_line_space,
    **dict.fromkeys((b"SC", b"SCN"), Graphics.set_line_colour),
    b"re": Graphics.rectangle,
    b"m": Graphics.move,
    **dict.fromkeys((b"l", b"c", b"v", b"y"), Graphics.line_to),
    b"h": Graphics.close,
    b"W": Graphics.clip,
    b"W*": Graphics.clip_even_odd,
    b"n": Graphics.end_path,
    b"S": Graphics.stroke_path,
    b"s": Graphics.close_and_stroke,
    **dict.fromkeys((b"f", b"F"), Graphics.fill_path),
    b"f*": Graphics.fill_even_odd,
    **dict.fromkeys((b"B", b"b"), Graphics.paint_path),
    **dict.fromkeys((b"B*", b"b*"), Graphics.paint_even_odd),
    b"sh": Graphics.shade,
    b"w": setting("width"),
    b"ID": Graphics.inline_picture,
}
