"""Arguments and options that several commands share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from publish.cli.grammar import unknown_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

#: The formats in which findings are told; `publish.report.RENDERERS` has the renderer of each.
FORMATS = ("text", "json", "sarif", "junit", "github", "rdjson", "markdown")


@dataclass(frozen=True, slots=True)
class Telling:
    """How a command tells what it found: a format of `FORMATS`, and how much of it.

    `quiet` leaves out, in the text, the line that says how much was checked; `verbose` tells notes as well.
    """

    format: str = "text"
    quiet: bool = False
    verbose: bool = False

    @property
    def speaks(self) -> bool:
        """Whether sentences for a person may stand beside the findings."""
        return self.format == "text" and not self.quiet


no_cache = click.option("--no-cache", is_flag=True, help="Make everything anew, and remember nothing of it.")


class Name(click.ParamType[str]):
    """One of a few names; a wrong one is answered with the nearest.

    `listed` is the command that lists the names, where they are too many for one line.
    """

    name = "name"

    def __init__(self, names: Sequence[str], listed: str = "") -> None:
        self.names = tuple(names)
        self.listed = listed

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - click's signature
        """Show the names in the help."""
        return "|".join(self.names)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Accept a known name."""
        if value not in self.names:
            self.fail(unknown_name(value, self.names, self.listed), param, ctx)
        return value

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002 - click's signature
        incomplete: str,
    ) -> list[CompletionItem]:
        """Offer the names that begin so."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - nothing else needs it

        return [CompletionItem(name) for name in self.names if name.startswith(incomplete)]


#: The publication's folder, or the publication.toml in it.
folder = click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))

quiet = click.option("-q", "--quiet", is_flag=True, help="Tell only what is wrong.")
verbose = click.option("-v", "--verbose", is_flag=True, help="Tell what was decided as well: sizes, blank pages.")
report_format = click.option(
    "--format", "format_", type=Name(FORMATS), default="text", show_default=True, help="How to tell what was found."
)
report_folder = click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write the report here as well, with a page that shows every finding, whether or not all is well.",
)


def folder_of(path: Path) -> Path:
    """Let publication.toml itself stand for its folder."""
    return path.parent if path.name == "publication.toml" and path.is_file() else path
