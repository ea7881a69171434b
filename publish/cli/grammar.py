"""The words of a command read without the parser: whether they are right, and what was said.

The parser alone takes four times as long to import as the interpreter takes to start. What it knows of each command
is written beforehand into `publish/cli/help` by `python3 tasks.py helps`; `tests/test_help_texts.py` holds the files to
it, and proves that the parser takes every word that is let pass here.

A file of that folder is the grammar of a command, an empty line, and its help. A line of the grammar holds, separated
by tabs:

    option      its names, what the help calls its value, its kind, and what the kind allows
    argument    how many words it takes (`one`, `maybe`, `some`, `any`), its name in the help, its kind, what it allows
    command     the name of a command, in a group
    apart       two that do not go together, and the sentence that says so
    needs       one that needs another, and the sentence

The kind `flag` takes no value; `publish/cli/kinds.py` has the others.
"""

from __future__ import annotations

import os

from publish.cli.kinds import KINDS, TOGETHER
from publish.cli.wrong import WrongWordError, nearest

TYPE_CHECKING = False  # the module that has it costs as much as the help
if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLDER = os.path.join(os.path.dirname(__file__), "help")
_HELP = ("-h", "--help")
_SEVERAL = frozenset({"some", "any"})


class WrongUseError(Exception):
    """The words are wrong; what the message says, what may have been meant, as a sentence or empty, and its code."""

    def __init__(self, message: str, meant: str = "", code: str = "U001") -> None:
        super().__init__(message)
        self.message = message
        self.meant = meant
        self.code = code


class Grammar:
    """The grammar of a command: `options` by name and `arguments`, a line's fields each; the names of `commands`."""

    __slots__ = ("arguments", "commands", "help", "options", "relations")

    def __init__(self, text: str) -> None:
        head, _, self.help = text.partition("\n\n")
        lines = [tuple(line.split("\t")) for line in head.split("\n")]
        self.options = {name: line for line in lines if line[0] == "option" for name in line[1].split(" ")}
        self.arguments = [line for line in lines if line[0] == "argument"]
        self.commands = [line[1] for line in lines if line[0] == "command"]
        self.relations = [line for line in lines if line[0] in {"apart", "needs"}]

    def read(self, words: Sequence[str]) -> dict[str, str]:
        """Read words: what was said last by the first name of each option, and by the name of each argument.

        `-h` ends the reading once all options are known.

        Raises:
            WrongUseError: the words are wrong.
        """
        said, rest = self._split(words)
        given = dict(said)
        if _HELP[0] in given:
            return given
        for name, value in said:
            _judge(self.options[name], f"{_long(self.options[name])} ", value)
        given |= self._arguments(rest)
        for how, one, other, sentence in self.relations:
            if one in given and (other in given) == (how == "apart"):
                raise WrongUseError(sentence)
        return given

    def command(self, words: Sequence[str]) -> dict[str, str]:
        """Read the words of a group up to the name of a command: whether its help is wanted."""
        for word in words:
            if word in _HELP:
                return {_HELP[0]: ""}
            raise self._unknown(word) if word.startswith("-") else unknown("command", word, self.commands)
        return {}

    def _split(self, words: Sequence[str]) -> tuple[list[tuple[str, str]], list[str]]:
        """Divide words into options, with the first of their names, and the rest."""
        said: list[tuple[str, str]] = []
        rest: list[str] = []
        left = list(words)
        while left:
            word = left.pop(0)
            if word == "--":
                return said, rest + left
            if word.startswith("--"):
                name, equals, value = word.partition("=")
                line = self._option(name)
                if line[3] == "flag" and equals:
                    message = f"{name} takes no value."
                    raise WrongUseError(message)
                said.append((_first(line), value if equals or line[3] == "flag" else self._value(name, line, left)))
            elif word.startswith("-") and word != "-":
                said += self._letters(word, left)
            else:
                rest.append(word)
        return said, rest

    def _letters(self, word: str, left: list[str]) -> list[tuple[str, str]]:
        """Read options of one letter, which may stand together, the last with its value: `-qo out.pdf`."""
        said: list[tuple[str, str]] = []
        for at, letter in enumerate(word[1:], 2):
            line = self.options.get(f"-{letter}")
            if line is None:
                raise self._unknown(word, f"-{letter}")
            if line[3] != "flag":
                value = word[at:] or self._value(f"-{letter}", line, left)
                return [*said, (_first(line), value)]
            said.append((_first(line), ""))
        return said

    def _value(self, name: str, line: tuple[str, ...], left: list[str]) -> str:
        """Take the value that follows an option; what looks like an option is none."""
        if not left or left[0].startswith("--") or left[0] in self.options:
            message = f"{name} lacks its value: {line[2]}."
            written = f"{name}=VALUE" if name.startswith("--") else f"{name}VALUE"
            raise WrongUseError(message, f"A value that begins with a hyphen is written {written}." if left else "")
        return left.pop(0)

    def _option(self, name: str) -> tuple[str, ...]:
        line = self.options.get(name)
        if line is None:
            raise self._unknown(name)
        return line

    def _unknown(self, word: str, letter: str = "") -> WrongUseError:
        """Say that there is no such option; a whole word behind one hyphen may mean one behind two."""
        long = [one for one in self.options if one.startswith("--")]
        meant = nearest(word if word.startswith("--") else f"-{word}", long) if len(word) > len("-x") else ""
        return _no_such("option", word if meant else letter or word, meant)

    def _arguments(self, rest: list[str]) -> dict[str, str]:
        given: dict[str, str] = {}
        left = list(rest)
        for _, many, name, *_ in self.arguments:
            if left:
                given[name] = left.pop(0)
            elif many not in {"maybe", "any"}:
                message = f"A word is missing: {name.removesuffix('...')}."
                raise WrongUseError(message)
        if left and not (self.arguments and self.arguments[-1][1] in _SEVERAL):
            message = f"{'One word' if len(left) == 1 else 'Some words'} too many: {' '.join(map(_quoted, left))}."
            raise WrongUseError(message)
        for line in self.arguments:
            if line[2] in given:
                _judge_all(line, rest if line[1] in _SEVERAL else [given[line[2]]])
        return given


