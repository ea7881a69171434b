"""Tables that an author of reStructuredText wrote as rows of values with commas between (csv-table)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.intake.model import Edit
from publish.normalize.model import Cell
from publish.normalize.rst.groups import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.intake.model import Traced

DIRECTIVE = re.compile(r"\.\. csv-table::(?:[ \t]+(?P<title>\S.*?))?\s*$")
_OPTION = re.compile(r":(?P<name>[a-z-]+):(?:[ \t]+(?P<value>.*))?$")
_NAMED = {"tab": "\t", "space": " "}


@dataclass(slots=True)
class Separated:
    """Rows of values: the sign between two of them, the sign around one, and how many rows and columns are heads."""

    number: int
    delimiter: str = ","
    quote: str = '"'
    heads: int = 0
    stubs: int = 0
    row: int = -1

    def begun(self, lines: Sequence[Traced]) -> Iterator[tuple[Cell, list[Traced]]]:
        """Read the options behind the directive; yield the cells of the row of heads that one of them holds."""
        header: Traced | None = None
        for line in lines:
            body = line.strip()
            match = _OPTION.match(body.text)
            if not match:
                continue
            value = (match["value"] or "").strip()
            match match["name"]:
                case "header" if value:
                    header = body.slice(match.start("value"))
                case "delim":
                    self.delimiter = _NAMED.get(value, value[:1] or ",")
                case "quote":
                    self.quote = value[:1] or '"'
                case "header-rows" if value.isdecimal():
                    self.heads = int(value)
                case "stub-columns" if value.isdecimal():
                    self.stubs = int(value)
                case _:
                    pass
        if header is not None:
            self.heads += 1
            yield from self.cells([header])

    def cells(self, lines: Sequence[Traced]) -> Iterator[tuple[Cell, list[Traced]]]:
        """Yield the cells of rows; a value between quotation marks may go on in the next line."""
        rows = joined([line.strip() for line in lines])
        column = 0
        self.row += 1
        for start, end, last in self._values(rows.text):
            text = self._value(rows.slice(start, end))
            if text.text:
                header = self.row < self.heads or column < self.stubs
                yield Cell(self.number, self.row, column, header), list(_lines(text))
            column += 1
            if last and end < len(rows):
                self.row, column = self.row + 1, 0

    def _values(self, text: str) -> Iterator[tuple[int, int, bool]]:
        """Yield where each value begins and ends, and whether it is the last of its row."""
        start, quoted, opened = 0, False, False
        for index, character in enumerate(text):
            if character == self.quote and (opened or not text[start:index].strip()):
                # A mark that is written twice inside of a value closes and opens it again.
                quoted, opened = not quoted, True
            elif not quoted and character in {self.delimiter, "\n"}:
                yield start, index, character == "\n"
                start, opened = index + 1, False
        yield start, len(text), True

    def _value(self, value: Traced) -> Traced:
        """Take the quotation marks off a value; two of them in it are one."""
        bare = value.strip()
        if len(bare) < 2 or not (bare.text[0] == bare.text[-1] == self.quote):  # noqa: PLR2004 - one on either side
            return bare
        inner = bare.slice(1, len(bare) - 1)
        doubled = re.finditer(re.escape(self.quote * 2), inner.text)
        return inner.edit([Edit(match.start(), match.end(), self.quote) for match in doubled])


def _lines(text: Traced) -> Iterator[Traced]:
    start = 0
    for line in text.text.split("\n"):
        yield text.slice(start, start + len(line))
        start += len(line) + 1
