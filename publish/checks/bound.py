"""Gate G7 on the finished file: every text box is drawn where it should be, and nothing is drawn outside of one.

`faithful` compares boxes with the source; this compares what the bound file really draws with the boxes, so that a
page lost or a section put in twice at binding is seen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.checks import faithful, navigation, paint
from publish.checks.alignment import squeeze
from publish.checks.model import REPORT_IT, Count, Finding, GateResult
from publish.diagnostics import Code, Diagnostic, PagePlace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.checks.model import Product
    from publish.checks.pages import PageMap
    from publish.geometry import Size
    from publish.pdf.read_model import Box, Painted, PdfEvidence, PdfPage

_EXCERPT = 30
#: Sizes that differ by no more are one, in points; bleed and printer's marks take up no more than this on each side.
_SAME_SIZE, _MARGIN = 0.2, 90.0


@dataclass(frozen=True, slots=True)
class BoundText:
    """The verdict on a file's text: the result, the findings, and the runs (page and run, from 0) not proven."""

    result: GateResult
    findings: tuple[Finding, ...]
    unproven: frozenset[tuple[int, int]]


def check(product: Product, pages: PageMap, evidence: PdfEvidence) -> BoundText:
    """Check a product that was bound from sections; counts boxes, blocks without any, and runs outside of boxes."""
    verdicts = [
        faithful.check(section, product.path, alignments)
        for section, alignments in zip(product.sections, pages.alignments, strict=True)
    ]
    drawn_in: dict[tuple[int, int], tuple[int, int] | None] = {
        (page_index, run_index): pages.box_at(page_index + 1, run.line)
        for page_index, page in enumerate(evidence.pages)
        for run_index, run in enumerate(page.runs)
    }
    stray = [run for run, box in drawn_in.items() if box is None]
    undrawn = list(_undrawn(product, set(drawn_in.values())))
    unproven = {run for run, box in drawn_in.items() if box is None or box[1] in verdicts[box[0]].unproven}
    new = [box for box in undrawn if box[1] not in verdicts[box[0]].unproven]
    count = Count()
    for verdict in verdicts:
        count.merge(verdict.result)
    count.add(len(stray), len(stray))
    misshown = (*misshown_pages(evidence, product), *paint.check(product, evidence))
    turned = {finding.diagnostic.place.page - 1 for finding in misshown if finding.diagnostic.place}
    unproven |= {run for run in drawn_in if run[0] in turned}
    count.add(len(turned), len(turned))
    beside = tuple(navigation.check(product, evidence))
    count.add(len(beside), len(beside))
    for section, number in new:
        count.add(0, 1, language=product.sections[section].rendition.boxes[number].language)
    return BoundText(
        count.result(faithful.GATE.id),
        (
            *(finding for verdict in verdicts for finding in verdict.findings),
            *(_stray(evidence, run, product.path) for run in stray),
            *(_missing(product, pages, box) for box in undrawn),
            *misshown,
            *beside,
        ),
        frozenset(unproven),
    )


def misshown_pages(evidence: PdfEvidence, product: Product) -> Iterator[Finding]:
    """Find the pages that readers show otherwise than they were laid out: turned, of another size, written on."""
    sizes = {
        page: section.rendition.size
        for section in product.sections
        for page in range(section.first_page, section.first_page + section.rendition.pages)
    } | dict(enumerate(product.sizes, 1))
    for number, page in enumerate(evidence.pages, 1):
        for message in _misshown(page, sizes.get(number)):
            place = PagePlace(product.path, number)
            yield Finding(faithful.GATE.id, Diagnostic(Code.G007, f"The page {message}.", hint=REPORT_IT, place=place))
    if evidence.encrypted:
        message = "The file is encrypted: readers may be kept from its text."
        yield Finding(
            faithful.GATE.id, Diagnostic(Code.G007, message, hint=REPORT_IT, place=PagePlace(product.path, 1))
        )


