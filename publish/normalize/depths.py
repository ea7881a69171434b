"""Depths of items that follow one another: a level that no item stands at is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.normalize.model import BlockType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.normalize.draft import Draft
    from publish.normalize.model import Cell

_ITEMS = frozenset({BlockType.ITEM, BlockType.BULLET})


def closed_up(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Let no item stand deeper than one level below the item around it, and brothers side by side.

    Word's second level below a paragraph `Article 1` is the first level of a list.
    """
    text: list[int] = []
    around = text
    cell: Cell | None = None
    for draft in drafts:
        if draft.cell != cell:
            around = [] if draft.cell else text
        cell = draft.cell
        if draft.type not in {*_ITEMS, BlockType.PARA}:
            around.clear()
        if cell:
            while text and text[-1] > cell.depth:
                text.pop()
            cell = replace(cell, depth=len(text))
        while around and around[-1] >= draft.level:
            around.pop()
        level = len(around) + 1 if draft.type in {*_ITEMS, BlockType.PARA} else draft.level
        if draft.type in _ITEMS:
            around.append(draft.level)
        yield draft if (draft.level, draft.cell) == (level, cell) else replace(draft, level=level, cell=cell)
        cell = draft.cell
