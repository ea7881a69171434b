"""Reports: Diagnostics and evidence -> text, JSON, SARIF, JUnit, annotations, a page. One renderer per format.

Each is a pure function of a `Report`. `RENDERERS` holds those that `--format` names; `publish.report.folder` makes
the report folder of a build, with the page for people (`publish.report.html`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.report import github, json, junit, markdown, rdjson, sarif, text
from publish.report.model import Evidence, ProductFile, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: The renderer of each format, by its name.
RENDERERS: Mapping[str, Callable[[Report], str]] = {
    "text": text.render,
    "json": json.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
    "rdjson": rdjson.render,
    "markdown": markdown.render,
}

__all__ = ["RENDERERS", "Evidence", "ProductFile", "Report"]
