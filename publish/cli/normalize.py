"""`publish normalize`: what normalization finds in files, without a publication around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from publish.cli import options

if TYPE_CHECKING:
    from pathlib import Path

    from publish.locale import Language


def _language(tag: str) -> Language | None:
    from publish.locale import language  # noqa: PLC0415 - --help needs no names of languages

    return language(tag)


@click.command()
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=options.ONE_SOURCE)
@click.option(
    "--format",
    "format_",
    type=options.Name(("text", "json", "rst")),
    default="text",
    show_default=True,
    help="How to show what was found.",
)
@click.option(
    "--language",
    "languages",
    type=options.Word("language", read=_language),
    multiple=True,
    metavar="TAG",
    help="A language that may occur; repeat it for several. Without it all are possible.",
)
@click.option("--log", type=options.NEW_FILE, metavar="FILE", help="Write what was repaired into FILE.")
@click.option(
    "--pictures",
    type=options.FOLDER,
    metavar="DIR",
    help="Write the pictures that stand in the files into DIR/pictures, where the texts name them.",
)
def command(
    paths: tuple[Path, ...], format_: str, languages: tuple[Language, ...], log: Path | None, pictures: Path | None
) -> int:
    """Show the structure that is found in messy texts: languages, titles, paragraphs, items, repairs, flags.

    \b
    Examples:
      publish normalize notes.txt
      publish normalize *.txt --format json > structure.json
      publish normalize sources page.html letter.docx
      curl https://example.org/ | publish normalize -
      publish normalize letter.txt --language en --language ar --format rst
      publish normalize letter.docx --format rst --log repairs.log --pictures . > letter.rst
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from publish.cli.normalizing import normalize_files  # noqa: PLC0415 - --help needs none of it

    return normalize_files(paths, format_, languages, log, pictures)
