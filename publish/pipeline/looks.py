"""The looks of one publication: which families set which language, and the sheets that all its sections share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.diagnostics import Code, Diagnostic, Location, Severity
from publish.edition import BookSheets
from publish.fonts.stacks import script_settings
from publish.fonts.weights import REGULAR, display_weight
from publish.geometry import PAPER
from publish.locale import borrowed_language, english_name
from publish.locale import language as find_language
from publish.normalize import InlineRole
from publish.pipeline.house import HouseLooks
from publish.pipeline.manuscript import COVER
from publish.press.panels import folded_sheet
from publish.style import Stack, bare_panels, book_grid, compose, panel_grid, text_panels

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from publish.fonts import FontCatalog
    from publish.geometry import Size
    from publish.locale import Language
    from publish.pipeline.model import Manuscript
    from publish.publication import Publication
    from publish.style import Grid, StyleSheet


_NO_HOUSE = HouseLooks()
#: So many letters that a family lacks are named.
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Looks:
    """Stacks in the order of the publication's languages, grids and composed sheets of booklet and leaflets.

    `panels` has a grid for each page of a leaflet, in reading order; `profile` is the ICC profile of the printing
    condition, empty without one.
    """

    stacks: tuple[Stack, ...]
    book: Grid
    panels: tuple[Grid, ...]
    sheets: BookSheets
    leaflet: StyleSheet
    leaflet_bare: StyleSheet
    profile: bytes = b""

    def families(self, tags: Collection[str]) -> tuple[str, ...]:
        """Name the first family of each of these languages' stacks, each once."""
        return tuple(dict.fromkeys(stack.families[0] for stack in self.stacks if stack.language.tag in tags))


def words_by_language(manuscript: Manuscript) -> dict[str, str]:
    """Collect what is to be set in each language: its text, and the passages in others."""
    texts = {tag: blocks for tag, blocks in manuscript.blocks.items() if tag != COVER}
    words = {tag: "".join(block.enumerator + block.text for block in blocks) for tag, blocks in texts.items()}
    for block in (block for blocks in manuscript.blocks.values() for block in blocks):
        for inline in block.inlines:
            if inline.role is InlineRole.PASSAGE:
                words[inline.target] = words.get(inline.target, "") + block.text[inline.start : inline.end]
    return words


def choose_stacks(
    publication: Publication, catalog: FontCatalog, texts: Mapping[str, str]
) -> tuple[tuple[Stack, ...], tuple[Diagnostic, ...]]:
    """Choose the families for each language by its script and the characters of its text.

    F002 where there is none, F006 where it has no Bold, F007 where its script is written in columns, F008 where the
    publication's own family would set it, but lacks letters. The language that
    lends its words to others (labels) has a stack too, and so have those of passages, which `texts` has beside the
    publication's own.
    """
    stacks, problems = [], []
    own = {language.tag for language in publication.languages}
    strangers = (known for tag in sorted(texts) if tag not in own and (known := find_language(tag)))
    for language in (*publication.languages, *strangers):
        text = texts.get(language.tag, "")
        families = catalog.stack_for(language.script, text)
        if families:
            stacks.append(Stack(language, families))
        else:
            problems.append(_no_font(language))
            continue
        if display_weight(language.script) == REGULAR:
            problems.append(_no_bold(language, families[0]))
        passed_over = catalog.passed_over(language.script, text)
        problems += [_passed_over(language, families[0], name, lacks) for name, lacks in passed_over.items()]
        setting = script_settings().get(language.script)
        if setting is not None and setting.columns:
            problems.append(_no_columns(language))
    borrowed = borrowed_language()
    if all(stack.language.tag != borrowed.tag for stack in stacks):
        stacks.append(Stack(borrowed, catalog.stack_for(borrowed.script, "")))
    return tuple(stacks), tuple(problems)


def _no_font(language: Language) -> Diagnostic:
    known = language.script in script_settings()
    return Diagnostic(
        Code.F002,
        f"No font here sets {english_name(language)} ({language.tag}), which is written in {language.script}.",
        Location("publication.toml"),
        f"Bring one with `publish fonts fetch {language.tag}`."
        if known
        else "Add one of your own with `publish fonts add FILE`, or take the language out.",
    )


def _no_bold(language: Language, family: str) -> Diagnostic:
    return Diagnostic(
        Code.F006,
        f"Headings in {english_name(language)} ({language.tag}) are set in the Regular: {family} has no Bold.",
        Location("publication.toml"),
        "If you have a family with a Bold for this script, add it with `publish fonts add FILE`.",
        severity=Severity.WARNING,
    )


def _passed_over(language: Language, family: str, own: str, lacks: tuple[str, ...]) -> Diagnostic:
    shown = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in lacks[:_SHOWN])
    more = f" and {len(lacks) - _SHOWN} more" if len(lacks) > _SHOWN else ""
    return Diagnostic(
        Code.F008,
        f"{english_name(language)} ({language.tag}) is set in {family}, not in {own}, which lacks {shown}{more}.",
        Location("publication.toml"),
        "A text is set in one family wherever that is possible. Add a file of that family that has them, or write "
        f"the words otherwise; if {own} is not meant for this script, add it anew for others alone: "
        "`publish fonts add FILE --script CODE`.",
        severity=Severity.WARNING,
    )


def _no_columns(language: Language) -> Diagnostic:
    return Diagnostic(
        Code.F007,
        f"{english_name(language)} ({language.tag}) is written in columns from top to bottom; here its lines "
        "are set from left to right, each letter lying on its side.",
        Location("publication.toml"),
        "The layout engine sets no columns. Its readers can turn the page; for print, have it set by a program that "
        "can, or take the language out.",
        severity=Severity.WARNING,
    )


def compose_looks(
    publication: Publication,
    catalog: FontCatalog,
    stacks: tuple[Stack, ...],
    styles: Path,
    own: HouseLooks = _NO_HOUSE,
) -> Looks:
    """Compose the sheets for the publication's trims and theme, with what it adds of its own."""
    theme = publication.theme
    book = book_grid(PAPER[publication.booklet.trim])
    panels = tuple(panel_grid(size) for size in _panel_sizes(publication))
    running, edges = ("base.css", "text.css", "cover.css"), ("base.css", "cover.css", "furniture.css")
    return Looks(
        stacks=stacks,
        book=book,
        panels=panels,
        sheets=BookSheets(
            text=compose(styles, running, theme, catalog, stacks, book.text_page(), own.house),
            bare=compose(styles, edges, theme, catalog, stacks, book.bare_page(), own.house),
            emblem=own.emblem,
        ),
        leaflet=compose(
            styles, ("base.css", "text.css", "leaflet.css"), theme, catalog, stacks, text_panels(panels), own.house
        ),
        leaflet_bare=compose(
            styles, ("base.css", "furniture.css"), theme, catalog, stacks, bare_panels(panels), own.house
        ),
        profile=own.profile,
    )


def _panel_sizes(publication: Publication) -> tuple[Size, ...]:
    """The sizes of a leaflet's pages; sheets folded in half may be several."""
    choice = publication.leaflets
    sizes = folded_sheet(choice.fold, PAPER[choice.sheet], "left").sizes
    return sizes * (choice.pages // len(sizes))
