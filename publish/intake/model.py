"""Text that knows where it came from: the line map travels with the text from the first byte."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publish.diagnostics import Location
    from publish.intake.repairs import Rule


@dataclass(frozen=True, slots=True)
class Origin:
    """From `offset` in a text on, each code point stands one column further in the author's line."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Repair:
    """A change of layout: the rule, the place, what stood there and what stands now."""

    rule: Rule
    location: Location
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace [start, end) of a text by `after`."""

    start: int
    end: int
    after: str


@dataclass(frozen=True, slots=True)
class Traced:
    """A text whose every code point leads to a line and column of the author's file (both from 1).

    `origins` is sorted by offset and begins at offset 0, also for the empty text; one at the very end says where
    what follows the text would stand.
    """

    text: str
    origins: tuple[Origin, ...]

    @classmethod
    def of_line(cls, text: str, line: int) -> Traced:
        """Make the traced text of one whole line of a file."""
        return cls(text, (Origin(0, line, 1),))

    def __len__(self) -> int:
        """Count the code points."""
        return len(self.text)

    def place(self, offset: int) -> tuple[int, int]:
        """Return the author's line and column of the code point at `offset`."""
        index = bisect_right(self.origins, offset, key=_offset) - 1
        origin = self.origins[max(index, 0)]
        return origin.line, origin.column + offset - origin.offset

    def slice(self, start: int, end: int | None = None) -> Traced:
        """Cut out [start, end); an empty cut still knows its place."""
        end = len(self.text) if end is None else end
        if start == 0 and end == len(self.text):
            return self
        line, column = self.place(start)
        if len(self.origins) == 1:
            return Traced(self.text[start:end], (Origin(0, line, column),))
        first = bisect_right(self.origins, start, key=_offset)
        last = bisect_right(self.origins, end if end == len(self.text) else end - 1, key=_offset)
        inner = (Origin(origin.offset - start, origin.line, origin.column) for origin in self.origins[first:last])
        return Traced(self.text[start:end], (Origin(0, line, column), *inner))

    def strip(self) -> Traced:
        """Cut white space off both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, max(start, len(self.text.rstrip())))

    def edit(self, edits: Sequence[Edit]) -> Traced:
        """Apply edits that are sorted and do not overlap.

        What is put in leads to the place of what it replaces, code point by code point as far as that goes.
        """
        if not edits:
            return self
        parts: list[Traced] = []
        position = 0
        for edit in edits:
            parts.extend((self.slice(position, edit.start), self._replacement(edit)))
            position = edit.end
        parts.append(self.slice(position))
        return concatenate(parts)

    def _replacement(self, edit: Edit) -> Traced:
        replaced = self.slice(edit.start, edit.end)
        origins = [origin for origin in replaced.origins if origin.offset < max(len(edit.after), 1)]
        if 0 < len(replaced) < len(edit.after):
            # What is longer than before has nowhere else to lead to than the last code point that stood there.
            last = len(replaced) - 1
            line, column = replaced.place(last)
            origins.extend(Origin(offset, line, column) for offset in range(last + 1, len(edit.after)))
        return Traced(edit.after, tuple(origins))


def concatenate(parts: Iterable[Traced]) -> Traced:
    """Join traced texts; at least one part must be given."""
    texts: list[str] = []
    origins: list[Origin] = []
    length = 0
    every = tuple(parts)
    if len(every) == 1:
        return every[0]
    for part in every:
        if length:
            origins.extend(Origin(origin.offset + length, origin.line, origin.column) for origin in part.origins)
        else:
            origins.extend(part.origins)
        texts.append(part.text)
        length += len(part.text)
    return Traced("".join(texts), _without_repeats(origins))


def _without_repeats(origins: list[Origin]) -> tuple[Origin, ...]:
    """Drop each entry that says no more than the one before it, or whose offset a later one speaks for."""
    kept: list[Origin] = []
    for origin in origins:
        while kept and kept[-1].offset == origin.offset:
            kept.pop()
        last = kept[-1] if kept else None
        if last and last.line == origin.line and last.column - last.offset == origin.column - origin.offset:
            continue
        kept.append(origin)
    return tuple(kept)


def _offset(origin: Origin) -> int:
    return origin.offset
