"""Diagnostics for a terminal: place, code and sentence, the author's line with a caret, and the way out.

sources/ar.txt:12:31: error N001 This passage is in German, which the publication does not declare.
   12 | Die Parteien erklären
      | ^
   hint: Add "de" to languages, or take the passage out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Severity
from publish.report.excerpt import excerpt, visible

if TYPE_CHECKING:
    from publish.diagnostics import Diagnostic, Location
    from publish.report.model import Report

#: SGR parameters of ECMA-48: bold red, bold yellow, bold blue.
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;34"}
_FAINT = "2"
_BOLD = "1"

_WIDTH = 100


def render(report: Report, *, colour: bool = False, width: int = _WIDTH) -> str:
    """Write a report for a person.

    Args:
        report: what to tell.
        colour: whether the reader is a terminal that shows colours.
        width: the terminal's width in cells; excerpts are cut to it.

    Returns:
        Lines that end in a line feed; nothing where there are no diagnostics and no proof.
    """
    pen = _Pen(colour=colour)
    parts = [_diagnostic(diagnostic, report, pen, width) for diagnostic in report.diagnostics]
    tally = report.tally if len(report.diagnostics) > 1 else ""
    closing = [line for line in (tally, visible(report.proof)) if line]
    return "".join(f"{part}\n" for part in (*parts, *closing))


class _Pen:
    """Writes with colours or without."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def __call__(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._colour else text


def _diagnostic(diagnostic: Diagnostic, report: Report, pen: _Pen, width: int) -> str:
    location, place = diagnostic.location, diagnostic.place
    where = ""
    if location:
        where = ":".join(str(part) for part in (report.named(location.path), location.line, location.column) if part)
    elif place:
        where = str(place)
    head = f"{pen(visible(where), _BOLD)}: " if where else ""
    label = pen(f"{diagnostic.severity} {diagnostic.code}", _COLOURS[diagnostic.severity])
    lines = [f"{head}{label} {visible(diagnostic.message)}"]
    if location:
        lines += _excerpt(location, report, pen, width)
    if location and place:
        lines.append(f"   on {visible(str(place))}")
    if diagnostic.hint:
        lines.append(f"   {pen('hint:', _BOLD)} {visible(diagnostic.hint)}")
    return "\n".join(lines)


def _excerpt(location: Location, report: Report, pen: _Pen, width: int) -> list[str]:
    text = report.texts.get(location.path)
    if text is None or location.line is None:
        return []
    margin = f"{location.line:5} | "
    found = excerpt(text, location.line, location.column, width - len(margin))
    if found is None:
        return []
    line, caret = found
    blank = f"{' ' * 5} | "
    shown = [pen(margin, _FAINT) + line]
    return [*shown, pen(blank, _FAINT) + pen(caret, _COLOURS[Severity.ERROR])] if caret else shown
