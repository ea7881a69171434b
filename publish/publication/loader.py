"""publication.toml -> Publication: read, check the form, check the agreement, find the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.diagnostics import Diagnostic
from publish.locale import language
from publish.publication import agreement, document, faults
from publish.publication.corrections import load_corrections
from publish.publication.model import (
    Allowance,
    Booklet,
    Job,
    Leaflets,
    Logo,
    NamedColour,
    NamedFile,
    Press,
    Publication,
    Stock,
    Style,
    Title,
)
from publish.publication.sources import find_sources
from publish.resources import styles_folder

if TYPE_CHECKING:
    from pathlib import Path

    from publish.publication.declaration import LeafletsTable, PressTable, StyleTable
    from publish.publication.document import TomlDocument


def load(folder: Path, themes: tuple[str, ...] | None = None) -> tuple[Publication | None, tuple[Diagnostic, ...]]:
    """Load the publication that a folder declares; None where anything is wrong.

    Args:
        folder: the folder that holds publication.toml.
        themes: the themes that may be named; by default those of the style sheets that ship with publish.

    Returns:
        The publication, and all faults at once in the order of the file (C001-C007, S001, S006).
    """
    read = document.read(folder)
    if isinstance(read, Diagnostic):
        return None, (read,)
    declaration, wrong_form = faults.validate(read)
    disagreement = agreement.check(read, shipped_themes() if themes is None else themes)
    sources, wrong_sources = find_sources(folder, read)
    languages = agreement.declared_languages(read)
    corrections, wrong_corrections = load_corrections(folder, languages)
    diagnostics = (*wrong_form, *disagreement, *wrong_sources, *wrong_corrections)
    if declaration is None or diagnostics:
        return None, tuple(sorted(diagnostics, key=_place))
    publication = Publication(
        root=folder,
        id=declaration.publication.id,
        languages=languages,
        titles={
            _canonical(tag): Title(title, read.at_value("publication", "title", tag))
            for tag, title in declaration.publication.title.items()
        },
        date=declaration.publication.date,
        sources=sources,
        booklet=Booklet(**declaration.booklet.model_dump()),
        leaflets=_leaflets(declaration.leaflets),
        stock=Stock(**declaration.paper.model_dump()),
        press=_press(declaration.press, read),
        job=Job(**declaration.job.model_dump()),
        theme=declaration.style.theme,
        style=_style(declaration.style, read),
        allowances=tuple(
            Allowance(
                entry.code, _canonical(entry.language), entry.item, entry.reason, read.at_key("allow", number, "code")
            )
            for number, entry in enumerate(declaration.allow)
        ),
        corrections=corrections,
    )
    return publication, ()


def shipped_themes() -> tuple[str, ...]:
    """List the themes that ship with publish, sorted."""
    return tuple(sorted(path.stem for path in (styles_folder() / "theme").glob("*.css")))


def _leaflets(table: LeafletsTable) -> Leaflets:
    pages = agreement.pages_of_fold(table.fold)[0] if table.pages is None else table.pages
    return Leaflets(table.make, table.fold, table.sheet, pages)


def _press(table: PressTable, read: TomlDocument) -> Press:
    profile = NamedFile(table.profile, read.at_value("press", "profile")) if table.profile else None
    return Press(table.make, table.bleed, table.condition, profile)


def _style(table: StyleTable, read: TomlDocument) -> Style:
    def named(name: str | None, *path: str) -> NamedFile | None:
        return NamedFile(name, read.at_value("style", *path)) if name else None

    image = named(table.logo.image, "logo", "image") if table.logo else None
    return Style(
        css=named(table.css, "css"),
        links=table.links,
        cover=named(table.cover, "cover"),
        logo=Logo(image, table.logo.alternative) if table.logo and image else None,
        colours=tuple(
            NamedColour(name, value, read.at_value("style", "colours", name))
            for name, value in table.colours.model_dump().items()
            if value
        ),
    )


def _canonical(tag: str) -> str:
    known = language(tag)
    return known.tag if known else tag


def _place(diagnostic: Diagnostic) -> tuple[int, int, str]:
    location = diagnostic.location
    return (location.line or 0, location.column or 0, diagnostic.code) if location else (0, 0, diagnostic.code)
