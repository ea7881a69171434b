"""What a text cannot carry, told once for each file: pictures, and signs that Unicode does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Severity
from publish.intake.repairs import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.intake.model import Repair
    from publish.intake.source import SourceText

#: So many are named.
_SHOWN = 3
_PICTURE = "Put it in as PNG, JPEG or SVG out of a file; or say in words what it shows."
_SIGN = "Put the sign of Unicode in its place, or a word."
_FILE = "Put its text into this file, or hand it in as a file of its own."
_KINDS = (
    (Rule.IMAGE, "A picture that cannot be printed was", "pictures that cannot be printed were", _PICTURE),
    (Rule.EMBEDDED, "A file that stands in this one was", "files that stand in this one were", _FILE),
    (Rule.SYMBOL, "A sign of a symbol font was", "signs of symbol fonts were", _SIGN),
)


def left_out(source: SourceText) -> tuple[Diagnostic, ...]:
    """Warn of what went out of a source though its author put it there (S009)."""
    return tuple(
        _warning(gone, one, several, hint)
        for rule, one, several, hint in _KINDS
        if (gone := [repair for repair in source.repairs if repair.rule is rule])
    )


def _warning(gone: Sequence[Repair], one: str, several: str, hint: str) -> Diagnostic:
    count = one if len(gone) == 1 else f"{len(gone)} {several}"
    names = [f"“{repair.before}”" for repair in gone[:_SHOWN] if repair.before]
    more = " and others" if len(gone) > _SHOWN else ""
    named = f": {', '.join(names)}{more}" if names else ""
    message = f"{count} left out{named}."
    return Diagnostic(Code.S009, message, gone[0].location, hint, severity=Severity.WARNING)
