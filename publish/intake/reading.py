"""Reading source files: the one effect of intake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Location
from publish.intake.decoding import decode

if TYPE_CHECKING:
    from pathlib import Path

    from publish.intake.model import SourceText


def read(path: Path, name: str) -> tuple[SourceText | None, tuple[Diagnostic, ...]]:
    """Read and decode one source file.

    Args:
        path: where the file is.
        name: how diagnostics call it.

    Returns:
        The text, or None and what stands in the way: S001 missing, S005 not readable, else as `decode` says.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        hint = "Correct the name, or put the file there."
        return None, (Diagnostic(Code.S001, f"The source file {name} is not there.", Location(name), hint),)
    except OSError as error:
        # The system's words without its path: the author knows the file by `name`.
        reason = error.strerror or type(error).__name__
        hint = "Make it a readable, ordinary file."
        return None, (Diagnostic(Code.S005, f"The source file {name} cannot be read: {reason}.", Location(name), hint),)
    return decode(data, name)
