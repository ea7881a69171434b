"""A source: one file as text, with the way back to it from each of its lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.diagnostics import Location
from publish.intake.model import Traced

if TYPE_CHECKING:
    from publish.intake.model import Repair
    from publish.intake.passages import Passage
    from publish.intake.pictures import EmbeddedPicture


@dataclass(frozen=True, slots=True)
class SourceText:
    """One source file as text.

    `name` is the path as diagnostics print it; `text` has LF line ends and no byte-order mark; `encoding` is the
    Python name of what the bytes were; `repairs` are those of decoding. `mended` holds the lines whose columns are
    no longer those of the file, each with its way back; every other line stands where it stood. `passages` is what a
    format with a structure of its own says of the text, None for plain text. In a DOCX file, whose text stands in no
    lines, each paragraph is one. `digest` is the SHA-256 of the file's bytes, in hexadecimal. `pictures` are
    those that stand in the file, each once.
    """

    name: str
    text: str
    encoding: str = "utf-8"
    repairs: tuple[Repair, ...] = ()
    mended: tuple[Traced, ...] = field(default=(), repr=False)
    passages: tuple[Passage, ...] | None = field(default=None, repr=False)
    digest: str = field(default="", repr=False)
    pictures: tuple[EmbeddedPicture, ...] = field(default=(), repr=False)

    def lines(self) -> tuple[Traced, ...]:
        """Return all lines, without line ends."""
        mended = {line.origins[0].line: line for line in self.mended}
        return tuple(
            mended.get(number) or Traced.of_line(text, number)
            for number, text in enumerate(self.text.split("\n"), start=1)
        )

    def location(self, place: tuple[int, int]) -> Location:
        """Make the location of a line and column of this file."""
        return Location(self.name, *place)
