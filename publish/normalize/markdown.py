"""The light Markdown found in plain text: emphasis, the few inline tags, escapes. Line structure is read elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from publish.intake.model import Edit
from publish.normalize.model import Inline, InlineRole
from publish.normalize.rules import spacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publish.intake.model import Traced

_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~]|</?(?P<tag>sup|sub|b|strong|i|em|u|span|br)\s*/?>|(?P<stroke>\*{1,3}|_{1,3})", re.IGNORECASE
)
_EVIDENCE = re.compile(r"^#{1,6}[ \t]+\S|\*\*[^\s*][^*]*\*\*|</?(?:sup|sub|b|i|em|strong)>", re.IGNORECASE)
_TAG_ROLES = {
    "sup": InlineRole.SUPERSCRIPT,
    "sub": InlineRole.SUBSCRIPT,
    "b": InlineRole.STRONG,
    "strong": InlineRole.STRONG,
    "i": InlineRole.EMPHASIS,
    "em": InlineRole.EMPHASIS,
    "u": InlineRole.EMPHASIS,
}
_STROKE_ROLES = {1: InlineRole.EMPHASIS, 2: InlineRole.STRONG, 3: InlineRole.STRONG}


@dataclass(frozen=True, slots=True)
class Span:
    """A marked span: where its opening and its closing markup stand in the text as written."""

    role: InlineRole
    opening: tuple[int, int]
    closing: tuple[int, int]


def speaks_markdown(name: str, lines: Iterable[str]) -> bool:
    """Tell whether a source is to be read as Markdown: by its name, or by marks that plain text does not have.

    A single pair of stars is no evidence: `*star*` may be an author's.
    """
    return name.lower().endswith((".md", ".markdown")) or any(_EVIDENCE.search(line) for line in lines)


def read_inlines(text: Traced) -> tuple[Traced, tuple[Inline, ...], bool, tuple[Edit, ...]]:
    """Read the inline markup of one block.

    Returns:
        The text without markup, its spans (none inside another: the inner one wins), whether all of it is bold, and
        the edits that took the markup out.
    """
    spans, dropped = _spans(text.text)
    edits = [Edit(start, end, "") for span in spans for start, end in (span.opening, span.closing)]
    edits.extend(dropped)
    edits.sort(key=lambda edit: edit.start)
    covered = _covered(text.text, spans, edits, InlineRole.STRONG)
    bare, inlines = _tidied(text.edit(edits), flatten(_moved(spans, edits)))
    return bare, inlines, covered, tuple(edits)


def _tidied(text: Traced, inlines: Sequence[Inline]) -> tuple[Traced, tuple[Inline, ...]]:
    """Take out the spaces that markup leaves behind: two in a row, at the ends of the text, at the ends of spans."""
    stripped = text.text.strip()
    start = text.text.find(stripped)
    edits = [Edit(0, start, ""), *spacing.edits(text.text), Edit(start + len(stripped), len(text), "")]
    edits = [edit for edit in edits if edit.start < edit.end]
    tidied = text.edit(edits)
    shifts = list(accumulate(len(edit.after) - (edit.end - edit.start) for edit in edits))
    kept = [
        _trimmed(tidied.text, _shifted(inline.start, edits, shifts), _shifted(inline.end, edits, shifts))
        for inline in inlines
    ]
    spans = zip(kept, inlines, strict=True)
    return tidied, tuple(Inline(begin, end, inline.role) for (begin, end), inline in spans if begin < end)


def _shifted(place: int, edits: Sequence[Edit], shifts: Sequence[int]) -> int:
    """Say where a place is after edits; `shifts` is by how much each edit and those before it move what follows."""
    index = bisect_left(edits, place, key=lambda edit: edit.start) - 1
    if index < 0:
        return place
    inside = max(edits[index].end - place, 0)
    return place + shifts[index] + inside


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    span = text[start:end]
    return start + len(span) - len(span.lstrip()), max(start, start + len(span.rstrip()))


def flatten(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Make spans lie side by side: where one lies inside another, the inner role holds."""
    kept: list[Inline] = []
    for inline in sorted(inlines, key=lambda one: (one.start, -one.end)):
        outer = kept[-1] if kept else None
        if outer and inline.start < outer.end:
            kept.pop()
            parts = (
                Inline(outer.start, inline.start, outer.role),
                inline,
                Inline(inline.end, max(outer.end, inline.end), outer.role),
            )
            kept.extend(part for part in parts if part.start < part.end)
        elif inline.start < inline.end:
            kept.append(inline)
    return tuple(kept)


def _spans(text: str) -> tuple[list[Span], list[Edit]]:
    spans: list[Span] = []
    dropped: list[Edit] = []
    opened: list[tuple[str, int, int]] = []
    counts: dict[str, int] = {}
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        token = match.group().lower()
        if token[0] == "\\":
            dropped.append(Edit(start, start + 1, ""))
            continue
        key = match["stroke"] or match["tag"].lower()
        opens, closes = _flanks(text, start, end, token) if match["stroke"] else (token[1] != "/", token[1] == "/")
        if key not in _TAG_ROLES and not match["stroke"]:
            dropped.append(Edit(start, end, ""))
        elif closes and counts.get(key):
            while True:
                name, opening_start, opening_end = opened.pop()
                counts[name] -= 1
                if name == key:
                    break
            role = _STROKE_ROLES[len(key)] if match["stroke"] else _TAG_ROLES[key]
            spans.append(Span(role, (opening_start, opening_end), (start, end)))
        elif opens:
            opened.append((key, start, end))
            counts[key] = counts.get(key, 0) + 1
    return spans, dropped


def _flanks(text: str, start: int, end: int, token: str) -> tuple[bool, bool]:
    """Tell whether strokes can open and close emphasis (CommonMark 6.2, simplified): by the characters beside them."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    opens, closes = not after.isspace(), not before.isspace()
    if token[0] == "_":
        return opens and not before.isalnum(), closes and not after.isalnum()
    return opens, closes


def _moved(spans: Sequence[Span], edits: Sequence[Edit]) -> list[Inline]:
    """Put spans where they are once the markup is out."""
    shifts: dict[int, int] = {}
    removed = 0
    for edit in edits:
        shifts[edit.start] = removed
        removed += edit.end - edit.start
        shifts[edit.end] = removed
    return [
        Inline(span.opening[1] - shifts[span.opening[1]], span.closing[0] - shifts[span.closing[0]], span.role)
        for span in spans
    ]


def _covered(text: str, spans: Sequence[Span], edits: Sequence[Edit], role: InlineRole) -> bool:
    """Tell whether everything that can be seen stands in spans of one role."""
    inside = sorted((span.opening[0], span.closing[1]) for span in spans if span.role is role)
    if not inside:
        return False
    position = 0
    for start, end in inside:
        if text[position:start].strip():
            return False
        position = max(position, end)
    return not text[position:].strip() and any(edit.end > edit.start for edit in edits)
