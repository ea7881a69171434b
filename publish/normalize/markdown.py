"""The light Markdown found in plain text: emphasis, the few inline tags, escapes. Line structure is read elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from publish.intake.model import Edit
from publish.normalize.model import Inline, InlineRole
from publish.normalize.rules import spacing
from publish.normalize.spans import flatten, shifted, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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

    Args:
        text: the block as written.

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
        trimmed(tidied.text, shifted(inline.start, edits, shifts), shifted(inline.end, edits, shifts))
        for inline in inlines
    ]
    spans = zip(kept, inlines, strict=True)
    return tidied, tuple(Inline(begin, end, inline.role) for (begin, end), inline in spans if begin < end)


def _spans(text: str) -> tuple[list[Span], list[Edit]]:
    spans: list[Span] = []
    dropped: list[Edit] = []
    opened = _Opened()
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match.group()[0] == "\\":
            dropped.append(Edit(start, start + 1, ""))
        elif match["tag"] and match["tag"].lower() not in _TAG_ROLES:
            dropped.append(Edit(start, end, ""))
        else:
            spans.extend(opened.take(text, match))
    return spans, dropped


@dataclass(slots=True)
class _Opened:
    """Markup that was opened and waits for its closing partner."""

    stack: list[tuple[str, int, int]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def take(self, text: str, match: re.Match[str]) -> Iterator[Span]:
        """Open or close markup; yield the span that it closes."""
        start, end = match.span()
        token = match.group().lower()
        key = match["stroke"] or match["tag"].lower()
        opens, closes = _flanks(text, start, end, token) if match["stroke"] else (token[1] != "/", token[1] == "/")
        if closes and self.counts.get(key):
            while True:
                name, opening_start, opening_end = self.stack.pop()
                self.counts[name] -= 1
                if name == key:
                    break
            role = _STROKE_ROLES[len(key)] if match["stroke"] else _TAG_ROLES[key]
            yield Span(role, (opening_start, opening_end), (start, end))
        elif opens:
            self.stack.append((key, start, end))
            self.counts[key] = self.counts.get(key, 0) + 1


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
        removed += edit.end - edit.start - len(edit.after)
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
