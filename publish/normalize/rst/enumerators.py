"""Markers of lists in reStructuredText: bullets, numbers, and an author's letters and Roman numerals in brackets.

What `write` makes has only `1.` and `-`. Letters are believed where they follow one another: `A. Ivanov` is a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.normalize.markers import ordinal
from publish.normalize.rst.groups import MARKER
from publish.normalize.width import indent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.intake.model import Traced

#: docutils, `Body.patterns`: a number, a letter or a Roman numeral, between brackets, before one, or before a stop.
_ENUMERATOR = re.compile(
    r"(?P<open>\()?(?P<number>\d+|#|[a-z]|[A-Z]|[ivxlc]+|[IVXLC]+)(?P<close>[.)])[ \t]+(?=\S)", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Mark:
    """The marker of an item: how many code points up to its text, its number (None for a bullet).

    One that `counts` on by itself says no number. `written` says that it is written as it is written here.
    """

    length: int
    number: int | None
    counts: bool = False
    written: bool = True


class Marks:
    """All markers of a source."""

    def __init__(self, lines: Sequence[Traced]) -> None:
        """Find those that must be seen together to be believed."""
        self._lettered: Mapping[tuple[int, int], Mark] = _believed(lines)

    def at(self, body: Traced) -> Mark | None:
        """Read the beginning of a line without its margin."""
        match = MARKER.match(body.text)
        if match:
            number = match["number"]
            value = int(number) if number and number != "#" else None
            return Mark(match.end(), value, counts=number == "#")
        return self._lettered.get(body.place(0))


@dataclass(slots=True)
class _Row:
    """Markers at one margin that count on: the ways to read them, each with its last number, and where they stand."""

    form: tuple[str, str]
    systems: dict[str, int]
    members: list[tuple[tuple[int, int], int, dict[str, int]]] = field(default_factory=list)


def _believed(lines: Sequence[Traced]) -> dict[tuple[int, int], Mark]:
    opened: dict[int, _Row] = {}
    rows: list[_Row] = []
    for line in lines:
        if not line.text.strip():
            continue
        margin = indent(line.text)
        for inner in [one for one in opened if one > margin]:
            del opened[inner]
        body = line.strip()
        match = _ENUMERATOR.match(body.text)
        if not match or (match["open"] and match["close"] != ")"):
            opened.pop(margin, None)
            continue
        readings = dict(_readings(match["number"]))
        form = match["open"] or "", match["close"]
        row = opened.get(margin)
        going_on = {system: value for system, value in readings.items() if row and row.systems.get(system) == value - 1}
        if not (row and row.form == form and going_on):
            going_on = {system: value for system, value in readings.items() if value == 1 or system == "decimal"}
            row = opened[margin] = _Row(form, {})
            rows.append(row)
        row.systems = going_on
        row.members.append((body.place(0), match.end(), readings))
    return {place: mark for row in rows for place, mark in _marks(row)}


def _marks(row: _Row) -> Iterator[tuple[tuple[int, int], Mark]]:
    """Yield the markers of a row where they are a list: numbers always, letters and numerals from two on."""
    system = next((one for one in ("decimal", "roman", "roman-upper", *row.systems) if one in row.systems), None)
    if system is None or (system != "decimal" and len(row.members) == 1):
        return
    for place, length, readings in row.members:
        yield place, Mark(length, readings[system], written=False)


def _readings(number: str) -> Iterator[tuple[str, int]]:
    """Yield the systems in which a number can be read, each with its value."""
    if number.isdigit():
        yield "decimal", int(number)
        return
    upper = "-upper" if number.isupper() else ""
    value = ordinal(number) if set(number.lower()) <= set("ivxlc") else None
    if value:
        yield "roman" + upper, value
    if len(number) == 1 and number != "#":
        yield "letters" + upper, ord(number.lower()) - ord("a") + 1
