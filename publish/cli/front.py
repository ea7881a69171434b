"""What can be said without the parser: help, version, what is wrong with the words, and that a build has nothing to do.

The parser alone takes more than four times as long to import as the interpreter takes to start, so that nothing is
imported here that is not needed for the words.
"""

from __future__ import annotations

import os
import sys

from publish import __version__

TYPE_CHECKING = False  # the module that has it costs as much as the help
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TextIO

    from publish.cli.grammar import WrongUseError

#: Module and purpose of each command, in the order of the help.
COMMANDS = {
    "init": ("publish.cli.init", "Begin a publication: its folder and its publication.toml."),
    "build": ("publish.cli.build", "Make the booklet, the leaflets and their proof."),
    "batch": ("publish.cli.batch", "Build many publications, on all processors or a cluster."),
    "watch": ("publish.cli.watch", "Build on every save, and show the pages in the browser."),
    "check": ("publish.cli.check", "Find what is wrong, and write nothing."),
    "correct": ("publish.cli.correct", "Turn a flag's suggestion into a correction."),
    "normalize": ("publish.cli.normalize", "Show the structure found in messy texts."),
    "verify": ("publish.cli.verify", "Prove any PDF as far as it tells without its source."),
    "impose": ("publish.cli.impose", "Put the pages of any PDF on sheets for printing and folding."),
    "fonts": ("publish.cli.fonts", "Bring, add, list and prove the fonts."),
    "explain": ("publish.cli.explain", "Tell what a code of a report means."),
    "doctor": ("publish.cli.doctor", "Tell what this machine lacks, and the command that mends it."),
    "schema": ("publish.cli.schema", "Print a JSON Schema: of publication.toml, report or coverage."),
    "completion": ("publish.cli.completion", "Print the script that makes your shell complete commands."),
}

_INTERRUPTED = 130  # 128 + SIGINT, as shells count
NOBODY_READS = 141  # 128 + SIGPIPE
_WRONG_USE = 2
#: The commands that `publish.cli.refusals` knows.
_REFUSING = frozenset({"batch", "build", "check", "correct", "impose", "watch"})
_ALWAYS = frozenset({"-h", "--help", "--version"})

#: On narrower terminals the parser fills the help anew.
_FULL_WIDTH = 80

_HELP = """\
Usage: publish [OPTIONS] COMMAND [ARGS]...

  Turn one text in many languages into a proven booklet and leaflets.

  Examples:
    publish init rules                a new publication, ready to be built
    publish build                     the publication in this folder
    publish build examples/imcwp-23   another one
    publish check --format github     as annotations, in CI
    publish normalize notes.txt       what is in a messy file

Options:
  --version   Show the version and exit.
  -h, --help  Show this message and exit.

Commands:
"""


def answer(words: Sequence[str]) -> int | None:
    """Answer the words that need no parser; return the exit status, or None for all others."""
    _open_closed_streams()
    if "_PUBLISH_COMPLETE" in os.environ:
        return None
    if not words:
        return _say(help_text(), sys.stderr, _WRONG_USE)
    first = words[0]
    if first in _ALWAYS:
        return _say(f"publish {__version__}\n" if first == "--version" else help_text(), sys.stdout, 0)
    try:
        return _answer_command(first, words[1:]) if first in COMMANDS else _unknown(words)
    except OSError:  # a disk that gives nothing back: the parser knows the words without the files of their help
        return None


def _unknown(words: Sequence[str]) -> int:
    from publish.cli.grammar import WrongUseError, unknown  # noqa: PLC0415 - the help needs none of it

    first = words[0]
    command = next((word for word in words[1:] if word in COMMANDS), "") if first.startswith("-") else ""
    if command:
        rest = " ".join(word for word in words if word != command)
        error = WrongUseError("Options stand behind the command.", f"Write: publish {command} {rest}.")
    elif f"--{first}" in _ALWAYS:
        error = WrongUseError(f"No such command {first!r}.", f"Did you mean --{first}?")
    elif first.startswith("-"):
        error = unknown("option", first, sorted(_ALWAYS))
    else:
        error = unknown("command", first, list(COMMANDS))
    return _say_wrong(error, f"publish {command}".rstrip())


