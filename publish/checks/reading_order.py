"""Part of gate G8: a page is read aloud, copied and searched in the order and the language of its text.

Readers follow the structure tree where a file has one, and the order of drawing where they know nothing of it: both
must be the order in which the text was set, the number of an item before its words, and each piece must be told to be
in its own language. What a style lets float or stand apart is drawn before the lines around it, or behind them: in the
order of painting (CSS 2.1, E).

Passes: two paragraphs drawn and tagged one after the other. Fails: the second drawn, or tagged, before the first; a
Russian line under an element whose Lang is `en`; a line of the text that no element holds.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from publish.checks.faithful import place
from publish.checks.model import REPORT_IT, Finding
from publish.diagnostics import Code, Diagnostic, PagePlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from publish.checks.lines import BoxedLines, DrawnLine
    from publish.checks.pages import PageMap
    from publish.pdf.read_model import PdfEvidence, Reading

#: The id of the gate that this is a part of.
GATE = "G8"
_EXCERPT = 30


def check(lines: BoxedLines, pages: PageMap, evidence: PdfEvidence) -> Iterator[Finding]:
    """Find lines that are drawn or tagged out of their order, or read in another language than theirs."""
    drawn: dict[tuple[int, int], int] = {}
    for (section, number), line in lines.boxed.items():
        box = pages.product.sections[section].rendition.boxes[number]
        place_in_order = number if box.painted is None else box.painted
        if drawn.get((section, line.page), -1) > place_in_order:
            yield _finding(pages, section, number, "is drawn behind what comes after it")
        drawn[section, line.page] = place_in_order
    if not evidence.tagged:
        message = "The file does not say in which order and language its text is read: it is not tagged."
        yield Finding(GATE, Diagnostic(Code.G008, message, hint=REPORT_IT, place=PagePlace(pages.product.path, 1)))
        return
    languages = {placed.rendition.language for placed in pages.product.sections}
    if evidence.language not in languages:
        message = f"The file is told to be in “{evidence.language}”, in which it has no text."
        yield Finding(GATE, Diagnostic(Code.G008, message, hint=REPORT_IT, place=PagePlace(pages.product.path, 1)))
    yield from _misread(lines, pages, evidence)


def _misread(lines: BoxedLines, pages: PageMap, evidence: PdfEvidence) -> Iterator[Finding]:
    """Find lines that the structure leaves out, or has in another order or language."""
    read: dict[tuple[int, str | None], int] = defaultdict(lambda: -1)
    for (section, number), line in sorted(lines.boxed.items()):
        placed = pages.product.sections[section]
        box = placed.rendition.boxes[number]
        if box.repeated or box.block is None or not 0 <= box.block < len(placed.blocks):
            continue  # a table's head on its next page is not read again, words of the edition are not the text
        readings = _readings(line, evidence)
        found = [reading for reading in readings if reading]
        if len(found) < len(readings):
            yield _finding(pages, section, number, "is in no element of the structure, so that it is not read")
            continue
        others = ({reading.language for reading in found} | _own_languages(line, evidence)) - {box.language}
        if others:
            yield _finding(pages, section, number, f"is told to be in “{min(others)}”")
        if box.generated:
            continue
        flow = (section, placed.blocks[box.block].note)  # notes are read at their calls
        if min(reading.order for reading in found) < read[flow]:
            yield _finding(pages, section, number, "is read in another place than it stands in")
        read[flow] = max(read[flow], *(reading.order for reading in found))


def _own_languages(line: DrawnLine, evidence: PdfEvidence) -> set[str]:
    said = (evidence.pages[page].runs[at].language for page, at in line.runs)
    return {language for language in said if language is not None}


def _readings(line: DrawnLine, evidence: PdfEvidence) -> list[Reading | None]:
    runs = ((page, evidence.pages[page].runs[at].mcid) for page, at in line.runs)
    return [None if mcid is None else evidence.structure.get((page, mcid)) for page, mcid in runs]


def _finding(pages: PageMap, section: int, number: int, fault: str) -> Finding:
    placed = pages.product.sections[section]
    box = placed.rendition.boxes[number]
    excerpt = box.text.strip()[:_EXCERPT]
    where = place(placed, number, pages.product.path)
    diagnostic = Diagnostic(Code.G008, f"“{excerpt}” {fault}.", pages.source_of(section, number, ""), REPORT_IT, where)
    return Finding(GATE, diagnostic, excerpt, box.language)
