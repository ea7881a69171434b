"""What can be said without the parser: the help of `publish` itself, its version, and that there is no such command.

The parser alone takes more than four times as long to import as the interpreter takes to start, so that nothing is
imported here that is not needed for the words.
"""

from __future__ import annotations

import os
import sys

from publish import __version__

TYPE_CHECKING = False  # the module that has it costs as much as the help
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

#: Module and purpose of each command, in the order of the help.
COMMANDS = {
    "init": ("publish.cli.init", "Begin a publication: its folder and its publication.toml."),
    "build": ("publish.cli.build", "Make the booklet, the leaflets and their proof."),
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

NOBODY_READS = 141  # 128 + SIGPIPE
_WRONG_USE = 2

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
    if "_PUBLISH_COMPLETE" in os.environ:
        return None
    first = words[0] if words else ""
    if not words:
        return _say(help_text(), sys.stderr, _WRONG_USE)
    if first in {"-h", "--help"}:
        return _say(help_text(), sys.stdout, 0)
    if first == "--version":
        return _say(f"publish {__version__}\n", sys.stdout, 0)
    # A terminal gets colours, and odd characters are made visible, by those who know how.
    if first in COMMANDS or first.startswith("-") or sys.stderr.isatty() or not first.isprintable():
        return None
    return _say(_no_such_command(first), sys.stderr, _WRONG_USE)


def help_text() -> str:
    """Write the help of `publish` itself."""
    return _HELP + "".join(f"  {name:<10}  {purpose}\n" for name, (_, purpose) in COMMANDS.items())


def _no_such_command(name: str) -> str:
    """Tell U001, in the words of `publish.cli.usage`."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where there is something to compare

    near = get_close_matches(name, COMMANDS)
    meant = f"Did you mean {near[0]}? " if near else ""
    return f"error U001 No such command '{name}'.\n   hint: {meant}See publish --help.\n"


def _say(text: str, stream: TextIO, status: int) -> int:
    try:
        stream.write(text.encode(stream.encoding or "utf-8", "backslashreplace").decode(stream.encoding or "utf-8"))
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # else the interpreter complains at its end
        return NOBODY_READS
    return status
