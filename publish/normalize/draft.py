"""Blocks in the making: what the readers of all formats end in, before languages, titles and numbers are settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publish.intake.model import Traced
    from publish.normalize.model import BlockType, Cell, Form, Frame, Image, Inline


@dataclass(frozen=True, slots=True)
class Draft:
    """A block whose language is not known yet.

    `list_id` counts the lists of a source (None outside of lists); `number` is the author's; `level` as in `Block`.
    `rank` is the rank of a heading as the source marks it, None where nothing marks one. `loud` says that the whole
    block is set apart by bold type, capitals or an underline; `apart` that blank lines stand around it, `parted` that
    one stands before it. `marker` is what an item is marked with; `numbered` says that a heading begins with a chain
    of numbers; `language` is a tag where the source itself names one; `cell`, `quoted`, `note`, `form`, `image`,
    `frame` and `enumerator` are as in `Block`; `is_label` says that the text names a kind of admonition.
    """

    type: BlockType
    text: Traced
    path: str
    inlines: tuple[Inline, ...] = ()
    level: int = 1
    number: int | None = None
    marker: Traced | None = None
    list_id: int | None = None
    rank: int | None = None
    numbered: bool = False
    loud: bool = False
    apart: bool = False
    parted: bool = False
    language: str | None = None
    cell: Cell | None = None
    quoted: bool = False
    note: str | None = None
    form: Form | None = None
    image: Image | None = None
    frame: Frame | None = None
    enumerator: str = ""
    is_label: bool = False
