"""The translations of a report side by side: rows of passages, what was compared, and which findings stand there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from publish.locale import Language
    from publish.parity.compare import Parity
    from publish.report.cards import Card


@dataclass(frozen=True, slots=True)
class Cell:
    """One language's passage, empty where it has none; `cards` are the numbers of the findings about it."""

    language: Language
    text: str
    cards: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What one check compared in a row, by language; None where it could not tell."""

    meaning: str
    values: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: its name, its cells in the order of the languages, what was compared."""

    key: str
    cells: tuple[Cell, ...]
    compared: tuple[Compared, ...]

    @property
    def cards(self) -> tuple[int, ...]:
        """The numbers of all findings in this row."""
        return tuple(number for cell in self.cells for number in cell.cards)


def side_by_side(parity: Parity, cards: Sequence[Card]) -> tuple[Line, ...]:
    """Lay the table of the comparison out, with the numbers of the cards that tell its findings."""
    numbers = _numbers(parity, cards)
    compared: dict[str, list[Compared]] = {}
    for measure in parity.measures:
        compared.setdefault(measure.key, []).append(Compared(measure.code.meaning, measure.values))
    return tuple(
        Line(
            row.key,
            tuple(
                Cell(column.language, passage.text if passage else "", numbers.get((row.key, column.language.tag), ()))
                for column, passage in zip(parity.table.columns, row.passages, strict=True)
            ),
            tuple(compared.get(row.key, ())),
        )
        for row in parity.table.rows
    )


def _numbers(parity: Parity, cards: Sequence[Card]) -> Mapping[tuple[str, str], tuple[int, ...]]:
    told = {(card.diagnostic.code, card.diagnostic.message): card.number for card in cards}
    found: dict[tuple[str, str], tuple[int, ...]] = {}
    for finding in parity.answered.open:
        number = told.get((finding.code, finding.message))
        if number:
            place = (finding.key, finding.language)
            found[place] = (*found.get(place, ()), number)
    return found
