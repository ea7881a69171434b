"""All checks in a row: translations and answers -> the parity of a publication."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.parity.alignment import align
from publish.parity.answers import Answer, Answered, answer
from publish.parity.checks.acronyms import check_acronyms
from publish.parity.checks.balance import check_balance
from publish.parity.checks.consistency import check_consistency
from publish.parity.checks.dates import compare_dates
from publish.parity.checks.doubled import check_doubled
from publish.parity.checks.headings import compare_headings
from publish.parity.checks.items import compare_items
from publish.parity.checks.length import compare_lengths
from publish.parity.checks.links import compare_links
from publish.parity.checks.numbers import compare_numbers
from publish.parity.checks.pairs import compare_pairs
from publish.parity.checks.sentences import compare_sentences
from publish.parity.checks.spacing import check_spacing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from publish.diagnostics import Diagnostic
    from publish.locale import Language
    from publish.normalize.model import Block
    from publish.parity.model import Check, Measure, Table

#: The checks, in the order of their codes.
CHECKS: tuple[Check, ...] = (
    compare_items,
    compare_headings,
    compare_numbers,
    compare_dates,
    compare_links,
    compare_lengths,
    compare_sentences,
    check_balance,
    compare_pairs,
    check_acronyms,
    check_doubled,
    check_spacing,
    check_consistency,
)


@dataclass(frozen=True, slots=True)
class Parity:
    """What came of the comparison: the languages side by side, what was compared, and what differs."""

    table: Table
    measures: tuple[Measure, ...]
    answered: Answered

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What an editor still has to decide: open findings by code and place, then answers that match nothing."""
        return (*(finding.diagnostic for finding in self.answered.open), *self.answered.diagnostics)


def compare(translations: Sequence[tuple[Language, tuple[Block, ...]]], answers: Sequence[Answer] = ()) -> Parity:
    """Compare the translations of one text.

    Args:
        translations: each language and its blocks in reading order, in the order of the publication; where languages
            are evenly divided, the first is taken to be right.
        answers: the editor's `allow` entries.
    """
    table = align(translations)
    outcomes = [check(table) for check in CHECKS]
    findings = [finding for outcome in outcomes for finding in outcome.findings]
    measures = tuple(measure for outcome in outcomes for measure in outcome.measures)
    return Parity(table, measures, answer(findings, answers))
