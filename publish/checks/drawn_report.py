"""Findings of gate G4: glyphs that fail, by kind and character, with the author's line and the first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.checks.codepoints import named
from publish.checks.drawn import GATE, DrawnFault
from publish.checks.model import Finding
from publish.diagnostics import Code, Diagnostic, PagePlace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.checks.pages import PageMap
    from publish.pdf.read_model import PdfEvidence


@dataclass(frozen=True, slots=True)
class _Group:
    """What is reported once: a kind of fault, in a font, of a character."""

    kind: str
    font: str | None
    text: str


def report(
    faults: Sequence[DrawnFault], evidence: PdfEvidence, names: Mapping[int, str], pages: PageMap
) -> tuple[Finding, ...]:
    """Make findings of the faults of one file, in the order of their first pages.

    `names` says how a person names each font of the file; `pages` leads back to the author's text.
    """
    groups: dict[_Group, list[DrawnFault]] = {}
    for fault in faults:
        run = evidence.pages[fault.page].runs[fault.run]
        font = names[run.font] if run.font is not None else None
        groups.setdefault(_Group(fault.kind, font, run.texts[fault.index] or ""), []).append(fault)
    return tuple(_finding(group, found, evidence, pages) for group, found in groups.items())


def _finding(group: _Group, faults: Sequence[DrawnFault], evidence: PdfEvidence, pages: PageMap) -> Finding:
    product = pages.product
    first = faults[0]
    run = evidence.pages[first.page].runs[first.run]
    box = pages.box_at(first.page + 1, run.line)
    x, y = run.origins[first.index]
    what = f"“{group.text}” ({named(group.text)})" if group.text else "A glyph without text"
    times = f" ({len(faults)} times in this file)" if len(faults) > 1 else ""
    diagnostic = Diagnostic(
        Code.G004,
        f"{what} in {group.font or 'no font'} {group.kind}{times}.",
        pages.source_of(*box, group.text) if box is not None else None,
        "Where G001 names this character, do what it says; else mend the style that sets this text.",
        PagePlace(product.path, first.page + 1, (x, y, x + max(run.em[0], 0.0), y + max(run.em[3], 0.0))),
    )
    language = product.sections[box[0]].rendition.boxes[box[1]].language if box is not None else None
    return Finding(GATE.id, diagnostic, group.text, language, group.font)
