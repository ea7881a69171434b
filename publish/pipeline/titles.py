"""The title of each text: the editor's word wins over what the source seems to have, and what it replaces is told."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Severity
from publish.intake import Origin
from publish.normalize import Block, BlockType
from publish.normalize.wrapping import ends_open

if TYPE_CHECKING:
    from publish.publication import Title


def titled(
    blocks: tuple[Block, ...], title: Title | None, tag: str
) -> tuple[tuple[Block, ...], tuple[Diagnostic, ...]]:
    """Put the editor's title at the head of a text.

    Args:
        blocks: the blocks of one text, at least one.
        title: what the editor gives; None where the text's own title stands, if it has one.
        tag: the text's language.

    Returns:
        The blocks with their title, its place in publication.toml where it is the editor's. A title of the source in
        other words gives way (N006); one that is a whole sentence may be text that only looked like a title, so it
        stays as the first paragraph.
    """
    if title is None:
        return blocks, ()
    place, first = title.location, blocks[0]
    origin = Origin(0, place.line or 1, (place.column or 0) + 1)  # behind the opening quote
    own = Block(BlockType.TITLE, tag, title.text, place.path, (origin,))
    if first.type is not BlockType.TITLE:
        return (own, *blocks), ()
    if _words(first.text) == _words(title.text):
        return blocks, ()
    if ends_open(first.text):
        return (own, *blocks[1:]), (_replaced(first, title, tag, "is not printed"),)
    kept = replace(first, type=BlockType.PARA, level=1)
    return (own, kept, *blocks[1:]), (_replaced(first, title, tag, "stays as the first paragraph"),)


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


def _replaced(found: Block, title: Title, tag: str, fate: str) -> Diagnostic:
    message = f'The editor\'s title "{title.text}" is taken; "{found.text}", which heads the source, {fate}.'
    hint = f"To keep the source's title, take title.{tag} out of publication.toml."
    return Diagnostic(Code.N006, message, found.location(), hint, severity=Severity.NOTE)
