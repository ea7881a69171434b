"""Paragraphs that one language joins and others do not: told from paragraphs that it lacks, and laid together.

A paragraph without a partner is missing, or stands in its neighbour. Where it is joined, the neighbour is as long, has
as many sentences and the numbers of both together; what each of the other languages says of that is weighed.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import reduce
from itertools import groupby
from statistics import mean, median
from typing import TYPE_CHECKING

from publish.parity.costs import unlike
from publish.parity.features import together
from publish.parity.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.parity.features import Feature
    from publish.parity.lines import Line, Units

#: How much more likely it must be that a paragraph is missing in one language, or that one has a paragraph alone, than
#: that it is joined (as a logarithm): what is lost is graver than what is more.
_MISSING, _ALONE = 1.2, 3.5
#: Where so many others have it and nobody but this language lacks it, being joined must be the likelier of the two: a
#: short line (a salutation, a name) says too little by its length.
_AGREEING, _DOUBTFUL = 3, -0.5
#: From so many lines on their lengths say what a language needs, if that is so far from what was expected.
_ENOUGH, _OFF = 6, 0.12


def factors(lines: Sequence[Line]) -> list[float]:
    """Return by what to multiply each language's sizes, for its lines to be as long as those of the others."""
    if not lines:
        return []
    shares: list[list[float]] = [[] for _ in lines[0]]
    for line in lines:
        sizes = {index: math.log(units[0][1].size) for index, units in enumerate(line) if len(units) == 1}
        for index, size in sizes.items():
            if len(sizes) > 1:
                shares[index].append(size - median(other for at, other in sizes.items() if at != index))
    usual = [median(share) if len(share) >= _ENOUGH else 0.0 for share in shares]
    return [math.exp(-share) if abs(share) > _OFF else 1.0 for share in usual]


def join(lines: Sequence[Line]) -> list[Line]:
    """Lay lines together of which one language's is joined to its neighbour.

    Where most languages divide a stretch of paragraphs each in its own way, nothing says which is missing anywhere:
    the whole stretch is one line.
    """
    done: list[Line] = []
    for paragraphs, stretch in groupby(lines, _paragraph):
        ahead = list(stretch)
        if paragraphs and not _alike(ahead):
            ahead = [reduce(_merged, ahead)]
        while ahead:
            line = ahead.pop(0)
            if done and paragraphs and _joined(done[-1], line):
                done[-1] = _merged(done[-1], line)
            elif ahead and paragraphs and _joined(ahead[0], line, before=True):
                ahead[0] = _merged(line, ahead[0])
            else:
                done.append(line)
    return done


def _alike(stretch: Sequence[Line]) -> bool:
    """Tell whether more than half of the languages have as many paragraphs in a stretch, or there are only two."""
    counts = [sum(len(line[index]) for line in stretch) for index in range(len(stretch[0]))]
    present = [count for count in counts if count]
    return len(counts) <= len("AB") or not present or 2 * Counter(present).most_common(1)[0][1] > len(counts)


def _paragraph(line: Line) -> bool:
    return all(unit.kind is Kind.PARAGRAPH for units in line for unit, _ in units)


def _merged(first: Line, second: Line) -> Line:
    return tuple((*one, *other) for one, other in zip(first, second, strict=True))


def _joined(neighbour: Line, line: Line, *, before: bool = False) -> bool:
    """Tell whether a language that has no such line, or all that have none, have it in its neighbour."""
    if any(unit.kind not in (Kind.PARAGRAPH, Kind.ITEM) for units in neighbour for unit, _ in units):
        return False
    both = [index for index, units in enumerate(neighbour) if units]
    have = [index for index in both if line[index]]
    lack = [index for index in both if not line[index]]
    few, many = (lack, have) if len(have) >= len(lack) else (have, lack)
    if not many:
        return False
    least = _MISSING
    if few is have and _paragraph(neighbour):
        least = _ALONE
    elif few is lack and len(lack) == 1 and len(have) >= _AGREEING:
        least = _DOUBTFUL
    return any(_weight(neighbour, line, one, many, before=before) < least for one in few)


def _weight(neighbour: Line, line: Line, one: int, others: Sequence[int], *, before: bool) -> float:
    """Return how much likelier it is that a paragraph is missing than that it is joined."""
    weights = []
    for other in others:
        having, lacking = (one, other) if line[one] else (other, one)
        parts = (*line[having], *neighbour[having]) if before else (*neighbour[having], *line[having])
        whole = _feature(neighbour[lacking])
        weights.append(unlike(_feature(parts), whole) - unlike(_feature(neighbour[having]), whole))
    return mean(weights)


def _feature(units: Units) -> Feature:
    return together([feature for _, feature in units])
