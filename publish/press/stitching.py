"""What a stapler holds: a stitched booklet of too many sheets is told before it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, PagePlace, Severity

if TYPE_CHECKING:
    from publish.press.imposition import Imposition

#: Long-arm office staplers drive 26/6 staples, whose legs of 6 mm hold 20 sheets of office paper.
_MOST_SHEETS = 20


def too_thick(imposition: Imposition, product: str) -> tuple[Diagnostic, ...]:
    """Warn (B006) of a stitched book that office staples do not hold; nothing else."""
    hint = 'Have it bound in signatures: binding = "sewn" under [booklet]; or print it on thinner paper.'
    return overfull(len(imposition.sheets), product, hint) if imposition.stapled else ()


def overfull(sheets: int, product: str, hint: str) -> tuple[Diagnostic, ...]:
    """Warn (B006) of more sheets in one stack than staples hold, with the way out that `hint` says."""
    if sheets <= _MOST_SHEETS:
        return ()
    return (
        Diagnostic(
            Code.B006,
            f"The booklet has {sheets} sheets in one stack; office staples hold about {_MOST_SHEETS}.",
            hint=hint,
            place=PagePlace(product, 1),
            severity=Severity.WARNING,
        ),
    )
