"""The reader of sources that have a structure (HTML, DOCX, Markdown): passages become blocks in the making.

What the format says holds; what it leaves open (numbers typed into paragraphs, page numbers, hard wraps inside of a
preformatted text) is found by the same rules as in plain text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.intake.enumerators import enumerator
from publish.intake.links import needs_no_markup
from publish.intake.model import Edit, Repair
from publish.intake.passages import Form, PassageKind
from publish.intake.repairs import Rule
from publish.normalize.capitals import in_capitals
from publish.normalize.depths import closed_up
from publish.normalize.draft import Draft
from publish.normalize.furniture import PAGE_RULES
from publish.normalize.given_tags import given_tag
from publish.normalize.joining import joint
from publish.normalize.lines import Gap
from publish.normalize.listing import items
from publish.normalize.model import BlockType, Inline
from publish.normalize.rows import Row, cut, mended, rows_of, stripped
from publish.normalize.spans import edited, flatten
from publish.normalize.wrapping import estimate, goes_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.intake.model import Traced
    from publish.intake.passages import Passage
    from publish.intake.source import SourceText
    from publish.normalize.open_lists import Item
    from publish.normalize.wrapping import Wrap

_TYPES = {
    PassageKind.HEADING: BlockType.HEADING,
    PassageKind.ITEM: BlockType.ITEM,
    PassageKind.BULLET: BlockType.BULLET,
    PassageKind.PARA: BlockType.PARA,
    PassageKind.LOOSE: BlockType.PARA,
}
_LINE_ENDS = re.compile(r" *\n *")
#: A heading is no longer than this, in code points; a longer one is a paragraph in large type.
_LONGEST_HEADING = 400


def read_passages(source: SourceText) -> tuple[list[Draft], list[Repair]]:
    """Read one source that has a structure.

    Returns:
        Its blocks in the making, in order, and the repairs made on the way.
    """
    rows: list[Row] = []
    repairs: list[Repair] = []
    figures: dict[int, Draft] = {}
    for order, passage in enumerate(source.passages or ()):
        text, inlines, made = mended(passage, source)
        repairs.extend(made)
        if passage.image:
            figures[order], made = _figure(passage, text, inlines, source)
            repairs.extend(made)
        else:
            rows.extend(rows_of(passage, order, text, inlines))
    rows, furniture = _without_furniture(rows, source)
    repairs.extend(furniture)
    found = _typed(rows)
    wrap = estimate([row.line for row in rows if row.owner.wrapped], ())
    drafts: list[Draft] = []
    for first, end in _groups(rows, found, wrap):
        drafts.extend(figures.pop(order) for order in list(figures) if order < rows[first].order)
        draft, made = _draft(rows[first:end], found.get(first), wrap, source)
        repairs.extend(made)
        drafts.append(draft)
    return list(closed_up([*drafts, *figures.values()])), repairs


def _figure(
    passage: Passage, text: Traced, inlines: tuple[Inline, ...], source: SourceText
) -> tuple[Draft, list[Repair]]:
    """Make the block of a picture, whose caption is one line."""
    edits = tuple(Edit(match.start(), match.end(), " ") for match in _LINE_ENDS.finditer(text.text))
    repairs = [Repair(Rule.LINE_BREAK, source.location(text.place(edit.start)), "\n", " ") for edit in edits]
    text, inlines = stripped(*edited(text, inlines, edits))
    level, tag = passage.depth + 1, given_tag(passage, text.text) if text.text else None
    draft = Draft(BlockType.PARA, text, source.name, flatten(inlines), level, language=tag, form=Form.FIGURE)
    return replace(draft, image=passage.image, frame=passage.frame), repairs


def _without_furniture(rows: Sequence[Row], source: SourceText) -> tuple[list[Row], list[Repair]]:
    """Take out the lines of loose passages that page rules find, as in plain text."""
    kept = list(rows)
    repairs: list[Repair] = []
    for found in PAGE_RULES:
        going = found([row.line for row in kept])
        going = {index: rule for index, rule in going.items() if _is_open(kept[index].owner)}
        if len(going) == len(kept):
            continue
        repairs.extend(
            Repair(rule, source.location(kept[index].line.text.place(0)), kept[index].line.content, "")
            for index, rule in sorted(going.items())
        )
        kept = [row for index, row in enumerate(kept) if index not in going]
    return kept, repairs


def _is_open(passage: Passage) -> bool:
    """Tell whether the format leaves open what a passage is."""
    return passage.kind is PassageKind.LOOSE and passage.cell is None


def _typed(rows: Sequence[Row]) -> dict[int, Item]:
    """Find the items that an author typed: in paragraphs, in the further lines of items, in the lines of cells."""
    settled = {index for index, row in enumerate(rows) if not (_is_open(row.owner) or _is_inner(row))}
    edges = {index for index in range(1, len(rows)) if rows[index].owner.cell != rows[index - 1].owner.cell}
    soft = [row.line for row in rows if row.owner.soft]
    found = items([row.line for row in rows], settled, estimate(soft, ()).limit if soft else None, edges)
    sizes = Counter(item.list_id for item in found.values())
    # Inside of what the format made, one number alone is no list: `1.` in a cell counts the rows.
    return {index: one for index, one in found.items() if sizes[one.list_id] > 1 or _is_open(rows[index].owner)}


def _is_inner(row: Row) -> bool:
    """Tell whether a line may begin an item inside of an item or a cell of the format."""
    owner = row.owner
    if owner.form or owner.note or owner.kind is PassageKind.HEADING:
        return False
    return (owner.cell is not None and owner.list_id is None) or owner.kind is PassageKind.PARA or not row.first


def _groups(rows: Sequence[Row], found: Mapping[int, Item], wrap: Wrap) -> Iterator[tuple[int, int]]:
    """Cut lines into blocks: at every passage, typed item and, in preformatted text, where the author ended a line."""
    first = 0
    for index in range(1, len(rows) + 1):
        if index < len(rows) and index not in found and rows[index].owner is rows[index - 1].owner:
            before, row = rows[index - 1], rows[index]
            if row.owner.soft or not row.owner.wrapped or goes_on(before.line, row.line, wrap):
                continue
        if first < index:
            yield first, index
        first = index


def _draft(rows: Sequence[Row], item: Item | None, wrap: Wrap, source: SourceText) -> tuple[Draft, list[Repair]]:
    first, owner = rows[0], rows[0].owner
    text, inlines = cut(first, first.start, rows[-1].end)
    text, inlines, repairs = _joined(text, inlines, rows, wrap, source)
    marker: Traced | None = None
    if item:
        marker = text.slice(0, item.marker.length).strip()
        text, inlines = edited(text, inlines, (Edit(0, item.marker.length, ""),))
        text, inlines = stripped(text, inlines)
    kind = _kind(owner, item, text.text)
    draft = Draft(
        kind,
        text,
        source.name,
        tuple(one for one in flatten(inlines) if not needs_no_markup(text.text, one.start, one.end, one.target)),
        level=_level(owner, item),
        number=item.marker.value if item else owner.number,
        marker=marker,
        # Lists of numbers that were typed are counted apart from those of the format.
        list_id=-1 - item.list_id if item else owner.list_id,
        rank=owner.rank if kind is BlockType.HEADING else None,
        loud=owner.loud or in_capitals(text.text),
        apart=_is_whole(rows),
        parted=first.line.gap is Gap.BLANK,
        cell=owner.cell,
        quoted=owner.quoted,
        note=owner.note,
        form=owner.form,
        image=owner.image,
        frame=owner.frame,
        enumerator=_enumerator(owner, item, marker) if kind is BlockType.ITEM else "",
    )
    return replace(draft, language=given_tag(owner, text.text)), repairs


def _enumerator(owner: Passage, item: Item | None, marker: Traced | None) -> str:
    """Return the author's marker: what was typed, else what the format counts in."""
    return (enumerator(marker.text) if marker else "") if item else owner.enumerator


