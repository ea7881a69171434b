"""The words that findings share: lists of languages, counted things, places in other languages' files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publish.parity.model import Column, Passage

#: Said at the end of each hint: the way to keep a difference that is meant.
ALLOW = "If the difference is meant, allow it in publication.toml with a reason."

_EXCERPT = 60


def names(columns: Iterable[Column]) -> str:
    """List languages: `English, Spanish and Arabic`."""
    return listed([column.name for column in columns])


def listed(words: Sequence[str]) -> str:
    """List words: `1, 2 and 3`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def counted(count: int, noun: str, plural: str = "") -> str:
    """Count things: `no brackets`, `1 sentence`, `2 sentences`."""
    return f"{count or 'no'} {noun if count == 1 else plural or noun + 's'}"


def capital(text: str) -> str:
    """Begin a sentence."""
    return text[:1].upper() + text[1:]


def place(column: Column, passage: Passage, offset: int = 0) -> str:
    """Name a place in another language's file, for a hint: `English (en.txt:12:3)`."""
    return f"{column.name} ({passage.location(offset)})"


def excerpt(text: str, start: int, end: int) -> str:
    """Quote a few words around [start, end)."""
    margin = max(0, (_EXCERPT - (end - start)) // 2)
    left, right = max(0, start - margin), min(len(text), end + margin)
    words = text[left:right].replace("\n", " ").strip()
    return f"{'…' if left else ''}{words}{'…' if right < len(text) else ''}"
