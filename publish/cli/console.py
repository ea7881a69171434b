"""What a command says, and where: reports on standard output, colours only on terminals, the exit status."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple, TextIO

import click

from publish.cli.options import Telling
from publish.cli.stream import shows_colours, width
from publish.diagnostics import Severity
from publish.report import RENDERERS, Report, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publish.diagnostics import Diagnostic

CLEAN, DOCUMENT_ERRORS, TOOL_ERRORS = 0, 1, 2

TEXT = Telling()


def exit_status(diagnostics: Iterable[Diagnostic]) -> int:
    """Choose the exit status: 0 without errors, 2 for wrong use or a broken tool, 1 for errors in the documents."""
    errors = [diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR]
    if any(error.code.tool for error in errors):
        return TOOL_ERRORS
    return DOCUMENT_ERRORS if errors else CLEAN


class Said(NamedTuple):
    """A report as it was written, and the exit status that it deserves."""

    output: bytes
    status: int


def tell(report: Report, telling: Telling = TEXT, *, error_stream: bool = False) -> int:
    """Write a report and return the exit status that it deserves.

    Args:
        report: what to tell.
        telling: the format, and how much of it; only the text leaves anything out.
        error_stream: write to standard error, where standard output belongs to data.
    """
    said = written(report, telling, sys.stderr if error_stream else sys.stdout)
    click.echo(said.output, nl=False, err=error_stream)
    return said.status


def written(report: Report, telling: Telling, stream: TextIO) -> Said:
    """Write a report as `tell` does, for a stream but not yet to it."""
    if telling.format == "text":
        told = report if telling.verbose else _only_problems(report)
        told = replace(told, proof="") if telling.quiet else told
        encoding = stream.encoding or "utf-8"
        words = text.render(told, colour=shows_colours(stream), width=width(stream))
    else:
        encoding = "utf-8"
        words = RENDERERS[telling.format](report)
    return Said(words.encode(encoding, "backslashreplace"), exit_status(report.diagnostics))


def named_from_here(folder: Path) -> str:
    """Name a folder as seen from the current one, for reports; empty for the current one itself."""
    here = Path.cwd()
    named: PurePath = folder.relative_to(here) if folder.is_absolute() and folder.is_relative_to(here) else folder
    return "" if named == PurePath() else named.as_posix()


def _only_problems(report: Report) -> Report:
    problems = tuple(diagnostic for diagnostic in report.diagnostics if diagnostic.severity is not Severity.NOTE)
    return replace(report, diagnostics=problems)
