"""The reader of plain text, and of the light Markdown found in it: lines become blocks in the making."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.intake.enumerators import enumerator
from publish.intake.model import Edit, Repair, concatenate
from publish.intake.repairs import Rule
from publish.normalize.articles import article_starts
from publish.normalize.capitals import in_capitals
from publish.normalize.columns import one_below_the_other
from publish.normalize.decorated import undecorated
from publish.normalize.double_spacing import single_spaced
from publish.normalize.draft import Draft
from publish.normalize.furniture import without_furniture
from publish.normalize.grids import Grids, find_grids
from publish.normalize.headings import LONGEST, Heading, atx, is_rule, numbered, underlined
from publish.normalize.hyphenation import Hyphenation, survey
from publish.normalize.indents import indented_starts
from publish.normalize.joining import joint
from publish.normalize.lines import Gap, Line, lines_of
from publish.normalize.listing import items
from publish.normalize.markdown import read_inlines, speaks_markdown
from publish.normalize.model import BlockType
from publish.normalize.quoting import unquoted
from publish.normalize.wrapping import Wrap, estimate, goes_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.intake.model import Traced
    from publish.intake.source import SourceText
    from publish.normalize.model import Inline
    from publish.normalize.open_lists import Item


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a source with what was found out about them, by index."""

    source: SourceText
    lines: Sequence[Line]
    headings: Mapping[int, Heading]
    items: Mapping[int, Item]
    levels: Sequence[int]
    wrap: Wrap
    hyphenation: Hyphenation
    markdown: bool
    starts: frozenset[int]


def read_plain(source: SourceText) -> tuple[list[Draft], list[Repair]]:
    """Read one source of plain text.

    Returns:
        Its blocks in the making, in order, and the repairs made on the way.
    """
    every = source.lines()
    ordered, columns = one_below_the_other(every, source)
    lines, repairs = lines_of(source, ordered)
    lines, furniture = without_furniture(lines, source)
    # Where columns were put in order, wide spaces are their gutters.
    grids = Grids() if columns else find_grids(source, every, {line.number for line in lines})
    lines, repairs = grids.without(lines), [one for one in repairs if one.location.line not in grids.taken]
    lines, decoration = undecorated(single_spaced(lines), source)
    lines, signs = unquoted(lines, source)
    lines, headings, rules = _headings(lines, source)
    rough = estimate(lines, {*headings, *indented_starts(lines, headings)})
    found = items(lines, set(headings), rough.limit)
    starts = indented_starts(lines, {*headings, *found}) | article_starts(lines)
    page = _Page(
        source,
        lines,
        headings,
        found,
        _levels(lines, headings, found),
        estimate(lines, {*headings, *found, *starts}),
        survey([line.content for line in lines]),
        speaks_markdown(source.name, (line.content for line in lines)),
        starts,
    )
    drafts: list[Draft] = []
    for group in _groups(page):
        draft, made = _draft(page, group)
        repairs.extend(made)
        drafts.append(draft)
    if grids.cells:
        # Where each block begins says where the cells of tables stand between them.
        drafts = sorted((*drafts, *grids.cells), key=lambda draft: (draft.marker or draft.text).place(0))
    return drafts, [*columns, *repairs, *furniture, *decoration, *signs, *rules, *grids.repairs]


def _headings(lines: Sequence[Line], source: SourceText) -> tuple[list[Line], dict[int, Heading], list[Repair]]:
    """Find marked headings, and take out underlines and rules."""
    kept: list[Line] = []
    headings: dict[int, Heading] = {}
    repairs: list[Repair] = []
    widened = False
    for index, line in enumerate(lines):
        if is_rule(line.content):
            repairs.append(Repair(Rule.RULE_LINE, source.location(line.text.place(0)), line.content, ""))
            widened = True
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        rank = underlined(line, following)
        heading = Heading(rank) if rank else atx(line.content) or numbered(lines, index)
        if heading:
            headings[len(kept)] = heading
        kept.append(replace(line, gap=Gap.BLANK) if widened else line)
        widened = False
    return kept, headings, repairs


def _groups(page: _Page) -> Iterator[tuple[int, int]]:
    """Cut the lines into blocks: [first, end) by index."""
    first = 0
    for index in range(1, len(page.lines) + 1):
        if index == len(page.lines) or not _belongs(page, index, within=index - first > 1):
            yield first, index
            first = index


