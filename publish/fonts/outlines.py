"""Glyph outlines of a font file, decomposed to plain curves, so that two files can be compared glyph by glyph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from fontTools.pens.recordingPen import DecomposingRecordingPen

from publish.fonts.characters import FontFileError
from publish.fonts.programs import open_program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.fonts.model import FontFace

Point: TypeAlias = "tuple[float, float]"
_Command: TypeAlias = "tuple[str, tuple[Point | None, ...]]"

#: Commands of one outline: more than the finest ornament has, and less than subroutines that call one another draw.
_MOST_COMMANDS = 100_000


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph in font units: its advance width and its outline as pen commands; no command means no ink."""

    advance: int
    outline: tuple[tuple[str, tuple[Point | None, ...]], ...]

    @property
    def ink(self) -> tuple[float, float, float, float] | None:
        """The box (left, bottom, right, top) around all control points, in font units; None without ink."""
        points = list(self._points())
        if not points:
            return None
        across, up = [x for x, _ in points], [y for _, y in points]
        return min(across), min(up), max(across), max(up)

    def moved(self, across: float) -> Glyph:
        """Return the same outline, moved within its advance by so many font units."""
        return Glyph(
            self.advance,
            tuple(
                (command, tuple(point and (point[0] + across, point[1]) for point in arguments))
                for command, arguments in self.outline
            ),
        )

    def _points(self) -> Iterator[Point]:
        for _, arguments in self.outline:
            for point in arguments:
                if point is not None:  # a closed curve without a point on it begins nowhere
                    yield point


class _Commands(list[_Command]):
    """What a pen was told, which comes to an end."""

    def append(self, command: _Command) -> None:
        if len(self) == _MOST_COMMANDS:
            message = f"it has more than {_MOST_COMMANDS:,} strokes"
            raise FontFileError(message)
        super().append(command)


class FontOutlines:
    """The glyphs of one font program by glyph id, each decomposed once. `count` is how many it has."""

    def __init__(self, data: bytes) -> None:
        """Open a font file, or a program as PDF embeds it. Raises FontFileError for bytes that are none."""
        self.program = open_program(data)
        self.count = len(self.program.names)
        self.units_per_em = self.program.units_per_em
        self._ids = {name: number for number, name in reversed(list(enumerate(self.program.names)))}
        self._known: dict[int, Glyph] = {}
        self._characters: dict[str, str] = {}

    def number(self, name: str | None) -> int | None:
        """Return the glyph id of a glyph's name; None where the program has no glyph of that name."""
        return self._ids.get(name) if name is not None else None

    def glyph(self, glyph_id: int) -> Glyph:
        """Return a glyph (OpenType `glyf` or `CFF`, `hmtx`). Raises FontFileError where the file has no such glyph."""
        if glyph_id not in self._known:
            self._known[glyph_id] = self._read(glyph_id)
        return self._known[glyph_id]

    @cached_property
    def missing(self) -> tuple[_Command, ...]:
        """The outline of the box that stands for a missing character (glyph 0); no command where none can be read."""
        try:
            return self.glyph(0).outline
        except FontFileError:
            return ()

    def draws_nominally(self, glyph_id: int, character: str) -> bool:
        """Tell whether a glyph is the one that `cmap` gives a character, before any substitution."""
        names = self.program.names
        return 0 <= glyph_id < len(names) and self.program.nominal.get(ord(character)) == names[glyph_id]

    def character(self, glyph_id: int) -> str:
        """Return the character that `cmap` gives a glyph for; empty where none leads to it."""
        if not self._characters:
            nominal = self.program.nominal.items()
            self._characters = {name: chr(code) for code, name in sorted(nominal, reverse=True)}
        names = self.program.names
        return self._characters.get(names[glyph_id], "") if 0 <= glyph_id < len(names) else ""

    def _read(self, glyph_id: int) -> Glyph:
        if not 0 <= glyph_id < self.count:
            message = f"it has no glyph {glyph_id}"
            raise FontFileError(message)
        name, glyphs = self.program.names[glyph_id], self.program.glyphs
        pen = DecomposingRecordingPen(glyphs)
        pen.value = _Commands()
        try:
            glyph = glyphs[name]
            glyph.draw(pen)
            return Glyph(round(glyph.width), tuple((command, tuple(points)) for command, points in pen.value))
        except Exception as error:  # same as above
            message = f"glyph {glyph_id} is damaged: {str(error) or type(error).__name__}"
            raise FontFileError(message) from error


@lru_cache(maxsize=512)
def outlines_of(program: bytes) -> FontOutlines:
    """Open a font program, once for the same bytes. Raises FontFileError."""
    return FontOutlines(program)


@lru_cache(maxsize=256)
def face_outlines(face: FontFace) -> FontOutlines:
    """Open the file of a locked face, once. Raises FontFileError where it cannot be read any more."""
    try:
        return FontOutlines(face.path.read_bytes())
    except OSError as error:
        raise FontFileError(error.strerror or type(error).__name__) from error
