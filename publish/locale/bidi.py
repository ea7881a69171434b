"""The Unicode bidirectional algorithm: the embedding level of each character, and the order in which runs are drawn.

UAX #9, rules X1 to X8, W1 to W7, N0 to N2, I1, I2, L1 and L2, over the characters' own classes (Bidi_Class). One text
is one paragraph whose direction is given (HL1): a text box of the engine is laid out so.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from publish.locale.bidi_explicit import REMOVED, STEERING, RunSequence, explicit_levels, isolating_runs
from publish.locale.bidi_resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The embedding level of a paragraph of a direction.
LEVEL = {"ltr": 0, "rtl": 1}

#: What opens an embedding of a direction (LRE, RLE), and what ends it (PDF).
OPENING, CLOSING = {"ltr": "\u202a", "rtl": "\u202b"}, "\u202c"

#: How code is written, whatever the text around it.
CODE_DIRECTION = "ltr"

#: Everything from the Hebrew block on that may be strong from right to left or steer direction: a text without any
#: of it is left to right throughout. A coarse sieve: the algorithm decides about what it lets through.
_MAY_TURN = re.compile("[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U0001efff]")


#: Without one of these no character can get another level than a paragraph from left to right has.
_TURNING = frozenset({"R", "AL", "AN", "RLE", "RLO", "LRI", "RLI", "FSI"})
#: The directions at the ends of a paragraph of level 0 and 1.
_ENDS = (("L", "L"), ("R", "R"))
#: What takes the paragraph's own level at a line's end (L1).
_TRAILING = frozenset({"WS", "S", "B", "LRI", "RLI", "FSI", "PDI", *REMOVED})


def embedding_levels(text: str, base: int) -> tuple[int, ...]:
    """Return the resolved embedding level of each character: even is left to right, odd right to left.

    Args:
        text: One paragraph, in logical order.
        base: The paragraph's own level: 0 from left to right, 1 from right to left.
    """
    if base == 0 and not _MAY_TURN.search(text):
        return (0,) * len(text)
    classes = [unicodedata.bidirectional(character) or "L" for character in text]
    if base == 0 and _TURNING.isdisjoint(classes):
        return (0,) * len(text)
    if STEERING.isdisjoint(classes):  # nearly every text: one level, one sequence
        levels, types = [base] * len(classes), list(classes)
        resolve(text, types, levels, RunSequence(tuple(range(len(classes))), base, *_ENDS[base]))
    else:
        levels, types = explicit_levels(classes, base)
        for sequence in list(isolating_runs(classes, levels, base)):  # resolving changes the levels that cut them
            resolve(text, types, levels, sequence)
    for at, class_ in enumerate(classes):
        if class_ in REMOVED:  # what X9 removes goes with what stands before it
            levels[at] = levels[at - 1] if at else base
    end = len(classes)
    while end and classes[end - 1] in _TRAILING:
        end -= 1
        levels[end] = base
    return tuple(levels)


def visual_order(levels: Sequence[int]) -> list[int]:
    """Return the indexes of runs in the order in which they stand from left to right (rule L2), by their levels."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    for level in range(max(levels, default=0), min(odd, default=1) - 1, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return order
