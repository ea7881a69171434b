"""Workflow commands of GitHub Actions: each diagnostic becomes an annotation at the author's line.

The form is that of GitHub's documentation, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Severity

if TYPE_CHECKING:
    from publish.diagnostics import Diagnostic
    from publish.report.model import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report) -> str:
    """Write one workflow command per diagnostic, and the proof as a notice."""
    lines = [_command(diagnostic, report) for diagnostic in report.diagnostics]
    if report.proof:
        lines.append(f"::notice title=publish::{_escaped(report.proof)}")
    return "".join(f"{line}\n" for line in lines)


def _command(diagnostic: Diagnostic, report: Report) -> str:
    properties = {}
    if diagnostic.location:
        properties = {
            "file": report.named(diagnostic.location.path),
            "line": diagnostic.location.line,
            "col": diagnostic.location.column,
        }
    properties["title"] = f"{diagnostic.code} {diagnostic.code.meaning}"
    told = ",".join(f"{key}={_escaped_property(str(value))}" for key, value in properties.items() if value)
    message = diagnostic.message
    if diagnostic.place:
        message += f" ({diagnostic.place})"
    if diagnostic.hint:
        message += f"\nhint: {diagnostic.hint}"
    return f"::{_COMMANDS[diagnostic.severity]} {told}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
