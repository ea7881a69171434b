"""What a text does again and again is its custom, not a slip: a word that it always doubles, commas set its own way."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from publish.normalize.flags.spot import rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.normalize.model import Flag


def without_customs(
    flags: Sequence[Flag], tags: Sequence[str], lengths: Mapping[str, int], marks: Mapping[str, Counter[str]]
) -> tuple[Flag, ...]:
    """Leave out flags that show a custom.

    Args:
        flags: all flags of a text.
        tags: the language of each.
        lengths: how many code points the texts of each language have.
        marks: how often each mark stands in them.
    """
    data = rules("custom")
    same = Counter((tag, flag.kind, flag.text.casefold()) for flag, tag in zip(flags, tags, strict=True))
    letters: dict[tuple[str, str], set[str]] = {}
    for flag, tag in zip(flags, tags, strict=True):
        letters.setdefault((tag, flag.kind), set()).add(flag.text[-1:])
    kinds = Counter((tag, flag.kind) for flag, tag in zip(flags, tags, strict=True))
    kept: list[Flag] = []
    for flag, tag in zip(flags, tags, strict=True):
        count = kinds[tag, flag.kind]
        often = count >= data["often"] and count * data["one_in"] > lengths[tag]
        again = same[tag, flag.kind, flag.text.casefold()] >= data["again"]
        mark = flag.text.strip()
        # Where a mark stands so half of the time, it is a letter there or is set so.
        usual = same[tag, flag.kind, flag.text.casefold()]
        spelled = usual >= data["often"] and usual * 2 > marks[tag][mark]
        if flag.kind in data["signs"] and spelled:
            continue
        if (
            flag.kind in data["letters"]
            and count >= data["drawn_out"]
            and len(letters[tag, flag.kind]) >= data["several"]
        ):
            continue
        if not (flag.kind in data["signs"] and often) and not (flag.kind in data["words"] and again):
            kept.append(flag)
    return tuple(kept)
