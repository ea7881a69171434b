"""What the parity checks look at and what they yield: a table of passages, findings, and the evidence for them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from publish.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from publish.diagnostics import Code
    from publish.locale import Language
    from publish.normalize.model import Block

#: Stands between the blocks of one passage.
JOINT = "\n"


class Kind(StrEnum):
    """What a passage is: the word by which messages and answers name it."""

    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Passage:
    """One language's part of a row: one block, or several where this language divides the text otherwise."""

    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The text of all blocks, a line each."""
        return JOINT.join(block.text for block in self.blocks)

    def location(self, offset: int = 0) -> Location:
        """Find the author's line and column of the code point at `offset` of `text`."""
        starts = [0]
        for block in self.blocks[:-1]:
            starts.append(starts[-1] + len(block.text) + len(JOINT))
        index = bisect_right(starts, offset) - 1
        return self.blocks[index].location(offset - starts[index])

    @property
    def whole(self) -> Location:
        """Name the passage, not a word in it: its first line, without a column."""
        return replace(self.location(), column=None)

    @property
    def end(self) -> Location:
        """Name the last line of the passage, behind which something may be missing."""
        return replace(self.location(max(len(self.text) - 1, 0)), column=None)


@dataclass(frozen=True, slots=True)
class Row:
    """Passages that say the same: `key` names the place (`item 8`), `passages` stand in the order of the languages.

    None where a language has no such passage. `section` counts headings from 1; 0 is what stands before the first.
    """

    key: str
    kind: Kind
    section: int
    passages: tuple[Passage | None, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One language of the table, with its place in every row."""

    index: int
    language: Language
    name: str


@dataclass(frozen=True, slots=True)
class Table:
    """The translations side by side, row by row in reading order."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def present(self, row: Row) -> Iterator[tuple[Column, Passage]]:
        """Yield the languages that have a passage in this row."""
        for column, passage in zip(self.columns, row.passages, strict=True):
            if passage is not None:
                yield column, passage

    def measure(self, code: Code, row: Row, told: Mapping[int, str]) -> Measure:
        """Lay down what a check compared in a row, by the index of the language."""
        return Measure(code, row.key, tuple(told.get(column.index) for column in self.columns))


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference: what an answer must name to allow it (code, language, place), and what the editor reads.

    `target` is where the words at `location` lead to, if that is what the finding is about: it stands in the source.
    """

    code: Code
    language: str
    key: str
    message: str
    location: Location | None
    hint: str
    target: str = ""

    @property
    def diagnostic(self) -> Diagnostic:
        """The finding as a diagnostic: a warning, for only an editor can tell whether it is a fault."""
        return Diagnostic(self.code, self.message, self.location, self.hint, severity=Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Measure:
    """What one check compared in one row, in words, in the order of the languages; None where it could not tell."""

    code: Code
    key: str
    values: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one check yields: its findings, and its measures as evidence of what was compared."""

    findings: tuple[Finding, ...] = ()
    measures: tuple[Measure, ...] = ()


class Check(Protocol):
    """A parity check: a function of the table."""

    def __call__(self, table: Table, /) -> Outcome:
        """Compare what the check is about."""
