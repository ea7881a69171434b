"""Quotation marks that have no partner in their block (`unbalanced-quote`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.normalize.flags.spot import Spot, holds, rules

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\s\"]*[\w]")


def spots(text: str, tag: str) -> Iterator[Spot]:
    """Find straight quotation marks without a partner.

    One that begins the block is left alone: whoever quotes several paragraphs opens each and closes the last. So is one
    that ends it, and one behind a digit, which may mean inches.
    """
    if '"' not in text or not holds(rules("unbalanced-quote"), tag):
        return
    opened: list[int] = []
    alone: list[int] = []
    for place, character in enumerate(text):
        if character != '"':
            continue
        before, after = text[place - 1 : place] or " ", text[place + 1 : place + 2] or " "
        if opened and not before.isspace():
            opened.pop()
        elif after.isspace() or not (before.isspace() or before in "([«“—–-/"):
            alone.append(place)
        else:
            opened.append(place)
    ends = {text.find('"') if text.startswith('"') else -1, len(text) - 1 if text.endswith('"') else -1}
    for place in sorted({*opened, *alone} - ends):
        if text[place - 1 : place].isdigit():
            continue
        word = _WORD.match(text, place + 1) if place in opened else None
        end = word.end() if word else place + 1
        yield Spot("unbalanced-quote", place, end, text[place + 1 : end])
