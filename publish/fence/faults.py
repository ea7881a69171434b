"""What can go wrong behind the fence, and how it is told."""

from __future__ import annotations

from enum import StrEnum

from publish.diagnostics import Code, Diagnostic, Location, Severity


class Trouble(StrEnum):
    """The kinds of end that a call can take, in words that go on "it ..."."""

    TIME = "did not end within {seconds:.0f} seconds"
    MEMORY = "needs more memory than the {megabytes} MB it may have"
    DIED = "stopped the process that worked on it"
    RAISED = "is more than the program can follow"
    DISK = "could not be worked on, because the system refuses temporary files"
    START = "could not be begun, because no process could be started"


class FenceError(Exception):
    """A call that came to no value: what `trouble` it had, in `words`, and what the process `said` last."""

    def __init__(self, trouble: Trouble, words: str, said: str = "") -> None:
        super().__init__(f"it {words}" + (f": {said}" if said else ""))
        self.trouble = trouble
        self.words = words
        self.said = said


def told(error: FenceError, what: str, location: Location | None = None) -> Diagnostic:
    """Make a diagnostic of a call's end: E007 where the document is to blame, E006 or U003 where the machine is.

    Args:
        error: what the call ended with.
        what: what was worked on, as the beginning of a sentence ("The source a.txt").
        location: where that stands.
    """
    message = f"{what} {error.words}."
    if error.trouble is Trouble.START:
        hint = "Free memory and processes on this machine, then try again." + (
            f" It said: {error.said}" * bool(error.said)
        )
        return Diagnostic(Code.E006, message, location, hint)
    if error.trouble is Trouble.DISK:
        hint = (
            f"Free some space, or name another folder for temporary files with TMPDIR. The system said: {error.said}."
        )
        return Diagnostic(Code.U003, message, location, hint)
    hint = "Leave it out, or save it anew from the program that it comes from; a very long one, in parts."
    return Diagnostic(Code.E007, message, location, hint + (f" ({error.said})" if error.said else ""))


def gap_notes(gaps: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Tell openly what a fence could not close on this machine (E004)."""
    hint = "Build texts that you do not trust on a machine that gives the whole fence."
    return tuple(
        Diagnostic(Code.E004, f"Work was done behind a weaker fence: {gap}.", hint=hint, severity=Severity.NOTE)
        for gap in gaps
    )
