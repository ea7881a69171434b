"""Gate G7: every piece of the source text is on the pages once, in order, and nothing undeclared is beside it.

Passes: the block `one two` in the boxes `one` and `two`, or `pub-` and `lish` for `publish`. Fails: a word that no
box holds, that stands twice or in another place; a box with words that neither the text nor the edition declares.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.checks import line_order
from publish.checks.alignment import Alignment, squeeze
from publish.checks.model import REPORT_IT, Anchor, Count, Finding, Gate, GateResult
from publish.diagnostics import Code, Diagnostic, PagePlace
from publish.normalize.model import BlockType, Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.checks.model import PlacedSection
    from publish.normalize.model import Block
    from publish.pdf.model import TextBox

GATE = Gate(
    "G7",
    "the source text is on the pages, whole, once and in order; what the edition adds is declared",
    "the contract of `publish`: an author's words are never changed",
)

_EXCERPT = 30

#: What the style sheet sets before the one whom a quotation is by.
_ATTRIBUTES = "\u2014"

#: Fewer letters than these say nothing of the word that they were cut from.
_PART_OF_WORD = 4


@dataclass(frozen=True, slots=True)
class Faithfulness:
    """The verdict on one section: the result, the findings, and the indexes of boxes that are not proven."""

    result: GateResult
    findings: tuple[Finding, ...]
    unproven: frozenset[int]


def check(section: PlacedSection, path: str, alignments: Mapping[int, Alignment]) -> Faithfulness:
    """Check one section of a product: its boxes against its blocks and against the words that the edition declares.

    Args:
        section: The section as it stands in the product.
        path: The product's path, for the places of findings.
        alignments: `align_section(section)`.

    Returns:
        How many boxes (and blocks without any) were checked and failed, the findings, and the unproven boxes.
    """
    boxes = section.rendition.boxes
    findings: list[Finding] = []
    unproven: set[int] = set()
    lost: set[int] = set()
    for index, alignment in alignments.items():
        if alignment.fault is not None:
            own = {number for number, box in enumerate(boxes) if box.block == index and not box.generated}
            unproven |= own
            lost |= set() if own else {index}
            findings.append(_unfaithful(section, index, alignment, path))
    for number, box in enumerate(boxes):
        if not _is_declared(box, section):
            unproven.add(number)
            findings.append(_undeclared(box, place(section, number, path)))
    for numbers, finding in _disorder(section, path, alignments):
        findings += [finding] if unproven.isdisjoint(numbers) else []
        unproven.update(numbers)
    count = Count()
    for number, box in enumerate(boxes):
        count.add(1, int(number in unproven), language=box.language)
    for index, alignment in alignments.items():
        if not alignment.spans:
            count.add(1, int(index in lost), language=section.blocks[index].language)
    return Faithfulness(count.result(GATE.id), tuple(findings), frozenset(unproven))


def place(section: PlacedSection, number: int, path: str) -> PagePlace:
    """Find where a box of a section stands in the product."""
    box = section.rendition.boxes[number]
    shift = section.shifts[box.page - 1] if section.shifts else 0.0
    left, bottom, right, top = box.box
    return PagePlace(path, section.first_page + box.page - 1, (left + shift, bottom, right + shift, top))


def _disorder(
    section: PlacedSection, path: str, alignments: Mapping[int, Alignment]
) -> Iterator[tuple[tuple[int, ...], Finding]]:
    """Yield boxes that stand in another order than their text, as blocks and within their lines, with the finding."""
    for number in _out_of_order(section):
        yield (number,), _displaced(section, number, place(section, number, path))
    for line in line_order.misplaced(section, alignments):
        yield line, _disordered(section, line, place(section, line[0], path))


def _out_of_order(section: PlacedSection) -> Iterator[int]:
    """Find the boxes with which a block begins before one that stands ahead of it in the text; notes stand apart."""
    begun: set[int] = set()
    latest = -1
    for number, box in enumerate(section.rendition.boxes):
        index = box.block
        if index is None or box.generated or box.repeated or index in begun or not 0 <= index < len(section.blocks):
            continue
        begun.add(index)
        if section.blocks[index].note is not None:
            continue
        if index < latest:
            yield number
        latest = max(latest, index)


def _displaced(section: PlacedSection, number: int, where: PagePlace) -> Finding:
    block = section.blocks[section.rendition.boxes[number].block or 0]
    excerpt = block.text[:_EXCERPT].strip()
    diagnostic = Diagnostic(
        Code.G007,
        f"“{excerpt}” stands on the page behind what follows it in the text.",
        block.location(),
        REPORT_IT,
        where,
    )
    return Finding(GATE.id, diagnostic, excerpt, block.language, anchor=Anchor(block, 0))


def _disordered(section: PlacedSection, line: Sequence[int], where: PagePlace) -> Finding:
    boxes = section.rendition.boxes
    block = section.blocks[boxes[line[0]].block or 0]
    excerpt = "".join(boxes[number].text for number in line).strip()[:_EXCERPT]
    message = f"The words of “{excerpt}” stand on the page in another order than they are read in."
    diagnostic = Diagnostic(Code.G007, message, block.location(), REPORT_IT, where)
    return Finding(GATE.id, diagnostic, excerpt, block.language, anchor=Anchor(block, 0))


def _is_declared(box: TextBox, section: PlacedSection) -> bool:
    """Tell whether a box holds text of a block, or words that may be there."""
    if box.block is not None and not box.generated and 0 <= box.block < len(section.blocks):
        # Compared with its block as a whole, but for the head of a table that comes again on the next page.
        return not box.repeated or _holds((section.blocks[box.block].text,), squeeze(box.text))
    words = squeeze(box.text)
    if not words:
        return True
    if not box.generated:
        return _holds(section.printed, words)
    # What a style sheet makes stands whole: a part of declared words is none of them.
    if words in map(squeeze, section.printed):
        return True
    if box.block is None or box.block >= len(section.blocks):
        return False
    block = section.blocks[box.block]
    return _is_marker(words, block) or words == block.note or (block.form is Form.ATTRIBUTION and words == _ATTRIBUTES)


def _is_marker(words: str, block: Block) -> bool:
    """Tell whether words are the marker of their item: its number in whatever digits, or one sign as a bullet."""
    if block.type is BlockType.BULLET:
        return len(words) == 1 and unicodedata.category(words)[0] in "PS"
    if block.type is not BlockType.ITEM:
        return False
    if block.enumerator:
        return words == squeeze(block.enumerator)
    number = words.rstrip(".)")
    values = [unicodedata.decimal(character, None) for character in number]
    if not values or None in values:
        return False
    return block.number is None or int("".join(map(str, values))) == block.number


def _holds(printed: Sequence[str], words: str) -> bool:
    """Tell whether declared words hold these as whole words; a line may end in a hyphen that the engine put there."""
    for declared in map(squeeze, printed):
        for candidate in (words, words[:-1] if words.endswith(("-", "\u2010")) else words):
            at = declared.find(candidate)
            while at >= 0:
                before, after = declared[at - 1 : at], declared[at + len(candidate) : at + len(candidate) + 1]
                cut_before = before.isalnum() and candidate[0].isalnum()
                cut_after = after.isalnum() and candidate[-1].isalnum()
                # A line may begin or end inside a word that is too long for it, but not both in a few letters.
                if not (cut_before or cut_after) or candidate != words:
                    return True
                if cut_before != cut_after and len(candidate) >= _PART_OF_WORD:
                    return True
                at = declared.find(candidate, at + 1)
    return False


def _unfaithful(section: PlacedSection, index: int, alignment: Alignment, path: str) -> Finding:
    block = section.blocks[index]
    boxes = section.rendition.boxes
    wanted = squeeze(block.text).split()
    pieces = [squeeze(box.text) for box in boxes if box.block == index and not box.generated]
    offset = alignment.fault or 0
    numbers = [span.box for span in alignment.spans if span.start <= offset] or [s.box for s in alignment.spans]
    what = _difference(wanted, _shown(pieces, wanted))
    excerpt = block.text[offset : offset + _EXCERPT].strip()
    diagnostic = Diagnostic(
        Code.G007,
        f"The page does not show this text as it stands: {what}" + (f", at “{excerpt}”." if excerpt else "."),
        block.location(offset),
        REPORT_IT,
        place(section, numbers[-1], path) if numbers else None,
    )
    return Finding(GATE.id, diagnostic, excerpt, block.language, anchor=Anchor(block, offset))


def _shown(pieces: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """Join the words of boxes; a word that a box's end cuts is whole again where the text has it so."""
    shown: list[str] = []
    known = set(wanted)
    for piece in pieces:
        words = piece.split()
        if shown and words:
            cut = (shown[-1] + words[0], shown[-1][:-1] + words[0])
            whole = next((word for word in cut if word in known), None)
            if whole is not None:
                shown[-1:], words = [whole], words[1:]
        shown.extend(words)
    return shown


def _difference(wanted: Sequence[str], shown: Sequence[str]) -> str:
    """Say in a few words how the shown words differ from the wanted ones."""
    lost, surplus = Counter(wanted) - Counter(shown), Counter(shown) - Counter(wanted)
    if not shown:
        return "nothing of it is on the pages"
    if lost and not surplus:
        return f"{sum(lost.values())} of {len(wanted)} words are lost"
    if surplus and not lost:
        doubled = all(word in wanted for word in surplus)
        return f"{sum(surplus.values())} words {'stand there twice' if doubled else 'are surplus'}"
    if not lost:
        return "words stand in another order"
    return f"{sum(lost.values())} of {len(wanted)} words are changed"


def _undeclared(box: TextBox, where: PagePlace) -> Finding:
    words = squeeze(box.text)
    diagnostic = Diagnostic(
        Code.G007,
        f"The page shows words that are neither in the text nor declared by the edition: “{words[:_EXCERPT]}”.",
        hint=REPORT_IT,
        place=where,
    )
    return Finding(GATE.id, diagnostic, words[:_EXCERPT], box.language)
