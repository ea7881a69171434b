"""Part of gate G7: what a file says beside its pages is what its pages say, and leads where it says.

An outline, links, page labels and the document's title are read out, shown beside the page and followed; none of it is
drawn, so that no other gate sees it. Of sheets for a printer nothing of it is wanted but the title.

Passes: the outline's `Rules of the house` on the page that this title heads, page label 7 where the folio is ٧, a link
over words whose address the text has. Fails: an entry that leads to another page, the label 99, a link of which the
text knows nothing, a link of the text that is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import unquote

from publish.checks.alignment import squeeze
from publish.checks.covered import meet
from publish.checks.faithful import place
from publish.checks.model import REPORT_IT, Finding
from publish.diagnostics import Code, Diagnostic, PagePlace
from publish.locale import language
from publish.normalize.addresses import is_link
from publish.normalize.model import BlockType, InlineRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.checks.model import PlacedSection, Product
    from publish.normalize.model import Block
    from publish.pdf.read_model import Box, PdfEvidence
    from publish.pdf.read_navigation import LinkArea, Navigation

    #: The lines of pages: where each stands, its section, the block that it is of, its text.
    _Lines = dict[int, list[tuple[Box, PlacedSection, Block | None, str]]]

#: The id of the gate that this is a part of.
GATE = "G7"
_WORD = re.compile(r"\w+")
_EXCERPT = 40
_HEADS = frozenset({BlockType.TITLE, BlockType.HEADING})


def check(product: Product, evidence: PdfEvidence) -> Iterator[Finding]:
    """Find what the outline, the links, the page labels and the titles of a product say otherwise than its sections."""
    found = evidence.navigation
    if isinstance(found, str):
        yield _finding(product, 1, f"What the file says beside its pages cannot be read: {found}")
        return
    for kind in found.actions:
        yield _finding(product, 1, f"Readers are told to do something by themselves ({kind})")
    if product.original is None:
        if product.title:
            yield from _outline(product, found)
            yield from _labels(product, found)
            yield from _titles(product, found)
        yield from _links(product, found, _by_page(product) if found.links else {})
        return
    for link in found.links:
        yield _finding(product, link.page, f"The sheet has a link, to “{link.address or link.target}”")
    for line in found.outline:
        yield _finding(product, line.page or 1, f"The sheets have an outline, with “{line.title}”")


def _outline(product: Product, found: Navigation) -> Iterator[Finding]:
    wanted: dict[str, list[PlacedSection]] = {}
    for section in product.sections:
        if _title(section):
            wanted.setdefault(section.rendition.language, []).append(section)
    for line in found.outline:
        heads = [section for section in product.sections if section.first_page == line.page]
        if not any(_says(section, line.title) for section in heads):
            message = f"The outline has “{line.title}”, which does not head the page that it leads to"
            yield _finding(product, line.page or 1, message)
    for sections in wanted.values():  # a title page may stand before the text
        led_to = any(
            line.page == one.first_page and _says(one, line.title) for line in found.outline for one in sections
        )
        if not led_to:
            yield _finding(product, sections[-1].first_page, f"The outline lacks “{_title(sections[-1])}”")


def _titles(product: Product, found: Navigation) -> Iterator[Finding]:
    if found.titles[:1] != (product.title,):
        yield _finding(product, 1, f"The document is called “{''.join(found.titles[:1])}”, not “{product.title}”")
    for title in found.titles:
        if not any(_says(section, title) for section in product.sections):
            yield _finding(product, 1, f"The document is called “{title}”, which heads none of its texts")


def _title(section: PlacedSection) -> str:
    return next((block.text for block in section.blocks if block.type is BlockType.TITLE), "")


def _says(section: PlacedSection, title: str) -> bool:
    """Tell whether a title is one of a section, or, where it sets no text, made of words that it prints.

    A text without a title goes by the name of its language.
    """
    if section.blocks:
        heads = [block.text for block in section.blocks if block.type in _HEADS]
        known = language(section.rendition.language)
        if not _title(section) and known:
            heads.append(known.endonym)
        return any(squeeze(title) == squeeze(head) for head in heads)
    printed = {word for box in section.rendition.boxes for word in _WORD.findall(box.text)}
    return printed.issuperset(_WORD.findall(title))


def _labels(product: Product, found: Navigation) -> Iterator[Finding]:
    """Compare labels with the folios of the section that runs along all pages; without labels pages are counted.

    Numbers of a section that runs along nothing are no folios: the copies on a job ticket.
    """
    pages = max((section.first_page + section.rendition.pages - 1 for section in product.sections), default=0)
    labels = found.labels or tuple(map(str, range(1, pages + 1)))
    for section in product.sections if len(product.sections) > 1 else ():
        if section.blocks or section.first_page != 1 or section.rendition.pages != pages:
            continue
        for box in section.rendition.boxes:
            folio = _number(box.text)
            label = labels[box.page - 1] if box.page <= len(labels) else ""
            if folio is not None and folio != _number(label.rsplit("-", 1)[-1]):
                yield _finding(product, box.page, f"The page is labelled “{label}”, and its folio is {folio}")


def _number(text: str) -> int | None:
    """Read a number in whatever digits."""
    digits = [unicodedata.decimal(character, None) for character in squeeze(text)]
    return int("".join(map(str, digits))) if digits and None not in digits else None


def _links(product: Product, found: Navigation, lines: _Lines) -> Iterator[Finding]:
    for link in found.links:
        fault = _fault(link, found, list(_under(lines, link)))
        if fault:
            yield _finding(product, link.page, fault, link)
    for section in product.sections:
        last = section.first_page + section.rendition.pages
        own = {_plain(link.address) for link in found.links if section.first_page <= link.page < last}
        for block in section.blocks:
            for address, start in _addresses(block):
                if is_link(address) and _plain(address) not in own:
                    where = PagePlace(product.path, section.first_page)
                    message = f"The text's link to “{address}” is lost."
                    diagnostic = Diagnostic(Code.G007, message, block.location(start), REPORT_IT, where)
                    yield Finding(GATE, diagnostic, language=block.language)


def _addresses(block: Block) -> Iterator[tuple[str, int]]:
    """Yield the addresses of a block's links, and where they begin in it."""
    yield from ((one.target, one.start) for one in block.inlines if one.role is InlineRole.LINK)


