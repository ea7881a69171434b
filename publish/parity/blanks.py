"""Passages with parts of them blanked, so that nothing is found there and all else keeps its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: U+FFFC: an object stands here.
OBJECT = "\ufffc"


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Put U+FFFC for each character of the spans [start, end)."""
    for start, end in spans:
        text = text[:start] + OBJECT * (end - start) + text[end:]
    return text
