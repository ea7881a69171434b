"""A style sheet as its declarations, so that a page can be laid out without some of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from tinycss2 import ast


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a style sheet: a declaration, with its name and place, or, without a name, what stands around some.

    `line` and `column` count from 1.
    """

    css: str
    name: str = ""
    line: int = 0
    column: int = 0


def cut(css: str) -> tuple[Piece, ...]:
    """Cut a sheet that `house.read_own_sheet` has read into pieces (CSS Syntax 3); comments are left out."""
    return tuple(_pieces(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


def put_together(pieces: Sequence[Piece], kept: Collection[int]) -> str:
    """Write a sheet with those declarations alone whose indexes among the pieces are kept."""
    return "".join(piece.css for at, piece in enumerate(pieces) if not piece.name or at in kept)


def _pieces(nodes: Iterable[ast.Node]) -> Iterator[Piece]:
    for node in nodes:
        if node.type == "declaration":
            yield Piece(node.serialize() + ";", node.lower_name, node.source_line, node.source_column)
        elif getattr(node, "content", None) is None:
            yield Piece("" if node.type == "error" else node.serialize())
        else:
            before = f"@{node.at_keyword}" if node.type == "at-rule" else ""
            yield Piece(before + tinycss2.serialize(node.prelude) + "{")
            yield from _pieces(tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True))
            yield Piece("}\n")