def _plain(address: str) -> str:
    """Take an address without what the engine and authors write in different ways: escapes, scheme, slashes."""
    return unquote(address).partition(":")[2].strip("/").casefold()


def _fault(link: LinkArea, found: Navigation, under: Sequence[tuple[PlacedSection, Block | None, str]]) -> str | None:
    """Say what is wrong with a link over some lines; None where nothing is."""
    if not under:
        return f"A link to “{link.address or link.target}” stands where no text is"
    if link.address:
        texts = [*(block.text if block else text for _, block, text in under), *under[0][0].printed]
        known = {_plain(address) for _, block, _ in under if block for address, _ in _addresses(block)}
        if _plain(link.address) in known or any(_plain(link.address) in unquote(text).casefold() for text in texts):
            return None
        shown = " ".join(squeeze(text) for _, _, text in under)[:_EXCERPT]
        return f"The link over “{shown}” leads to “{link.address}”, which the text does not say"
    if not link.target:
        return "A link leads nowhere"
    folios = [number for _, block, text in under if block is None and (number := _number(text)) is not None]
    label = found.labels[link.target - 1] if link.target <= len(found.labels) else str(link.target)
    if folios and _number(label.rsplit("-", 1)[-1]) not in folios:
        return f"The link to page {folios[-1]} leads to page {label}"
    return None


def _by_page(product: Product) -> _Lines:
    """List the lines of each page, by its number: a long text has many links, and more lines."""
    lines: _Lines = defaultdict(list)
    for section in product.sections:
        for number, box in enumerate(section.rendition.boxes):
            where = place(section, number, product.path)
            if where.box:
                of_block = box.block is not None and box.block < len(section.blocks)
                block = section.blocks[box.block or 0] if of_block else None
                lines[where.page].append((where.box, section, block, box.text))
    return lines


def _under(lines: _Lines, link: LinkArea) -> Iterator[tuple[PlacedSection, Block | None, str]]:
    """Yield the lines that a link lies over: the section, the block that they are of, and their text."""
    for area, section, block, text in lines.get(link.page, ()):
        if meet(area, link.area):
            yield section, block, text


def _finding(product: Product, page: int, message: str, link: LinkArea | None = None) -> Finding:
    where = PagePlace(product.path, page, link.area if link else None)
    return Finding(GATE, Diagnostic(Code.G007, f"{message}.", hint=REPORT_IT, place=where))
