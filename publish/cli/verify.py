"""`publish verify`: prove any PDF as far as it can be proven without its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from publish.cli import options

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@click.command()
@click.argument("files", metavar="FILE.pdf...", nargs=-1, required=True, type=options.ONE_FILE)
@click.option(
    "--fonts",
    metavar="DIR|LOCK",
    multiple=True,
    type=options.THERE,
    help="Tell which of these font files each font was taken from; one that is in none fails.",
)
@options.report_format
@options.quiet
@options.verbose
def command(files: Sequence[Path], fonts: Sequence[Path], format_: str, *, quiet: bool, verbose: bool) -> int:
    """Prove PDF files, made by any program, glyph by glyph, as far as they tell without their source.

    Every glyph must lead to an embedded font, have ink, be in sight and be read back as sane text. What only the source
    could prove, and what could not be followed, is told as not proven, with counts by page and font.

    \b
    Examples:
      publish verify booklet.pdf
      publish verify *.pdf --fonts fonts/fonts.lock.toml
      publish verify booklet.pdf --format json
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from publish.cli.verifying import verify_files  # noqa: PLC0415 - --help needs none of it

    return verify_files(files, fonts, options.Telling(format_, quiet=quiet, verbose=verbose))
