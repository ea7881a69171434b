"""Alignment: translations -> a table whose rows say the same in every language, named by section and kind.

A heading that most languages have begins a section; one that few have is a passage of the section in which it stands.
Paragraphs that one language divides otherwise are compared as one.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from publish.locale import english_name
from publish.parity.features import feature
from publish.parity.joining import factors, join
from publish.parity.lines import lay
from publish.parity.model import Column, Kind, Passage, Row, Table
from publish.parity.units import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.locale import Language
    from publish.normalize.model import Block
    from publish.parity.lines import Line, Units


def align(translations: Sequence[tuple[Language, tuple[Block, ...]]]) -> Table:
    """Lay the translations side by side."""
    columns = tuple(Column(index, language, english_name(language)) for index, (language, _) in enumerate(translations))
    texts = [[(unit, feature(unit, language)) for unit in cut(blocks)] for language, blocks in translations]
    return Table(columns, tuple(_rows(_lines(texts), sum(bool(text) for text in texts))))


def _lines(texts: Sequence[Units]) -> list[Line]:
    """Lay units side by side, once more where a language proves to need more or fewer letters than was expected."""
    lines = lay(texts)
    if all(all(line) for line in lines):
        return lines
    needs = factors(lines)
    if any(need != 1.0 for need in needs):
        texts = [[(unit, one.scaled(need)) for unit, one in units] for units, need in zip(texts, needs, strict=True)]
        lines = lay(texts)
    return join(lines)


def _rows(lines: list[Line], languages: int) -> Iterator[Row]:
    kinds = [_kind(line, first=not index) for index, line in enumerate(lines)]
    begins = [kind is Kind.HEADING and _usual(line, languages) for kind, line in zip(kinds, lines, strict=True)]
    section = 0
    count: Counter[Kind] = Counter()
    for kind, line, begin in zip(kinds, lines, begins, strict=True):
        if begin:
            section += 1
            count.clear()
        count[kind] += 1
        place = ("opening, " if not section else f"section {section}, ") if any(begins) else ""
        key = f"{place}{kind}" if begin else f"{place}{kind} {count[kind]}"
        passages = tuple(
            Passage(tuple(block for unit, _ in units for block in unit.blocks)) if units else None for units in line
        )
        yield Row(str(kind) if kind is Kind.TITLE else key, kind, section, passages)


def _kind(line: Line, *, first: bool) -> Kind:
    """Return the commonest kind of a line, that of the first where votes are even; only the first can be the title."""
    kinds = [units[0][0].kind for units in line if units]
    if Kind.TITLE in kinds and first:
        return Kind.TITLE
    return Counter(Kind.HEADING if kind is Kind.TITLE else kind for kind in kinds).most_common(1)[0][0]


def _usual(line: Line, languages: int) -> bool:
    """Tell whether most languages have a heading here, or half of them and the first among those."""
    votes = 2 * sum(bool(units) and units[0][0].kind is Kind.HEADING for units in line)
    return votes > languages or (votes == languages and bool(line[0]))
