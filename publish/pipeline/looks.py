"""The looks of one publication: which families set which language, and the sheets that all its sections share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Location
from publish.edition import BookSheets
from publish.geometry import PAPER
from publish.locale import borrowed_language
from publish.style import Stack, book_grid, compose, panel_grid

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from publish.fonts import FontCatalog
    from publish.publication import Publication
    from publish.style import Grid, StyleSheet


@dataclass(frozen=True, slots=True)
class Looks:
    """Stacks in the order of the publication's languages, grids and composed sheets of booklet and leaflets."""

    stacks: tuple[Stack, ...]
    book: Grid
    panel: Grid
    sheets: BookSheets
    leaflet: StyleSheet
    leaflet_bare: StyleSheet

    def families(self, tags: Collection[str]) -> tuple[str, ...]:
        """Name the first family of each of these languages' stacks, each once."""
        return tuple(dict.fromkeys(stack.families[0] for stack in self.stacks if stack.language.tag in tags))


def choose_stacks(
    publication: Publication, catalog: FontCatalog, texts: Mapping[str, str]
) -> tuple[tuple[Stack, ...], tuple[Diagnostic, ...]]:
    """Choose the families for each language by its script and the characters of its text; F002 where there is none.

    The language that lends its words to others (labels) has a stack too.
    """
    stacks, problems = [], []
    for language in publication.languages:
        families = catalog.stack_for(language.script, texts.get(language.tag, ""))
        if families:
            stacks.append(Stack(language, families))
        else:
            problems.append(
                Diagnostic(
                    Code.F002,
                    f"No font in the catalogue sets the script of {language.tag} ({language.script}).",
                    Location("publication.toml"),
                    f"The catalogue sets {', '.join(sorted(catalog.stacks))}. "
                    "Take the language out, or add a font for its script to the fonts folder and its lock.",
                )
            )
    borrowed = borrowed_language()
    if all(stack.language.tag != borrowed.tag for stack in stacks):
        stacks.append(Stack(borrowed, catalog.stack_for(borrowed.script, "")))
    return tuple(stacks), tuple(problems)


def compose_looks(publication: Publication, catalog: FontCatalog, stacks: tuple[Stack, ...], styles: Path) -> Looks:
    """Compose the sheets for the publication's trims and theme."""
    theme = publication.theme
    book = book_grid(PAPER[publication.booklet.trim])
    panel = panel_grid(PAPER["A5"])
    running, edges = ("base.css", "text.css", "cover.css"), ("base.css", "cover.css", "furniture.css")
    return Looks(
        stacks=stacks,
        book=book,
        panel=panel,
        sheets=BookSheets(
            text=compose(styles, running, theme, catalog, stacks, book.text_page()),
            bare=compose(styles, edges, theme, catalog, stacks, book.bare_page()),
        ),
        leaflet=compose(styles, ("base.css", "text.css", "leaflet.css"), theme, catalog, stacks, panel.text_page()),
        leaflet_bare=compose(styles, ("base.css", "furniture.css"), theme, catalog, stacks, panel.bare_page()),
    )
