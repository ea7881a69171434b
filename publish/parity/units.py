"""Cutting one translation: blocks -> units, the pieces that alignment lays side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.normalize.model import BlockType
from publish.parity.model import JOINT, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.normalize.model import Block

_NUMBER = re.compile(r"\d+")
_KINDS = {
    BlockType.TITLE: Kind.TITLE,
    BlockType.HEADING: Kind.HEADING,
    BlockType.ITEM: Kind.ITEM,
    BlockType.BULLET: Kind.ITEM,
    BlockType.PARA: Kind.PARAGRAPH,
}


@dataclass(frozen=True, slots=True)
class Unit:
    """Blocks that belong together: a heading, a paragraph, or a list item with the paragraphs that go on inside it."""

    kind: Kind
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The text of all blocks, a line each."""
        return JOINT.join(block.text for block in self.blocks)

    @property
    def setting(self) -> str:
        """Where it stands beside the running text: in a table, in a note, in verse or a definition; nothing else."""
        first = self.blocks[0]
        marks = (("cell", first.cell), ("note", first.note), ("form", first.form))
        return next((name for name, mark in marks if mark is not None), "")


def cut(blocks: Iterable[Block]) -> tuple[Unit, ...]:
    """Cut a translation into units. Only the first of them can be the text's title: one further on is a heading.

    So is the first where the next heading is the same but for its number (`Article 1`, `Article 2`).
    """
    units: list[Unit] = []
    for block in blocks:
        kind = _KINDS[block.type]
        inside = kind is Kind.PARAGRAPH and block.level > 1 and units and units[-1].kind is Kind.ITEM
        if inside:
            units[-1] = Unit(Kind.ITEM, (*units[-1].blocks, block))
        else:
            units.append(Unit(Kind.HEADING if kind is Kind.TITLE and units else kind, (block,)))
    if not units:
        return ()
    headings = [unit for unit in units if unit.kind is Kind.HEADING]
    numbered = units[0].kind is Kind.TITLE and headings and _numbered(units[0])
    if numbered and numbered == _numbered(headings[0]):
        units[0] = Unit(Kind.HEADING, units[0].blocks)
    return tuple(units)


def _numbered(unit: Unit) -> str:
    """Return a heading without its numbers; nothing where it has none."""
    parts = _NUMBER.split(unit.text)
    return "#".join(parts) if len(parts) > 1 else ""
