"""Between the author's text and the pages: where a character stands in a product, and what a place on a page holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.checks.alignment import Alignment, align_section
from publish.checks.faithful import place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.checks.alignment import Span
    from publish.checks.model import Anchor, Finding, PlacedSection, Product
    from publish.diagnostics import Location, PagePlace
    from publish.normalize.model import Block

#: How far a text line may begin outside the box that holds it, in points.
_SLACK = 0.75


class PageMap:
    """The boxes of one product's pages. `alignments` holds `align_section` of each section, in order."""

    def __init__(self, product: Product) -> None:
        self.product = product
        self.alignments: list[Mapping[int, Alignment]] = [align_section(section) for section in product.sections]
        self._pages: dict[int, list[tuple[PagePlace, int, int]]] = {}
        for number, section in enumerate(product.sections):
            for index in range(len(section.rendition.boxes)):
                where = place(section, index, product.path)
                self._pages.setdefault(where.page, []).append((where, number, index))
        self._found: dict[tuple[int, tuple[float, float]], tuple[int, int] | None] = {}

    def box_at(self, page: int, line: tuple[float, float]) -> tuple[int, int] | None:
        """Find the box that a text line begins in: (section, box), None where no section declares text there.

        A line begins at its box's left edge, so of several boxes the one with the nearest left edge is taken, then
        the one whose middle is nearest. `page` counts from 1.
        """
        key = (page, line)
        if key not in self._found:
            self._found[key] = min(self._candidates(page, line), default=(0.0, 0.0, None), key=lambda c: c[:2])[2]
        return self._found[key]

    def _candidates(
        self, page: int, line: tuple[float, float]
    ) -> Iterator[tuple[float, float, tuple[int, int] | None]]:
        x, y = line
        for where, section, index in self._pages.get(page, ()):
            left, bottom, right, top = where.box or (0.0, 0.0, 0.0, 0.0)
            if left - _SLACK <= x <= right + _SLACK and bottom - _SLACK <= y <= top + _SLACK:
                yield round(abs(x - left), 1), abs(y - (bottom + top) / 2), (section, index)

    def source_of(self, section: int, box: int, text: str) -> Location | None:
        """Lead from a box back to the author's file: to the first place of `text` in it, else to where it begins."""
        placed = self.product.sections[section]
        block = placed.rendition.boxes[box].block
        if block is None or block not in self.alignments[section]:
            return None
        source = placed.blocks[block]
        for span in self.alignments[section][block].spans:
            if span.box == box:
                at = source.text.find(text, span.start, span.end) if text else -1
                return source.location(at if at >= 0 else span.start)
        return source.location()

    def language_of(self, section: int, box: int) -> str:
        """Return the language that a box's text is declared to be in; its own where no block says another.

        What a style sheet makes, as the dash before a name, may be in the language around its block as well.
        """
        placed = self.product.sections[section]
        own = placed.rendition.boxes[box]
        around = own.generated and own.language == placed.rendition.language
        if own.block is None or not 0 <= own.block < len(placed.blocks) or around:
            return own.language
        spans = self.alignments[section][own.block].spans
        start = next((span.start for span in spans if span.box == box), 0)
        return placed.blocks[own.block].language_at(start)

    def place_of(self, anchor: Anchor) -> PagePlace | None:
        """Find the box that holds a place of the text; None where this product does not set that block."""
        for section, spans in self._spans_of(anchor.block):
            before = [span for span in spans if span.start <= anchor.offset] or spans
            return place(section, before[-1].box, self.product.path)
        return None

    def place_of_block(self, block: Block) -> PagePlace | None:
        """Find the first page that holds a block, and what it takes up there; None where this product sets it not."""
        for section, spans in self._spans_of(block):
            places = [place(section, span.box, self.product.path) for span in spans]
            boxes = [where.box for where in places if where.box and where.page == places[0].page]
            if not boxes:
                return places[0]
            left, bottom, right, top = zip(*boxes, strict=True)
            return replace(places[0], box=(min(left), min(bottom), max(right), max(top)))
        return None

    def _spans_of(self, block: Block) -> Iterator[tuple[PlacedSection, Sequence[Span]]]:
        for number, section in enumerate(self.product.sections):
            if block in section.blocks:
                spans = self.alignments[number][section.blocks.index(block)].spans
                if spans:
                    yield section, spans


def with_places(findings: Sequence[Finding], maps: Sequence[PageMap]) -> tuple[Finding, ...]:
    """Give findings that know their place in the text the first page where it stands, in the order of the products."""
    return tuple(_with_place(finding, maps) for finding in findings)


def _with_place(finding: Finding, maps: Sequence[PageMap]) -> Finding:
    if finding.anchor is None or finding.diagnostic.place is not None:
        return finding
    found = next((where for map_ in maps if (where := map_.place_of(finding.anchor)) is not None), None)
    return replace(finding, diagnostic=replace(finding.diagnostic, place=found))
