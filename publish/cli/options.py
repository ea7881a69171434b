"""Arguments and options that several commands share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from publish.cli.kinds import KINDS
from publish.cli.wrong import WrongWordError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


#: What a word of a kind names, as shells complete it.
_NAMED = {
    **dict.fromkeys(("there", "one-file", "one-source", "file", "listing", "no-folder", "package"), "file"),
    **dict.fromkeys(("folder", "home", "beginning"), "dir"),
}
#: Kinds of which the first thing allowed is the names that there are.
_FROM_NAMES = frozenset({"choice", "topics", "wanted", "script"})


class Word(click.ParamType[Any]):
    """A word of one of the kinds of `publish.cli.kinds`, which judges it before the parser is asked at all.

    `allowed` is what the kind asks for, or what finds it where it takes a library; `read` makes the value that the
    command gets of what the kind read.
    """

    def __init__(self, kind: str, *allowed: str | Callable[[], str], read: Callable[[Any], Any] = str) -> None:
        self.name = kind
        self._allowed = allowed
        self._read = read

    @property
    def allowed(self) -> tuple[str, ...]:
        """What the kind asks for."""
        return tuple(one if isinstance(one, str) else one() for one in self._allowed)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's signature
        """Accept what is of the kind."""
        if not isinstance(value, str):
            return value
        try:
            return self._read(KINDS[self.name](value, *self.allowed))
        except WrongWordError as error:
            self.fail(f'"{value}" {error}', param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - click's signature
        """Offer the names that begin so where the kind has some, files or folders where the word names one."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - nothing else needs it

        if self.name in _FROM_NAMES:
            begun = incomplete.upper() if self.name == "topics" else incomplete
            return [CompletionItem(name) for name in self.allowed[0].split(" ") if name.startswith(begun)]
        kind = _NAMED.get(self.name)
        return [CompletionItem(incomplete, type=kind)] if kind else []


class Name(Word):
    """One of a few names; a wrong one is answered with the nearest.

    `listed` is the command that lists the names, where they are too many for one line.
    """

    def __init__(self, names: Sequence[str], listed: str = "") -> None:
        super().__init__("choice", " ".join(names), listed)
        self._names = tuple(names)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - click's signature
        """Show the names in the help."""
        return "|".join(self._names)


#: What must be there: a file or folder, a file; a file or a folder that is there or may be made.
THERE, FILE = Word("there", read=Path), Word("file", read=Path)
#: One of several that must be there: a file; a file, a folder with files, or a pattern.
ONE_FILE, ONE_SOURCE = Word("one-file", read=Path), Word("one-source", read=Path)
#: A folder that must be there, or its publication.toml.
HOME = Word("home", read=Path)
NEW_FILE, FOLDER = Word("no-folder", read=Path), Word("folder", read=Path)

#: The publication's folder, or the publication.toml in it.
folder = click.argument("folder", metavar="[DIR]", default=".", type=THERE)

#: A folder that need not hold a publication, but its fonts.
home = click.argument("folder", metavar="[DIR]", default=".", type=HOME)

quiet = click.option("-q", "--quiet", is_flag=True, help="Tell only what is wrong.")
verbose = click.option("-v", "--verbose", is_flag=True, help="Tell what was decided as well: sizes, blank pages.")
report_format = click.option(
    "--format", "format_", type=Name(FORMATS), default="text", show_default=True, help="How to tell what was found."
)
report_folder = click.option(
    "--report",
    type=FOLDER,
    metavar="DIR",
    help="Write the report here as well, with a page that shows every finding, whether or not all is well.",
)


def folder_of(path: Path) -> Path:
    """Let publication.toml itself stand for its folder."""
    return path.parent if path.name == "publication.toml" and path.is_file() else path