def _is_whole(rows: Sequence[Row]) -> bool:
    """Tell whether lines are all of their passage, so that it stands apart as its paragraph does."""
    text = rows[0].text.text
    return not text[: rows[0].start].strip() and not text[rows[-1].end :].strip()


def _kind(owner: Passage, item: Item | None, text: str) -> BlockType:
    if item:
        return BlockType.BULLET if item.marker.value is None else BlockType.ITEM
    kind = _TYPES[owner.kind]
    return BlockType.PARA if kind is BlockType.HEADING and len(text) > _LONGEST_HEADING else kind


def _level(owner: Passage, item: Item | None) -> int:
    if item:
        return item.depth + owner.depth
    if owner.kind in {PassageKind.ITEM, PassageKind.BULLET}:
        return max(owner.depth, 1)
    return 1 if owner.kind is PassageKind.HEADING else owner.depth + 1


def _joined(
    text: Traced, inlines: tuple[Inline, ...], rows: Sequence[Row], wrap: Wrap, source: SourceText
) -> tuple[Traced, tuple[Inline, ...], list[Repair]]:
    """Join the lines of a block."""
    edits: list[Edit] = []
    for before, row in pairwise(rows):
        full = row.owner.wrapped and wrap.fills(before.line)
        between = joint(before.line.content, row.line.content, full=full, anywhere=wrap.anywhere)
        edits.append(Edit(before.end - rows[0].start, row.start - rows[0].start, between))
    repairs = [Repair(Rule.LINE_BREAK, source.location(text.place(edit.start)), "\n", edit.after) for edit in edits]
    text, inlines = edited(text, inlines, edits)
    if rows[0].owner.form is not Form.CODE:
        text, inlines = stripped(text, inlines)
    return text, inlines, repairs
