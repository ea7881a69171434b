"""Reports: Diagnostics and evidence -> text, JSON, SARIF, JUnit, annotations, a page. One renderer per format.

Each is a pure function of a `Report`. `RENDERERS` holds those that `--format` names; `publish.report.folder` makes
the report folder of a build, with the page for people (`publish.report.html`).
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from publish.report.model import Evidence, ProductFile, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _render(name: str, report: Report) -> str:
    """Import a renderer when it is called: a wrong word on the command line is told in text and needs no other."""
    return str(import_module(f"publish.report.{name}").render(report))


#: The renderer of each format, by its name, which is its module's.
RENDERERS: Mapping[str, Callable[[Report], str]] = {
    name: partial(_render, name) for name in ("text", "json", "sarif", "junit", "github", "rdjson", "markdown")
}

__all__ = ["RENDERERS", "Evidence", "ProductFile", "Report"]
