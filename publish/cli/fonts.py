"""`publish fonts`: the families that a publication can be set in. Each command's own module does its work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from publish.cli import options

if TYPE_CHECKING:
    from collections.abc import Sequence

_INTO = click.option(
    "--into",
    "folder",
    metavar="DIR",
    default=".",
    type=options.HOME,
    help="The publication; its fonts lie in DIR/fonts.",
)


def _scripts_set() -> str:
    from publish.fonts.stacks import script_settings  # noqa: PLC0415 - --help needs none of these

    return " ".join(script_settings())


def _families() -> str:
    from publish.fonts.catalogue import catalogue  # noqa: PLC0415

    return "|".join(family.name for family in catalogue())


def _scripts() -> str:
    from publish.locale import known_scripts  # noqa: PLC0415

    return " ".join(known_scripts())


_WANTED = options.Word("wanted", _scripts_set, _families)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Bring, add, list and prove the fonts that publications are set in.

    The product carries the families of its own lock. A publication may have more, in the folder fonts beside its
    publication.toml, with a lock of its own; build, check and proof use both, and prove every file by its hash.

    \b
    Examples:
      publish fonts explain km          what Khmer is set in, and what is missing
      publish fonts fetch km            bring it into this publication
      publish fonts add House-Bold.ttf  use a font of your own
      publish fonts verify              prove all files, offline
    """  # noqa: D301 - \b is click's mark for lines that stay as they are


@command.command("list", short_help="List the families that are there, and those that can be brought.")
@options.home
@click.option("--format", "format_", type=options.Name(("text", "json")), default="text", help="How to tell it.")
def list_(folder: Path, format_: str) -> int:
    """List the families that the publication in DIR can use, and those that `fetch` can bring."""
    from publish.cli.fonts_list import listing  # noqa: PLC0415 - --help needs none of it

    return listing(options.folder_of(folder), format_)


@command.command(short_help="Bring families of the catalogue, with apt or npm.")
@click.argument(
    "wanted",
    metavar="LANGUAGE|SCRIPT|FAMILY...",
    nargs=-1,
    required=True,
    type=_WANTED,
)
@_INTO
@click.option(
    "--from",
    "package",
    metavar="FILE",
    type=options.Word("package", read=Path),
    help="A package that is here already, instead of a download.",
)
def fetch(wanted: Sequence[str], folder: Path, package: Path | None) -> int:
    """Bring families of the catalogue into a publication, with apt or npm, whichever has them.

    \b
    Examples:
      publish fonts fetch km                       what sets Khmer
      publish fonts fetch Thai Ethi --into rules   two scripts (ISO 15924)
      publish fonts fetch "Noto Sans Symbols"      a family by its name
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from publish.cli.fonts_write import fetch_families  # noqa: PLC0415 - --help needs none of it

    return fetch_families(options.folder_of(folder) / "fonts", wanted, package)


@command.command(short_help="Add a font file of your own.")
@click.argument("file", metavar="FILE", type=options.FILE)
@_INTO
@click.option(
    "--script",
    "scripts",
    metavar="CODE",
    multiple=True,
    type=options.Word("script", _scripts),
    help="A script that it shall set (ISO 15924).",
)
@click.option("--licence", metavar="FILE", type=options.FILE, help="Its licence, kept beside it.")
def add(file: Path, folder: Path, scripts: Sequence[str], licence: Path | None) -> int:
    """Add a font file of your own to a publication, if its licence bits allow embedding.

    Its family sets the scripts named, before the families of the catalogue; without --script, those that it is made
    for: a family for Devanagari that has Latin letters beside sets Devanagari alone. Add Regular, Bold and Italic one
    after another.
    """
    from publish.cli.fonts_write import add_file  # noqa: PLC0415 - --help needs none of it

    return add_file(options.folder_of(folder) / "fonts", file, scripts, licence)


@command.command(short_help="Prove every font file by its hash, offline.")
@options.home
@options.report_format
@options.quiet
def verify(folder: Path, format_: str, *, quiet: bool) -> int:
    """Prove every font file against its lock: the product's, and those of the publication in DIR. Works offline."""
    from publish.cli.fonts_audit import verify_fonts  # noqa: PLC0415 - --help needs none of it

    return verify_fonts(options.folder_of(folder), options.Telling(format_, quiet=quiet))


@command.command("explain", short_help="Tell what a language is set in, and what is missing.")
@click.argument("tag", metavar="LANGUAGE", type=options.Word("language"))
@options.home
@click.option("--format", "format_", type=options.Name(("text", "json")), default="text", help="How to tell it.")
def explain_(tag: str, folder: Path, format_: str) -> int:
    """Tell what a language is set in, in DIR, what of its orthography is there, and what brings the rest.

    \b
    Example:
      publish fonts explain ur
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from publish.cli.fonts_explain import explain  # noqa: PLC0415 - --help needs none of it

    return explain(tag, options.folder_of(folder), format_)
