"""Content streams -> runs of glyphs: the graphics and text state as far as it places, hides or clips glyphs.

ISO 32000-1: 8.4 (graphics state), 8.5.4 (clipping), 8.10 (forms), 9.3 and 9.4 (text state and operators).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from publish.pdf.read_fonts import NO_FONT, FontTable
from publish.pdf.read_geometry import UNIT, Matrix, around, intersect, multiply
from publish.pdf.read_model import Box, Fill, GlyphRun, PdfReadError, Replacement
from publish.pdf.read_paint import BLACK, PATTERN, Colour, colour, components, is_off, keeps_dark
from publish.pdf.read_paths import Path, box_corners, unit_square
from publish.pdf.read_state import State, matrix, numbers
from publish.pdf.read_tokens import Operand, operations, text_string

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pypdf.generic import PdfObject

_INVISIBLE_MODES = frozenset({3, 7})
#: Forms drawn on one page: drawings of maps have thousands. Forms that multiply have thousands of millions.
_FORMS = 50_000
#: Forms inside forms; deeper than any producer goes, and an end for forms that draw themselves.
_DEPTH = 16


@dataclass(slots=True)
class TextReader:
    """Reads one page's streams; `runs`, `replacements`, `fills` and `images` grow in the order of drawing."""

    fonts: FontTable
    runs: list[GlyphRun] = field(default_factory=list)
    replacements: list[Replacement] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    forms: int = 0
    off: frozenset[int] = frozenset()
    """The layers that are switched off, by object number (`read_paint.layers_off`)."""

    def read(self, stream: bytes, resources: DictionaryObject, ctm: Matrix, clip: Box, depth: int = 0) -> None:
        """Follow one content stream; `ctm` leads to points from the page's lower left corner."""
        _Stream(self, resources, State(ctm, clip), depth).follow(stream)


