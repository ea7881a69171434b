"""The work behind `publish build`: load, build, put the products in place, write the report.

Apart from the command, because it brings the whole pipeline along, and a build that has nothing to do needs none of it.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from publish.cli.console import CLEAN, Said, named_from_here, written
from publish.cli.run import Run, early_report, run
from publish.diagnostics import Diagnostic, has_errors
from publish.publication import load
from publish.report import files
from publish.workspace import Inputs, Workspace, reserve

if TYPE_CHECKING:
    from pathlib import Path

    from publish.report import Report
    from publish.store import Memory


@dataclass(frozen=True, slots=True)
class Manner:
    """How a build speaks: the format of its report, and how much of it is told."""

    format: str
    quiet: bool
    verbose: bool


def build(folder: Path, target: Path, manner: Manner, memory: Memory) -> Said:
    """Build the publication in a folder into another; say what came of it."""
    publication, problems = load(folder)
    if publication is None:
        return _said(early_report(folder, *problems), manner)
    reserved = reserve(target)
    if isinstance(reserved, Diagnostic):
        return _said(early_report(folder, reserved), manner)
    with reserved as workspace:
        built = run(publication, lambda pipeline: pipeline.build, memory)
        problem = None if has_errors(built.result.diagnostics) else _publish(workspace, built)
    said = _said(replace(built.report(*(problem,) if problem else ()), root=named_from_here(folder)), manner)
    if manner.format != "text" or manner.quiet:
        return said
    last = f"The products are in {target}.\n" if said.status == CLEAN else f"Nothing was written to {target}.\n"
    return Said(said.output + last.encode(sys.stdout.encoding or "utf-8", "backslashreplace"), said.status)


def _said(report: Report, manner: Manner) -> Said:
    return written(report, manner.format, sys.stdout, quiet=manner.quiet, verbose=manner.verbose)


def _publish(workspace: Workspace, built: Run) -> Diagnostic | None:
    result = built.result
    inputs = Inputs(built.publication.id, sources=result.sources, fonts=result.fonts)
    return workspace.publish({**result.products, **files(built.report())}, inputs)
