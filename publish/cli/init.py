"""`publish init`: a new publication, ready to be built."""

from __future__ import annotations

from pathlib import Path

import click

from publish.cli import options


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=options.Word("beginning", read=Path))
@click.option(
    "--id", "name", type=options.Word("name"), metavar="NAME", help="A short name; by default that of the folder."
)
@click.option(
    "--language",
    "languages",
    type=options.Word("language"),
    multiple=True,
    metavar="TAG",
    help="A language of the booklet, as en or ar; repeat it for several. By default those found in the texts.",
)
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="FILE",
    type=options.FILE,
    help="A text, which is copied into sources/; repeat it for several. By default what lies there already.",
)
@click.option("--title", metavar="TEXT", help="The title in the first language, where the text has none.")
@options.quiet
def command(
    folder: Path,
    name: str | None,
    languages: tuple[str, ...],
    sources: tuple[Path, ...],
    title: str | None,
    *,
    quiet: bool,
) -> int:
    """Begin a publication in DIR (default: this folder): write its publication.toml, collect its texts.

    On a terminal it asks for what is not given. Without any text it begins with a sample that builds at once.

    \b
    Examples:
      publish init rules
      publish init rules --source letter.docx --source brief.txt
      publish init --id house-rules --language en --language ar
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from publish.cli.beginning import Wishes, begin  # noqa: PLC0415 - --help needs none of it

    return begin(folder, Wishes(name, languages, sources, title), quiet=quiet)
