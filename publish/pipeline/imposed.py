"""Where imposition puts each page, as the proof takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.checks.model import ImposedPage

if TYPE_CHECKING:
    from publish.press.sheets import PrintSheets


def imposed_pages(sheets: PrintSheets) -> tuple[ImposedPage, ...]:
    """Say of each page of sheets on which side it stands, and where there."""
    found = []
    for side, placed in enumerate(sheets.sides, 1):
        for page in placed.pages:
            scale, _, _, _, across, up = page.way((0.0, 0.0), sheets.trims[page.page - 1])
            found.append(ImposedPage(page.page, side, scale, across, up))
    return tuple(found)


def as_they_are(pages: int) -> tuple[ImposedPage, ...]:
    """Say that so many pages stand alone, each on its own, as in an edition for a print shop."""
    return tuple(ImposedPage(page, page) for page in range(1, pages + 1))
