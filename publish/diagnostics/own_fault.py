"""A fault of our own as one sentence: what was being done, and where it stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from publish import __version__
from publish.diagnostics.codes import Code
from publish.diagnostics.model import Diagnostic

if TYPE_CHECKING:
    from types import TracebackType

_PACKAGE = Path(__file__).parents[1]
_LONGEST = 300


def own_fault(error: Exception) -> Diagnostic:
    """Make a diagnostic (U002) of an exception that nobody had thought of."""
    what = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST]
    return Diagnostic(
        Code.U002,
        f"publish {__version__} stopped at {_innermost(error.__traceback__)} on a fault of its own: {what}",
        hint="Nothing was written. Please report this line, with the file that caused it, to the project's issues.",
    )


def _innermost(traceback: TracebackType | None) -> str:
    """Name the innermost line of our own that an exception came through, relative to the package."""
    place = "an unknown place"
    while traceback:
        path = Path(traceback.tb_frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE):
            place = f"{path.relative_to(_PACKAGE.parent).as_posix()}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place
