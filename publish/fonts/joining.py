"""Which letters join (Unicode, Joining_Type; the Unicode Standard, 9.2)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import files

_JOINS_BEHIND = frozenset("LDC")
_JOINS_BEFORE = frozenset("RDC")


def joins(text: str, at: int) -> bool:
    """Tell whether the character at `at` joins the last letter before it."""
    if at >= len(text) or joining_type(text[at]) not in _JOINS_BEFORE:
        return False
    before = next((type_ for c in reversed(text[:at]) if (type_ := joining_type(c)) != "T"), "U")
    return before in _JOINS_BEHIND


def joining_pairs(text: str) -> list[tuple[int, int]]:
    """Return the offsets of all pairs of letters that join, marks between them left out."""
    pairs: list[tuple[int, int]] = []
    last, last_type = -1, "U"
    for at, character in enumerate(text):
        type_ = joining_type(character)
        if type_ == "T":
            continue
        if type_ in _JOINS_BEFORE and last_type in _JOINS_BEHIND:
            pairs.append((last, at))
        last, last_type = at, type_
    return pairs


@lru_cache(maxsize=4096)
def joining_type(character: str) -> str:
    """Return the Joining_Type of a character by its letter: R, L, D, C, T or U."""
    found = _table().get(ord(character))
    if found:
        return found
    return "T" if unicodedata.category(character) in {"Mn", "Me", "Cf"} else "U"


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    lines = files("publish.fonts").joinpath("joining_types.txt").read_text(encoding="utf-8").splitlines()
    table: dict[int, str] = {}
    for line in lines:
        if not line.startswith("#"):
            first, last, type_ = line.split()
            table.update(dict.fromkeys(range(int(first, 16), int(last, 16) + 1), type_))
    return table
