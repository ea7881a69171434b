"""A summary in Markdown (CommonMark with GitHub's tables), for job summaries and comments of CI systems."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from publish.diagnostics import Severity
from publish.report.excerpt import visible

if TYPE_CHECKING:
    from publish.diagnostics import Diagnostic
    from publish.report.model import Report

#: A comment of more lines is not read, and job summaries have a limit.
_MOST_ROWS = 100

_MEANINGFUL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@-])")


def render(report: Report) -> str:
    """Write what was found as a heading, a sentence and a table of errors and warnings, errors first."""
    errors = report.count(Severity.ERROR)
    parts = [f"## publish: {report.tally or 'nothing found'}", ""]
    if report.proof:
        parts += [f"{_escaped(report.proof)}.", ""]
    told = sorted(
        (one for one in report.diagnostics if one.severity is not Severity.NOTE),
        key=lambda one: one.severity is not Severity.ERROR,
    )
    if told:
        parts += ["| | Where | What | What to do |", "|---|---|---|---|"]
        parts += [_row(diagnostic, report) for diagnostic in told[:_MOST_ROWS]]
    if len(told) > _MOST_ROWS:
        parts += ["", f"{len(told) - _MOST_ROWS} more are in the report."]
    if not errors and not told:
        parts.append("Nothing needs to be done.")
    return "\n".join(parts).rstrip() + "\n"


def _row(diagnostic: Diagnostic, report: Report) -> str:
    where = []
    if location := diagnostic.location:
        place = ":".join(str(part) for part in (report.named(location.path), location.line, location.column) if part)
        where.append(place)
    if diagnostic.place:
        where.append(str(diagnostic.place))
    cells = (f"{diagnostic.severity} {diagnostic.code}", ", ".join(where), diagnostic.message, diagnostic.hint or "")
    return "| " + " | ".join(_escaped(cell) for cell in cells) + " |"


def _escaped(text: str) -> str:
    return _MEANINGFUL.sub(r"\\\1", visible(" ".join(text.split())))
