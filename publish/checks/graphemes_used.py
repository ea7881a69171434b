"""Every distinct grapheme of a language's text: how often it stands there, where first, and in which styles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.checks.codepoints import graphemes
from publish.checks.styling import Style, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.diagnostics import Location
    from publish.normalize.model import Block


@dataclass(frozen=True, slots=True)
class GraphemeUse:
    """A grapheme (UAX #29) of a language: `count` places, the first of them, and the styles that it is set in."""

    cluster: str
    count: int
    first: Location
    styles: frozenset[Style]


def graphemes_used(blocks: Iterable[Block], tag: str) -> tuple[GraphemeUse, ...]:
    """List the graphemes that are set in a language (BCP 47), by code points; white space is none."""
    counts: dict[str, int] = {}
    first: dict[str, Location] = {}
    styles: dict[str, set[Style]] = {}
    for block in blocks:
        for start, end, own, style in runs_of(block):
            if own != tag:
                continue
            for offset, cluster in graphemes(block.text[start:end]):
                if cluster.isspace():
                    continue
                if cluster not in counts:
                    first[cluster] = block.location(start + offset)
                counts[cluster] = counts.get(cluster, 0) + 1
                styles.setdefault(cluster, set()).add(style)
    return tuple(GraphemeUse(one, counts[one], first[one], frozenset(styles[one])) for one in sorted(counts))
