"""report.json: every diagnostic with all its fields, for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from publish import __version__
from publish.diagnostics import Severity

if TYPE_CHECKING:
    from publish.diagnostics import Diagnostic
    from publish.intake import Repair
    from publish.report.model import Report


def render(report: Report) -> str:
    """Write a report as one JSON object.

    `source` is the place in the author's file, `pdf` the place in a product, as in coverage.json; each may be null,
    and so may `line`, `column`, `hint` and `box`. Of repairs, `rule` is the rule's name and `meaning` says in words
    what it does; `before` stood in the file and `after` stands in the text.
    """
    return json.dumps(to_json(report), ensure_ascii=False, indent=2) + "\n"


def to_json(report: Report) -> dict[str, Any]:
    """Make the object of report.json."""
    return {
        "version": 1,
        "tool": {"name": "publish", "version": __version__},
        "summary": {
            "files": len(report.files),
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "notes": report.count(Severity.NOTE),
            "repairs": len(report.repairs),
            "proof": report.proof,
        },
        "files": [report.named(path) for path in report.files],
        "diagnostics": [_diagnostic(diagnostic, report) for diagnostic in report.diagnostics],
        "repairs": [_repair(repair, report) for repair in report.repairs],
    }


def _diagnostic(diagnostic: Diagnostic, report: Report) -> dict[str, Any]:
    location, place = diagnostic.location, diagnostic.place
    return {
        "code": str(diagnostic.code),
        "title": diagnostic.code.meaning,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "source": {"path": report.named(location.path), "line": location.line, "column": location.column}
        if location
        else None,
        "pdf": {"path": place.path, "page": place.page, "box": list(place.box) if place.box else None}
        if place
        else None,
    }


def _repair(repair: Repair, report: Report) -> dict[str, Any]:
    location = repair.location
    return {
        "rule": str(repair.rule),
        "meaning": repair.rule.meaning,
        "source": {"path": report.named(location.path), "line": location.line, "column": location.column},
        "before": repair.before,
        "after": repair.after,
    }
