"""What a command says, and where: reports on standard output, colours only on terminals, the exit status."""

from __future__ import annotations

import re
import shlex
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

#: Commands in hints that work on the publication of the current folder, unless they are told another (`--into`, DIR).
_INTO = re.compile(r"(?<=`)publish fonts (?:fetch|add)(?: [^`]+)?(?=`)")
_IN = re.compile(r"(?<=`)publish (?:fonts (?:list|verify|explain [^` ]+)(?=`)|correct(?= --at |`))")


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


def seen_from_here(report: Report, folder: Path) -> Report:
    """Name files and commands of a report as they are typed in the current folder, where its publication is another."""
    root = named_from_here(folder)
    if not root:
        return report
    told = (replace(one, hint=commands_for(one.hint, root)) if one.hint else one for one in report.diagnostics)
    return replace(report, root=root, diagnostics=tuple(told))


def commands_for(hint: str, root: str) -> str:
    """Tell the commands of a hint which publication they are for."""
    quoted = shlex.quote(root)
    hint = _INTO.sub(lambda found: f"{found[0]} --into {quoted}", hint)
    return _IN.sub(lambda found: f"{found[0]} {quoted}", hint)


def _only_problems(report: Report) -> Report:
    problems = tuple(diagnostic for diagnostic in report.diagnostics if diagnostic.severity is not Severity.NOTE)
    return replace(report, diagnostics=problems)
