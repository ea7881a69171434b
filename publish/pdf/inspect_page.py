"""One page's content, followed through its forms: inks, sizes, lines, images (ISO 32000-2, 8 and 9)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pikepdf import Array, Dictionary, Name, Stream

from publish.pdf.facts import Box, Ink, Kind, PlacedImage
from publish.pdf.read_geometry import UNIT, Matrix, around, intersect, multiply
from publish.pdf.read_geometry import apply as place
from publish.pdf.read_tokens import operations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pikepdf import Object

#: Forms within forms are followed so far; the same form within itself is not.
_DEEPEST = 16

#: An area narrower than this, in points, is a line to the eye and to the press.
_LINE_LIKE = 2.0

#: What rounding leaves of an area that a clip takes away altogether, in points.
_NOTHING = 0.01

#: Colours lighter than this, of 1, are reversed out of what lies below.
_LIGHT = 0.9

_DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
_PAINTS: Mapping[bytes, tuple[Kind, ...]] = {
    b"n": (),
    **dict.fromkeys((b"f", b"F", b"f*"), ("fill",)),
    **dict.fromkeys((b"S", b"s"), ("stroke",)),
    **dict.fromkeys((b"B", b"B*", b"b", b"b*"), ("fill", "stroke")),
}
_PATHS = frozenset({b"m", b"l", b"c", b"v", b"y", b"re"})
_SHOWS = frozenset({b"Tj", b"TJ", b"'", b'"'})


@dataclass(frozen=True, slots=True)
class _State:
    matrix: Matrix
    fill: tuple[str, tuple[float, ...]] = ("DeviceGray", (0.0,))
    stroke: tuple[str, tuple[float, ...]] = ("DeviceGray", (0.0,))
    width: float = 1.0
    size: float = 0.0
    font: str = ""
    invisible: bool = False
    clip: Box = (-1e9, -1e9, 1e9, 1e9)


@dataclass(slots=True)
class Content:
    """What a page's content was found to hold so far."""

    inks: set[Ink] = field(default_factory=set)
    images: list[PlacedImage] = field(default_factory=list)
    fonts: dict[str, bool] = field(default_factory=dict)
    sizes: list[float] = field(default_factory=list)
    reversed_sizes: list[float] = field(default_factory=list)
    lines: list[float] = field(default_factory=list)
    transparent: bool = False
    overprints: bool = False
    draws: bool = False

    def read(self, stream: bytes, resources: Object, matrix: Matrix = UNIT, inside: tuple[object, ...] = ()) -> None:
        """Follow a content stream with its resources."""
        _Reader(self, resources, inside).read(stream, _State(matrix))


