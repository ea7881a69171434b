"""Wrong use of the command line, and faults of our own, told in one sentence with a way out."""

from __future__ import annotations

import click
from click.exceptions import NoArgsIsHelpError

from publish.cli.console import tell
from publish.diagnostics import Code, Diagnostic
from publish.report import Report


def explain_wrong_use(error: click.ClickException) -> int:
    """Tell a wrong use (U001) on standard error; return the exit status."""
    if isinstance(error, NoArgsIsHelpError):
        error.show()
        return error.exit_code
    context = error.ctx if isinstance(error, click.UsageError) else None
    see = f"See {context.command_path} --help." if context else "See publish --help."
    return tell(Report((Diagnostic(Code.U001, error.message, hint=see),)), error_stream=True)


def explain_refusal(error: OSError) -> int | None:
    """Tell that the system refuses something (U003) on standard error; None where the fault may be our own."""
    from publish.workspace import refusal  # noqa: PLC0415 - only on errors: start-up time

    found = refusal(error)
    if found is None:
        return None
    reason, remedy = found
    what = f"{error.filename} cannot be read or written" if error.filename else "Its output cannot be written"
    hint = f"{remedy}. Temporary files go where TMPDIR says; a set of products is whole or not there."
    return tell(Report((Diagnostic(Code.U003, f"{what}: {reason}.", hint=hint),)), error_stream=True)


def explain_own_fault(error: Exception) -> int:
    """Tell a fault of our own (U002) on standard error; return the exit status."""
    from publish.diagnostics.own_fault import own_fault  # noqa: PLC0415 - wrong use needs none of it

    return tell(Report((own_fault(error),)), error_stream=True)
