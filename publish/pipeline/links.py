"""The addresses of links that are printed where publication.toml wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.normalize import InlineRole
from publish.normalize.addresses import note_letter, printed_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.normalize import Block


def printed_links(blocks: Iterable[Block], links: str) -> tuple[str, ...]:
    """List what a text prints for its links: their addresses, and the letters that call them where they are notes."""
    targets = [
        address
        for block in blocks
        for inline in block.inlines
        if inline.role is InlineRole.LINK
        and (address := printed_address(inline.target)) != block.text[inline.start : inline.end]
    ]
    if links == "plain" or not targets:
        return ()
    if links == "text":
        return tuple(dict.fromkeys(f"({address})" for address in targets))
    letters = [note_letter(number) for number in range(1, len(targets) + 1)]
    return tuple(dict.fromkeys((*targets, *letters)))