class _Reader:
    """Follows one stream."""

    def __init__(self, found: Content, resources: Object, inside: tuple[object, ...]) -> None:
        self._found = found
        self._resources = resources
        self._inside = inside
        self._text: Matrix = UNIT
        self._points: list[list[tuple[float, float]]] = []
        self._clips = False

    def read(self, stream: bytes, state: _State) -> None:
        stack: list[_State] = []
        for operator, operands in operations(stream):
            if operator == b"q":
                stack.append(state)
            elif operator == b"Q":
                state = stack.pop() if stack else state
            elif operator in _SHOWS:
                self._show(state)
            elif operator in _PATHS:
                self._add(operator, operands, state.matrix)
            elif operator in {b"W", b"W*"}:
                self._clips = True
            elif operator in _PAINTS:
                self._paint(state, _PAINTS[operator])
                state = self._closed(state)
            elif operator == b"Do" and operands:
                self._draw(str(operands[0]), state)
            else:
                state = self._changed(operator.decode("latin-1"), operands, state)

    def _changed(self, operator: str, operands: Sequence[Any], state: _State) -> _State:  # noqa: C901, PLR0911, PLR0912 - one line for each operator
        match operator, operands:
            case "cm", [*_] if len(operands) == 6:  # noqa: PLR2004 - a transformation
                return replace(state, matrix=multiply(tuple(operands), state.matrix))
            case "BT", _:
                self._text = UNIT
            case "Tm", [*_] if len(operands) == 6:  # noqa: PLR2004 - a transformation
                self._text = tuple(operands)
            case "Tf", [str(name), float(size)]:
                return replace(state, font=name, size=size)
            case "Tr", [float(mode)]:
                return replace(state, invisible=mode == 3)  # noqa: PLR2004 - neither filled nor stroked
            case (("g" | "rg" | "k"), [*_]):
                return replace(state, fill=(_DEVICE[operator], _figures(operands)))
            case (("G" | "RG" | "K"), [*_]):
                return replace(state, stroke=(_DEVICE[operator.lower()], _figures(operands)))
            case "cs", [str(name)]:
                return replace(state, fill=(self._space(name), ()))
            case "CS", [str(name)]:
                return replace(state, stroke=(self._space(name), ()))
            case "scn", [*_, str(name)]:
                return replace(state, fill=(self._pattern(name, state), ()))
            case "SCN", [*_, str(name)]:
                return replace(state, stroke=(self._pattern(name, state), ()))
            case "sh", [str(name)]:
                self._found.inks.add(Ink("fill", _space_name(_in(_entry(self._resources, "/Shading", name)))))
            case (("sc" | "scn"), [*_]):
                return replace(state, fill=(state.fill[0], _figures(operands)))
            case (("SC" | "SCN"), [*_]):
                return replace(state, stroke=(state.stroke[0], _figures(operands)))
            case "w", [float(width)]:
                return replace(state, width=width)
            case "gs", [str(name)]:
                self._outlook(_entry(self._resources, "/ExtGState", name))
            case _:
                pass
        return state

    def _show(self, state: _State) -> None:
        found = self._found
        found.draws = True
        font = _entry(self._resources, "/Font", state.font)
        if isinstance(font, Dictionary):
            found.fonts[_name(font)] = _embedded(font)
        if state.invisible:
            return
        found.inks.add(Ink("text", *state.fill))
        whole = multiply(self._text, state.matrix)
        size = abs(state.size) * (whole[2] ** 2 + whole[3] ** 2) ** 0.5
        (found.reversed_sizes if _lightness(state.fill[1]) > _LIGHT else found.sizes).append(size)

    def _add(self, operator: bytes, operands: Sequence[Any], matrix: Matrix) -> None:
        """Add to the path; each subpath is known by the points that it goes through or near, on the page."""
        values = [value for value in operands if isinstance(value, float)]
        if operator == b"re" and len(values) == len("xywh"):
            x, y, width, height = values
            self._points.append([place(matrix, x + a, y + b) for a in (0, width) for b in (0, height)])
            return
        if operator == b"m" or not self._points:
            self._points.append([])
        self._points[-1] += [place(matrix, x, y) for x, y in zip(values[::2], values[1::2], strict=False)]

    def _closed(self, state: _State) -> _State:
        """End a path; where it clips, what follows shows within its box only."""
        points = [point for part in self._points for point in part]
        if self._clips and points:
            state = replace(state, clip=intersect(state.clip, around(points)))
        self._points, self._clips = [], False
        return state

    def _paint(self, state: _State, kinds: tuple[Kind, ...]) -> None:
        found = self._found
        found.draws = found.draws or bool(kinds)
        if "stroke" in kinds:
            scale = abs(state.matrix[0] * state.matrix[3] - state.matrix[1] * state.matrix[2]) ** 0.5
            found.inks.add(Ink("stroke", *state.stroke))
            found.lines.append(state.width * scale)
        if "fill" in kinds:
            found.inks.add(Ink("fill", *state.fill))
            for part in self._points:
                left, bottom, right, top = intersect(state.clip, around(part)) if part else state.clip
                if _NOTHING < (narrow := min(right - left, top - bottom)) < _LINE_LIKE:
                    found.lines.append(narrow)

    def _draw(self, name: str, state: _State) -> None:
        drawn = _entry(self._resources, "/XObject", name)
        if not isinstance(drawn, Stream):
            return
        self._found.draws = True
        if drawn.get("/Subtype") == Name.Image:
            self._image(name, drawn, state)
        elif drawn.get("/Subtype") == Name.Form and len(self._inside) < _DEEPEST and drawn.objgen not in self._inside:
            own = drawn.get("/Matrix")
            matrix = multiply(tuple(float(part) for part in own), state.matrix) if own is not None else state.matrix  # type: ignore[arg-type]
            if "/Group" in drawn and drawn.Group.get("/S") == Name.Transparency and self._outlook_of_group(drawn):
                self._found.transparent = True
            resources = drawn.get("/Resources", self._resources)
            self._found.read(drawn.read_bytes(), resources, matrix, (*self._inside, drawn.objgen))

    def _outlook_of_group(self, form: Object) -> bool:
        """Whether a group does more than stand: an isolated group drawn normally changes nothing."""
        return bool(form.Group.get("/K", False))

    def _image(self, name: str, image: Object, state: _State) -> None:
        matrix = state.matrix
        box = around([place(matrix, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))])
        across, up = (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5, (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
        width, height = int(image.get("/Width", 0)), int(image.get("/Height", 0))
        if not across or not up:
            return
        resolution = min(width / across, height / up) * 72
        space = "mask" if image.get("/ImageMask", False) else _space_name(image.get("/ColorSpace"))
        self._found.images.append(PlacedImage(name, width, height, space, box, resolution))
        if "/SMask" in image:
            self._found.transparent = True

    def _outlook(self, state: Object | None) -> None:
        """Read a graphics state dictionary for transparency and overprint (8.4.5)."""
        if not isinstance(state, Dictionary):
            return
        mode = state.get("/BM", Name.Normal)
        plain = mode in (Name.Normal, Name.Compatible)
        faint = any(float(state.get(key, 1)) < 1 for key in ("/ca", "/CA"))
        if faint or not plain or state.get("/SMask", Name("/None")) != Name("/None"):
            self._found.transparent = True
        if state.get("/OP", False) or state.get("/op", False):
            self._found.overprints = True

    def _pattern(self, name: str, state: _State) -> str:
        """Name the space of a gradient; of a tile follow what it draws, which is all that shows (8.7.3)."""
        pattern = _entry(self._resources, "/Pattern", name)
        if isinstance(pattern, Stream) and pattern.objgen not in self._inside and len(self._inside) < _DEEPEST:
            resources = pattern.get("/Resources", self._resources)
            self._found.read(pattern.read_bytes(), resources, state.matrix, (*self._inside, pattern.objgen))
            return "mask"
        return _space_name(_in(pattern.get("/Shading") if isinstance(pattern, Dictionary) else None))

    def _space(self, name: str) -> str:
        found = _entry(self._resources, "/ColorSpace", name)
        return name if found is None else _space_name(found)


def _in(shading: Object | None) -> Object | None:
    """The colour space of a shading."""
    return shading.get("/ColorSpace") if isinstance(shading, (Dictionary, Stream)) else None


def _figures(operands: Sequence[Any]) -> tuple[float, ...]:
    return tuple(round(value, 6) for value in operands if isinstance(value, float))


def _entry(resources: Object, kind: str, name: str) -> Object | None:
    entries = resources.get(kind) if isinstance(resources, Dictionary) else None
    return entries.get(f"/{name.removeprefix('/')}") if isinstance(entries, Dictionary) else None


def _space_name(space: Object | None) -> str:
    """Name a colour space: its family, for ICC profiles the number of components, for separations the colorant."""
    if isinstance(space, Array) and len(space):
        family = str(space[0])
        if family == "/ICCBased":
            return f"ICCBased {int(space[1].get('/N', 0))}"
        if family == "/Indexed":
            return _space_name(space[1])
        if family == "/Separation":
            return f"Separation {str(space[1]).removeprefix('/')}"
        return family.removeprefix("/")
    return str(space).removeprefix("/") if isinstance(space, Name) else "unknown"


def _name(font: Object) -> str:
    return str(font.get("/BaseFont", font.get("/Name", "without a name"))).removeprefix("/")


def _embedded(font: Object) -> bool:
    if font.get("/Subtype") == Name.Type3:
        return True
    own = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = own.get("/FontDescriptor", Dictionary())
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _lightness(components: tuple[float, ...]) -> float:
    match components:
        case (grey,):
            return grey
        case (red, green, blue):
            return min(red, green, blue)
        case (cyan, magenta, yellow, black):
            return 1 - max(cyan, magenta, yellow, black)
        case _:
            return 0.0
