"""`publish watch`: build on every save, and show the pages in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from publish.cli import options

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@options.folder
@click.option("--out", type=options.FOLDER, metavar="DIR", help="Write here instead of the folder build in DIR.")
@click.option(
    "--port",
    type=options.Word("whole", "0", "65535", read=int),
    default=0,
    metavar="NUMBER",
    help="Where the preview listens on this machine; any free port by default.",
)
@click.option("--open", "opens", is_flag=True, help="Open the preview in the browser.")
@options.quiet
@options.no_cache
def command(folder: Path, out: Path | None, port: int, *, opens: bool, quiet: bool, no_cache: bool) -> int:
    """Build the publication in DIR (default: this folder) now and whenever a file in it is saved; Ctrl-C ends it.

    The address that is printed shows the pages in a browser on this machine, with the findings beside them, and follows
    every build by itself. Where a build fails, the last good pages stay, there and in the output folder.

    \b
    Examples:
      publish watch
      publish watch examples/imcwp-23 --open
      publish watch rules --port 8000 --out /tmp/rules
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from publish.cli.watching import watch  # noqa: PLC0415 - --help needs none of it

    folder = options.folder_of(folder)
    return watch(folder, out or folder / "build", port, opens=opens, quiet=quiet, remembers=not no_cache)
