"""`publish doctor`: what this machine lacks, and the exact command that mends it."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from publish.cli import options


@click.command()
@click.option(
    "--format",
    "format_",
    type=options.Name(("text", "json")),
    default="text",
    show_default=True,
    help="How to tell it.",
)
@options.quiet
def command(format_: str, *, quiet: bool) -> int:
    """Look at this machine: Python, packages, system libraries, fonts, folders, optional tools.

    Exit status 0 where everything that a build needs is there, 2 where something is missing.

    \b
    Examples:
      publish doctor
      publish doctor --format json
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from publish.cli.machine import State, look  # noqa: PLC0415 - --help needs none of it

    parts = look()
    if format_ == "json":
        click.echo(json.dumps([asdict(part) for part in parts], ensure_ascii=False, indent=2))
    else:
        for part in parts:
            if part.state is State.GOOD and quiet:
                continue
            click.echo(f"{part.state:<9} {part.name}: {part.found}")
            if part.command:
                click.echo(f"          {part.command}")
    return 2 if any(part.state is State.MISSING for part in parts) else 0
