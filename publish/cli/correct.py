"""`publish correct`: a flag's suggestion, or an editor's own words, as an entry in corrections/<tag>.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from publish.cli import options

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@options.folder
@click.option(
    "--at",
    "place",
    type=options.Word("place"),
    metavar="FILE:LINE:COLUMN",
    help="The flag that is meant. Without it, all are listed.",
)
@click.option("--replace", "after", metavar="TEXT", help="What shall stand there instead of the suggestion.")
@click.option("--why", metavar="TEXT", help="The reason; without it, what the flag says.")
@click.option("--yes", is_flag=True, help="Write without asking.")
def command(folder: Path, place: str | None, after: str | None, why: str | None, *, yes: bool) -> int:
    """Turn a flag's suggestion into a correction for the publication in DIR, after showing the difference.

    \b
    Examples:
      publish correct
      publish correct --at sources/ar.txt:12:31
      publish correct --at sources/ar.txt:12:31 --replace "word" --why "The name was wrong."
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from publish.cli.correcting import Wish, correct  # noqa: PLC0415 - --help needs none of it

    return correct(options.folder_of(folder), Wish(place, after, why), sure=yes)
