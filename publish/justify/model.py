"""The words of line breaking: a paragraph that is measured, the places where it may break, the lines that it gets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class BreakKind(IntEnum):
    """What a line's end looks like."""

    SPACE = 0
    """Between words; nothing is drawn."""
    HYPHEN = 1
    """Inside a word; a hyphen is drawn."""
    INSIDE = 2
    """Behind a hyphen, dash or stroke of the text itself."""
    END = 3
    """The end of the paragraph."""


@dataclass(frozen=True, slots=True)
class Breakpoint:
    """A place where a line may end.

    The line's text ends before offset `end`; the next line begins at offset `start` (spaces between them are not
    drawn). `added` is the width of what is drawn at the break, as a hyphen, in points; `cost` speaks against the
    break in the unit of `Parameters.hyphen`.
    """

    end: int
    start: int
    kind: BreakKind
    added: float = 0.0
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as the engine draws it: its text, and the advance of each code point in points.

    A cluster's whole advance stands at its first code point. `spaces` marks what may be stretched; `size` is
    the em in points. `breakpoints` stand in the order of the text, the last one is the paragraph's end. `indent`
    shortens the first line.
    """

    text: str
    advances: tuple[float, ...]
    spaces: tuple[bool, ...]
    breakpoints: tuple[Breakpoint, ...]
    size: float
    indent: float = 0.0

    def __post_init__(self) -> None:
        """Raise ValueError where the parts do not fit together."""
        if not len(self.text) == len(self.advances) == len(self.spaces):
            message = "a paragraph has one advance and one mark per code point"
            raise ValueError(message)
        if not self.breakpoints or self.breakpoints[-1].kind is not BreakKind.END:
            message = "a paragraph's last breakpoint is its end"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Fit:
    """How a line fills its measure.

    `scale` widens its glyphs, `tracking` (in em) its letters' distances; `ratio` is its drawn space over the font's.
    """

    scale: float
    tracking: float
    ratio: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a plan: the text from `start` to `end`, how it ends, and how it fills its measure."""

    start: int
    end: int
    kind: BreakKind
    fit: Fit


@dataclass(frozen=True, slots=True)
class Plan:
    """The lines of a paragraph, and what they cost: the sum of their demerits, lower is better."""

    lines: tuple[Line, ...]
    cost: float

    @property
    def hyphenated(self) -> frozenset[int]:
        """The numbers, counted from 1, of the lines that end inside a word."""
        return frozenset(
            number for number, line in enumerate(self.lines, 1) if line.kind in (BreakKind.HYPHEN, BreakKind.INSIDE)
        )
