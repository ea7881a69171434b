"""Notes and links that an author of reStructuredText leaves to be counted: `[#]_`, `[#name]_`, `[*]_`, `link`__.

They get the numbers and addresses that docutils would give them; a citation is a paragraph with its label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from publish.intake.links import address
from publish.intake.model import Edit, Repair
from publish.intake.repairs import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from publish.intake.model import Traced
    from publish.intake.source import SourceText

_NOTE = re.compile(r"\.\. \[(?P<label>\d+|#(?:[\w.-]+)?|\*)\](?=[ \t]|$)")
_CITATION = re.compile(r"(?P<mark>\.\. )\[(?P<label>[A-Za-z][\w.-]*)\](?=[ \t])")
_CALL = re.compile(r"(?<!\\)\[(?P<label>#(?:[\w.-]+)?|\*|[A-Za-z][\w.-]*)\](?P<mark>_)(?!\w)")
_ANONYMOUS = re.compile(r"(?:\.\. )?__(?::)?[ \t]+(?P<address>\S+)\s*$")
_LINK = re.compile(r"(?<!\\)`(?P<words>[^`<>\\]+)`__(?!\w)")


@dataclass(slots=True)
class _Counted:
    """What notes and links are called, and how far those without a name have been used."""

    notes: dict[str, list[str]] = field(default_factory=dict)
    citations: set[str] = field(default_factory=set)
    addresses: list[str] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)

    def number(self, label: str) -> str | None:
        """Return the number that a call or a note gets; None where there is none for it."""
        numbers = self.notes.get(label, [])
        place = self.used.get(label, 0)
        self.used[label] = place + (label in {"#", "*"})
        return numbers[place] if place < len(numbers) else None


def with_references(lines: Sequence[Traced], source: SourceText) -> tuple[list[Traced], list[Repair]]:
    """Write numbers for the labels of notes that docutils counts, and addresses into links that have no name."""
    counted = _counted(lines)
    if not (counted.notes or counted.citations or counted.addresses):
        return list(lines), []
    repairs: list[Repair] = []
    for pattern in (_NOTE, _CALL):
        counted.used.clear()
        lines = [line.edit(list(_numbers(line, pattern, counted, repairs, source))) for line in lines]
    return list(_apart(lines, counted)), repairs


def _apart(lines: Sequence[Traced], counted: _Counted) -> Iterator[Traced]:
    """Write links, and make paragraphs of citations, with blank lines before them."""
    cited = False
    for line in lines:
        citation = _CITATION.match(line.text)
        if citation:
            yield line.slice(0, 0)
        margin = len(line.text) - len(line.text.lstrip())
        cited = citation is not None or (cited and 0 < margin < len(line))
        made = line.edit(list(_others(line, counted)))
        yield made.slice(margin) if cited else made


def _counted(lines: Sequence[Traced]) -> _Counted:
    found = _Counted()
    said = [match["label"] for line in lines if (match := _NOTE.match(line.text))]
    free = (str(number) for number in count(1) if str(number) not in said)
    for label in said:
        if not label.isdecimal():
            found.notes.setdefault(label, []).append(next(free))
    for line in lines:
        citation, anonymous = _CITATION.match(line.text), _ANONYMOUS.match(line.text)
        if citation:
            found.citations.add(citation["label"])
        if anonymous:
            found.addresses.append(address(anonymous["address"]))
    return found


def _numbers(
    line: Traced, pattern: re.Pattern[str], counted: _Counted, repairs: list[Repair], source: SourceText
) -> Iterator[Edit]:
    for match in pattern.finditer(line.text):
        number = counted.number(match["label"])
        if number:
            start, end = match.span("label")
            repairs.append(Repair(Rule.FOOTNOTE_MARK, source.location(line.place(start)), match["label"], number))
            yield Edit(start, end, number)


def _others(line: Traced, counted: _Counted) -> Iterator[Edit]:
    """Make text of citations and their calls, and links of what an address without a name belongs to."""
    if _ANONYMOUS.match(line.text):
        yield Edit(0, len(line), "")
        return
    citation = _CITATION.match(line.text)
    edits = [Edit(*citation.span("mark"), "")] if citation else []
    edits.extend(Edit(*one.span("mark"), "") for one in _CALL.finditer(line.text) if one["label"] in counted.citations)
    for match in _LINK.finditer(line.text):
        place = counted.used.get("__", 0)
        counted.used["__"] = place + 1
        if place < len(counted.addresses) and counted.addresses[place]:
            edits.append(Edit(*match.span(), f"`{match['words']} <{counted.addresses[place]}>`__"))
    yield from sorted(edits, key=lambda edit: edit.start)