def grammar(command: str) -> Grammar:
    """Read the grammar of a command, as `build` or `fonts-list`."""
    with open(os.path.join(_FOLDER, f"{command}.txt"), encoding="utf-8") as file:
        return Grammar(file.read())


def unknown(what: str, name: str, names: Sequence[str]) -> WrongUseError:
    """Say that there is no such command or option, and which may have been meant."""
    return _no_such(what, name, nearest(name, names))


def _no_such(what: str, name: str, meant: str) -> WrongUseError:
    return WrongUseError(f"No such {what} {name!r}.", f"Did you mean {meant}?" if meant else "")


def _judge(line: tuple[str, ...], before: str, value: str) -> None:
    """Raise WrongUseError for a value that is not of its kind."""
    kind = KINDS.get(line[3])
    try:
        if kind:
            kind(value, *line[4:])
    except WrongWordError as error:
        message = f"{before}{_quoted(value)} {error}"
        raise WrongUseError(message) from None


def _judge_all(line: tuple[str, ...], values: Sequence[str]) -> None:
    """Judge several words, each alone or all together."""
    for value in values:
        _judge(line, "", value)
    together = TOGETHER.get(line[3])
    try:
        if together:
            together(values, *line[4:])
    except WrongWordError as error:
        raise WrongUseError(str(error)) from None


def _first(line: tuple[str, ...]) -> str:
    return line[1].split(" ")[0]


def _long(line: tuple[str, ...]) -> str:
    return line[1].split(" ")[-1]


def _quoted(word: str) -> str:
    return f'"{word}"'
