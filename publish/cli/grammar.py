"""The words of a command read without the parser, as far as they are plain; the parser reads whatever is not.

The parser alone takes four times as long to import as the interpreter takes to start. What it knows of each command
is written beforehand into `publish/cli/help` by `python3 tasks.py helps`; `tests/cli/test_help_texts.py` compares the
two for every command, and the answers of both for words of all kinds.

A file of that folder is the grammar of a command, an empty line, and its help. A line of the grammar holds, separated
by tabs: `option`, `argument`, or `command` in a group; the names of an option or command, or how many words an argument
takes (`one`, `maybe`, `some`); how a message names it; and what it takes:

    flag                    nothing
    text                    any word
    checked                 a word of which only the parser can tell whether it is right
    choice NAMES LISTED     one of some names, and the command that lists them where they are many
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # the module that has it costs as much as the help
if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLDER = os.path.join(os.path.dirname(__file__), "help")


class WrongUseError(Exception):
    """The words are wrong; what the message says, and a name that may have been meant, or empty."""

    def __init__(self, message: str, near: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.near = near


class UnclearError(Exception):
    """Only the parser can read these words."""


class Grammar:
    """The grammar of a command: `options` by name and `arguments`, a line's fields each; the names of `commands`."""

    __slots__ = ("arguments", "commands", "help", "options")

    def __init__(self, text: str) -> None:
        head, _, self.help = text.partition("\n\n")
        lines = [tuple(line.split("\t")) for line in head.split("\n")]
        self.options = {name: line for line in lines if line[0] == "option" for name in line[1].split(" ")}
        self.arguments = [line for line in lines if line[0] == "argument"]
        self.commands = [line[1] for line in lines if line[0] == "command"]

    def read(self, words: Sequence[str]) -> dict[str, str]:
        """Read words: what was said by the first name of each option, and by the message's name of each argument.

        `--help` ends the reading, as it does for the parser once all options are known.

        Raises:
            WrongUseError: the words are wrong.
            UnclearError: they are for the parser.
        """
        if self.commands:
            return self._command(words)
        given, rest = self._split(words)
        if "-h" in given:
            return given
        lines = [self.options[name] for name in given]
        if any(line[3] == "checked" for line in (*lines, *self.arguments)):
            raise UnclearError
        for line in lines:
            _look_at(line, given[line[1].split(" ")[0]])
        return given | self._arguments(rest)

    def _command(self, words: Sequence[str]) -> dict[str, str]:
        """Read the words of a group: whether its help is wanted; WrongUseError for a command that it does not have."""
        if len(words) == 1 and words[0] in self.options:
            return {"-h": ""}
        if not words or words[0].startswith("-") or words[0] in self.commands:
            raise UnclearError
        error = _unknown("command", words[0], self.commands)
        raise error

    def _split(self, words: Sequence[str]) -> tuple[dict[str, str], list[str]]:
        """Divide words into options and the rest."""
        given: dict[str, str] = {}
        rest: list[str] = []
        left = list(words)
        while left:
            word = left.pop(0)
            if not word.startswith("-") or word == "-":
                rest.append(word)
                continue
            name, equals, value = word.partition("=")
            line = self.options.get(name)
            if line is None:
                raise self._unknown(name)
            takes = line[3] != "flag"
            if (
                word == "--"
                or (equals and not (takes and name.startswith("--")))
                or (takes and not equals and not left)
            ):
                raise UnclearError
            first = line[1].split(" ")[0]
            if first in given and takes:
                raise UnclearError  # which of them counts, or whether all do, the parser knows
            given[first] = "" if not takes else value if equals else left.pop(0)
        return given, rest

    def _unknown(self, name: str) -> Exception:
        if not name.startswith("--"):
            return UnclearError() if len(name) > len("-x") else _unknown("option", name, [])
        return (
            UnclearError() if name == "--" else _unknown("option", name, [one for one in self.options if one[1] == "-"])
        )

    def _arguments(self, rest: list[str]) -> dict[str, str]:
        given: dict[str, str] = {}
        for _, many, name, *_ in self.arguments:
            if rest and many == "some":
                raise UnclearError
            if rest:
                given[name] = rest.pop(0)
            elif many != "maybe":
                message = f"Missing argument {name}."
                raise WrongUseError(message)
        for line in self.arguments:
            if line[2] in given:
                _look_at(line, given[line[2]])
        if rest:
            message = f"Got unexpected extra argument{'s' if len(rest) > 1 else ''} ({' '.join(rest)})"
            raise WrongUseError(message)
        return given


def grammar(command: str) -> Grammar | None:
    """Read the grammar of a command, as `build` or `fonts-list`; None where none was written."""
    try:
        with open(os.path.join(_FOLDER, f"{command}.txt"), encoding="utf-8") as file:
            return Grammar(file.read())
    except OSError:
        return None


def nearest(name: str, names: Sequence[str]) -> str:
    """Find the name that is most like a mistyped one; empty where none is."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where there is something to compare

    return next(iter(get_close_matches(name, names)), "")


def unknown_name(name: str, names: Sequence[str], listed: str = "") -> str:
    """Say that a name is none of those that are known; `listed` is the command that lists them."""
    near = nearest(name, names)
    meant = f' Did you mean "{near}"?' if near else ""
    known = f"`{listed}` lists all" if listed else f"Known: {', '.join(names)}"
    return f'"{name}" is not known.{meant} {known}.'


def _look_at(line: tuple[str, ...], value: str) -> None:
    """Raise WrongUseError for a value that is none of the names."""
    if line[3] != "choice":
        return
    names = line[4].split(" ")
    if value not in names:
        message = f"Invalid value for {line[2]}: {unknown_name(value, names, line[5])}"
        raise WrongUseError(message)


def _unknown(what: str, name: str, names: Sequence[str]) -> WrongUseError:
    return WrongUseError(f"No such {what} {name!r}.", nearest(name, names))