def _belongs(page: _Page, index: int, *, within: bool) -> bool:
    """Tell whether a line goes on the block of the line before it, `within` which that one goes on too."""
    if index in page.headings or index in page.items or index in page.starts:
        return False
    line, before = page.lines[index], page.lines[index - 1]
    heading = page.headings.get(index - 1)
    if heading:
        return heading.numbered and line.gap is Gap.NONE and line.indent <= before.indent
    if page.markdown and page.source.name.lower().endswith((".md", ".markdown")):
        return line.gap is Gap.NONE
    return goes_on(before, line, page.wrap, within=within)


def _draft(page: _Page, group: tuple[int, int]) -> tuple[Draft, list[Repair]]:
    first, end = group
    heading, item = page.headings.get(first), page.items.get(first)
    text, repairs = _joined(page, first, end)
    marker: Traced | None = None
    if item:
        marker = text.slice(0, item.marker.length).strip()
        text = text.slice(item.marker.length).strip()
    elif heading:
        repairs.extend(
            _markup(page, text, (Edit(0, heading.before, ""), Edit(len(text) - heading.behind, len(text), "")))
        )
        text = text.slice(heading.before, len(text) - heading.behind).strip()
    inlines: tuple[Inline, ...] = ()
    loud = in_capitals(text.text)
    if page.markdown:
        bare, inlines, bold, edits = read_inlines(text)
        if bare.text.strip():
            repairs.extend(_markup(page, text, edits))
            text, loud = bare, loud or bold
    kind = _kind(heading, item, text.text)
    return (
        Draft(
            kind,
            text,
            page.source.name,
            inlines,
            level=item.depth if item else page.levels[first],
            number=item.marker.value if item else None,
            marker=marker,
            list_id=item.list_id if item else None,
            rank=heading.rank if heading and kind is BlockType.HEADING else None,
            numbered=bool(heading and heading.numbered),
            loud=loud,
            apart=_apart(page, first, end),
            parted=page.lines[first].gap is Gap.BLANK,
            quoted=page.lines[first].quoted,
            enumerator=enumerator(marker.text) if marker and item and item.marker.value is not None else "",
        ),
        repairs,
    )


def _kind(heading: Heading | None, item: Item | None, text: str) -> BlockType:
    if heading and len(text) <= LONGEST:
        return BlockType.HEADING
    if item:
        return BlockType.BULLET if item.marker.value is None else BlockType.ITEM
    return BlockType.PARA


def _joined(page: _Page, first: int, end: int) -> tuple[Traced, list[Repair]]:
    """Join the lines of a block, each join a repair at the end of its line."""
    parts: list[Traced] = [page.lines[first].text]
    repairs: list[Repair] = []
    for index in range(first + 1, end):
        before, line = page.lines[index - 1], page.lines[index]
        if page.hyphenation.cut(before.content, line.content):
            end_of_word = len(before.text) - 1
            repairs.append(
                Repair(Rule.HYPHEN, page.source.location(before.text.place(end_of_word)), before.content[-1], "")
            )
            parts[-1] = parts[-1].slice(0, len(parts[-1]) - 1)
        full = page.wrap.fills(before)
        between = "" if before.glued else joint(before.content, line.content, full=full, anywhere=page.wrap.anywhere)
        number, column = before.text.place(len(before.text))
        repairs.append(Repair(Rule.HARD_WRAP, page.source.location((number, column)), "\n", between))
        if between:
            parts.append(before.text.slice(len(before.text)).edit((Edit(0, 0, between),)))
        parts.append(line.text)
    return concatenate(parts), repairs


def _markup(page: _Page, text: Traced, edits: Sequence[Edit]) -> list[Repair]:
    return [
        Repair(Rule.MARKUP, page.source.location(text.place(edit.start)), text.text[edit.start : edit.end], edit.after)
        for edit in edits
        if edit.start < edit.end
    ]


def _levels(lines: Sequence[Line], headings: Mapping[int, Heading], found: Mapping[int, Item]) -> list[int]:
    """Return the level of each line: 1 at the margin, n + 1 where it is indented further than an item of depth n."""
    levels: list[int] = []
    within: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if index in headings:
            within.clear()
        elif line.gap is not Gap.NONE or index in found:
            while within and line.indent <= within[-1][0]:
                within.pop()
        inside = [depth for indent, depth in within if line.indent > indent]
        levels.append(max(inside, default=0) + 1)
        if index in found:
            within.append((line.indent, found[index].depth))
    return levels


def _apart(page: _Page, first: int, end: int) -> bool:
    after = end == len(page.lines) or page.lines[end].gap is Gap.BLANK
    return after and page.lines[first].gap is Gap.BLANK
