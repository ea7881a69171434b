"""`publish check`: find what is wrong, and write nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from publish.cli import options

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@options.folder
@options.report_folder
@options.report_format
@options.quiet
@options.verbose
@options.no_cache
def command(folder: Path, report: Path | None, format_: str, *, quiet: bool, verbose: bool, no_cache: bool) -> int:
    """Check the publication in DIR: its declaration, its texts, its fonts. Nothing is rendered.

    \b
    Examples:
      publish check
      publish check examples/imcwp-23 --format sarif > publish.sarif
      publish check --report last-report
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from publish.cli.building import check  # noqa: PLC0415 - --help needs none of these
    from publish.store import place, remembering  # noqa: PLC0415

    telling = options.Telling(format_, quiet=quiet, verbose=verbose)
    with remembering(None if no_cache else place(os.environ)) as memory:
        said, status = check(options.folder_of(folder), report, telling, memory)
    click.echo(said, nl=False)
    return status