class _Stream:
    """The state while one content stream is followed."""

    def __init__(self, reader: TextReader, resources: DictionaryObject, state: State, depth: int) -> None:
        self.reader = reader
        self.resources = resources
        self.state = state
        self.depth = depth
        self.saved: list[State] = []
        self.matrix = self.line = UNIT
        self.path = Path()
        self.marked: list[tuple[str | None, int, bool]] = []

    def follow(self, stream: bytes) -> None:
        for operator, operands in operations(stream):
            action = _ACTIONS.get(operator)
            if action is not None:
                action(self, operands)

    # Graphics state

    def save(self, _: Sequence[Operand]) -> None:
        self.saved.append(self.state)

    def restore(self, _: Sequence[Operand]) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def transform(self, operands: Sequence[Operand]) -> None:
        self.state = replace(self.state, ctm=multiply(matrix(operands), self.state.ctm))

    def graphics_state(self, operands: Sequence[Operand]) -> None:
        entry = self._resource("/ExtGState", operands)
        if not isinstance(entry, DictionaryObject):
            return
        alpha, shows = entry.get("/ca"), keeps_dark(entry)
        if alpha is not None:
            self.state = replace(self.state, alpha=float(alpha))
        if shows is not None:
            self.state = replace(self.state, shows=shows)

    # Colour for filling

    def gray(self, operands: Sequence[Operand]) -> None:
        self._paint(1, operands)

    def rgb(self, operands: Sequence[Operand]) -> None:
        self._paint(3, operands)

    def cmyk(self, operands: Sequence[Operand]) -> None:
        self._paint(4, operands)

    def set_space(self, operands: Sequence[Operand]) -> None:
        named = self._resource("/ColorSpace", operands)
        given = operands[0] if operands else None
        kind = components(named if named is not None else f"/{given}" if isinstance(given, str) else None)
        self.state = replace(self.state, space=kind, colour=BLACK if kind > 0 else None)

    def set_colour(self, operands: Sequence[Operand]) -> None:
        self._paint(self.state.space, operands)

    def _paint(self, kind: int, operands: Sequence[Operand]) -> None:
        self.state = replace(self.state, space=kind, colour=colour(kind, numbers(operands)))

    # Paths

    def rectangle(self, operands: Sequence[Operand]) -> None:
        self.path.rectangle(self.state.ctm, operands)

    def move(self, operands: Sequence[Operand]) -> None:
        self.path.move(self.state.ctm, operands)

    def line_to(self, operands: Sequence[Operand]) -> None:
        self.path.add(self.state.ctm, operands)

    def clip(self, _: Sequence[Operand]) -> None:
        self.path.clips = True

    def end_path(self, _: Sequence[Operand]) -> None:
        box = self.path.box if self.path.clips else None
        if box is not None:
            self.state = replace(self.state, clip=intersect(self.state.clip, box))
        self.path = Path()

    def fill_path(self, operands: Sequence[Operand]) -> None:
        self._fill(self.path.shapes, self.state.colour)
        self.end_path(operands)

    def shade(self, _: Sequence[Operand]) -> None:
        left, bottom, right, top = self.state.clip
        self._fill([[(left, bottom), (right, bottom), (right, top), (left, top)]])

    def _fill(self, outlines: Sequence[Sequence[tuple[float, float]]], painted: Colour = None) -> None:
        if outlines and self.state.alpha * self.state.backdrop == 1 and self.state.shows:
            box = intersect(self.state.clip, around([point for outline in outlines for point in outline]))
            self.reader.fills.append(Fill(len(self.reader.runs), box, tuple(map(tuple, outlines)), painted))

    def begin_text(self, _: Sequence[Operand]) -> None:
        self.matrix = self.line = UNIT

    def set_font(self, operands: Sequence[Operand]) -> None:
        reference = self._resource("/Font", operands, resolve=False)
        number = self.reader.fonts.number(reference) if reference is not None else None
        self.state = replace(self.state, font=number, size=numbers(operands[1:], 1)[0])

    def set_matrix(self, operands: Sequence[Operand]) -> None:
        self.matrix = self.line = matrix(operands)

    def move_line(self, operands: Sequence[Operand]) -> None:
        x, y = numbers(operands, 2)
        self.matrix = self.line = multiply((1, 0, 0, 1, x, y), self.line)

    def move_line_leading(self, operands: Sequence[Operand]) -> None:
        self.state = replace(self.state, leading=-numbers(operands, 2)[1])
        self.move_line(operands)

    def next_line(self, _: Sequence[Operand]) -> None:
        self.move_line([0.0, -self.state.leading])

    def show(self, operands: Sequence[Operand]) -> None:
        self._run(operands[:1])

    def show_array(self, operands: Sequence[Operand]) -> None:
        if operands and isinstance(operands[0], list):
            self._run(operands[0])

    def show_next_line(self, operands: Sequence[Operand]) -> None:
        self.next_line(operands)
        self._run(operands[-1:])

    def show_spaced(self, operands: Sequence[Operand]) -> None:
        word, character = numbers(operands, 2)
        self.state = replace(self.state, word_space=word, character_space=character)
        self.show_next_line(operands)

    # Marked content, as far as it replaces text (14.6 and 14.9.4)

    def begin_marked(self, operands: Sequence[Operand]) -> None:
        given = operands[1] if len(operands) > 1 else None
        text: str | None = None
        layer = operands[0] == "OC" and isinstance(given, str)
        off = layer and is_off(self._resource("/Properties", [given], resolve=False), self.reader.off)
        if isinstance(given, str):
            properties = self._resource("/Properties", [given])
            found = properties.get("/ActualText") if isinstance(properties, DictionaryObject) else None
            text = str(found.get_object()) if found is not None else None
        elif isinstance(given, dict):
            string = given.get("ActualText")
            text = text_string(string) if isinstance(string, bytes) else None
        self.marked.append((text, len(self.reader.runs), off))

    def end_marked(self, _operands: Sequence[Operand]) -> None:
        text, first, _ = self.marked.pop() if self.marked else (None, 0, False)
        if text is not None:
            self.reader.replacements.append(Replacement(text, first, len(self.reader.runs)))

    # Pictures and forms

    def picture(self, image: StreamObject) -> None:
        corners = unit_square(self.state.ctm)
        self.reader.images.append(around(corners))
        if not image.keys() & {"/SMask", "/Mask", "/ImageMask"}:
            self._fill([corners])

    def inline_picture(self, _: Sequence[Operand]) -> None:
        self.reader.images.append(around(unit_square(self.state.ctm)))

    def draw_object(self, operands: Sequence[Operand]) -> None:
        form = self._resource("/XObject", operands)
        if not isinstance(form, StreamObject) or self.depth >= _DEPTH:
            return
        if form.get("/Subtype") == "/Image":
            self.picture(form)
        if form.get("/Subtype") != "/Form":
            return
        self.reader.forms += 1
        if self.reader.forms > _FORMS:
            message = "it draws more forms than a page can need"
            raise PdfReadError(message)
        own_matrix = form.get("/Matrix")
        own_space = matrix([float(item) for item in own_matrix]) if isinstance(own_matrix, ArrayObject) else UNIT
        ctm = multiply(own_space, self.state.ctm)
        clip = self.state.clip
        box = form.get("/BBox")
        if isinstance(box, ArrayObject):
            clip = intersect(clip, around(box_corners(ctm, numbers([float(item) for item in box], 4))))
        own = form.get("/Resources")
        resources = own.get_object() if own is not None else self.resources
        if isinstance(resources, DictionaryObject):
            shows = self._shows() and not is_off(form.raw_get("/OC") if "/OC" in form else None, self.reader.off)
            state = replace(self.state, ctm=ctm, clip=clip, shows=shows)
            if "/Group" in form:
                state = replace(state, alpha=1.0, backdrop=state.backdrop * state.alpha)
            _Stream(self.reader, resources, state, self.depth + 1).follow(form.get_data())

    def _run(self, items: Sequence[Operand]) -> None:
        state = self.state
        font = self.reader.fonts.fonts[state.font] if state.font is not None else NO_FONT
        glyphs: list[int | None] = []
        texts: list[str | None] = []
        origins: list[tuple[float, float]] = []
        a, b, c, d, e, f = multiply(self.matrix, state.ctm)
        along = 0.0
        for item in items:
            if isinstance(item, float):
                along -= item / 1000 * state.size * state.scale
            elif isinstance(item, bytes):
                for glyph, text, width, is_space in font.decode(item):
                    glyphs.append(glyph)
                    texts.append(text)
                    origins.append((a * along + c * state.rise + e, b * along + d * state.rise + f))
                    space = state.character_space + (state.word_space if is_space else 0.0)
                    along += (width / 1000 * state.size + space) * state.scale
        self.matrix = multiply((1, 0, 0, 1, along, 0), self.matrix)
        if glyphs:
            across, up = state.size * state.scale, state.size
            em = (a * across, b * across, c * up, d * up)
            visible = state.mode not in _INVISIBLE_MODES and state.alpha * state.backdrop > 0 and self._shows()
            line = multiply(self.line, state.ctm)[4:]
            run = GlyphRun(
                state.font, tuple(glyphs), tuple(texts), tuple(origins), line, em, visible, state.clip, state.colour
            )
            self.reader.runs.append(run)

    def _shows(self) -> bool:
        """Tell whether what is painted now can be seen at all: no pattern (unknown), mask or layer takes it away."""
        return self.state.shows and self.state.space != PATTERN and not any(off for _, _, off in self.marked)

    def _resource(self, category: str, operands: Sequence[Operand], *, resolve: bool = True) -> PdfObject | None:
        table = self.resources.get(category)
        table = table.get_object() if table is not None else None
        name = operands[0] if operands else None
        if not isinstance(table, DictionaryObject) or not isinstance(name, str) or f"/{name}" not in table:
            return None
        entry: PdfObject = table.raw_get(f"/{name}")
        return entry.get_object() if resolve else entry


