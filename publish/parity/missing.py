"""Passages that some languages have and others have not: who lacks one, who has one too many, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.parity.model import Finding
from publish.parity.phrasing import capital, counted, excerpt, hint, names, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from publish.diagnostics import Code, Location
    from publish.parity.model import Column, Passage, Row, Table


def divided(row: Row, columns: Sequence[Column]) -> tuple[list[Column], list[Column]]:
    """Return who lacks the passage of a row and who has it alone; the majority is right, else the first language."""
    have = [column for column in columns if row.passages[column.index]]
    lack = [column for column in columns if not row.passages[column.index]]
    if not have or not lack:
        return [], []
    missing = len(have) > len(lack) or (len(have) == len(lack) and have[0].index < lack[0].index)
    return (lack, []) if missing else ([], have)


def tell(
    table: Table,
    rows: Sequence[Row],
    columns: Sequence[Column],
    code: Code,
    apart: Mapping[int, set[str]] | None = None,
) -> Iterator[Finding]:
    """Say which of the columns lack the passages of neighbouring rows, a run of them as one, or have them alone.

    Nothing is said of the rows whose keys are in `apart`, by the index of the column.
    """
    runs: dict[int, list[Row]] = {}
    for row in rows:
        sides = divided(row, columns)
        lacking, alone = ([one for one in side if row.key not in (apart or {}).get(one.index, ())] for side in sides)
        for column in columns:
            if column in lacking:
                runs.setdefault(column.index, []).append(row)
            elif column.index in runs:
                yield _lacking(table, runs.pop(column.index), column, columns, code)
        for column in alone:
            yield _alone(row, column, [one for one in columns if one not in sides[1]], code)
    for index, run in runs.items():
        yield _lacking(table, run, table.columns[index], columns, code)


def _alone(row: Row, column: Column, others: Sequence[Column], code: Code) -> Finding:
    passage = row.passages[column.index]
    message = f"{capital(row.key)} in {column.name} has no partner in {names(others)}."
    return Finding(
        code, column.language.tag, row.key, message, passage.whole if passage else None, _hint(others[0].name)
    )


def _lacking(table: Table, run: Sequence[Row], column: Column, columns: Sequence[Column], code: Code) -> Finding:
    row = run[0]
    others = [one for one in columns if row.passages[one.index]]
    passage = row.passages[others[0].index]
    words = f" (“{excerpt(passage.text, 0, 0)}”)" if passage else ""
    where, location = _gap(table, row, column)
    more = f" and {counted(len(run) - 1, 'passage')} after it" if len(run) > 1 else ""
    message = f"{column.name} has nothing for {row.key} of {names(others)}{words}{more}{where}."
    meant = place(others[0], passage) if passage else others[0].name
    return Finding(code, column.language.tag, row.key, message, location, _hint(meant))


def _hint(where: str) -> str:
    return hint(
        f"Compare with {where}: see whether a part is missing, or was joined to its neighbour, or has lost its mark."
    )


def _gap(table: Table, row: Row, column: Column) -> tuple[str, Location | None]:
    """Say behind or before which words a passage is missing, and where those stand."""
    index = table.rows.index(row)
    before = _first(table.rows[index - 1 :: -1] if index else (), column)
    if before is not None:
        tail = len(before.text)
        return f": it is missing behind “{excerpt(before.text, tail, tail)}”", before.end
    behind = _first(table.rows[index:], column)
    if behind is not None:
        return f": it is missing before “{excerpt(behind.text, 0, 0)}”", behind.whole
    return "", None


def _first(rows: Sequence[Row], column: Column) -> Passage | None:
    return next((passage for row in rows if (passage := row.passages[column.index])), None)
