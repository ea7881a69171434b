"""Wrong use of the command line, and faults of our own, told in one sentence with a way out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.exceptions import NoArgsIsHelpError

from publish import __version__
from publish.cli.console import tell
from publish.diagnostics import Code, Diagnostic
from publish.report import Report

if TYPE_CHECKING:
    from types import TracebackType

_PACKAGE = Path(__file__).parents[1]
_LONGEST = 300


def explain_wrong_use(error: click.ClickException) -> int:
    """Tell a wrong use (U001) on standard error; return the exit status."""
    if isinstance(error, NoArgsIsHelpError):
        error.show()
        return error.exit_code
    context = error.ctx if isinstance(error, click.UsageError) else None
    see = f"See {context.command_path} --help." if context else "See publish --help."
    possibilities = error.possibilities if isinstance(error, click.NoSuchCommand | click.NoSuchOption) else None
    meant = f"Did you mean {possibilities[0]}? " if possibilities else ""
    message = error.message if possibilities else error.format_message()
    return tell(Report((Diagnostic(Code.U001, message, hint=f"{meant}{see}"),)), error_stream=True)


def explain_refusal(error: OSError) -> int | None:
    """Tell that the system refuses something (U003) on standard error; None where the fault may be our own."""
    from publish.workspace import refusal  # noqa: PLC0415 - only on errors: start-up time

    found = refusal(error)
    if found is None:
        return None
    reason, remedy = found
    what = f"{error.filename} cannot be read or written" if error.filename else "Its output cannot be written"
    hint = f"{remedy}. Temporary files go where TMPDIR says. What stands in the output folder is a whole set."
    return tell(Report((Diagnostic(Code.U003, f"{what}: {reason}.", hint=hint),)), error_stream=True)


def explain_own_fault(error: Exception) -> int:
    """Tell a fault of our own (U002) on standard error; return the exit status."""
    what = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST]
    diagnostic = Diagnostic(
        Code.U002,
        f"publish {__version__} stopped at {_innermost(error.__traceback__)} on a fault of its own: {what}",
        hint="Nothing was written. Please report this line, with the file that caused it, to the project's issues.",
    )
    return tell(Report((diagnostic,)), error_stream=True)


def _innermost(traceback: TracebackType | None) -> str:
    """Name the innermost line of our own that an exception came through, relative to the package."""
    place = "an unknown place"
    while traceback:
        path = Path(traceback.tb_frame.f_code.co_filename)
        if path.is_relative_to(_PACKAGE):
            place = f"{path.relative_to(_PACKAGE.parent).as_posix()}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place
