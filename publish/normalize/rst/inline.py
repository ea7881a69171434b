"""Reading inline markup and escapes of reStructuredText, as `filling` writes them, back to spans."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from publish.intake.model import Edit
from publish.normalize.model import Inline, InlineRole
from publish.normalize.rst.strings import end_of, may_begin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.intake.model import Traced

_INLINE = re.compile(
    r"(?P<literal>``(?=\S)(?P<code>(?:(?!``)[^\x00])+?)(?<=\S)``(?!`))"
    r"|\\(?P<space>\s|$)|\\(?P<escaped>.)"
    r"|:(?P<role>sup|sub|superscript|subscript|literal|enumerator|language-[A-Za-z0-9-]+):`"
    r"|(?P<stroke>\*\*|\*)|(?P<tick>`)|(?P<call>\[[0-9]+\]_)(?!\w)"
)
_ESCAPE = re.compile(r"\\(?:(?P<space>\s)|.)")
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
    """What was read so far: the edits that take the markup out, the spans, end-strings that do not come any more."""

    text: str
    edits: list[Edit] = field(default_factory=list)
    spans: list[Inline] = field(default_factory=list)
    removed: int = 0
    missing: set[str] = field(default_factory=set)

    def take(self, match: re.Match[str]) -> int:
        """Read one token; return where the next may begin."""
        start, end = match.span()
        if match["literal"]:
            self._mark(start + 2, end - 2, InlineRole.LITERAL)
        elif match["call"]:
            self._mark(start + 1, end - 2, InlineRole.FOOTNOTE, behind=2)
        elif match["escaped"]:
            self._drop(start, start + 1)
        elif match["space"] is not None:
            self._drop(start, end)
        elif match["tick"]:
            link = _LINK.match(self.text, start)
            if link:
                self._span(start, start + 1, link.span("end"), InlineRole.LINK, link["address"])
                return link.end()
        else:
            return self._marked(match)
        return end

    def _marked(self, match: re.Match[str]) -> int:
        """Read what begins with a stroke or the name of a role, and return where it ends; without an end it is text."""
        start, end = match.span()
        string, role = match["stroke"] or "`", match["role"] or match["stroke"]
        if string in self.missing or not may_begin(self.text, start, end):
            return end
        last = end_of(self.text, string, end)
        if last is None:
            self.missing.add(string)
            return end
        behind = last + len(string)
        target = role.removeprefix(_PASSAGE) if role.startswith(_PASSAGE) else ""
        self._span(start, end, (last, behind), _ROLES.get(role, InlineRole.PASSAGE), target)
        return behind

    def _span(self, start: int, inner: int, end: tuple[int, int], role: InlineRole, target: str) -> None:
        """Make a span of what lies between two pieces of markup, [start, inner) and `end`; escapes in it go."""
        self._drop(start, inner)
        begun = inner - self.removed
        for escape in _ESCAPE.finditer(self.text, inner, end[0]):
            self._drop(escape.start(), escape.end() if escape["space"] is not None else escape.start() + 1)
        self.spans.append(Inline(begun, end[0] - self.removed, role, target))
        self._drop(*end)

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
