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
        Their indexes; none where the page is nothing but links. Pictures stay wherever they stand.
    """
    said = [index for index, passage in enumerate(passages) if passage.image is None]
    alone = [
        linked[index] and passages[index].kind is not PassageKind.HEADING and passages[index].note is None
        for index in said
    ]
    if all(alone):
        return frozenset()
    head = alone.index(False)
    tail = len(alone) - alone[::-1].index(False)
    behind = said[tail:] if len(alone) - tail > 1 else []
    return frozenset((*said[:head], *behind))
