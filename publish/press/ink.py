"""Ink for the press: content streams set anew in black and process colours, with colour at the trim pulled over it.

Text is black or, where it was light, paper: one plate, no register to miss. What is drawn otherwise keeps its tone:
greys in black ink, other colours by the profile of the printing condition; without one in process inks with full
under-colour removal (k = 1 - max(r, g, b)), which prints tints as dark as they look, if not in quite the hue.
ISO 32000-2: 8.6 (colour), 8.4.2 (graphics state), 8.5 (paths).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Operator, Rectangle

from publish.pdf.worker_separation import separate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pikepdf import Object

    from publish.geometry import Size
    from publish.pdf.worker_separation import Condition

#: A colour by its components: one is grey, three are RGB, four CMYK; a name is whatever stands in the resources.
_Colour = tuple[float, ...]

#: A rectangle whose edge is this near to the trim is meant to reach it, in points.
_AT_THE_EDGE = 0.6

#: Text lighter than this, of 1, is paper and not ink.
_LIGHT = 0.5

#: Forms within forms are followed so far.
_DEEPEST = 12

#: Types of functions.
_EXPONENTIAL, _STITCHED = 2, 3

_BLACK: _Colour = (0.0,)
_FILL = frozenset({"g", "rg", "k"})
_STROKE = frozenset({"G", "RG", "K"})
_TEXT = frozenset({"Tj", "TJ", "'", '"'})
_BEGINS_PATH = frozenset({"m", "re"})
_ENDS_PATH = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n"})
_SETS_FILL = {1: "g", 3: "rg", 4: "k"}
_SETS_STROKE = {1: "G", 3: "RG", 4: "K"}


@dataclass(frozen=True, slots=True)
class _State:
    """What the stream asks for, and what has been written of it."""

    matrix: Matrix
    fill: _Colour = _BLACK
    stroke: _Colour = _BLACK
    written_fill: _Colour = _BLACK
    written_stroke: _Colour = _BLACK


class InkWriter:
    """Sets the pages of one document anew, in place. Forms that several pages share are set once."""

    def __init__(self, trim: Size, bleed: float, condition: Condition | None = None) -> None:
        self._trim = trim
        self._bleed = bleed
        self._condition = condition
        self._done: set[tuple[int, int]] = set()

    def page(self, page: pikepdf.Page) -> bytes:
        """Return the page's content, set anew; its forms are changed in place.

        The page's trim box must begin at 0,0 and have the writer's size.
        """
        return self._content(page, page.obj.get("/Resources", Dictionary()), _State(Matrix()), 0)

    def shading(self, shading: Object) -> None:
        """Set the colours of a gradient anew, in place; one whose function is sampled or computed is left alone."""
        function = shading.get("/Function")
        if shading.get("/ColorSpace") != Name.DeviceRGB or not isinstance(function, Dictionary):
            return
        ends = _ends(function)
        if not ends:
            return
        for end, key in ((end, key) for end in ends for key in ("/C0", "/C1")):
            if len(end[key]) == 3:  # noqa: PLR2004 - not yet set anew for another gradient
                rgb = [float(part) for part in end[key]]
                end[key] = Array(self._condition.colour(*rgb) if self._condition else _separated(*rgb))
        shading.ColorSpace = self._condition.space if self._condition else Name.DeviceCMYK

    def _content(self, stream: Object | pikepdf.Page, resources: Object, state: _State, depth: int) -> bytes:
        out: list[Any] = []
        stack: list[_State] = []
        in_path = False
        for instruction in pikepdf.parse_content_stream(stream):
            operator, operands = str(instruction.operator), list(instruction.operands)
            if operator in _FILL:
                state = replace(state, fill=tuple(map(float, operands)))
            elif operator in _STROKE:
                state = replace(state, stroke=tuple(map(float, operands)))
            else:
                if not in_path:
                    state = self._coloured(out, operator, state)
                in_path = operator in _BEGINS_PATH or (in_path and operator not in _ENDS_PATH)
                state = _moved(operator, operands, state, stack)
                if operator == "Do":
                    self._drawn(resources, operands, state, depth)
                if operator == "re":
                    out.append((self._over_the_edge(operands, state.matrix), instruction.operator))
                else:
                    out.append(instruction)
        return pikepdf.unparse_content_stream(out)

    def _drawn(self, resources: Object, operands: Sequence[Object], state: _State, depth: int) -> None:
        """Set a form or an image anew that the stream draws; those already set are left alone."""
        found = resources.get("/XObject", Dictionary()).get(str(operands[0]))
        if found is None or found.objgen in self._done or depth >= _DEEPEST:
            return
        self._done.add(found.objgen)
        if found.get("/Subtype") == Name.Image and isinstance(found, pikepdf.Stream):
            separate(found, self._condition)
        if found.get("/Subtype") != Name.Form:
            return
        own = Matrix(found.Matrix) if "/Matrix" in found else Matrix()
        inner = replace(state, matrix=own @ state.matrix)
        content = self._content(found, found.get("/Resources", resources), inner, depth + 1)
        found.write(content)
        box = Rectangle(Array(found.BBox))
        found.BBox = Array([box.llx - self._bleed, box.lly - self._bleed, box.urx + self._bleed, box.ury + self._bleed])

    def _over_the_edge(self, operands: Sequence[Any], matrix: Matrix) -> list[Any]:
        """Pull a rectangle that reaches the trim over it; one that is turned, or empty, stays as it is."""
        x, y, width, height = (float(value) for value in operands)
        if matrix.b or matrix.c or not matrix.a or not matrix.d or not width or not height:
            return list(operands)  # what has no area paints nothing that could be trimmed
        box = matrix.transform(Rectangle(min(x, x + width), min(y, y + height), max(x, x + width), max(y, y + height)))
        trim, bleed = self._trim, self._bleed
        edges = (
            -bleed if box.llx <= _AT_THE_EDGE else box.llx,
            -bleed if box.lly <= _AT_THE_EDGE else box.lly,
            trim.width + bleed if box.urx >= trim.width - _AT_THE_EDGE else box.urx,
            trim.height + bleed if box.ury >= trim.height - _AT_THE_EDGE else box.ury,
        )
        if edges == (box.llx, box.lly, box.urx, box.ury):
            return list(operands)
        pulled = matrix.inverse().transform(Rectangle(*edges))
        return [round(value, 6) for value in (pulled.llx, pulled.lly, pulled.width, pulled.height)]

    def _coloured(self, out: list[Any], operator: str, state: _State) -> _State:
        """Write, before what draws, the colours that it is to be drawn in; between paths and in texts only (8.2)."""
        if operator in _TEXT:
            fill, stroke = _on_one_plate(state.fill), _on_one_plate(state.stroke)
        elif operator in _BEGINS_PATH or operator == "Do":
            fill, stroke = self._process(state.fill), self._process(state.stroke)
        else:
            return state
        if fill != state.written_fill:
            out.append((list(fill), Operator(_SETS_FILL[len(fill)])))
        if stroke != state.written_stroke:
            out.append((list(stroke), Operator(_SETS_STROKE[len(stroke)])))
        return replace(state, written_fill=fill, written_stroke=stroke)

    def _process(self, colour: _Colour) -> _Colour:
        """The same colour without RGB: greys in black alone, others by the condition's profile where there is one."""
        if len(colour) != 3:  # noqa: PLR2004 - the components of RGB
            return colour
        red, green, blue = colour
        if max(colour) - min(colour) < 1 / 255:
            return (round(green, 4),)
        return self._condition.colour(red, green, blue) if self._condition else _separated(red, green, blue)


