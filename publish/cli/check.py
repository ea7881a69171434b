"""`publish check`: find what is wrong, and write nothing."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from publish.cli import options
from publish.cli.console import named_from_here, tell
from publish.cli.run import early_report, run
from publish.publication import load
from publish.report import RENDERERS
from publish.store import place, remembering

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@options.folder
@options.report_format(tuple(RENDERERS))
@options.quiet
@options.verbose
@options.no_cache
def command(folder: Path, format_: str, *, quiet: bool, verbose: bool, no_cache: bool) -> int:
    """Check the publication in DIR: its declaration, its texts, its fonts. Nothing is written.

    \b
    Examples:
      publish check
      publish check examples/imcwp-23 --format sarif > publish.sarif
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    folder = options.folder_of(folder)
    publication, problems = load(folder)
    if publication is None:
        return tell(early_report(folder, *problems), format_, quiet=quiet, verbose=verbose)
    with remembering(None if no_cache else place(os.environ)) as memory:
        report = run(publication, lambda pipeline: pipeline.check, memory).report()
    return tell(replace(report, root=named_from_here(folder)), format_, quiet=quiet, verbose=verbose)
