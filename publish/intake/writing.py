"""A passage while it is being written: characters with their places, and the marks that are open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.intake.model import Origin, Traced
from publish.intake.passages import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.intake.passages import Form

#: White space that HTML and XML take for one space (no no-break spaces among it).
_WHITE = " \t\n\r\f"


class PassageWriter:
    """Collects characters; white space is collapsed on the way, line feeds only come from `line_break`.

    `form` is that of the passage.
    """

    form: Form | None = None

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._origins: list[Origin] = []
        self._marks: list[Mark] = []
        self._open: dict[tuple[str, str], int] = {}
        self._length = 0
        self._visible = 0
        self._bold = 0
        self._linked = 0
        self._space: tuple[int, int] | None = None
        self._last = ""

    def write(
        self, text: str, place: tuple[int, int], spans: Iterable[tuple[str, str]] = (), *, linked: bool = False
    ) -> None:
        """Write characters that stand side by side in the author's file.

        Args:
            text: the characters.
            place: the author's line and column of the first of them.
            spans: role and target of the marks that they are in, as in `Mark`.
            linked: whether they are a link to somewhere else.
        """
        spans = frozenset(spans)
        line, column = place
        start = 0
        while start < len(text):
            white = text[start] in _WHITE
            end = start + 1
            while end < len(text) and (text[end] in _WHITE) == white:
                end += 1
            if white:
                self._space = self._space or (line, column + start)
            else:
                self._put(text[start:end], (line, column + start), spans, linked=linked)
            start = end

    def line_break(self, line: int, column: int) -> bool:
        """Write a line break; say whether it is the second in a row, which ends a paragraph."""
        self._space = None
        if self._last in {"", "\n"}:
            return bool(self._last)
        self._add("\n", line, column)
        return False

    def _put(self, text: str, place: tuple[int, int], spans: frozenset[tuple[str, str]], *, linked: bool) -> None:
        for span in [span for span in self._open if span not in spans]:
            self._marks.append(Mark(self._open.pop(span), self._length, *span))
        if self._space and self._last not in {"", "\n"}:
            self._add(" ", *self._space)
        self._space = None
        for span in sorted(spans):
            self._open.setdefault(span, self._length)
        self._add(text, *place)
        self._visible += len(text)
        self._bold += len(text) if ("strong", "") in spans else 0
        self._linked += len(text) if linked else 0

    def _add(self, text: str, line: int, column: int) -> None:
        last = self._origins[-1] if self._origins else None
        if last is None or (last.line, last.column - last.offset) != (line, column - self._length):
            self._origins.append(Origin(self._length, line, column))
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1]

    @property
    def is_loud(self) -> bool:
        """Say whether all that can be seen is bold."""
        return 0 < self._visible == self._bold

    @property
    def is_linked(self) -> bool:
        """Say whether all that can be seen is a link."""
        return 0 < self._visible == self._linked

    def written(self) -> tuple[Traced, tuple[Mark, ...]] | None:
        """Return the text and its marks; None where nothing can be seen."""
        text = "".join(self._parts).rstrip("\n")
        if not text.strip():
            return None
        marks = [*self._marks, *(Mark(start, self._length, *span) for span, start in self._open.items())]
        kept = sorted((replace(mark, end=min(mark.end, len(text))) for mark in marks), key=lambda mark: mark.start)
        return Traced(text, tuple(self._origins)), tuple(mark for mark in kept if mark.start < mark.end)