def _moved(operator: str, operands: Sequence[Any], state: _State, stack: list[_State]) -> _State:
    """Follow the graphics state: saved, restored, transformed."""
    if operator == "q":
        stack.append(state)
    elif operator == "Q" and stack:
        return stack.pop()
    elif operator == "cm":
        return replace(state, matrix=Matrix(*map(float, operands)) @ state.matrix)
    return state


def _on_one_plate(colour: _Colour) -> _Colour:
    """Black, or paper for what is light."""
    return (1.0,) if _lightness(colour) > _LIGHT else _BLACK


def _lightness(colour: _Colour) -> float:
    """How light a colour looks, from 0 to 1 (the weights of ITU-R BT.601)."""
    match colour:
        case (grey,):
            return grey
        case (red, green, blue):
            return 0.299 * red + 0.587 * green + 0.114 * blue
        case (cyan, magenta, yellow, black):
            return (1 - black) * (1 - 0.299 * cyan - 0.587 * magenta - 0.114 * yellow)
        case _:
            return 0.0


def _separated(red: float, green: float, blue: float) -> _Colour:
    """Process inks with full under-colour removal, where nobody says what paper and machine make of them."""
    light = max(red, green, blue)
    if not light:
        return (0.0, 0.0, 0.0, 1.0)
    cyan, magenta, yellow = (round((light - part) / light, 4) for part in (red, green, blue))
    return (cyan, magenta, yellow, round(1 - light, 4))


def _ends(function: Object) -> list[Object]:
    """The exponential functions that a gradient is stitched of (7.10.3, 7.10.4); none where there are others."""
    if function.get("/FunctionType") == _EXPONENTIAL and "/C0" in function and "/C1" in function:
        return [function]
    if function.get("/FunctionType") != _STITCHED:
        return []
    parts = [_ends(part) if isinstance(part, Dictionary) else [] for part in function.Functions]
    return [end for part in parts for end in part] if all(parts) else []
