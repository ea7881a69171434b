"""What several packages' tests share: the shipped fonts, a style sheet, a warm engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.fonts import FontCatalog, load
from publish.geometry import PAPER
from publish.locale import Language, language
from publish.pdf.engine import Engine, open_engine
from publish.resources import fonts_folder, styles_folder
from publish.style import Stack, StyleSheet, book_grid, compose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session")
def catalog() -> FontCatalog:
    """Load the shipped fonts."""
    found, problems = load(fonts_folder())
    assert problems == ()
    assert found is not None
    return found


@pytest.fixture(scope="session")
def known() -> Callable[[str], Language]:
    """Look up a language that must be known."""

    def look_up(tag: str) -> Language:
        found = language(tag)
        assert found is not None
        return found

    return look_up


@pytest.fixture(scope="session")
def sheet(catalog: FontCatalog, known: Callable[[str], Language]) -> StyleSheet:
    """Compose a plain A5 sheet for a Latin, a Cyrillic and an Arabic text."""
    languages = [known(tag) for tag in ("en", "ru", "ar")]
    stacks = [Stack(found, catalog.stack_for(found.script, "")) for found in languages]
    parts = ("base.css", "text.css", "cover.css", "furniture.css")
    return compose(styles_folder(), parts, "plain", catalog, stacks, book_grid(PAPER["A5"]).text_page())


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """Keep one warm engine process."""
    with open_engine(1) as running:
        yield running
