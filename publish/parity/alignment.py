"""Alignment: translations -> a table whose rows say the same in every language.

Headings come first, then the list items under each, then the paragraphs between the items. Where all languages have
equally many, the first goes with the first. Where they do not, each is laid beside the language that has the usual
number, at the least cost of passages that differ in length and numbers, or stay alone (Gale and Church 1993, with
one to one and one to none only). Paragraphs that one language divides otherwise are compared as one.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from publish.locale import english_name
from publish.parity.model import Column, Kind, Passage, Row, Table
from publish.parity.pairing import pair
from publish.parity.sections import Section, Unit, cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from publish.locale import Language
    from publish.normalize.model import Block

_Piece = TypeVar("_Piece", Section, Unit)


def align(translations: Sequence[tuple[Language, tuple[Block, ...]]]) -> Table:
    """Lay the translations side by side."""
    columns = tuple(Column(index, language, english_name(language)) for index, (language, _) in enumerate(translations))
    texts = [cut(blocks) for _, blocks in translations]
    lines = _lines(texts, _section_text)
    single = len(lines) == 1
    rows = [row for number, line in enumerate(lines) for row in _section(line, number, "" if single else _name(number))]
    return Table(columns, tuple(rows))


def _name(number: int) -> str:
    return f"section {number}, " if number else "opening, "


def _section(line: tuple[Section | None, ...], number: int, prefix: str) -> Iterator[Row]:
    """Make the rows of one section: its head, then its body in reading order."""
    heads = tuple(Passage((section.head,)) if section and section.head else None for section in line)
    if any(heads):
        kind = Kind.HEADING if number else Kind.TITLE
        yield Row(f"{prefix}{kind}" if number else kind, kind, number, heads)
    count: Counter[Kind] = Counter()
    for kind, units in _body(line):
        count[kind] += 1
        passages = tuple(Passage(blocks) if blocks else None for blocks in units)
        yield Row(f"{prefix}{kind} {count[kind]}", kind, number, passages)


def _body(line: tuple[Section | None, ...]) -> Iterator[tuple[Kind, tuple[tuple[Block, ...], ...]]]:
    """Yield the rows of a body: their kind, and the blocks of each language (none where it has no such passage)."""
    bodies = [section.units if section else () for section in line]
    kinds = {tuple(unit.kind for unit in body) for body in bodies if body}
    lengths = {len(body) for body in bodies if body}
    lists = {len(section.items) for section in line if section and section.units}
    if len(kinds) == 1 or (len(lengths) == 1 and len(lists) > 1):  # where lists differ, a passage is of another kind
        yield from _abreast(bodies)
        return
    items = _lines([section.items if section else () for section in line], _unit_text)
    done = [0] * len(bodies)
    for item in items:
        ends = [_index(body, unit) if unit else start for body, unit, start in zip(bodies, item, done, strict=True)]
        yield from _gap([body[start:end] for body, start, end in zip(bodies, done, ends, strict=True)])
        yield Kind.ITEM, tuple(unit.blocks if unit else () for unit in item)
        done = [end + 1 if unit else end for end, unit in zip(ends, item, strict=True)]
    yield from _gap([body[start:] for body, start in zip(bodies, done, strict=True)])


def _abreast(bodies: Sequence[tuple[Unit, ...]]) -> Iterator[tuple[Kind, tuple[tuple[Block, ...], ...]]]:
    """Yield bodies of equal length unit by unit; the commonest kind names the row."""
    length = max((len(body) for body in bodies), default=0)
    for index in range(length):
        units = [body[index] if body else None for body in bodies]
        kind = Counter(unit.kind for unit in units if unit).most_common(1)[0][0]
        yield kind, tuple(unit.blocks if unit else () for unit in units)


def _gap(parts: Sequence[tuple[Unit, ...]]) -> Iterator[tuple[Kind, tuple[tuple[Block, ...], ...]]]:
    """Yield what stands between two items: paragraph by paragraph where they are equally many, else as one."""
    if not any(parts):
        return
    if len({len(part) for part in parts if part}) == 1:
        yield from _abreast(parts)
    else:
        yield Kind.PARAGRAPH, tuple(tuple(block for unit in part for block in unit.blocks) for part in parts)


def _index(body: tuple[Unit, ...], unit: Unit) -> int:
    return next(index for index, candidate in enumerate(body) if candidate is unit)


def _lines(texts: Sequence[tuple[_Piece, ...]], text: Callable[[_Piece], str]) -> list[tuple[_Piece | None, ...]]:
    """Lay pieces side by side, by their order where they are equally many, else beside the usual number of them."""
    sizes = [len(pieces) for pieces in texts]
    usual = Counter(size for size in sizes if size).most_common(1)
    if not usual:
        return []
    pivot = sizes.index(usual[0][0])
    lines: list[list[_Piece | None]] = [
        [pieces[index] if len(pieces) == sizes[pivot] else None for pieces in texts] for index in range(sizes[pivot])
    ]
    alone: list[tuple[int, int, _Piece]] = []  # after how many pieces of the pivot, column, piece
    for column, pieces in enumerate(texts):
        if len(pieces) == sizes[pivot]:
            continue
        after = 0
        for left, right in pair([text(piece) for piece in texts[pivot]], [text(piece) for piece in pieces]):
            if left is not None:
                after = left + 1
            if left is not None and right is not None:
                lines[left][column] = pieces[right]
            elif right is not None:
                alone.append((after, column, pieces[right]))
    for after, column, piece in sorted(alone, key=lambda entry: (entry[0], entry[1]), reverse=True):
        lines.insert(after, [piece if index == column else None for index in range(len(texts))])
    return [tuple(line) for line in lines]


def _section_text(section: Section) -> str:
    blocks = [block for unit in section.units for block in unit.blocks]
    return "\n".join(block.text for block in ([section.head] if section.head else []) + blocks)


def _unit_text(unit: Unit) -> str:
    return "\n".join(block.text for block in unit.blocks)
