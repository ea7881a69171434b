"""Directives whose content is more than paragraphs: figures, code, tables; what each makes of the lines in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from publish.intake.model import Edit, Traced, concatenate
from publish.normalize.model import Image
from publish.normalize.rst.separated import Separated
from publish.normalize.rst.tables import listed_cells
from publish.normalize.width import indent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.normalize.model import Cell

FIGURE, CODE, TABLE = "figure", "code", "table"
_KINDS = {
    FIGURE: re.compile(r"\.\.[ \t]+(?:figure|image)::[ \t]+(?P<argument>\S+)(?P<form>)\s*$"),
    CODE: re.compile(r"(?:\.\.[ \t]+code(?:-block)?::|::$)(?P<argument>)(?P<form>)"),
    TABLE: re.compile(r"\.\.[ \t]+(?P<form>list|csv)-table::(?:[ \t]+(?P<argument>\S.*?))?\s*$"),
}
_OPTION = re.compile(r":(?P<name>[a-z-]+):[ \t]*(?P<value>.*)$")


@dataclass(slots=True)
class Directive:
    """An open directive: its kind, what stands behind its name, where it stands, all lines that belong to it so far.

    `named` says that it has a name, and so may have options; `separated` that the values of a table stand in rows.
    """

    kind: str
    argument: Traced
    margin: int
    named: bool = True
    separated: bool = False
    lines: list[Traced] = field(default_factory=list)

    @classmethod
    def begun(cls, chunk: Sequence[Traced]) -> Directive | None:
        """Begin a directive with a group of lines; None where they are none of these."""
        opening = chunk[0].strip()
        for kind, form in _KINDS.items():
            match = form.match(opening.text)
            if match:
                start = match.start("argument") if match["argument"] else len(opening)
                argument = opening.slice(start, start + len(match["argument"] or ""))
                named, separated = opening.text != "::", match["form"] == "csv"
                return cls(kind, argument, indent(chunk[0].text), named, separated, list(chunk[1:]))
        return None

    @classmethod
    def following(cls, text: Traced, margin: int) -> Directive:
        """Begin the code that a paragraph announces with its last colon."""
        return cls(CODE, text.slice(len(text)), margin, named=False)

    def more(self, chunk: Sequence[Traced]) -> None:
        """Take up another group of lines, behind a blank one."""
        self.lines.extend((chunk[0].slice(0, 0), *chunk))

    def image(self) -> Image:
        """Read a figure."""
        options = dict(_options(self.lines))
        width = re.fullmatch(r"(\d{1,3})\s*%", options.get("width", ""))
        percent = int(width[1]) if width else None
        return Image(self.argument.text, options.get("alt", ""), percent, self.argument.place(0))

    def code(self) -> Traced | None:
        """Read code as one text with line ends; None where there is none."""
        lines = [line for line in self.lines if line.text.strip()]
        while lines and self.named and _OPTION.match(lines[0].text.strip()):
            del lines[0]
        if not lines:
            return None
        margin = min(indent(line.text) for line in lines)
        parts: list[Traced] = []
        for before, line in zip((None, *lines), lines, strict=False):
            if before is not None:
                blank = line.place(0)[0] - before.place(0)[0]
                parts.append(before.slice(len(before)).edit((Edit(0, 0, "\n" * blank),)))
            parts.append(line.slice(margin, len(line.text.rstrip())))
        return concatenate(parts)

    def cells(self, number: int) -> Iterator[tuple[Cell, list[Traced]]]:
        """Read a table, the one of that number."""
        if not self.separated:
            yield from listed_cells(number, self.lines)
            return
        blank = next((place for place, line in enumerate(self.lines) if not line.text.strip()), len(self.lines))
        table = Separated(number)
        yield from table.begun(self.lines[:blank])
        yield from table.cells([line for line in self.lines[blank:] if line.text.strip()])


def _options(lines: Sequence[Traced]) -> Iterator[tuple[str, str]]:
    for line in lines:
        match = _OPTION.match(line.text.strip())
        if match:
            yield match["name"], match["value"].strip()