def _setting(name: str, factor: float = 1.0) -> Callable[[_Stream, list[Operand]], None]:
    def set_number(stream: _Stream, operands: list[Operand]) -> None:
        value = numbers(operands, 1)[0] * factor
        stream.state = replace(stream.state, **{name: int(value) if name == "mode" else value})  # type: ignore[arg-type]  # the names are fields

    return set_number


_ACTIONS: dict[bytes, Callable[[_Stream, list[Operand]], None]] = {
    b"q": _Stream.save,
    b"Q": _Stream.restore,
    b"cm": _Stream.transform,
    b"gs": _Stream.graphics_state,
    b"g": _Stream.gray,
    b"rg": _Stream.rgb,
    b"k": _Stream.cmyk,
    b"cs": _Stream.set_space,
    **dict.fromkeys((b"sc", b"scn"), _Stream.set_colour),
    b"re": _Stream.rectangle,
    b"m": _Stream.move,
    **dict.fromkeys((b"l", b"c", b"v", b"y"), _Stream.line_to),
    **dict.fromkeys((b"W", b"W*"), _Stream.clip),
    **dict.fromkeys((b"n", b"S", b"s"), _Stream.end_path),
    **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), _Stream.fill_path),
    b"sh": _Stream.shade,
    b"BT": _Stream.begin_text,
    b"Tf": _Stream.set_font,
    b"Tm": _Stream.set_matrix,
    b"Td": _Stream.move_line,
    b"TD": _Stream.move_line_leading,
    b"T*": _Stream.next_line,
    b"Tj": _Stream.show,
    b"TJ": _Stream.show_array,
    b"'": _Stream.show_next_line,
    b'"': _Stream.show_spaced,
    b"Tc": _setting("character_space"),
    b"Tw": _setting("word_space"),
    b"Tz": _setting("scale", 0.01),
    b"TL": _setting("leading"),
    b"Ts": _setting("rise"),
    b"Tr": _setting("mode"),
    **dict.fromkeys((b"BDC", b"BMC"), _Stream.begin_marked),
    b"EMC": _Stream.end_marked,
    b"Do": _Stream.draw_object,
    b"ID": _Stream.inline_picture,
}
