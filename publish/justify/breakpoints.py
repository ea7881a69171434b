"""Where a paragraph may break: the opportunities of UAX #14, the places inside words, and what speaks against each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.justify.model import BreakKind, Breakpoint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Stands in a paragraph's text for what is no text, as an image in the line.
OBJECT = "\ufffc"

#: A break behind a hyphen or stroke leaves at least two letters on either side: `23-я` and `e-mail` stay whole.
_BEFORE, _BEHIND = re.compile(r"\w{2}\W$"), re.compile(r"\w{2}")


def breakpoints(
    text: str, opportunities: Iterable[int], divisions: Mapping[int, float], bindings: Mapping[int, float]
) -> tuple[Breakpoint, ...]:
    """List the breakpoints of a text in order.

    `opportunities` are offsets before which a line may begin; `divisions` offsets inside words, each with the advance
    of the hyphen drawn there, in points; `bindings` prices of breaks by the offset behind the last letter before them.
    """
    points: dict[int, Breakpoint] = {}
    for start in (*opportunities, *divisions):
        end = start
        while end and text[end - 1] == " ":
            end -= 1
        if end > 0 and start < len(text) and (end < start or start in divisions or _parts(text, start)):
            points[start] = _breakpoint(end, start, divisions, bindings)
    end = len(text.rstrip(" "))
    ordered = (points[start] for start in sorted(points) if points[start].end < end)
    return (*ordered, Breakpoint(end, len(text), BreakKind.END))


def _breakpoint(end: int, start: int, divisions: Mapping[int, float], bindings: Mapping[int, float]) -> Breakpoint:
    if end < start:
        return Breakpoint(end, start, BreakKind.SPACE, cost=bindings.get(end, 0.0))
    if start in divisions:
        return Breakpoint(end, start, BreakKind.HYPHEN, added=divisions[start])
    return Breakpoint(end, start, BreakKind.INSIDE)


def _parts(text: str, start: int) -> bool:
    """Tell whether a break inside a compound leaves parts that a reader knows for words."""
    return bool(_BEFORE.search(text[max(start - 3, 0) : start]) and _BEHIND.match(text, start))
