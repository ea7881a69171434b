"""The composed style sheet: one face per file, a stack per language, nothing from this machine."""

from pathlib import Path

import pytest

from publish.fonts import FontCatalog, load
from publish.geometry import PAPER, points
from publish.locale import language
from publish.publication import shipped_themes
from publish.resources import fonts_folder, styles_folder
from publish.style import Stack, StyleSheet, book_grid, compose


@pytest.fixture(scope="module")
def catalog() -> FontCatalog:
    found, _ = load(fonts_folder())
    assert found is not None
    return found


def sheet(catalog: FontCatalog, *tags: str, theme: str = "plain") -> StyleSheet:
    stacks = []
    for tag in tags:
        found = language(tag)
        assert found is not None
        stacks.append(Stack(found, catalog.stack(found.script)))
    grid = book_grid(PAPER["A5"])
    return compose(styles_folder(), ("base.css", "text.css"), theme, catalog, stacks, grid.text_page())


def test_each_file_of_the_stacks_is_declared_once_and_no_other(catalog: FontCatalog) -> None:
    composed = sheet(catalog, "en", "ru", "ar")
    assert composed.css.count("@font-face") == len(composed.fonts) == 10
    assert {Path(path).parent.name for path in composed.fonts.values()} == {
        "source-serif-4",
        "noto-serif",
        "scheherazade-new",
    }
    assert "unicode-range" not in composed.css, "it breaks the stack in the engine"


def test_the_sheet_is_the_same_on_every_machine(catalog: FontCatalog) -> None:
    composed = sheet(catalog, "en", "ar")
    assert str(fonts_folder()) not in composed.css
    assert composed.css == sheet(catalog, "en", "ar").css


def test_every_theme_composes(catalog: FontCatalog) -> None:
    assert "plain" in shipped_themes()
    for theme in shipped_themes():
        assert "--accent" in sheet(catalog, "en", theme=theme).css


def test_a_script_without_a_sheet_of_its_own_takes_the_reference(catalog: FontCatalog) -> None:
    reference = (styles_folder() / "script" / "Latn.css").read_text(encoding="utf-8")
    assert reference in sheet(catalog, "ru").css
    assert reference not in sheet(catalog, "ar").css


def test_an_a5_page_holds_34_lines_of_14_points() -> None:
    grid = book_grid(PAPER["A5"])
    assert (grid.lines, grid.leading) == (34, 14.0)
    assert grid.shift == pytest.approx(points(1.5))
    assert "margin: 56.6929pt 43.9370pt 62.5227pt" in grid.text_page()
