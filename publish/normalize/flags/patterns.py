"""Kinds that a regular expression can tell: spacing, doubled stops, tatweel, doubled signs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from publish.normalize.flags.spot import Spot, holds
from publish.normalize.tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Addresses have stops and commas of their own.
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+")


def spots(text: str, tag: str) -> Iterator[Spot]:
    """Find what the patterns for a language find in a text."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    for kind, expression, template in _patterns(tag):
        for match in expression.finditer(text):
            start, end = match.span("flag")
            if not any(first <= start < last for first, last in addresses):
                yield Spot(kind, start, end, match.expand(template))


@lru_cache(maxsize=64)
def _patterns(tag: str) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    return tuple(
        (rule["kind"], re.compile(rule["expression"]), rule["suggestion"])
        for rule in table("flags")["pattern"]
        if holds(rule, tag)
    )
