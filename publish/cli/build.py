"""`publish build`: the whole way from publication.toml to the output folder."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

import click

from publish.cli import options

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@options.folder
@click.option("--out", type=options.FOLDER, metavar="DIR", help="Write here instead of the folder build in DIR.")
@options.report_folder
@options.report_format
@options.quiet
@options.verbose
@options.no_cache
def command(
    folder: Path,
    out: Path | None,
    report: Path | None,
    format_: str,
    *,
    quiet: bool,
    verbose: bool,
    no_cache: bool,
) -> int:
    """Build the publication in DIR (default: this folder).

    All products appear in the output folder at once, or, where anything is wrong, none: the last good ones stay.

    \b
    Examples:
      publish build
      publish build examples/imcwp-23 --out proofs
      publish build --report last-report    a page with pictures, also of a build that failed
      publish build --format github

    What has not changed since an earlier build is not made again; PUBLISH_CACHE names the folder that remembers.
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from publish.cli.asking import question  # noqa: PLC0415 - --help needs none of these
    from publish.store import place, remembering  # noqa: PLC0415

    telling = options.Telling(format_, quiet=quiet, verbose=verbose)
    remembers = not (no_cache or report)
    named = None if out is None else str(out)
    asked = question(str(folder), named, format_, quiet=quiet, verbose=verbose) if remembers else None
    said = asked.answer() if asked else None
    status = 0
    if said is None:
        building = import_module("publish.cli.building")
        folder = options.folder_of(folder)
        target = out or folder / "build"
        with remembering(None if no_cache else place(os.environ)) as memory:
            said, status = building.build(folder, target, report, telling, memory)
        if asked and status == 0:
            from publish.workspace.manifest import made  # noqa: PLC0415 - a build brings it along

            asked.settle(said, made(target))
    click.echo(said, nl=False)
    return status
