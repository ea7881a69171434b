"""In which style a text is set: what its kind of block and its inline meaning ask for, as the style sheets have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from publish.locale import language
from publish.normalize.model import BlockType, Form, InlineRole

if TYPE_CHECKING:
    from publish.normalize.model import Block

#: Scripts whose emphasis is slanted; the others set it upright in bold, as their style sheets do.
_SLANTED = frozenset({"Armn", "Copt", "Cyrl", "Geor", "Grek", "Latn"})

REGULAR, BOLD = 400, 700
_WEIGHT_NAMES = {REGULAR: "Regular", BOLD: "Bold"}


@dataclass(frozen=True, slots=True)
class Style:
    """Weight and slant."""

    weight: int = REGULAR
    slant: Literal["normal", "italic"] = "normal"

    def __str__(self) -> str:
        """Name it as a person does: `Bold Italic`."""
        weight = _WEIGHT_NAMES.get(self.weight, f"weight {self.weight}")
        return f"{weight} Italic" if self.slant == "italic" else weight


def style_at(block: Block, offset: int, heading_weight: int = BOLD) -> Style:
    """Return the style of the code point at `offset` of a block's text."""
    weight = heading_weight if block.type in {BlockType.TITLE, BlockType.HEADING} else REGULAR
    if block.form is Form.TERM or (block.cell and block.cell.header):
        weight = BOLD
    if not block.inlines:
        return Style(weight)
    known = language(block.language)
    slanted = known is None or known.script in _SLANTED
    roles = {inline.role for inline in block.inlines if inline.start <= offset < inline.end}
    emphasized = InlineRole.EMPHASIS in roles
    if InlineRole.STRONG in roles or (emphasized and not slanted):
        weight = BOLD
    return Style(weight, "italic" if emphasized and slanted else "normal")
