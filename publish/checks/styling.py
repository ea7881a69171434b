"""In which style a text is set: what its kind of block and its inline meaning ask for, as the style sheets have it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from publish.fonts.stacks import CODE, TEXT, script_settings
from publish.fonts.weights import BOLD, REGULAR, display_weight
from publish.locale import language
from publish.normalize.model import BlockType, Form, InlineRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.checks.model import PrintedText
    from publish.normalize.model import Block

_ROLES = {BlockType.TITLE: "title", BlockType.HEADING: "heading"}
_WEIGHT_NAMES = {REGULAR: "Regular", BOLD: "Bold"}


@dataclass(frozen=True, slots=True)
class Style:
    """Weight and slant, and beside these the role whose families set it (publish/fonts/stacks.toml)."""

    weight: int = REGULAR
    slant: Literal["normal", "italic"] = "normal"
    role: str = field(default=TEXT, compare=False)

    def ordered(self, tag: str, families: tuple[str, ...]) -> tuple[str, ...]:
        """Put those of a language's families first that set the role."""
        known = language(tag)
        setting = script_settings().get(known.script) if known else None
        return setting.ordered(self.role, families) if setting else families

    def __str__(self) -> str:
        """Name it as a person does: `Bold Italic`."""
        weight = _WEIGHT_NAMES.get(self.weight, f"weight {self.weight}")
        return f"{weight} Italic" if self.slant == "italic" else weight


def style_at(block: Block, offset: int) -> Style:
    """Return the style of the code point at `offset` of a block's text."""
    known = language(block.language)
    is_head = block.form is Form.TERM or (block.cell is not None and block.cell.header)
    is_display = is_head or block.type in {BlockType.TITLE, BlockType.HEADING}
    weight = display_weight(known.script if known else "") if is_display else REGULAR
    role = _ROLES.get(block.type, TEXT)
    if not block.inlines:
        return Style(weight, role=role)
    setting = script_settings().get(known.script) if known else None
    slanted = setting is None or setting.slants
    roles = {inline.role for inline in block.inlines if inline.start <= offset < inline.end}
    emphasized = InlineRole.EMPHASIS in roles
    if InlineRole.STRONG in roles or (emphasized and not slanted):
        weight = BOLD
    return Style(
        weight, "italic" if emphasized and slanted else "normal", CODE if InlineRole.LITERAL in roles else role
    )


def runs_of(block: Block) -> Iterator[tuple[int, int, str, Style]]:
    """Cut a block where its language or style changes: (start, end, language, style), in code points of its text."""
    edges = {edge for inline in block.inlines for edge in (inline.start, inline.end)}
    cuts = sorted({0, len(block.text), *(edge for edge in edges if 0 < edge < len(block.text))})
    for start, end in pairwise(cuts):
        yield start, end, block.language_at(start), style_at(block, start)


def printed_style(text: PrintedText) -> Style:
    """Return the style of words that the product itself prints: bold is what its script has for display."""
    known = language(text.language)
    return Style(min(text.weight, display_weight(known.script if known else "")))