def _misshown(page: PdfPage, size: Size | None) -> Iterator[str]:
    if page.turned:
        yield f"is shown turned by {page.turned} degrees"
    if page.damaged:
        yield "holds content that is damaged, so that it cannot be read to its end"
    if page.unit != 1:
        yield f"is shown {page.unit:g} times as large (UserUnit)"
    if page.aside:
        yield "has notes, fields or marks that each reader draws in its own way"
    media = page.boxes.get("MediaBox", page.box)
    left, bottom, right, top = page.boxes.get("TrimBox", page.boxes.get("CropBox", media))
    if size is not None and max(abs(right - left - size.width), abs(top - bottom - size.height)) > _SAME_SIZE:
        laid_out = f"{size.width:.0f} by {size.height:.0f}"
        yield f"is {right - left:.0f} by {top - bottom:.0f} points large, where {laid_out} were wanted"
    if max(left - media[0], bottom - media[1], media[2] - right, media[3] - top) > _MARGIN:
        yield "is a small part of its sheet (MediaBox)"


def check_imposed(
    product: Product,
    evidence: PdfEvidence,
    count: Mapping[tuple[str, int | None], int],
    expected: Mapping[tuple[str, int | None], int],
    painted: Sequence[tuple[Box, Sequence[Painted]]],
) -> BoundText:
    """Check that imposed sheets draw what their original draws, glyph by glyph.

    `count` and `expected` say how often each glyph of each face is drawn on the sheets and in the original,
    `painted` what the original paints besides (`paint.pages_of`).
    """
    different = ((Counter(count) - Counter(expected)) + (Counter(expected) - Counter(count))).total()
    turned = (*misshown_pages(evidence, product), *paint.check_imposed(product, evidence, painted))
    beside = tuple(navigation.check(product, evidence))
    failed = min(different or len(turned) + len(beside), evidence.drawn)
    result = GateResult(faithful.GATE.id, evidence.drawn, failed)
    if not different:
        faulty = {finding.diagnostic.place.page - 1 for finding in turned if finding.diagnostic.place}
        return BoundText(
            result,
            (*turned, *beside),
            frozenset((n, run) for n in faulty for run in range(len(evidence.pages[n].runs))),
        )
    diagnostic = Diagnostic(
        Code.G007,
        f"The sheets do not draw the pages of {product.original} as they are: {different} glyphs differ.",
        hint=REPORT_IT,
        place=PagePlace(product.path, 1),
    )
    runs = ((page, run) for page, found in enumerate(evidence.pages) for run in range(len(found.runs)))
    return BoundText(result, (Finding(faithful.GATE.id, diagnostic),), frozenset(runs))


def _undrawn(product: Product, drawn: set[tuple[int, int] | None]) -> Iterator[tuple[int, int]]:
    for number, section in enumerate(product.sections):
        for index, box in enumerate(section.rendition.boxes):
            if (number, index) not in drawn and squeeze(box.text):
                yield number, index


def _stray(evidence: PdfEvidence, run: tuple[int, int], path: str) -> Finding:
    drawn = evidence.pages[run[0]].runs[run[1]]
    text = "".join(text or "" for text in drawn.texts)[:_EXCERPT]
    diagnostic = Diagnostic(
        Code.G007,
        f"The page shows text where no section of this build set any: “{text}”.",
        hint=REPORT_IT,
        place=PagePlace(path, run[0] + 1),
    )
    return Finding(faithful.GATE.id, diagnostic, text)


def _missing(product: Product, pages: PageMap, box: tuple[int, int]) -> Finding:
    section = product.sections[box[0]]
    text = squeeze(section.rendition.boxes[box[1]].text)[:_EXCERPT]
    diagnostic = Diagnostic(
        Code.G007,
        f"A line of the text was laid out, but the file does not draw it: “{text}”.",
        pages.source_of(*box, ""),
        REPORT_IT,
        faithful.place(section, box[1], product.path),
    )
    return Finding(faithful.GATE.id, diagnostic, text, section.rendition.boxes[box[1]].language)
