"""The reader of sources that have a structure (HTML, DOCX, Markdown): passages become blocks in the making.

What the format says holds; what it leaves open (numbers typed into paragraphs, page numbers, hard wraps inside of a
preformatted text) is found by the same rules as in plain text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from publish.intake.links import says_itself
from publish.intake.model import Edit, Repair
from publish.intake.passages import Form, PassageKind
from publish.intake.repairs import Rule
from publish.locale import script_of as script_of_tag
from publish.normalize import code
from publish.normalize.depths import closed_up
from publish.normalize.draft import Draft
from publish.normalize.furniture import PAGE_RULES
from publish.normalize.identify import candidates
from publish.normalize.joining import joint
from publish.normalize.lines import Gap, Line
from publish.normalize.listing import items
from publish.normalize.model import BlockType, Inline, InlineRole
from publish.normalize.rules import CHARACTER_RULES
from publish.normalize.spans import edited, flatten, trimmed
from publish.normalize.tables import main_script
from publish.normalize.wrapping import estimate, goes_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.intake.model import Traced
    from publish.intake.passages import Mark, Passage
    from publish.intake.source import SourceText
    from publish.normalize.listing import Item
    from publish.normalize.wrapping import Wrap

_TYPES = {
    PassageKind.HEADING: BlockType.HEADING,
    PassageKind.ITEM: BlockType.ITEM,
    PassageKind.BULLET: BlockType.BULLET,
    PassageKind.PARA: BlockType.PARA,
    PassageKind.LOOSE: BlockType.PARA,
}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}")
_LINE_ENDS = re.compile(r" *\n *")
_CODE = (Rule.SPACING, code.edits)
#: A language that the format gives is believed where the text is at least so likely to be in it.
_LIKELY = 0.02
#: Letters that a text needs to contradict it.
_TELLING = 40
#: A heading is no longer than this, in code points; a longer one is a paragraph in large type.
_LONGEST_HEADING = 400


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a passage: which passage, counted too, the passage's text as mended, where the line stands in it."""

    owner: Passage
    order: int
    text: Traced
    inlines: tuple[Inline, ...]
    start: int
    end: int
    line: Line
    first: bool = True


def read_passages(source: SourceText) -> tuple[list[Draft], list[Repair]]:
    """Read one source that has a structure.

    Returns:
        Its blocks in the making, in order, and the repairs made on the way.
    """
    rows: list[_Row] = []
    repairs: list[Repair] = []
    figures: dict[int, Draft] = {}
    for order, passage in enumerate(source.passages or ()):
        text, inlines, made = _mended(passage, source)
        repairs.extend(made)
        if passage.image:
            figures[order], made = _figure(passage, text, inlines, source)
            repairs.extend(made)
        else:
            rows.extend(_rows(passage, order, text, inlines))
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
    text, inlines = _stripped(*edited(text, inlines, edits))
    level, tag = passage.depth + 1, _language(passage, text.text) if text.text else None
    draft = Draft(BlockType.PARA, text, source.name, flatten(inlines), level, language=tag, form=Form.FIGURE)
    return replace(draft, image=passage.image, frame=passage.frame), repairs


def _mended(passage: Passage, source: SourceText) -> tuple[Traced, tuple[Inline, ...], list[Repair]]:
    """Apply the character rules to a passage, its marks with it."""
    text = passage.text
    inlines = tuple(Inline(one.start, one.end, InlineRole(one.role), one.target) for one in _sound(passage.marks))
    repairs: list[Repair] = []
    is_code = passage.form is Form.CODE
    rules = (*(one for one in CHARACTER_RULES if one[0] is not Rule.SPACING), _CODE) if is_code else CHARACTER_RULES
    for rule, edits_of in rules:
        edits = tuple(edits_of(text.text))
        repairs.extend(
            Repair(rule, source.location(text.place(edit.start)), text.text[edit.start : edit.end], edit.after)
            for edit in edits
        )
        text, inlines = edited(text, inlines, edits)
    return text, inlines, repairs


