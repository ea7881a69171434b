"""How the lines and pages are set: loose lines, ladders, rivers, short last lines and lines alone, as notes with place.

Passes: a paragraph whose spaces stay within the limits of `publish.justify`. Fails: a justified line whose spaces are
wider than 1.5 times the font's own. None of it ends a build: what can be mended there is the text, by its author.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.checks.faithful import place
from publish.diagnostics import Code, Diagnostic, PagePlace, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.checks.model import PlacedSection, Product
    from publish.diagnostics import Location
    from publish.pdf.model import SettingFinding

_CODES = {
    "loose": Code.L001,
    "ladder": Code.L002,
    "short": Code.L003,
    "ragged": Code.L004,
    "river": Code.L005,
    "alone": Code.L006,
}

#: Reasons for a ragged paragraph that are as they should be: too narrow a measure, a script that is never justified.
_EXPECTED = frozenset({"narrow", "script"})

_HINT = "A word more or less, or a soft hyphen in a long word, gives the lines other places to break."

_RAGGED = {
    "content": "it holds an image, a forced break, or stands beside something that floats",
    "loose": "its words do not fill the lines within the limits",
    "company": "too many paragraphs of this text do not fill their lines, and a text is set one way",
}


def setting_notes(products: Sequence[Product]) -> tuple[Diagnostic, ...]:
    """Tell the findings of all products: each at its line and page, those of one passage and kind once."""
    told: dict[tuple[object, ...], Diagnostic] = {}
    for product in products:
        for section in product.sections:
            for page in section.rendition.setting:
                for finding in page.findings:
                    if finding.kind == "ragged" and finding.value in _EXPECTED:
                        continue
                    code = _CODES[finding.kind]
                    key = (code, section.rendition.section, finding.block, finding.text)
                    told.setdefault(key, _note(finding, section, page.page, product.path))
    return tuple(told.values())


def _note(finding: SettingFinding, section: PlacedSection, page: int, path: str) -> Diagnostic:
    return Diagnostic(
        _CODES[finding.kind],
        _message(finding),
        _location(finding, section),
        _HINT,
        next(_boxes(finding, section, page, path), PagePlace(path, section.first_page + page - 1)),
        severity=Severity.NOTE,
    )


def _message(finding: SettingFinding) -> str:
    at = f"“{finding.text[:40].strip()}…”"
    match finding.kind:
        case "loose":
            return f"The words of the line {at} stand {finding.value} times the usual space apart."
        case "ladder":
            return f"{finding.value:.0f} lines in a row end in a hyphen, the last one {at}."
        case "short":
            return f"The last line of a paragraph is only {finding.text.strip()}."
        case "river":
            return f"White spaces run through {finding.value:.0f} lines as a river, beginning {at}."
        case "alone":
            return f"The line {at} stands alone at the page's edge."
        case _:
            return f"The paragraph {at} is set ragged: {_RAGGED.get(str(finding.value), str(finding.value))}."


def _location(finding: SettingFinding, section: PlacedSection) -> Location | None:
    """Find the line in the author's file; where the words are not found as they are, the paragraph's beginning."""
    if finding.block is None or not 0 <= finding.block < len(section.blocks):
        return None
    block = section.blocks[finding.block]
    words = finding.text.strip()[:30].rstrip("-\u2010")
    return block.location(max(block.text.find(words), 0))


def _boxes(finding: SettingFinding, section: PlacedSection, page: int, path: str) -> Iterator[PagePlace]:
    words = finding.text.strip()[:20]
    for number, box in enumerate(section.rendition.boxes):
        shown = box.text.replace("\u00ad", "").strip()
        if box.page == page and box.block == finding.block and shown and words.startswith(shown[:20]):
            yield place(section, number, path)
