"""What a content stream paints beside text, and what it clips by (ISO 32000-1: 8.5.3, 8.5.4, 8.9)."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from pypdf.generic import StreamObject

from publish.pdf.read_geometry import around, intersect
from publish.pdf.read_model import Fill, Painted
from publish.pdf.read_paint import OPAQUE, VEILING
from publish.pdf.read_paths import Path, strokes, unit_square
from publish.pdf.read_spaces import space_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf.generic import PdfObject

    from publish.pdf.read_model import Box
    from publish.pdf.read_paint import Colour
    from publish.pdf.read_paths import Outline
    from publish.pdf.read_spaces import Space
    from publish.pdf.read_state import State
    from publish.pdf.read_tokens import Operand

#: A thinner line hides no letter by itself, in points; of such lines so many are kept, which together may.
_THIN, _THIN_ONES = 1.0, 5000
#: Samples of a mask from which on it lets nothing of what is below show through, of 255.
_DENSE = 230


class Shapes:
    """The shapes that a page paints, each after so many runs of text, and the places of its pictures.

    `painted` lists all of it as it was drawn, `fills` what may hide text or lie under it.
    """

    def __init__(self) -> None:
        self.fills: list[Fill] = []
        self.images: list[Box] = []
        self.painted: list[Painted] = []
        self._thin = 0
        self._spaces: dict[int, tuple[PdfObject, Space]] = {}

    def space(self, given: PdfObject) -> Space:
        """Read a colour space of the page's resources, once."""
        if id(given) not in self._spaces:
            self._spaces[id(given)] = given, space_of(given)
        return self._spaces[id(given)][1]

    def fill(self, path: Path, state: State, after: int, *, even_odd: bool) -> None:
        """Fill a path."""
        box = path.box
        if box is not None:
            self.painted.append(Painted("shape", box, str(state.colour)))
        self.add(path.shapes, state, after, state.colour, even_odd=even_odd)

    def stroke(self, path: Path, state: State, after: int) -> None:
        """Draw along a path."""
        a, b, c, d, _, _ = state.ctm
        width = state.width * abs(a * d - b * c) ** 0.5
        self.painted += (Painted("line", around(outline), str(state.stroke)) for outline in path.shapes)
        self._thin += width < _THIN
        if width >= _THIN or self._thin <= _THIN_ONES:
            inked = replace(state, alpha=state.stroke_alpha)
            for outline in strokes(path, width):
                self.add([outline], inked, after, state.stroke)

    def add(  # noqa: PLR0913 - a shape and what is known of its paint
        self,
        outlines: Sequence[Outline],
        state: State,
        after: int,
        painted: Colour = None,
        *,
        even_odd: bool = False,
        is_certain: bool = True,
    ) -> None:
        """Paint a shape, if it may hide what is below; `is_certain` tells that nothing shows through its paint."""
        alpha = state.alpha * state.backdrop
        if outlines and alpha >= VEILING and state.shows:
            box = intersect(state.clip, around([point for outline in outlines for point in outline]))
            certain = is_certain and alpha >= OPAQUE
            self.fills.append(
                Fill(after, box, tuple(map(tuple, outlines)), painted, even_odd=even_odd, is_certain=certain)
            )

    def flood(self, state: State, after: int) -> None:
        """Paint all that the clip leaves (sh)."""
        left, bottom, right, top = state.clip
        self.painted.append(Painted("shading", state.clip))
        self.add([[(left, bottom), (right, bottom), (right, top), (left, top)]], state, after)

    def picture(self, image: StreamObject, state: State, after: int) -> None:
        """Draw a picture; one with a mask may hide anything, and does where its mask is dense."""
        self.images.append(around(unit_square(state.ctm)))
        self.painted.append(Painted("picture", self.images[-1], sha256(image.get_data()).hexdigest()))
        mask = image.get("/SMask")
        mask = mask.get_object() if mask is not None else None
        masked = bool(image.keys() & {"/Mask", "/ImageMask"})
        certain = _is_dense(mask) if isinstance(mask, StreamObject) else not masked
        self.add([unit_square(state.ctm)], state, after, is_certain=certain)

    def inline_picture(self, operands: Sequence[Operand], state: State, after: int) -> None:
        """Draw a picture that stands in the stream itself (8.9.7)."""
        self.images.append(around(unit_square(state.ctm)))
        self.painted.append(Painted("picture", self.images[-1], "inline"))
        named = zip(operands[::2], operands[1::2], strict=False)
        certain = not any(value for name, value in named if name in ("IM", "ImageMask"))
        self.add([unit_square(state.ctm)], state, after, is_certain=certain)


def clipped(path: Path, state: State, *, even_odd: bool) -> State:
    """Clip by a path: by its box, and by its shape where that is no rectangle."""
    box = path.box
    if box is None:
        return state
    masks = state.masks
    if not path.is_rectangle:
        masks = (*masks, Fill(0, box, tuple(map(tuple, path.shapes)), even_odd=even_odd))
    return replace(state, clip=intersect(state.clip, box), masks=masks)


def _is_dense(mask: StreamObject) -> bool:
    """Tell whether a soft mask of a picture (11.6.5.3) lets nothing below show through: samples of a byte each."""
    if mask.get("/BitsPerComponent") != 8 or mask.get("/Filter") in {"/DCTDecode", "/JPXDecode"}:  # noqa: PLR2004
        return False
    return min(mask.get_data(), default=0) >= _DENSE
