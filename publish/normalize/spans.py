"""Spans of a text while the text changes: where they are after edits, side by side, without white space at the ends."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from publish.normalize.model import InlineRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.intake.model import Edit, Traced
    from publish.normalize.model import Inline


def edited(text: Traced, inlines: Sequence[Inline], edits: Sequence[Edit]) -> tuple[Traced, tuple[Inline, ...]]:
    """Apply edits, sorted and apart, to a text and its spans; a span of which nothing is left goes."""
    if not edits:
        return text, tuple(inlines)
    shifts = list(accumulate(len(edit.after) - (edit.end - edit.start) for edit in edits))
    moved = (
        replace(one, start=shifted(one.start, edits, shifts), end=shifted(one.end, edits, shifts)) for one in inlines
    )
    return text.edit(edits), tuple(one for one in moved if one.start < one.end)


def shifted(place: int, edits: Sequence[Edit], shifts: Sequence[int]) -> int:
    """Say where a place is after edits; `shifts` is by how much each edit and those before it move what follows."""
    index = bisect_left(edits, place, key=lambda edit: edit.start) - 1
    if index < 0:
        return place
    inside = max(edits[index].end - place, 0)
    return place + shifts[index] + inside


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Take white space off the ends of a span [start, end)."""
    span = text[start:end]
    return start + len(span) - len(span.lstrip()), max(start, start + len(span.rstrip()))


def flatten(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Make spans lie side by side: where one lies inside another, the inner role holds, but that a link stays whole.

    Only the call of a note cuts a link: it is a link too, and another one.
    """
    kept: list[Inline] = []
    for inline in sorted(inlines, key=lambda one: (one.start, -one.end, one.role is InlineRole.LINK)):
        outer = kept[-1] if kept else None
        if outer and inline.start < outer.end:
            if outer.role is InlineRole.LINK and inline.role is not InlineRole.FOOTNOTE:
                kept.extend((replace(inline, start=outer.end),) if inline.end > outer.end else ())
                continue
            kept.pop()
            parts = (
                replace(outer, end=inline.start),
                inline,
                replace(outer, start=inline.end, end=max(outer.end, inline.end)),
            )
            kept.extend(part for part in parts if part.start < part.end)
        elif inline.start < inline.end:
            kept.append(inline)
    return tuple(kept)
