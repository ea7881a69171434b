"""Cutting one translation: blocks -> sections -> units, the pieces that alignment lays side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.normalize.model import BlockType
from publish.parity.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.normalize.model import Block

_KINDS = {
    BlockType.TITLE: Kind.TITLE,
    BlockType.HEADING: Kind.HEADING,
    BlockType.ITEM: Kind.ITEM,
    BlockType.BULLET: Kind.ITEM,
    BlockType.PARA: Kind.PARAGRAPH,
}


@dataclass(frozen=True, slots=True)
class Unit:
    """Blocks that belong together: a paragraph, or a list item with the paragraphs that go on inside it."""

    kind: Kind
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (none before the first) and what stands under it."""

    head: Block | None
    units: tuple[Unit, ...]

    @property
    def items(self) -> tuple[Unit, ...]:
        """The list items among the units."""
        return tuple(unit for unit in self.units if unit.kind is Kind.ITEM)


def cut(blocks: Iterable[Block]) -> tuple[Section, ...]:
    """Cut a translation at its headings.

    The first section has the text's title as its head or none; a title further on begins a section as a heading does.
    """
    heads: list[Block | None] = [None]
    bodies: list[list[Block]] = [[]]
    for block in blocks:
        if block.type not in (BlockType.TITLE, BlockType.HEADING):
            bodies[-1].append(block)
        elif block.type is BlockType.TITLE and not bodies[-1] and heads == [None]:
            heads[-1] = block
        else:
            heads.append(block)
            bodies.append([])
    return tuple(Section(head, _units(body)) for head, body in zip(heads, bodies, strict=True))


def _units(blocks: list[Block]) -> tuple[Unit, ...]:
    units: list[Unit] = []
    for block in blocks:
        kind = _KINDS[block.type]
        inside = kind is Kind.PARAGRAPH and block.level > 1 and units and units[-1].kind is Kind.ITEM
        if inside:
            units[-1] = Unit(Kind.ITEM, (*units[-1].blocks, block))
        else:
            units.append(Unit(kind, (block,)))
    return tuple(units)