def _answer_command(first: str, words: Sequence[str]) -> int | None:
    from publish.cli.grammar import WrongUseError, grammar  # noqa: PLC0415 - the help needs none of it

    name, found = first, grammar(first)
    if words and words[0] in found.commands:
        name, found, words = f"{first} {words[0]}", grammar(f"{first}-{words[0]}"), words[1:]
    if found.commands and not words:
        return _say_help(found.help, sys.stderr, _WRONG_USE)
    try:
        given = found.command(words) if found.commands else found.read(words)
        if "-h" in given:
            return _say_help(found.help, sys.stdout, 0)
        _refuse(name, given)
    except WrongUseError as error:
        return _say_wrong(error, f"publish {name}")
    return _say_again(given) if first == "build" else None


def _refuse(name: str, given: Mapping[str, str]) -> None:
    """Raise WrongUseError where a command has nothing to work on."""
    if name in _REFUSING:
        from publish.cli.refusals import REFUSALS  # noqa: PLC0415 - only where the words are right

        REFUSALS[name](given)


def _say_help(text: str, stream: TextIO, status: int) -> int | None:
    from publish.cli.stream import columns  # noqa: PLC0415 - only here

    return _say(text, stream, status) if columns() >= _FULL_WIDTH else None


def _say_again(given: Mapping[str, str]) -> int | None:
    """Say what the last build said where there is nothing to do; None where there is something."""
    if "--report" in given or "--no-cache" in given:
        return None
    from publish.cli.asking import question  # noqa: PLC0415 - only for a build

    folder, format_ = given.get("[DIR]", "."), given.get("--format", "text")
    asked = question(folder, given.get("--out"), format_, quiet="-q" in given, verbose="-v" in given)
    said = asked.answer() if asked else None
    return None if said is None else _say_bytes(said, sys.stdout, 0)


def help_text() -> str:
    """Write the help of `publish` itself."""
    return _HELP + "".join(f"  {name:<10}  {purpose}\n" for name, (_, purpose) in COMMANDS.items())


def _say_wrong(error: WrongUseError, command: str) -> int:
    """Tell wrong use, as `publish.cli.usage` does."""
    from publish.cli.stream import shows_colours  # noqa: PLC0415 - the help needs none

    label, hint = f"error {error.code}", "hint:"
    if shows_colours(sys.stderr):
        label, hint = f"\x1b[1;31m{label}\x1b[0m", f"\x1b[1m{hint}\x1b[0m"
    see = f"See {command} --help." if error.code == "U001" else ""
    way_out = f"{error.meant} {see}".strip()
    return _say(f"{label} {_visible(error.message)}\n   {hint} {_visible(way_out)}\n", sys.stderr, _WRONG_USE)


def _visible(text: str) -> str:
    """Make odd characters visible, which could forge a terminal's picture."""
    return "".join(one if one.isprintable() else f"<U+{ord(one):04X}>" for one in text)


def _open_closed_streams() -> None:
    """Let streams that were closed before the start lead nowhere; else the next file opened takes one's place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open till the end


def _say(text: str, stream: TextIO, status: int) -> int:
    encoding = stream.encoding or "utf-8"
    return _say_bytes(text.encode(encoding, "backslashreplace"), stream, status)


def _say_bytes(said: bytes, stream: TextIO, status: int) -> int:
    try:
        stream.flush()
        stream.buffer.write(said)
        stream.flush()
    except BrokenPipeError:
        return nobody_reads(stream)
    except OSError as error:
        return unwritten(stream, error)
    return status


def interrupted() -> int:
    """Say that a command was stopped by the keyboard; return the exit status."""
    return _say("Stopped before it was done.\n", sys.stderr, _INTERRUPTED)


def nobody_reads(stream: TextIO) -> int:
    """Let a stream whose reader has gone lead nowhere; return the exit status."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # else the interpreter complains at its end
    return NOBODY_READS


def unwritten(stream: TextIO, error: OSError) -> int:
    """Tell on standard error, if that can be, that a stream takes nothing (a disk is full); return the exit status."""
    nobody_reads(stream)
    if stream is not sys.stderr:
        text = f"error U003 Its output cannot be written: {error.strerror}.\n   hint: Write it to another place.\n"
        _say(text, sys.stderr, _WRONG_USE)
    return _WRONG_USE
