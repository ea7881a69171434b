"""Content streams -> runs of glyphs: the text state, forms, and marked content as far as it replaces or hides text.

ISO 32000-1: 8.10 (forms), 9.3 and 9.4 (text state and operators), 14.6 (marked content).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from publish.pdf.read_damaged import is_damaged
from publish.pdf.read_fonts import NO_FONT, FontTable
from publish.pdf.read_geometry import UNIT, Matrix, around, intersect, multiply
from publish.pdf.read_graphics import ACTIONS, Graphics, setting
from publish.pdf.read_layers import is_off
from publish.pdf.read_model import Box, GlyphRun, PdfReadError, Replacement
from publish.pdf.read_paint import FAINT
from publish.pdf.read_paths import box_corners
from publish.pdf.read_shapes import Shapes
from publish.pdf.read_state import State, matrix, numbers
from publish.pdf.read_tokens import Operand, operations, text_string

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


#: What marked content may give to readers in place of its own text, or as words for it.
_REPLACING = ("ActualText", "Alt", "E")
_INVISIBLE_MODES, _OUTLINE_MODES, _EDGED_MODES = frozenset({3, 7}), frozenset({1, 5}), frozenset({2, 6})
#: Forms drawn on one page: drawings of maps have thousands. Forms that multiply have thousands of millions.
_FORMS = 50_000
#: Forms inside forms; deeper than any producer goes, and an end for forms that draw themselves.
_DEPTH = 16


@dataclass(slots=True)
class TextReader:
    """Reads one page's streams; `runs`, `replacements` and `shapes` grow in the order of drawing."""

    fonts: FontTable
    runs: list[GlyphRun] = field(default_factory=list)
    replacements: list[Replacement] = field(default_factory=list)
    shapes: Shapes = field(default_factory=Shapes)
    forms: int = 0
    off: frozenset[int] = frozenset()
    """The layers that are switched off, by object number (`read_layers.layers_off`)."""
    paints_only: bool = False
    """Whether text is passed over."""
    damaged: bool = False
    """Whether a form could not be read to its end."""

    def read(self, stream: bytes, resources: DictionaryObject, ctm: Matrix, clip: Box, depth: int = 0) -> None:
        """Follow one content stream; `ctm` leads to points from the page's lower left corner."""
        _Stream(self, resources, State(ctm, clip), depth).follow(stream)


@dataclass(frozen=True, slots=True)
class _Marked:
    """A sequence of marked content that is open (14.6).

    `texts` replace what it shows, which begins at the page's run `first`; `mcid` is its number in the structure, `off`
    tells that it is on a layer that is switched off, `language` is what it says of its own.
    """

    texts: tuple[str, ...]
    first: int
    mcid: int | None
    off: bool
    language: str | None


class _Stream(Graphics):
    """The state while one content stream is followed."""

    def __init__(self, reader: TextReader, resources: DictionaryObject, state: State, depth: int) -> None:
        super().__init__(reader.shapes, resources, state)
        self.reader = reader
        self.depth = depth
        self.matrix = self.line = UNIT
        self.marked: list[_Marked] = []

    def follow(self, stream: bytes) -> None:
        actions = _PAINTING if self.reader.paints_only else _ACTIONS
        for operator, operands in operations(stream):
            action = actions.get(operator)
            if action is not None:
                action(self, operands)

    @property
    def after(self) -> int:
        """How many runs of text the page has so far."""
        return len(self.reader.runs)

    # Text

    def begin_text(self, _: Sequence[Operand]) -> None:
        self.matrix = self.line = UNIT

    def set_font(self, operands: Sequence[Operand]) -> None:
        reference = self.resource("/Font", operands, resolve=False)
        number = self.reader.fonts.number(reference) if reference is not None else None
        self.state = replace(self.state, font=number, size=numbers(operands[1:], 1)[0])

    def state_font(self, entry: DictionaryObject) -> None:
        named = entry.get("/Font")
        array = named.get_object() if named is not None else None
        if isinstance(array, ArrayObject) and len(array) > 1:
            reference, size = list.__iter__(array)
            self.state = replace(self.state, font=self.reader.fonts.number(reference), size=float(size))

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
        layer = operands[0] == "OC" and isinstance(given, str)
        off = layer and is_off(self.resource("/Properties", [given], resolve=False), self.reader.off)
        said: dict[str, object] = {}
        if isinstance(given, str):
            properties = self.resource("/Properties", [given])
            if isinstance(properties, DictionaryObject):
                said = {key[1:]: value.get_object() for key, value in properties.items()}
        elif isinstance(given, dict):
            said = {key: text_string(one) if isinstance(one, bytes) else one for key, one in given.items()}
        texts = tuple(str(said[key]) for key in _REPLACING if isinstance(said.get(key), str))
        mcid, language = said.get("MCID"), said.get("Lang")
        number = int(mcid) if isinstance(mcid, int | float) and not self.depth else None
        tongue = language if isinstance(language, str) else None
        self.marked.append(_Marked(texts, len(self.reader.runs), number, off, tongue))

    def end_marked(self, _operands: Sequence[Operand]) -> None:
        ended = self.marked.pop() if self.marked else None
        if ended:
            end = len(self.reader.runs)
            self.reader.replacements += (Replacement(text, ended.first, end) for text in ended.texts)

    # Forms

    def draw_object(self, operands: Sequence[Operand]) -> None:
        form = self.resource("/XObject", operands)
        if not isinstance(form, StreamObject) or self.depth >= _DEPTH:
            return
        if form.get("/Subtype") == "/Image":
            self.shapes.picture(form, self.state, self.after)
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
            self.reader.damaged |= is_damaged(form)
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
            outlined = state.mode in _OUTLINE_MODES
            alpha = (state.stroke_alpha if outlined else state.alpha) * state.backdrop
            shown = state.mode not in _INVISIBLE_MODES and self._shows()
            self.reader.runs.append(
                GlyphRun(
                    state.font,
                    tuple(glyphs),
                    tuple(texts),
                    tuple(origins),
                    multiply(self.line, state.ctm)[4:],
                    em,
                    shown and alpha >= FAINT,
                    state.clip,
                    state.stroke if outlined else state.colour,
                    masks=state.masks,
                    outlined=outlined,
                    edge=state.stroke if state.mode in _EDGED_MODES and state.stroke_alpha >= FAINT else None,
                    mcid=next((one.mcid for one in reversed(self.marked) if one.mcid is not None), None),
                    plain=(state.stroke_space if outlined else state.space).is_plain,
                    language=next((one.language for one in reversed(self.marked) if one.language is not None), None),
                    faint=shown and 0 < alpha < FAINT,
                )
            )

    def _shows(self) -> bool:
        """Tell whether what is painted now can be seen at all: no pattern (unknown), mask or layer takes it away."""
        return self.state.shows and not self.state.space.is_pattern and not any(one.off for one in self.marked)


_PAINTING: dict[bytes, Callable[[_Stream, list[Operand]], None]] = {
    **ACTIONS,
    **dict.fromkeys((b"BDC", b"BMC"), _Stream.begin_marked),
    b"EMC": _Stream.end_marked,
    b"Do": _Stream.draw_object,
}
_ACTIONS: dict[bytes, Callable[[_Stream, list[Operand]], None]] = {
    **_PAINTING,
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
    b"Tc": setting("character_space"),
    b"Tw": setting("word_space"),
    b"Tz": setting("scale", 0.01),
    b"TL": setting("leading"),
    b"Ts": setting("rise"),
    b"Tr": setting("mode"),
}
