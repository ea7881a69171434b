"""All checks over all products: a tuple of plain functions, in the order in which an operator would ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, PagePlace
from publish.preflight.checks import access, boxes, effects, exchange, extent, fineness, fonts, images, inks
from publish.preflight.model import Outcome, Preflight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from publish.preflight.model import Subject

CHECKS: tuple[Callable[[Subject], Outcome | None], ...] = (
    extent.check,
    boxes.check,
    fonts.check,
    images.check,
    inks.check,
    fineness.check,
    effects.check,
    access.check,
    exchange.check,
)


def preflight(subjects: Sequence[Subject]) -> Preflight:
    """Ask every question of every product. A question that met nothing to look at is itself a finding (K016)."""
    return Preflight(tuple(_asked(subjects)))


def _asked(subjects: Sequence[Subject]) -> Iterator[Outcome]:
    for subject in subjects:
        for check in CHECKS:
            outcome = check(subject)
            if outcome is None:  # a question that is not asked of such a product
                continue
            if outcome.checked or outcome.findings:
                yield outcome
            else:
                message = f"Preflight had nothing to look at: {outcome.name}."
                finding = Diagnostic(Code.K016, message, place=PagePlace(subject.path, 1))
                yield Outcome(outcome.name, outcome.path, 0, (finding,))
