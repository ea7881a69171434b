"""Build a publication and put its products, with their report, into the output folder."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from publish.delivery.run import early_report
from publish.diagnostics import Diagnostic, has_errors
from publish.provenance import Inputs
from publish.publication import load
from publish.report import ProductFile
from publish.report.folder import FOLDER, report_files
from publish.workspace import reserve

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from publish.delivery.run import Run
    from publish.publication import Publication
    from publish.report import Report


def deliver(folder: Path, target: Path, build: Callable[[Publication], Run]) -> Report:
    """Build the publication in a folder into another, where all appears at once or nothing; report what came of it.

    Nothing was written where the report has errors.
    """
    publication, problems = load(folder)
    if publication is None:
        return early_report(folder, *problems)
    reserved = reserve(target)
    if isinstance(reserved, Diagnostic):
        return early_report(folder, reserved)
    with reserved as workspace:
        built = build(publication)
        files = _whole_set(built)
        problem = workspace.publish(files, _inputs(built)) if files else None
    return built.report(*(problem,) if problem else ())


def _whole_set(built: Run) -> Mapping[str, bytes]:
    """Give everything that goes into the output folder, by name, the report too; nothing where a build has errors."""
    products, report = built.result.products, built.report()
    if has_errors(report.diagnostics):
        return {}
    beside = tuple(ProductFile(path, len(data), sha256(data).hexdigest()) for path, data in products.items())
    report = replace(report, evidence=replace(report.evidence, products=beside))
    return {**products, **{f"{FOLDER}/{name}": data for name, data in report_files(report).items()}}


def _inputs(built: Run) -> Inputs:
    """Say what went into a build, for its manifest."""
    return Inputs(built.publication.id, sources=built.result.sources, fonts=built.result.fonts)


def write_report(report: Report, folder: Path) -> Diagnostic | None:
    """Write a report into a folder of its own, in the place of the one before; None when it stands there."""
    reserved = reserve(folder)
    if isinstance(reserved, Diagnostic):
        return reserved
    with reserved as workspace:
        return workspace.publish(report_files(report), Inputs(report.evidence.publication))
