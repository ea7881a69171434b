"""`publish explain`: what a code means, why it matters, how to mend it and how to allow it."""

from __future__ import annotations

import click

from publish.cli import options
from publish.diagnostics import Code


@click.command()
@click.argument("code", metavar="[CODE]", required=False, type=options.Word("code", " ".join(Code)))
@click.option(
    "--format",
    "format_",
    type=options.Name(("text", "json")),
    default="text",
    show_default=True,
    help="How to print it.",
)
def command(code: str | None, format_: str) -> int:
    """Explain a CODE that a report names. Without one, list all codes.

    \b
    Examples:
      publish explain G001
      publish explain
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from publish.cli.explaining import explain  # noqa: PLC0415 - --help needs none of it

    click.echo(explain(code, format_).encode(), nl=False)
    return 0