def _sound(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield marks; those of words in another language with a canonical tag, or not where it is none."""
    for mark in marks:
        if mark.role != InlineRole.PASSAGE:
            yield mark
        elif script_of_tag(_canonical(mark.target)):
            yield replace(mark, target=_canonical(mark.target))


def _rows(passage: Passage, order: int, text: Traced, inlines: tuple[Inline, ...]) -> Iterator[_Row]:
    """Cut a passage into its lines; those that are blank are left out. Code is one line, whatever stands in it."""
    if passage.form is Form.CODE:
        bare = text.text.strip("\n")
        start = text.text.index(bare)
        if bare:
            whole = Line(text.slice(start, start + len(bare)), 0, Gap.BLANK, 1, hard_break=True)
            yield _Row(passage, order, text, inlines, start, start + len(bare), whole)
        return
    start, first = 0, True
    for part in text.text.split("\n"):
        end = start + len(part)
        line = text.slice(start, end).strip()
        if line.text:
            gap = Gap.BLANK if first else Gap.NONE
            left = start + len(part) - len(part.lstrip())
            whole = Line(line, 0, gap, int(first), hard_break=not (passage.wrapped or passage.soft))
            yield _Row(passage, order, text, inlines, left, left + len(line), whole, first)
            first = False
        start = end + 1


def _without_furniture(rows: Sequence[_Row], source: SourceText) -> tuple[list[_Row], list[Repair]]:
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


def _typed(rows: Sequence[_Row]) -> dict[int, Item]:
    """Find the items that an author typed: in paragraphs, in the further lines of items, in the lines of cells."""
    settled = {index for index, row in enumerate(rows) if not (_is_open(row.owner) or _is_inner(row))}
    edges = {index for index in range(1, len(rows)) if rows[index].owner.cell != rows[index - 1].owner.cell}
    soft = [row.line for row in rows if row.owner.soft]
    found = items([row.line for row in rows], settled, estimate(soft, ()).limit if soft else None, edges)
    sizes = Counter(item.list_id for item in found.values())
    # Inside of what the format made, one number alone is no list: `1.` in a cell counts the rows.
    return {index: one for index, one in found.items() if sizes[one.list_id] > 1 or _is_open(rows[index].owner)}


def _is_inner(row: _Row) -> bool:
    """Tell whether a line may begin an item inside of an item or a cell of the format."""
    owner = row.owner
    if owner.form or owner.note or owner.kind is PassageKind.HEADING:
        return False
    return (owner.cell is not None and owner.list_id is None) or owner.kind is PassageKind.PARA or not row.first


def _groups(rows: Sequence[_Row], found: Mapping[int, Item], wrap: Wrap) -> Iterator[tuple[int, int]]:
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


def _draft(rows: Sequence[_Row], item: Item | None, wrap: Wrap, source: SourceText) -> tuple[Draft, list[Repair]]:
    first, owner = rows[0], rows[0].owner
    text, inlines = _cut(first, first.start, rows[-1].end)
    text, inlines, repairs = _joined(text, inlines, rows, wrap, source)
    marker: Traced | None = None
    if item:
        marker = text.slice(0, item.marker.length).strip()
        text, inlines = edited(text, inlines, (Edit(0, item.marker.length, ""),))
        text, inlines = _stripped(text, inlines)
    kind = _kind(owner, item, text.text)
    draft = Draft(
        kind,
        text,
        source.name,
        tuple(one for one in flatten(inlines) if not says_itself(text.text[one.start : one.end], one.target)),
        level=_level(owner, item),
        number=item.marker.value if item else owner.number,
        marker=marker,
        # Lists of numbers that were typed are counted apart from those of the format.
        list_id=-1 - item.list_id if item else owner.list_id,
        rank=owner.rank if kind is BlockType.HEADING else None,
        loud=owner.loud or (text.text.isupper() and len(text) > 1),
        apart=_is_whole(rows),
        parted=first.line.gap is Gap.BLANK,
        cell=owner.cell,
        quoted=owner.quoted,
        note=owner.note,
        form=owner.form,
        image=owner.image,
        frame=owner.frame,
    )
    return replace(draft, language=_language(owner, text.text)), repairs


def _is_whole(rows: Sequence[_Row]) -> bool:
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
    return owner.depth + 1 if owner.kind is PassageKind.PARA else 1


def _cut(row: _Row, start: int, end: int) -> tuple[Traced, tuple[Inline, ...]]:
    """Cut [start, end) out of a passage, its spans with it."""
    spans = (replace(one, start=max(one.start, start) - start, end=min(one.end, end) - start) for one in row.inlines)
    return row.text.slice(start, end), tuple(one for one in spans if one.start < one.end)


def _joined(
    text: Traced, inlines: tuple[Inline, ...], rows: Sequence[_Row], wrap: Wrap, source: SourceText
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
        text, inlines = _stripped(text, inlines)
    return text, inlines, repairs


def _stripped(text: Traced, inlines: Sequence[Inline]) -> tuple[Traced, tuple[Inline, ...]]:
    """Cut white space off the ends of a text and of its spans."""
    start = len(text) - len(text.text.lstrip())
    end = len(text.text.rstrip())
    spans = (replace(one, start=max(one.start, start) - start, end=min(one.end, end) - start) for one in inlines)
    bare = text.slice(start, max(start, end))
    whole = ((trimmed(bare.text, one.start, one.end), one) for one in spans)
    return bare, tuple(replace(one, start=begin, end=stop) for (begin, stop), one in whole if begin < stop)


def _language(owner: Passage, text: str) -> str | None:
    """Return the language that the format gives, unless the text contradicts it."""
    tag = _canonical(owner.language or "")
    script, own = main_script(text), script_of_tag(tag)
    if own is None or script is None:
        return tag if own else None
    if not (own == script or {own, script} in _KINDRED):
        return None
    shares = candidates(text)
    telling = sum(character.isalpha() for character in text) >= _TELLING
    likely = max((share for other, share in shares.items() if other.split("-")[0] == tag.split("-")[0]), default=0.0)
    return None if telling and likely < _LIKELY else tag


def _canonical(tag: str) -> str:
    """Write a language tag as RFC 5646 (2.1.1) recommends; empty where it is none."""
    if not _TAG.fullmatch(tag):
        return ""
    first, *others = tag.replace("_", "-").split("-")
    shapes = {len("Latn"): str.title, len("GB"): str.upper}
    return "-".join((first.lower(), *(shapes.get(len(one), str.lower)(one) for one in others)))


#: Scripts of languages and of their letters that go together.
_KINDRED = (
    *({"Hans", "Hani"}, {"Hant", "Hani"}, {"Jpan", "Hani"}, {"Jpan", "Hira"}, {"Jpan", "Kana"}),
    *({"Kore", "Hang"}, {"Kore", "Hani"}, {"Aran", "Arab"}),
)
