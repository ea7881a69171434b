"""What a command refuses before its libraries are imported: words that are right, with nothing there to work on.

Each function of `REFUSALS` takes what was said (`publish.cli.grammar.Grammar.read`) and raises WrongUseError, with the
code and the sentences with which the work itself would refuse.
"""

from __future__ import annotations

import os
import sys

from publish.cli.asking import folder_of, target_of
from publish.cli.grammar import WrongUseError
from publish.standing.holding import is_desktop_file
from publish.standing.obstacles import DECLARATION, NO_DASK, absence, foreign_files
from publish.standing.tree import named_by, publications_below

TYPE_CHECKING = False  # the module that has it costs as much as an error of use
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: A list of so many bytes is read by the work alone.
_LARGEST_LIST = 1_000_000


def sheets_of(file: str, scheme: str) -> str:
    """Name the file of the sheets that are made of a PDF."""
    folder, name = os.path.split(file)
    return os.path.join(folder, f"{os.path.splitext(name)[0]}-{scheme}.pdf")


def _publication(given: Mapping[str, str]) -> None:
    """Refuse a folder that holds no publication."""
    folder = folder_of(given.get("[DIR]", "."))
    if not os.path.lexists(os.path.join(folder, DECLARATION)) and _may_be_seen(folder):
        raise WrongUseError(*absence(folder), code="C006")


def _products(given: Mapping[str, str]) -> None:
    """Refuse also an output folder that no build wrote."""
    _publication(given)
    target = target_of(folder_of(given.get("[DIR]", ".")), given.get("--out"))
    try:
        names = sorted(name for name in os.listdir(target) if not is_desktop_file(name))
    except OSError:
        return
    if names and "manifest.json" not in names:
        raise WrongUseError(*foreign_files(target, names), code="W002")


def _flag(given: Mapping[str, str]) -> None:
    """Refuse also a place in a file that is not there."""
    _publication(given)
    file = given.get("--at", "").rsplit(":", 2)[0]
    folder = folder_of(given.get("[DIR]", "."))
    if file and not any(os.path.lexists(one) for one in (file, os.path.join(folder, file))):
        message = f'--at: "{file}" is not there.'
        raise WrongUseError(message, "`publish correct` without --at lists what is flagged.")


def _tree(given: Mapping[str, str]) -> None:
    """Refuse a tree without publications, a list that names none, and a cluster without the library for it."""
    if "--cluster" in given and not any(os.path.isdir(os.path.join(one, "distributed")) for one in sys.path):
        raise WrongUseError(NO_DASK, "The scheduler and its workers need it too.", code="E010")
    listed = given.get("--list")
    if listed is not None:
        _list(listed)
        return
    folder = given.get("[FOLDER]", ".")
    if not os.path.isdir(folder):
        message = f"{folder} is not a folder."
        raise WrongUseError(message)
    out = given.get("--out")
    if _may_be_seen(folder) and not any(
        publications_below(os.path.abspath(folder), os.path.abspath(out) if out else "")
    ):
        message = f"No {DECLARATION} lies in {folder} or below it."
        raise WrongUseError(message)


def _list(file: str) -> None:
    if file == "-":
        return
    try:
        with open(file, "rb") as stream:
            named = named_by(stream.read(_LARGEST_LIST).decode("utf-8").removeprefix("\ufeff"))
    except (OSError, ValueError):
        return
    if not named:
        message = "The list names no publication."
        raise WrongUseError(message)
    base = os.path.dirname(file)
    if not any(os.path.lexists(os.path.join(base, words)) for _, words in named):
        message = f"Nothing that the list names is there, beginning with {named[0][1]}."
        raise WrongUseError(message, "Its folders are looked for beside the list.")


def _sheets(given: Mapping[str, str]) -> None:
    """Refuse to write sheets over what is there."""
    file = given["FILE.pdf"]
    target = given.get("-o", sheets_of(file, given.get("--scheme", "saddle")))
    if not os.path.exists(target):
        return
    if os.path.samefile(target, file):
        message = "The sheets would be written over the file that they are made from."
        raise WrongUseError(message, "Name another file with -o.")
    if "--force" not in given:
        message = f"{target} is there already."
        raise WrongUseError(message, "Name another file with -o, or add --force.")


def _may_be_seen(folder: str) -> bool:
    return os.access(folder, os.R_OK | os.X_OK) if os.path.isdir(folder) else True


REFUSALS: dict[str, Callable[[Mapping[str, str]], None]] = {
    "batch": _tree,
    "build": _products,
    "check": _publication,
    "correct": _flag,
    "impose": _sheets,
    "watch": _products,
}
