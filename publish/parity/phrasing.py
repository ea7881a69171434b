"""Findings in words, and the words that they share: lists of languages, counted things, places in other files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.parity.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publish.diagnostics import Code
    from publish.parity.model import Column, Passage, Row

#: Said at the end of each hint: the way to keep a difference that is meant.
_ALLOW = "If the difference is meant, allow it in publication.toml with a reason."

_EXCERPT = 60


def finding(code: Code, at: tuple[Row, Column, Passage], says: str, way_out: str, offset: int | None = None) -> Finding:
    """Find something in a language's passage: `says` goes on behind `Item 8 in Russian`.

    `offset` is where it stands; without one it is about the whole passage, as where something is lacking.
    """
    row, column, passage = at
    subject = f"{row.key[:1].upper()}{row.key[1:]} in {column.name}"
    where = passage.whole if offset is None else passage.location(offset)
    return Finding(code, column.language.tag, row.key, f"{subject} {says}.", where, hint(way_out))


def hint(way_out: str) -> str:
    """Say a way out, and how to keep a difference that is meant."""
    return f"{way_out} {_ALLOW}"


def have(columns: Sequence[Column], what: str = "", *, none: bool = False) -> str:
    """Say who has something: `English has`, `English and Spanish do not have 5`."""
    verb = (
        ("does not have" if len(columns) == 1 else "do not have") if none else ("has" if len(columns) == 1 else "have")
    )
    return f"{names(columns)} {verb}{what and f' {what}'}"


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
