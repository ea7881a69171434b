"""Canonical composition (UAX #15, NFC): the form that fonts, search and comparison expect.

Changes: `e` + U+0301 to `é`. Leaves alone: ligatures, wide letters and all that only NFKC would touch.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from publish.intake.model import Edit
from publish.intake.repairs import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = Rule.COMPOSITION


def edits(text: str) -> Iterator[Edit]:
    """Compose each cluster that is not composed, so that the line map stays exact around it."""
    if unicodedata.is_normalized("NFC", text):
        return
    for start, end in _clusters(text):
        composed = unicodedata.normalize("NFC", text[start:end])
        if composed != text[start:end]:
            yield Edit(start, end, composed)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text where composition cannot reach across: before a starter that does not join what is before it."""
    start = 0
    for index in range(1, len(text)):
        if unicodedata.combining(text[index]) or _joins(text[start:index], text[index]):
            continue
        yield start, index
        start = index
    yield start, len(text)


def _joins(cluster: str, starter: str) -> bool:
    """Tell whether a starter composes with the cluster before it (Hangul jamo, some Indic vowel signs)."""
    if starter < "\u0300":
        return False
    # Composition reaches back to the last starter of the cluster at most; clusters are short but for hostile ones.
    composed = unicodedata.normalize("NFC", cluster[:1] + starter if len(cluster) > 64 else cluster + starter)  # noqa: PLR2004 - longer than any real cluster
    return not composed.endswith(starter)
