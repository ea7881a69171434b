"""SARIF 2.1.0 (OASIS Standard, 27 March 2020): for code scanning and editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from publish import __version__
from publish.diagnostics import Severity
from publish.diagnostics.pages import code_page

if TYPE_CHECKING:
    from publish.diagnostics import Code, Diagnostic, Location
    from publish.report.model import Report

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(report: Report) -> str:
    """Write a report as a SARIF log of one run; the files that were judged are its artifacts."""
    return json.dumps(to_sarif(report), ensure_ascii=False, indent=2) + "\n"


def to_sarif(report: Report) -> dict[str, Any]:
    """Make the SARIF log."""
    codes = list(report.codes)
    rules = [_rule(code) for code in codes]
    run = {
        "tool": {"driver": {"name": "publish", "semanticVersion": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(report.named(path))}} for path in report.files],
        "results": [_result(diagnostic, codes.index(diagnostic.code), report) for diagnostic in report.diagnostics],
    }
    return {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }


def _rule(code: Code) -> dict[str, Any]:
    page = code_page(code)
    return {
        "id": str(code),
        "shortDescription": {"text": code.meaning},
        "fullDescription": {"text": page.what},
        "help": {"text": f"{page.why}\n\n{page.mend}\n\n{page.allow}"},
    }


def _result(diagnostic: Diagnostic, rule: int, report: Report) -> dict[str, Any]:
    hint = f" {diagnostic.hint}" if diagnostic.hint else ""
    result: dict[str, Any] = {
        "ruleId": str(diagnostic.code),
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": f"{diagnostic.message}{hint}"},
    }
    if diagnostic.location:
        result["locations"] = [{"physicalLocation": _physical(diagnostic.location, report)}]
    if place := diagnostic.place:
        result["properties"] = {
            "pdf": {"path": place.path, "page": place.page, "box": list(place.box) if place.box else None}
        }
    return result


def _uri(path: str) -> str:
    """Write a path as a relative URI reference (RFC 3986); odd file names may hold half a surrogate pair."""
    return quote(path, errors="surrogatepass")


def _physical(location: Location, report: Report) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(report.named(location.path))}}
    if location.line:
        physical["region"] = {"startLine": location.line}
        if location.column:
            physical["region"]["startColumn"] = location.column
    return physical
