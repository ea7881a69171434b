"""The report folder: the page for people, and the same for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.report import html, json, junit, markdown, repairs, sarif

if TYPE_CHECKING:
    from publish.report.model import Report

#: The report folder below the output folder.
FOLDER = "report"


def report_files(report: Report) -> dict[str, bytes]:
    """Write the files of the report folder: their names in it, and their bytes."""
    return {
        "index.html": _encoded(html.render(report)),
        "junit.xml": _encoded(junit.render(report)),
        "repairs.log": _encoded(repairs.render(report.repairs, report.named)),
        "report.json": _encoded(json.render(report)),
        "report.sarif": _encoded(sarif.render(report)),
        "summary.md": _encoded(markdown.render(report)),
    }


def _encoded(text: str) -> bytes:
    """Encode as UTF-8; half a surrogate pair, as odd file names bring it, becomes its JSON escape."""
    return text.encode("utf-8", "backslashreplace")
