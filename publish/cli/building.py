"""The work behind `publish build` and `publish check`: load, run the pipeline, put products and reports in place.

Apart from the commands, because it brings the whole pipeline along: a build that has nothing to do needs none of it,
and neither does `--help`.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from publish.cli.console import Said, named_from_here, written
from publish.cli.run import Run, early_report, run
from publish.diagnostics import Diagnostic, has_errors
from publish.publication import load
from publish.report import ProductFile
from publish.report.folder import FOLDER, report_files
from publish.workspace import Inputs, Workspace, reserve

if TYPE_CHECKING:
    from pathlib import Path

    from publish.cli.options import Telling
    from publish.report import Report
    from publish.store import Memory


def build(folder: Path, target: Path, reports: Path | None, telling: Telling, memory: Memory) -> Said:
    """Build the publication in a folder into another; say what came of it.

    `reports` is where the report goes besides, whether the build succeeds or not.
    """
    publication, problems = load(folder)
    if publication is None:
        return _said(early_report(folder, *problems), reports, telling)
    reserved = reserve(target)
    if isinstance(reserved, Diagnostic):
        return _said(early_report(folder, reserved), reports, telling)
    with reserved as workspace:
        built = run(publication, lambda pipeline: pipeline.build, memory, telling)
        problem = None if has_errors(built.result.diagnostics) else _publish(workspace, built)
    report = built.report(*(problem,) if problem else ())
    said = _said(replace(report, root=named_from_here(folder)), reports, telling)
    well = not has_errors(report.diagnostics)
    return _with(said, f"The products are in {target}." if well else f"Nothing was written to {target}.", telling)


def check(folder: Path, reports: Path | None, telling: Telling, memory: Memory) -> Said:
    """Check the publication in a folder without rendering; say what was found."""
    publication, problems = load(folder)
    if publication is None:
        return _said(early_report(folder, *problems), reports, telling)
    report = run(publication, lambda pipeline: pipeline.check, memory, telling).report()
    return _said(replace(report, root=named_from_here(folder)), reports, telling)


def _publish(workspace: Workspace, built: Run) -> Diagnostic | None:
    result, report = built.result, built.report()
    beside = tuple(ProductFile(path, len(data), sha256(data).hexdigest()) for path, data in result.products.items())
    report = replace(report, evidence=replace(report.evidence, products=beside))
    reports = {f"{FOLDER}/{name}": data for name, data in report_files(report).items()}
    inputs = Inputs(built.publication.id, sources=result.sources, fonts=result.fonts)
    return workspace.publish({**result.products, **reports}, inputs)


def _said(report: Report, reports: Path | None, telling: Telling) -> Said:
    """Say a report, after it was written into its folder where one is asked for."""
    if reports is None:
        return written(report, telling, sys.stdout)
    problem = _written(report, reports)
    if problem:
        return written(replace(report, diagnostics=(*report.diagnostics, problem)), telling, sys.stdout)
    return _with(written(report, telling, sys.stdout), f"The report is {reports / 'index.html'}.", telling)


def _written(report: Report, folder: Path) -> Diagnostic | None:
    reserved = reserve(folder)
    if isinstance(reserved, Diagnostic):
        return reserved
    with reserved as workspace:
        return workspace.publish(report_files(report), Inputs(report.evidence.publication))


def _with(said: Said, sentence: str, telling: Telling) -> Said:
    """Add a sentence for a person."""
    if not telling.speaks:
        return said
    return Said(said.output + f"{sentence}\n".encode(sys.stdout.encoding or "utf-8", "backslashreplace"), said.status)
