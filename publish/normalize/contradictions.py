"""Blocks that contradict what the publication declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic
from publish.locale import language
from publish.normalize.identify import candidates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.normalize.model import Block

#: A run of blocks speaks against its declared language where it has so many letters, one other language is so likely
#: for it, and the declared one so unlikely.
_LETTERS, _LIKELY, _UNLIKELY = 200, 0.9, 0.005


def undeclared(blocks: Sequence[Block], declared: Sequence[str]) -> list[Diagnostic]:
    """Report each run of blocks whose language is not among the declared ones (N001)."""
    if not declared:
        return []
    found: list[Diagnostic] = []
    start = 0
    for index in range(1, len(blocks) + 1):
        if index == len(blocks) or blocks[index].language != blocks[start].language:
            tag = _other(blocks[start:index], declared)
            if tag:
                found.append(_diagnostic(blocks[start], tag))
            start = index
    return found


def _other(run: Sequence[Block], declared: Sequence[str]) -> str | None:
    """Return the language that a run is in though it is not declared."""
    tag = run[0].language
    if tag not in declared:
        return tag
    text = "\n".join(block.text for block in run)
    if len(text) < _LETTERS:
        return None
    shares = candidates(text)
    best = max(shares, key=lambda one: (shares[one], one), default=tag)
    same = best.split("-")[0] == tag.split("-")[0]
    contradicts = not same and shares[best] >= _LIKELY and shares.get(tag, 0.0) <= _UNLIKELY and tag in shares
    return best if contradicts else None


def _diagnostic(block: Block, tag: str) -> Diagnostic:
    known = language(tag)
    name = f"{known.endonym} ({tag})" if known else f"an unknown language ({tag})"
    message = f"The text from here on seems to be in {name}, which the publication does not declare."
    hint = f'Add "{tag}" to languages in publication.toml, or give the language of the file under [sources].'
    return Diagnostic(Code.N001, message, block.location(), hint)
