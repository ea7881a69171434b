"""Arguments and options that several commands share."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: The publication's folder, or the publication.toml in it.
folder = click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))

quiet = click.option("-q", "--quiet", is_flag=True, help="Tell only what is wrong.")
verbose = click.option("-v", "--verbose", is_flag=True, help="Tell what was decided as well: sizes, blank pages.")

no_cache = click.option("--no-cache", is_flag=True, help="Make everything anew, and remember nothing of it.")


class Name(click.ParamType[str]):
    """One of a few names; a wrong one is answered with the nearest."""

    name = "name"

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - click's signature
        """Show the names in the help."""
        return "|".join(self.names)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Accept a known name."""
        if value not in self.names:
            near = get_close_matches(value, self.names, n=1)
            meant = f' Did you mean "{near[0]}"?' if near else ""
            self.fail(f'"{value}" is not known.{meant} Known: {", ".join(self.names)}.', param, ctx)
        return value


def report_format(names: Sequence[str]) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Make the option that chooses the format of the report; the first name is the default."""
    return click.option(
        "--format", "format_", type=Name(names), default=names[0], show_default=True, help="How to tell what was found."
    )


def folder_of(path: Path) -> Path:
    """Let publication.toml itself stand for its folder."""
    return path.parent if path.name == "publication.toml" and path.is_file() else path
