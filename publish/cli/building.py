"""The work behind `publish build` and `publish check`: have it done, say what came of it.

Apart from the commands, because it brings the whole pipeline along: a build that has nothing to do needs none of it,
and neither does `--help`.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from publish.cli.console import Said, seen_from_here, written
from publish.cli.progress import Progress
from publish.delivery import deliver, early_report, run, write_report
from publish.diagnostics import has_errors
from publish.publication import load

if TYPE_CHECKING:
    from pathlib import Path

    from publish.cli.options import Telling
    from publish.report import Report
    from publish.store import Memory

#: The stages that a person asks after, in words.
_STAGES = {"layout": "sections laid out", "texts": "proofs of the texts", "verdict": "files proven"}


def build(folder: Path, target: Path, reports: Path | None, telling: Telling, memory: Memory) -> Said:
    """Build the publication in a folder into another; say what came of it.

    `reports` is where the report goes besides, whether the build succeeds or not.
    """
    with Progress(sys.stderr, silent=telling.quiet) as progress:
        report = deliver(
            folder, target, lambda publication: run(publication, lambda pipeline: pipeline.build, memory, progress)
        )
    said = _said(seen_from_here(report, folder), reports, telling)
    well = not has_errors(report.diagnostics)
    if telling.verbose and memory.folder is not None:
        said = _with(said, _remembered(memory), telling)
    return _with(said, f"The products are in {target}." if well else f"Nothing was written to {target}.", telling)


def _remembered(memory: Memory) -> str:
    """Say how much of a build was known from earlier ones: what has not changed is not made or proven twice."""
    parts = [f"{memory.known[stage]} of {memory.asked[stage]} {what}" for stage, what in _STAGES.items()]
    return f"Known from earlier builds: {', '.join(parts)}."


def check(folder: Path, reports: Path | None, telling: Telling, memory: Memory) -> Said:
    """Check the publication in a folder without rendering; say what was found."""
    publication, problems = load(folder)
    if publication is None:
        report = early_report(folder, *problems)
    else:
        with Progress(sys.stderr, silent=telling.quiet) as progress:
            report = run(publication, lambda pipeline: pipeline.check, memory, progress).report()
    return _said(seen_from_here(report, folder), reports, telling)


def _said(report: Report, reports: Path | None, telling: Telling) -> Said:
    """Say a report, after it was written into its folder where one is asked for."""
    if reports is None:
        return written(report, telling, sys.stdout)
    problem = write_report(report, reports)
    if problem:
        return written(replace(report, diagnostics=(*report.diagnostics, problem)), telling, sys.stdout)
    return _with(written(report, telling, sys.stdout), f"The report is {reports / 'index.html'}.", telling)


def _with(said: Said, sentence: str, telling: Telling) -> Said:
    """Add a sentence for a person."""
    if not telling.speaks:
        return said
    return Said(said.output + f"{sentence}\n".encode(sys.stdout.encoding or "utf-8", "backslashreplace"), said.status)
