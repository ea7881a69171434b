"""Menus: passages that are nothing but links, at the ends of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.intake.passages import PassageKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.intake.passages import Passage


def menus(passages: Sequence[Passage], linked: Sequence[bool]) -> frozenset[int]:
    """Find passages that are nothing but links, before the first text and, two or more, behind the last one.

    Args:
        passages: those of a page.
        linked: for each, whether all that can be seen of it is short links.

    Returns:
        Their indexes; none where the page is nothing but links.
    """
    alone = [
        link and passage.kind is not PassageKind.HEADING and passage.note is None
        for link, passage in zip(linked, passages, strict=True)
    ]
    if all(alone):
        return frozenset()
    head = alone.index(False)
    tail = len(alone) - alone[::-1].index(False)
    behind = range(tail, len(alone)) if len(alone) - tail > 1 else range(0)
    return frozenset((*range(head), *behind))
