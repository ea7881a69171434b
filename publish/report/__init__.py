"""Reports: Diagnostics -> text, JSON, SARIF, JUnit, annotations. One renderer per format, each a pure function.

`RENDERERS` holds them by the name that `--format` takes; `files` makes the report folder of a build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.report import github, json, junit, repairs, sarif, text
from publish.report.model import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: The renderer of each format, by its name.
RENDERERS: Mapping[str, Callable[[Report], str]] = {
    "text": text.render,
    "json": json.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
}


def files(report: Report) -> dict[str, bytes]:
    """Make the report folder of a build: the files' names below the output folder, and their bytes."""
    return {
        "report/report.json": _encoded(json.render(report)),
        "report/report.sarif": _encoded(sarif.render(report)),
        "report/junit.xml": _encoded(junit.render(report)),
        "report/repairs.log": _encoded(repairs.render(report.repairs, report.named)),
    }


def _encoded(text: str) -> bytes:
    """Encode as UTF-8; half a surrogate pair, as odd file names bring it, becomes its JSON escape."""
    return text.encode("utf-8", "backslashreplace")


__all__ = ["RENDERERS", "Report", "files", "repairs"]
