"""What several packages' tests share: the shipped fonts, a style sheet, a warm engine."""

from __future__ import annotations

import tomllib
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from publish.checks.model import PlacedSection, Product
from publish.checks.proof import prove
from publish.edition.page import section
from publish.fonts import FontCatalog, load
from publish.geometry import PAPER
from publish.locale import Language, language
from publish.normalize.model import Block, BlockType, Origin
from publish.pdf.engine import Engine, open_engine
from publish.resources import fonts_folder, styles_folder
from publish.style import Stack, StyleSheet, book_grid, compose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from publish.checks.model import Proof


#: How many inputs a property is tried with: few in each run, many in `tasks.py properties`.
settings.register_profile("suite", max_examples=30, deadline=None)
settings.register_profile("thorough", max_examples=400, deadline=None)
settings.load_profile("suite")


@pytest.fixture(autouse=True, scope="session")
def _remembers_nothing() -> Iterator[None]:
    """Let no test find what another run has made, or leave anything in the user's folders."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUBLISH_CACHE", "")
        patch.setenv("PUBLISH_VERAPDF", "none")
        yield


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


#: One text in each script that the shipped fonts set (Universal Declaration of Human Rights, article 1).
ARTICLE = tomllib.loads((Path(__file__).parent / "article.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def article() -> dict[str, str]:
    """Return the same text in many languages, by tag."""
    return dict(ARTICLE)


@pytest.fixture(scope="session")
def world(catalog: FontCatalog, known: Callable[[str], Language]) -> StyleSheet:
    """Compose a sheet that sets every language of `article`."""
    languages = [known(tag) for tag in ARTICLE]
    stacks = [Stack(found, catalog.stack_for(found.script, ARTICLE[found.tag])) for found in languages]
    parts = ("base.css", "text.css")
    return compose(styles_folder(), parts, "plain", catalog, stacks, book_grid(PAPER["A5"]).text_page())


@pytest.fixture(scope="session")
def lay_out(engine: Engine, world: StyleSheet, known: Callable[[str], Language]) -> Callable[..., Product]:
    """Lay paragraphs of one language out, as `article` sets it, and return them as a product of one section.

    `css` is added to the sheet, `body` stands in place of plain paragraphs, `path` is the product's.
    """
    return layer(engine, world, known)


def layer(engine: Engine, world: StyleSheet, known: Callable[[str], Language]) -> Callable[..., Product]:
    """Make a function that lays paragraphs out by a sheet (see `lay_out`)."""

    def make(tag: str, *paragraphs: str, css: str = "", body: str = "", path: str = "text.pdf") -> Product:
        blocks = tuple(
            Block(BlockType.PARA, tag, text, "a.txt", (Origin(0, line, 1),)) for line, text in enumerate(paragraphs, 1)
        )
        plain = "".join(f'<p data-block="{at}">{escape(block.text)}</p>' for at, block in enumerate(blocks))
        sheet = StyleSheet(f"{world.css}\n{css}", world.fonts)
        (rendition,) = engine.render([section(tag, known(tag), "Title", body or plain, sheet)])
        return Product(path, rendition.pdf, (PlacedSection(rendition, 1, blocks),))

    return make


@pytest.fixture(scope="session")
def prove_product(catalog: FontCatalog, known: Callable[[str], Language]) -> Callable[..., Proof]:
    """Prove a product of `lay_out` against the shipped fonts."""
    return prover(catalog, known)


def prover(catalog: FontCatalog, known: Callable[[str], Language]) -> Callable[[Product], Proof]:
    """Make a function that proves products against a catalogue."""

    def run(product: Product) -> Proof:
        blocks = [one for placed in product.sections for one in placed.blocks]
        stacks = {one.language: catalog.stack_for(known(one.language).script, one.text) for one in blocks}
        return prove(blocks, [], [product], catalog, stacks)

    return run


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """Keep one warm engine process."""
    with open_engine(1) as running:
        yield running
