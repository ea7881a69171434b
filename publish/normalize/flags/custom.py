"""What a text does again and again is its custom, not a slip: a word that it always doubles, commas set its own way."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from publish.normalize.flags.spot import rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.normalize.model import Flag


def without_customs(flags: Sequence[Flag], tags: Sequence[str], lengths: Mapping[str, int]) -> tuple[Flag, ...]:
    """Leave out flags that show a custom.

    Args:
        flags: all flags of a text.
        tags: the language of each.
        lengths: how many code points the texts of each language have.
    """
    data = rules("custom")
    same = Counter((tag, flag.kind, flag.text.casefold()) for flag, tag in zip(flags, tags, strict=True))
    kinds = Counter((tag, flag.kind) for flag, tag in zip(flags, tags, strict=True))
    kept: list[Flag] = []
    for flag, tag in zip(flags, tags, strict=True):
        count = kinds[tag, flag.kind]
        often = count >= data["often"] and count * data["one_in"] > lengths[tag]
        again = same[tag, flag.kind, flag.text.casefold()] >= data["again"]
        if not (flag.kind in data["signs"] and often) and not (flag.kind in data["words"] and again):
            kept.append(flag)
    return tuple(kept)
