"""Gate G8: what is read back from a page is the text that was set, no character less and none more.

Reading back is ToUnicode, code by code (ISO 32000-1, 9.10.3), and ActualText where a file has any (14.9.4). A line
from left to right must come back in its order; a line with passages from right to left, whose glyphs stand in visual
order, as gate G6 sets its text again: in the order of the glyphs, the text of each in its own order.

Passes: `office` from the glyphs o, ffi, c, e with the texts `o`, `ffi`, `c`, `e`. Fails: a glyph without text, `fi`
as `f`, a letter read back as another one, text that ActualText replaces by other words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from publish.checks import reading_order
from publish.checks.codepoints import named
from publish.checks.faithful import place
from publish.checks.model import REPORT_IT, Count, Finding, Gate, GateResult
from publish.diagnostics import Code, Diagnostic, PagePlace
from publish.fonts.setting import readable
from publish.locale.bidi import embedding_levels

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from publish.checks.lines import BoxedLines, DrawnLine
    from publish.checks.pages import PageMap
    from publish.pdf.read_model import PdfEvidence

GATE = Gate(
    "G8",
    "what is read back from a page is the text that was set",
    "ISO 32000-1, 9.10 and 14.9.4; ISO 14289-1, 7.21.7",
)

_EXCERPT = 30


@dataclass(frozen=True, slots=True)
class ReadBack:
    """How many characters of a line are lost and surplus when it is read back; both nought where it is exact.

    `moved` tells that a line has all its characters, in another order.
    """

    lost: str
    surplus: str
    moved: bool = False

    @property
    def faults(self) -> int:
        """How many characters are wrong: as many as the longer of both, one at least where the order is wrong."""
        return max(len(self.lost), len(self.surplus), int(self.moved))


def compare(text: str, direction: str, line: DrawnLine, turned_text: str | None = None) -> ReadBack:
    """Compare a box's text with what its line is read back as.

    `direction` is the paragraph's, "ltr" or "rtl"; `turned_text` is how the text reads by glyphs from left to right.
    """
    wanted = readable(text)
    found = "".join(one or "" for one in line.texts)
    lost, surplus = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    turned = any(embedding_levels(text, int(direction == "rtl")))
    ordered = turned_text if turned else wanted
    moved = not lost and not surplus and ordered is not None and found != ordered
    return ReadBack("".join(lost.elements()), "".join(surplus.elements()), moved)


def check(
    lines: BoxedLines, pages: PageMap, evidence: PdfEvidence, texts: Mapping[tuple[int, int], str]
) -> tuple[GateResult, tuple[Finding, ...]]:
    """Compare every drawn box with what is read back, and every replacement with what it replaces.

    `texts` is what gate G6 says of how each box is read, glyph by glyph. Counts characters. Lines outside of all boxes
    are the business of gate G7.
    """
    findings: list[Finding] = []
    count = Count()
    for (section, number), line in lines.boxed.items():
        placed = pages.product.sections[section]
        box = placed.rendition.boxes[number]
        found = compare(box.text, box.direction, line, texts.get((section, number)))
        characters = len(readable(box.text))
        count.add(max(characters, found.faults), found.faults, language=box.language)
        if found.faults:
            diagnostic = Diagnostic(
                Code.G008,
                _message(box.text, found),
                pages.source_of(section, number, found.lost[:1]),
                REPORT_IT,
                place(placed, number, pages.product.path),
            )
            findings.append(Finding(GATE.id, diagnostic, found.lost or found.surplus, box.language))
    replaced = (
        *check_replacements(evidence, pages.product.path, _set(lines, pages)),
        *reading_order.check(lines, pages, evidence),
    )
    count.add(0, sum(max(len(finding.text), 1) for finding in replaced))
    found_in_all = count.result(GATE.id)
    count.add(max(found_in_all.failed - found_in_all.checked, 0))  # no more can fail than was looked at
    return count.result(GATE.id), (*findings, *replaced)


def check_imposed(
    lines: Sequence[DrawnLine], expected: Mapping[str, int], evidence: PdfEvidence, path: str
) -> tuple[GateResult, tuple[Finding, ...]]:
    """Check that imposed sheets are read back line by line as their original is; counts characters.

    `expected` counts the original's lines by what they are read back as (`texts_of`).
    """
    found = texts_of(lines)
    wrong = (Counter(expected) - found) + (found - Counter(expected))
    failed = sum(max(len(text), 1) * count for text, count in wrong.items())
    replaced = check_replacements(evidence, path)
    findings = list(replaced)
    if failed:
        message = f"The sheets are not read back as their original: {wrong.total()} lines differ."
        findings.append(Finding(GATE.id, Diagnostic(Code.G008, message, hint=REPORT_IT, place=PagePlace(path, 1))))
    faults = failed + sum(max(len(finding.text), 1) for finding in replaced)
    checked = sum(len(text) * count for text, count in found.items())
    return GateResult(GATE.id, max(checked, faults), faults), tuple(findings)


def texts_of(lines: Iterable[DrawnLine]) -> Counter[str]:
    """Count lines by what they are read back as."""
    return Counter("".join(text or "" for text in line.texts) for line in lines)


def check_replacements(
    evidence: PdfEvidence, path: str, text_of: Mapping[frozenset[tuple[int, int]], str] = MappingProxyType({})
) -> tuple[Finding, ...]:
    """Find the replacement texts that say something else than the glyphs that they stand for, or in another order.

    The glyphs of a line with passages from right to left stand in another order than its text: only where one of them
    has all of it, and for whole lines, of which `text_of` has the texts by their runs (page and run), is it known what
    they say. For a replacement of a whole structure element it is not known which glyphs those are: none is ever
    needed, so any is a fault.
    """
    findings: list[Finding] = []
    for number, page in enumerate(evidence.pages):
        for replacement in page.replacements:
            runs = range(replacement.first, replacement.end)
            texts = [text for run in runs for text in page.runs[run].texts if text]
            shown = "".join(texts)
            wanted: str | None = readable(shown)
            if len(texts) > 1 and any(embedding_levels(shown, 0)):
                wanted = text_of.get(frozenset((number, run) for run in runs))
            if wanted is None or readable(replacement.text) != wanted:
                findings.append(_lie(replacement.text, f"“{shown[:_EXCERPT]}”", PagePlace(path, number + 1)))
    findings += (_lie(text, "the text of an element", PagePlace(path, 1)) for text in evidence.replacements)
    return tuple(findings)


def _set(lines: BoxedLines, pages: PageMap) -> Mapping[frozenset[tuple[int, int]], str]:
    """Return the text that was set in each line, by its runs."""
    sections = pages.product.sections
    return {
        frozenset(line.runs): readable(sections[section].rendition.boxes[number].text)
        for (section, number), line in lines.boxed.items()
    }


def _lie(text: str, shown: str, where: PagePlace) -> Finding:
    diagnostic = Diagnostic(
        Code.G008,
        f"The file gives {shown} to readers as “{text[:_EXCERPT]}” (ActualText).",
        hint=REPORT_IT,
        place=where,
    )
    return Finding(GATE.id, diagnostic, text)


def _message(text: str, found: ReadBack) -> str:
    excerpt = text.strip()[:_EXCERPT]
    if found.moved:
        return f"“{excerpt}” is read back with its characters in another order."
    parts = [
        *([f"{len(found.lost)} lost ({named(found.lost[:1])})"] if found.lost else []),
        *([f"{len(found.surplus)} surplus ({named(found.surplus[:1])})"] if found.surplus else []),
    ]
    return f"“{excerpt}” is not read back as it is set: {', '.join(parts)}."
