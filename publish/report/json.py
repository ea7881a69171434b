"""report.json: every diagnostic with all its fields, for programs."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from publish.diagnostics import Severity
from publish.locale import english_name
from publish.provenance import tool

if TYPE_CHECKING:
    from publish.checks.model import Proof
    from publish.diagnostics import Diagnostic
    from publish.intake import Repair
    from publish.locale import Language
    from publish.parity.compare import Parity
    from publish.report.model import Report


def render(report: Report) -> str:
    """Write a report as one JSON object.

    `source` is the place in the author's file, `pdf` the place in a product, as in coverage.json; each may be null,
    and so may `line`, `column`, `hint` and `box`. Of repairs, `rule` is the rule's name and `meaning` says in words
    what it does; `before` stood in the file and `after` stands in the text. `parity` is null without a comparison and
    `proof` where nothing was rendered. The whole shape is `publish.report.schema`.
    """
    return json.dumps(to_json(report), ensure_ascii=False, indent=2) + "\n"


def to_json(report: Report) -> dict[str, Any]:
    """Make the object of report.json."""
    return {
        "version": 1,
        "tool": tool(),
        "summary": {
            "files": len(report.files),
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "notes": report.count(Severity.NOTE),
            "repairs": len(report.repairs),
            "proof": report.proof,
        },
        "publication": report.evidence.publication,
        "languages": [_language(language, report) for language in report.evidence.languages],
        "files": [report.named(path) for path in report.files],
        "diagnostics": [_diagnostic(diagnostic, report) for diagnostic in report.diagnostics],
        "repairs": [_repair(repair, report) for repair in report.repairs],
        "parity": _parity(report.evidence.parity) if report.evidence.parity else None,
        "proof": _proof(report.evidence.proof) if report.evidence.proof else None,
    }


def _language(language: Language, report: Report) -> dict[str, Any]:
    found = Counter(one.severity for one in report.diagnostics if one.language == language.tag)
    return {
        "tag": language.tag,
        "name": english_name(language),
        "passages": report.evidence.passages.get(language.tag, 0),
        "errors": found[Severity.ERROR],
        "warnings": found[Severity.WARNING],
        "notes": found[Severity.NOTE],
    }


def _parity(parity: Parity) -> dict[str, Any]:
    return {
        "languages": [column.language.tag for column in parity.table.columns],
        "rows": [
            {"key": row.key, "passages": [passage.text if passage else None for passage in row.passages]}
            for row in parity.table.rows
        ],
        "allowed": [
            {"code": str(finding.code), "language": finding.language, "item": finding.key, "reason": answer.reason}
            for finding, answer in parity.answered.allowed
        ],
    }


def _proof(proof: Proof) -> dict[str, Any]:
    return {
        "drawn": proof.drawn,
        "proven": proof.proven,
        "ppm": proof.ppm,
        "gates": {gate.gate: {"checked": gate.checked, "failed": gate.failed} for gate in proof.gates},
    }


def _diagnostic(diagnostic: Diagnostic, report: Report) -> dict[str, Any]:
    location, place = diagnostic.location, diagnostic.place
    return {
        "code": str(diagnostic.code),
        "title": diagnostic.code.meaning,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "language": diagnostic.language,
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
