"""JUnit XML, as CI systems read it: each file that was judged is a test case, its errors are failures.

A run that judged no file has no test cases, so that "nothing was checked" never looks like a pass.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from publish.diagnostics import Severity
from publish.report.excerpt import visible

if TYPE_CHECKING:
    from publish.diagnostics import Diagnostic
    from publish.report.model import Report

#: The test case of what has no file: the tool, the folder, a product.
_NO_FILE = "publish"


def render(report: Report) -> str:
    """Write a report as one test suite; warnings and notes stand in the output of their test case."""
    found: dict[str, list[Diagnostic]] = {name: [] for name in report.files}
    for diagnostic in report.diagnostics:
        name = diagnostic.location.path if diagnostic.location else _NO_FILE
        found.setdefault(name, []).append(diagnostic)
    failures = sum(any(map(_is_error, diagnostics)) for diagnostics in found.values())
    suites = ET.Element("testsuites", name="publish", tests=str(len(found)), failures=str(failures), errors="0")
    suite = ET.SubElement(
        suites, "testsuite", name="publish", tests=str(len(found)), failures=str(failures), errors="0"
    )
    for name, diagnostics in found.items():
        named = [_named(report, diagnostic) for diagnostic in diagnostics]
        _case(suite, report.named(name) if name != _NO_FILE else name, named)
    if report.proof:
        ET.SubElement(suite, "system-out").text = visible(report.proof)
    ET.indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(suites, encoding="unicode")}\n'


def _case(suite: ET.Element, name: str, diagnostics: list[Diagnostic]) -> None:
    case = ET.SubElement(suite, "testcase", classname="publish", name=visible(name))
    errors = [_line(diagnostic) for diagnostic in diagnostics if _is_error(diagnostic)]
    others = [_line(diagnostic) for diagnostic in diagnostics if not _is_error(diagnostic)]
    if errors:
        failure = ET.SubElement(case, "failure", type="publish", message=errors[0])
        failure.text = "\n".join(errors)
    if others:
        ET.SubElement(case, "system-out").text = "\n".join(others)


def _named(report: Report, diagnostic: Diagnostic) -> Diagnostic:
    """Name the file as the test case is named."""
    location = diagnostic.location
    return replace(diagnostic, location=replace(location, path=report.named(location.path))) if location else diagnostic


def _is_error(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is Severity.ERROR


def _line(diagnostic: Diagnostic) -> str:
    where = str(diagnostic.location or diagnostic.place or "")
    hint = f" {diagnostic.hint}" if diagnostic.hint else ""
    return visible(f"{where + ': ' if where else ''}{diagnostic.code} {diagnostic.message}{hint}")
