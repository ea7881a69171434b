"""From blocks in reading order to what is published: the text of each language, and the cover."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Location, Severity
from publish.locale import language
from publish.normalize.model import Block, BlockType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.locale import Language
    from publish.normalize.model import NormalizedText

#: A title page has no more paragraphs than this beside its title, none longer than so many code points.
_PARAGRAPHS, _LONGEST = 4, 160
#: A text of its own has a list, or so many code points.
_BODY = 400


@dataclass(frozen=True, slots=True)
class LanguageText:
    """The whole text in one language, in reading order."""

    language: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What the sources hold: one text per language, and the blocks of the title page (empty where there is none)."""

    texts: tuple[LanguageText, ...]
    cover: tuple[Block, ...] = ()


def split(normalized: NormalizedText, declared: tuple[Language, ...] = ()) -> Manuscript:
    """Split normalized blocks into the texts and the title page.

    Args:
        normalized: the blocks of all sources.
        declared: the languages of the publication; texts come in this order, then what else there is.

    Returns:
        The manuscript. A short run of another language inside a text (a quotation) stays where it stands; a run
        that begins with a title, or is long, is a text or goes on one, and so is all that there is in a declared
        language, however short. The title page is the one run that has a
        title and at most a few short paragraphs while its own language has a body elsewhere, or stands at the
        beginning or the end.
    """
    parts = list(_parts(normalized.blocks))
    tags = frozenset(one.tag for one in declared)
    cover = _cover(parts, tags)
    short = tags - {part[0].language for index, part in enumerate(parts) if index != cover and _is_text(parts, index)}
    texts: dict[str, list[Block]] = {}
    home: str | None = None
    for index, part in enumerate(parts):
        if index == cover:
            continue
        own = part[0].language
        if home is None or _is_text(parts, index) or own in texts or own in short:
            home = own
        texts.setdefault(home, []).extend(part)
    order = [one.tag for one in declared if one.tag in texts]
    order.extend(tag for tag in texts if tag not in order)
    return Manuscript(
        tuple(LanguageText(tag, tuple(_levelled(_titled(texts[tag])))) for tag in order),
        tuple(parts[cover]) if cover is not None else (),
    )


def untitled(texts: Sequence[LanguageText], titles: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Warn of each text that has no title, neither its own nor one that the editor gives (N002).

    Args:
        texts: the texts of a manuscript.
        titles: the editor's titles by language tag.
    """
    return tuple(
        _untitled(text)
        for text in texts
        if text.language not in titles and all(block.type is not BlockType.TITLE for block in text.blocks)
    )


def _untitled(text: LanguageText) -> Diagnostic:
    known = language(text.language)
    name = f"{known.endonym} ({text.language})" if known else text.language
    place = text.blocks[0].location() if text.blocks else Location("publication.toml")
    hint = f'Give it one in publication.toml: title.{text.language} = "..."'
    return Diagnostic(Code.N002, f"The text in {name} has no title.", place, hint, severity=Severity.WARNING)


def _parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Cut blocks where the language or the source changes, and before a title."""
    part: list[Block] = []
    for block in blocks:
        if part and (
            (block.language, block.path) != (part[-1].language, part[-1].path) or block.type is BlockType.TITLE
        ):
            yield part
            part = []
        part.append(block)
    if part:
        yield part


def _cover(parts: Sequence[Sequence[Block]], declared: frozenset[str]) -> int | None:
    """Find the title page: the first part that looks like one and stands apart from a body.

    All that there is in a declared language is that language's text, however short.
    """
    bodies = {part[0].language for part in parts if _has_body(part)}
    for index, part in enumerate(parts):
        if not _looks_like_cover(part):
            continue
        at_an_end = bool(bodies) and index in {0, len(parts) - 1} and part[0].language not in declared
        if part[0].language in bodies or at_an_end:
            return index
    return None


def _looks_like_cover(part: Sequence[Block]) -> bool:
    first, *others = part
    return (
        first.type is BlockType.TITLE
        and len(others) <= _PARAGRAPHS
        and all(block.type is BlockType.PARA and len(block.text) <= _LONGEST for block in others)
    )


def _has_body(part: Sequence[Block]) -> bool:
    return any(block.type in {BlockType.ITEM, BlockType.BULLET} for block in part) or _length(part) >= _BODY


def _is_text(parts: Sequence[Sequence[Block]], index: int) -> bool:
    """Tell whether a part is a text of its own or goes on one by what it holds, or by beginning a file."""
    part = parts[index]
    return _stands_alone(part) or index == 0 or part[0].path != parts[index - 1][0].path


def _stands_alone(part: Sequence[Block]) -> bool:
    return part[0].type is BlockType.TITLE or _has_body(part)


def _length(part: Sequence[Block]) -> int:
    return sum(len(block.text) for block in part)


def _titled(blocks: list[Block]) -> list[Block]:
    """Let a text begin with its title: the few short lines that stand before it in the source come behind it."""
    place = next((place for place, block in enumerate(blocks) if block.type is BlockType.TITLE), 0)
    before = blocks[:place]
    short = all(block.type is BlockType.PARA and len(block.text) <= _LONGEST for block in before)
    return [blocks[place], *before, *blocks[place + 1 :]] if before and short and place < _PARAGRAPHS else blocks


def _levelled(blocks: Sequence[Block]) -> Iterator[Block]:
    """Take a paragraph out of an item that went to another text."""
    open_items = 0
    for block in blocks:
        if block.cell:
            open_items = min(open_items, block.cell.depth)
            cell = replace(block.cell, depth=open_items)
            yield block if cell == block.cell else replace(block, cell=cell)
            continue
        if block.type in {BlockType.ITEM, BlockType.BULLET}:
            level = min(block.level, open_items + 1)
            open_items = level
        elif block.type is BlockType.PARA:
            level = min(block.level, open_items + 1)
            open_items = level - 1
        else:
            level, open_items = block.level, 0
        yield block if level == block.level else replace(block, level=level)
