"""Markup in the authors' own reStructuredText that is not understood, told at its place in their files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.normalize.rst.source import is_rst
from publish.understanding import misunderstood_markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from publish.diagnostics import Diagnostic, Location
    from publish.intake import SourceText
    from publish.intake.model import Traced
    from publish.pipeline.work import Work


def markup_faults(sources: Iterable[SourceText], work: Work) -> tuple[Diagnostic, ...]:
    """Tell what no source of reStructuredText can have meant as text (D001, warnings); other formats have none."""
    found: list[Diagnostic] = []
    for source in sources:
        if source.passages is None and is_rst(source.name):
            lines = source.lines()
            rst = "\n".join(line.text for line in lines)
            told = work.do("markup", misunderstood_markup, rst, source.name)
            found += [replace(one, location=_in_file(one.location, lines, source)) for one in told]
    return tuple(found)


def _in_file(location: Location | None, lines: Sequence[Traced], source: SourceText) -> Location | None:
    """Take a place in the lines as they are read back to the file."""
    if location is None or location.line is None or location.line > len(lines):
        return location
    return source.location(lines[location.line - 1].place((location.column or 1) - 1))
