"""Taking page furniture out of the lines of a source, and closing the gap that it leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from publish.intake.model import Repair
from publish.normalize.lines import Gap
from publish.normalize.rules import browser_header, mail_header, page_edges, page_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from publish.intake.repairs import Rule
    from publish.intake.source import SourceText
    from publish.normalize.lines import Line

#: Page rules in order: what comes back at each page first, while all of it is there to be compared; what a browser
#: adds at the ends stands outside of what a paged dump adds.
PAGE_RULES: tuple[Callable[[Sequence[Line]], dict[int, Rule]], ...] = (
    mail_header.found,
    page_edges.found,
    browser_header.found,
    page_numbers.found,
)

#: Furniture between two pages: a paragraph may go on behind it.
_BETWEEN_PAGES = frozenset({page_edges.ID, page_numbers.ID, page_numbers.HEAD_ID})


def without_furniture(lines: Sequence[Line], source: SourceText) -> tuple[list[Line], list[Repair]]:
    """Take out every line that a page rule finds.

    Returns:
        The lines that stay, with the gaps before them as they would be without the furniture, and what went.
    """
    kept = list(lines)
    repairs: list[Repair] = []
    for found in PAGE_RULES:
        going = found(kept)
        if len(going) == len(kept):
            continue  # A source of nothing but page numbers is an author's odd text, not furniture.
        repairs.extend(
            Repair(rule, source.location(kept[index].text.place(0)), kept[index].content, "")
            for index, rule in sorted(going.items())
        )
        kept = _closed_up(kept, going)
    return kept, repairs


def _closed_up(lines: Sequence[Line], going: dict[int, Rule]) -> list[Line]:
    kept: list[Line] = []
    between_pages = False
    for index, line in enumerate(lines):
        if index in going:
            between_pages = between_pages or going[index] in _BETWEEN_PAGES
            continue
        removed = index - 1 in going
        gap = (Gap.PAGE if between_pages and kept else Gap.BLANK) if removed else line.gap
        kept.append(replace(line, gap=gap) if gap is not line.gap else line)
        between_pages = False
    return kept
