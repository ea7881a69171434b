"""Reading inline markup and escapes of reStructuredText, as `filling` writes them, back to spans."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from publish.intake.model import Edit
from publish.normalize.model import Inline, InlineRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.intake.model import Traced

_INLINE = re.compile(
    r"(?P<literal>``(?=\S)(?P<code>(?:(?!``)[^\x00])+?)(?<=\S)``(?!`))"
    r"|\\(?P<space>\s|$)|\\(?P<escaped>.)"
    r"|:(?P<role>sup|sub|superscript|subscript|literal|enumerator|language-[A-Za-z0-9-]+):`"
    r"|(?P<stroke>\*\*|\*)|(?P<tick>`)|(?P<call>\[[0-9]+\]_)(?!\w)"
)
#: What a link is from its first back quote on: its words, its address, its end.
_LINK = re.compile(r"`(?:\\[^\x00]|[^`\\])*?(?P<end>\s+<(?P<address>[^\s<>`\\]+)>`__?)(?!\w)")
_ROLES = {
    "sup": InlineRole.SUPERSCRIPT,
    "superscript": InlineRole.SUPERSCRIPT,
    "sub": InlineRole.SUBSCRIPT,
    "subscript": InlineRole.SUBSCRIPT,
    "literal": InlineRole.LITERAL,
    "enumerator": InlineRole.ENUMERATOR,
    "*": InlineRole.EMPHASIS,
    "**": InlineRole.STRONG,
}
_PASSAGE = "language-"


def read_inline(text: Traced) -> tuple[Traced, tuple[Inline, ...]]:
    """Take markup and escapes out of a text; return it with its spans, line ends as spaces."""
    reading = _Reading(text.text)
    behind = 0
    for match in _INLINE.finditer(text.text):
        if match.start() >= behind:
            behind = reading.take(match)
    edits = reading.edits
    edits.extend(Edit(match.start(), match.end(), " ") for match in re.finditer("(?<!\\\\)\n", text.text))
    edits.sort(key=lambda edit: edit.start)
    return text.edit(_apart(edits)), tuple(reading.spans)


def enumerated(text: Traced, inlines: Sequence[Inline]) -> tuple[str, Traced, tuple[Inline, ...]]:
    """Take the author's marker off the beginning of an item.

    Returns:
        The marker, empty where there is none, the text behind it, and its spans.
    """
    first, others = inlines[0], tuple(one for one in inlines if one.role is not InlineRole.ENUMERATOR)
    if first.role is not InlineRole.ENUMERATOR or first.start or not text.text[first.end :].strip():
        return "", text, others
    behind = first.end + len(text.text[first.end :]) - len(text.text[first.end :].lstrip())
    moved = tuple(replace(one, start=one.start - behind, end=one.end - behind) for one in others)
    return text.text[: first.end], text.slice(behind), moved


@dataclass(slots=True)
class _Reading:
    """What was read so far: the edits that take the markup out, the spans, and the one that is open."""

    text: str
    edits: list[Edit] = field(default_factory=list)
    spans: list[Inline] = field(default_factory=list)
    opened: tuple[str, int] | None = None
    link: re.Match[str] | None = None
    removed: int = 0

    def take(self, match: re.Match[str]) -> int:
        """Read one token; return where the next may begin."""
        start, end = match.span()
        if self.link and start >= self.link.start("end"):
            return self._end_link(self.link)
        if match["literal"] and self.opened is None:
            self._mark(start + 2, end - 2, InlineRole.LITERAL)
        elif match["literal"]:
            return start + 2
        elif match["call"]:
            if self.opened is None:
                self._mark(start + 1, end - 2, InlineRole.FOOTNOTE, behind=2)
        elif match["escaped"]:
            self._drop(start, start + 1)
        elif match["space"] is not None:
            self._drop(start, end)
        else:
            self._stroke(match)
        return end

    def _stroke(self, match: re.Match[str]) -> None:
        start, end = match.span()
        key = match["role"] or match["stroke"] or match["tick"]
        opened = self.opened
        if opened and (opened[0] == key or (key == "`" and opened[0] not in {"*", "**", "link"})):
            passage = opened[0].startswith(_PASSAGE)
            role = InlineRole.PASSAGE if passage else _ROLES[opened[0]]
            target = opened[0].removeprefix(_PASSAGE) if passage else ""
            self.spans.append(Inline(opened[1], start - self.removed, role, target))
            self.opened = None
            self._drop(start, end)
        elif opened is None and key != "`":
            self.opened = (key, start - self.removed)
            self._drop(start, end)
        elif opened is None:
            self.link = _LINK.match(self.text, start)
            if self.link:
                self.opened = ("link", start - self.removed)
                self._drop(start, end)

    def _end_link(self, link: re.Match[str]) -> int:
        start, end = link.span("end")
        if self.opened:
            self.spans.append(Inline(self.opened[1], start - self.removed, InlineRole.LINK, link["address"]))
        self.opened = self.link = None
        self._drop(start, end)
        return end

    def _mark(self, start: int, end: int, role: InlineRole, behind: int = 2) -> None:
        """Make a span of the text between two pieces of markup."""
        before = 1 if role is InlineRole.FOOTNOTE else 2
        self._drop(start - before, start)
        self.spans.append(Inline(start - self.removed, end - self.removed, role))
        self._drop(end, end + behind)

    def _drop(self, start: int, end: int) -> None:
        self.edits.append(Edit(start, end, ""))
        self.removed += end - start


def _apart(edits: Sequence[Edit]) -> list[Edit]:
    """Leave out edits that lie inside the one before them: a line end that an escape has taken already."""
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
