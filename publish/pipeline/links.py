"""The addresses of links that are printed where publication.toml wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.normalize import InlineRole
from publish.normalize.addresses import note_letter, printed_address, says_itself

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.normalize import Block


def printed_links(blocks: Iterable[Block], links: str) -> tuple[str, ...]:
    """List what a text prints for its links: their addresses, and the letters that call them where they are notes."""
    if links == "plain":
        return ()
    printed: list[str] = []
    notes: list[str] = []
    for block in blocks:
        for inline in block.inlines:
            address = printed_address(inline.target)
            if inline.role is not InlineRole.LINK or says_itself(block.text[inline.start : inline.end], inline.target):
                continue
            noted = links == "notes" and block.note is None
            (notes if noted else printed).append(address if noted else f"({address})")
    letters = [note_letter(number) for number in range(1, len(notes) + 1)]
    return tuple(dict.fromkeys((*notes, *printed, *letters)))
