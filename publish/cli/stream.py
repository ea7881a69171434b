"""What a stream leads to: a terminal or not, how wide, with colours or without."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # the module that has it costs as much as a build with nothing to do
if TYPE_CHECKING:
    from typing import TextIO

NARROWEST = 40
_WIDTH = 100
_USUAL = 80


def terminal(stream: TextIO) -> tuple[object, ...]:
    """Tell everything about a stream that decides how a report is written to it."""
    return shows_colours(stream), width(stream), stream.encoding


def shows_colours(stream: TextIO) -> bool:
    """Tell whether a stream is a terminal whose reader wants colours (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width(stream: TextIO) -> int:
    """Tell how many cells a line may fill."""
    return max(columns(), NARROWEST) if stream.isatty() else _WIDTH


def columns() -> int:
    """Tell how wide the terminal is, as `shutil.get_terminal_size` does: by COLUMNS, else by asking standard output."""
    named = os.environ.get("COLUMNS", "")
    if named.isascii() and named.isdigit() and int(named):
        return int(named)
    try:
        return os.get_terminal_size((sys.__stdout__ or sys.stdout).fileno()).columns or _USUAL
    except (AttributeError, ValueError, OSError):
        return _USUAL
