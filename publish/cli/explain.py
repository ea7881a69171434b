"""`publish explain`: what a code means, why it matters, how to mend it and how to allow it."""

from __future__ import annotations

import click

from publish.cli import options
from publish.diagnostics import Code


def _words() -> str:
    from publish.diagnostics.search import all_words  # noqa: PLC0415 - reads every page

    return " ".join(all_words())


@click.command()
@click.argument("words", metavar="[CODE|WORD]...", nargs=-1, type=options.Word("topics", " ".join(Code), _words))
@click.option(
    "--format",
    "format_",
    type=options.Name(("text", "json")),
    default="text",
    show_default=True,
    help="How to print it.",
)
def command(words: tuple[str, ...], format_: str) -> int:
    """Explain each CODE that a report names. With other words, list the codes that are about them; without any, all.

    \b
    Examples:
      publish explain G001
      publish explain missing glyph
      publish explain
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from publish.cli.explaining import explain  # noqa: PLC0415 - --help needs none of it

    told = explain(words, format_)
    if not told:
        message = f'No page of a code has "{" ".join(words)}". `publish explain` lists all codes.'
        raise click.UsageError(message)
    click.echo(told.encode(), nl=False)
    return 0
