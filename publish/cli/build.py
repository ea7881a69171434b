"""`publish build`: the whole way from publication.toml to the output folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from publish.cli import options
from publish.cli.console import CLEAN, named_from_here, tell
from publish.cli.run import Run, early_report, run
from publish.diagnostics import Diagnostic, has_errors
from publish.publication import load
from publish.report import RENDERERS, files
from publish.workspace import Inputs, Workspace, reserve


@click.command()
@options.folder
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="Write here instead of the folder build in DIR."
)
@options.report_format(tuple(RENDERERS))
@options.quiet
@options.verbose
def command(folder: Path, out: Path | None, format_: str, *, quiet: bool, verbose: bool) -> int:
    """Build the publication in DIR (default: this folder).

    All products appear in the output folder at once, or, where anything is wrong, none: the last good ones stay.

    \b
    Examples:
      publish build
      publish build examples/imcwp-23 --out proofs
      publish build --format github
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    folder = options.folder_of(folder)
    target = out or folder / "build"
    publication, problems = load(folder)
    if publication is None:
        return tell(early_report(folder, *problems), format_, quiet=quiet, verbose=verbose)
    reserved = reserve(target)
    if isinstance(reserved, Diagnostic):
        return tell(early_report(folder, reserved), format_, quiet=quiet, verbose=verbose)
    with reserved as workspace:
        built = run(publication, lambda pipeline: pipeline.build)
        problem = None if has_errors(built.result.diagnostics) else _publish(workspace, built)
    report = built.report(*(problem,) if problem else ())
    status = tell(replace(report, root=named_from_here(folder)), format_, quiet=quiet, verbose=verbose)
    if format_ == "text" and not quiet:
        click.echo(f"The products are in {target}." if status == CLEAN else f"Nothing was written to {target}.")
    return status


def _publish(workspace: Workspace, built: Run) -> Diagnostic | None:
    result = built.result
    inputs = Inputs(built.publication.id, sources=result.sources, fonts=result.fonts)
    return workspace.publish({**result.products, **files(built.report())}, inputs)
