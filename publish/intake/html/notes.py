"""Footnotes of a page: links that call a note, the notes that they lead to, and the links that lead back.

No element of HTML is a footnote. Word, Google Docs, wikis and Markdown's processors all make a pair of links of it: a
short one leads to a place further down, from which another one leads back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.intake.html.tokens import Tag, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: What stands around the sign of a call, and the sign: a number, a letter or two, stars and daggers.
_AROUND = "[](){} \u00a0\n\t"
_SIGN = re.compile(r"\d{1,3}|[A-Za-z]{1,2}|[ivxlc]{1,5}|[*†‡§¶]{1,4}")
#: A place of this page, or of another part of the same book.
_WITHIN = re.compile(r"(?:[\w./-]*\.x?html?)?#(?P<name>\S+)$")
#: A link back is no longer than this, in code points: an arrow, a sign, the number again.
_LONGEST_BACK = 12


@dataclass(frozen=True, slots=True)
class Notes:
    """Labels by the offset of a tag: of the links that call, of the elements that are notes; and the links back."""

    calls: Mapping[int, str] = field(default_factory=dict)
    bodies: Mapping[int, str] = field(default_factory=dict)
    back: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Anchor:
    """A link within the page: where it leads, where it stands, the names that lead to it, its words."""

    target: str
    start: int
    names: tuple[str, ...]
    raised: bool
    text: str = ""


def find_notes(page: Iterable[Tag | Text]) -> Notes:
    """Find the footnotes of a page, numbered from 1 in the order of their calls."""
    places, anchors = _survey(page)
    back_to = {anchor.target: anchor.start for anchor in anchors}
    labels: dict[str, str] = {}
    calls: dict[int, str] = {}
    called_by: set[str] = set()
    for anchor in anchors:
        place = places.get(anchor.target)
        if place is None or place <= anchor.start or not _SIGN.fullmatch(anchor.text.strip(_AROUND)):
            continue
        mutual = any(back_to.get(name, -1) >= place for name in anchor.names)
        if mutual or anchor.raised:
            calls[anchor.start] = labels.setdefault(anchor.target, str(len(labels) + 1))
            called_by.update(anchor.names)
    first = min((places[target] for target in labels), default=0)
    back = frozenset(
        anchor.start
        for anchor in anchors
        if anchor.target in called_by and anchor.start >= first and len(anchor.text.strip()) <= _LONGEST_BACK
    )
    return Notes(calls, {places[target]: label for target, label in labels.items()}, back)


def _survey(page: Iterable[Tag | Text]) -> tuple[dict[str, int], Sequence[_Anchor]]:
    """Return where each name of the page stands, and the links within the page."""
    places: dict[str, int] = {}
    anchors: list[_Anchor] = []
    opened: _Anchor | None = None
    fresh: list[str] = []
    raised = 0
    for token in page:
        if isinstance(token, Text):
            if opened:
                opened.text += token.text
            fresh = fresh if not token.text.strip() else []
            continue
        if token.name == "sup":
            raised = max(raised + (-1 if token.closing else 1), 0)
        if token.closing:
            opened = None if token.name == "a" else opened
            continue
        names = [token.attributes[key] for key in ("id", "name") if token.attributes.get(key)]
        for name in names:
            places.setdefault(name, token.start)
        fresh += names
        href = token.attributes.get("href", "")
        place = _WITHIN.match(href)
        if token.name == "a" and place:
            is_call = "noteref" in f"{token.attributes.get('role', '')} {token.attributes.get('epub:type', '')}"
            opened = _Anchor(place["name"], token.start, tuple(fresh), raised > 0 or is_call)
            anchors.append(opened)
    return places, anchors
