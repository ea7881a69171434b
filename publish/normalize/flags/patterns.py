"""Kinds that a regular expression can tell: spacing, doubled stops, tatweel, doubled signs."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from publish.normalize.flags.spot import Spot, holds
from publish.normalize.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Addresses have stops and commas of their own, and so has what a shell reads as several words: `{pre,post}rm`.
_ADDRESS = re.compile(r"[(\[<\"']*+(?:https?://|www\.)|[^@]*+@|[^{]*+\{[^}]*+\}")
_MAYBE = frozenset("@/w{")
_WORD = re.compile(r"\S++")


def spots(text: str, tag: str) -> Iterator[Spot]:
    """Find what the patterns for a language find in a text."""
    addresses = [] if _MAYBE.isdisjoint(text) else list(_addresses(text))
    for kind, expression, template, needs in _patterns(tag):
        if needs and not any(part in text for part in needs):
            continue
        for match in expression.finditer(text):
            start, end = match.span("flag")
            place = bisect_right(addresses, start, key=_first) - 1
            if place < 0 or start >= addresses[place][1]:
                yield Spot(kind, start, end, match.expand(template))


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    return (word.span() for word in _WORD.finditer(text) if _ADDRESS.match(word.group()))


def _first(span: tuple[int, int]) -> int:
    return span[0]


@lru_cache(maxsize=64)
def _patterns(tag: str) -> tuple[tuple[str, re.Pattern[str], str, tuple[str, ...]], ...]:
    return tuple(
        (rule["kind"], re.compile(rule["expression"]), rule["suggestion"], tuple(rule.get("needs", ())))
        for rule in table("flags")["pattern"]
        if holds(rule, tag)
    )
