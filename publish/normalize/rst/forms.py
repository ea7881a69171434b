"""Which forms of paragraphs can be written as they stand: each has its place, beside or within others."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from publish.normalize.model import BlockType, Form, InlineRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.normalize.model import Block, Inline

_TAG = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_NET = re.compile(r"(?:https?://|mailto:|tel:)\S", re.IGNORECASE)
_VERSE = frozenset({Form.STANZA, Form.VERSE})


def with_sound_forms(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; where a form has no place, the paragraph is a plain one.

    An attribution stands behind what is quoted, a term before its definition, a definition behind a term or another
    definition, a line of verse behind another. A link leads into the net, and a passage has a language.
    """
    before: Block | None = None
    for block, after in pairwise(chain(blocks, (None,))):
        if block is None:
            return
        form = block.form if block.type is BlockType.PARA and block.note is None and block.cell is None else None
        if not _fits(form, block, before, after):
            form = None
        if form is Form.VERSE and not (before and before.form in _VERSE and _together(before, block)):
            form = Form.STANZA
        kept = tuple(inline for inline in block.inlines if _is_sound(inline))
        before = replace(block, form=form, inlines=kept if form is not Form.CODE else ())
        yield before


def _fits(form: Form | None, block: Block, before: Block | None, after: Block | None) -> bool:
    match form:
        case Form.ATTRIBUTION:
            quotes = before is not None and before.quoted and before.form is not Form.ATTRIBUTION
            return block.quoted and quotes and before is not None and before.frame == block.frame
        case Form.TERM:
            return after is not None and after.form is Form.DEFINITION and _together(block, after)
        case Form.DEFINITION:
            return before is not None and before.form in {Form.TERM, Form.DEFINITION} and _together(before, block)
        case Form.FIGURE:
            return block.image is not None
        case _:
            return True


def _together(one: Block, other: Block) -> bool:
    return (one.frame, one.quoted, one.level) == (other.frame, other.quoted, other.level)


def _is_sound(inline: Inline) -> bool:
    if inline.role is InlineRole.LINK:
        return bool(_NET.match(inline.target))
    if inline.role is InlineRole.ENUMERATOR:
        return False  # A block says it itself.
    return inline.role is not InlineRole.PASSAGE or bool(_TAG.fullmatch(inline.target))
