"""rdjson, the Reviewdog Diagnostic Format: reviewdog turns it into comments on GitHub, GitLab, Bitbucket and Gerrit.

Its columns count bytes of UTF-8 (reviewdog.proto, `Position.column`), ours code points; where the text of a file is
not at hand the column is left out, rather than given wrong.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from publish.diagnostics import Severity
from publish.report.excerpt import lines

if TYPE_CHECKING:
    from publish.diagnostics import Diagnostic, Location
    from publish.report.model import Report

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(report: Report) -> str:
    """Write a report as one DiagnosticResult; only findings with a place in a file can stand in it."""
    return json.dumps(to_rdjson(report), ensure_ascii=False, indent=2) + "\n"


def to_rdjson(report: Report) -> dict[str, Any]:
    """Make the DiagnosticResult."""
    return {
        "source": {"name": "publish"},
        "diagnostics": [
            _diagnostic(diagnostic, diagnostic.location, report)
            for diagnostic in report.diagnostics
            if diagnostic.location
        ],
    }


def _diagnostic(diagnostic: Diagnostic, location: Location, report: Report) -> dict[str, Any]:
    hint = f" {diagnostic.hint}" if diagnostic.hint else ""
    return {
        "message": f"{diagnostic.message}{hint}",
        "location": {"path": report.named(location.path), **_range(location, report)},
        "severity": _SEVERITIES[diagnostic.severity],
        "code": {"value": str(diagnostic.code)},
    }


def _range(location: Location, report: Report) -> dict[str, Any]:
    if location.line is None:
        return {}
    start = {"line": location.line}
    written = lines(report.texts[location.path]) if location.path in report.texts else []
    if location.column and location.line <= len(written):
        before = written[location.line - 1][: location.column - 1]
        start["column"] = len(before.encode("utf-8", "surrogatepass")) + 1
    return {"range": {"start": start}}
