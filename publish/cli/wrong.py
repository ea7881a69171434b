"""What is told of a word that is not what is asked for: what it is not, and which known one is nearest."""

from __future__ import annotations

TYPE_CHECKING = False  # the module that has it costs as much as an error of use
if TYPE_CHECKING:
    from collections.abc import Sequence


class WrongWordError(ValueError):
    """A word is not what is asked for; the message says what it is not."""


def nearest(name: str, names: Sequence[str]) -> str:
    """Find the name that is most like a mistyped one; empty where none is."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where there is something to compare

    return next(iter(get_close_matches(name, names)), "")


def not_known(name: str, names: Sequence[str], listed: str) -> str:
    """Say that a name is not known, and which ones are, or the command that lists them."""
    near = name if name in names else nearest(name, names)
    meant = f' Did you mean "{near}"?' if near else ""
    return f"is not known.{meant} " + (f"`{listed}` lists all." if listed else f"Known: {', '.join(names)}.")
