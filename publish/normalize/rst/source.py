"""A source of reStructuredText: its lines without what is no text, with what stands for other things put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.intake.model import Repair
from publish.intake.repairs import Rule
from publish.normalize.rst.asides import without_asides
from publish.normalize.rst.enumerators import Marks
from publish.normalize.rst.reading import Reader
from publish.normalize.rst.references import with_references
from publish.normalize.rst.sections import is_transition, sections

if TYPE_CHECKING:
    from publish.intake.source import SourceText
    from publish.normalize.draft import Draft


def is_rst(name: str) -> bool:
    """Tell whether a source is reStructuredText, by its name."""
    return name.lower().endswith((".rst", ".rest"))


def read_rst(source: SourceText) -> tuple[list[Draft], list[Repair]]:
    """Read one source of reStructuredText; what stands in it beside the text goes, and nothing else is repaired."""
    lines, repairs = without_asides(source)
    lines, counted = with_references(lines, source)
    repairs.extend(counted)
    headings = sections(lines)
    reader = Reader(source.name, Marks(lines))
    heading_ends = 0
    for index, line in enumerate(lines):
        if index in headings:
            reader.heading(headings[index].text, headings[index].rank)
            heading_ends = index + headings[index].lines
        elif index < heading_ends:
            continue
        elif is_transition(lines, index):
            reader.flush()
            repairs.append(Repair(Rule.RULE_LINE, source.location(line.place(0)), line.text.strip(), ""))
        else:
            reader.line(line)
    reader.end()
    return reader.drafts, repairs
