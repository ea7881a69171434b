"""A role may have families of its own: the sheet sets it in them, and the proof expects it in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from publish.checks.model import PlacedSection, Product
from publish.checks.proof import prove
from publish.edition.page import section
from publish.fonts.stacks import Role, script_settings
from publish.geometry import PAPER
from publish.normalize.model import Block, BlockType, Origin
from publish.resources import styles_folder
from publish.style import Stack, book_grid, compose
from publish.style.script_sheet import role_families

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.checks.model import Proof
    from publish.fonts import FontCatalog
    from publish.locale import Language
    from publish.pdf.engine import Engine

FAMILIES = ("Source Serif 4", "Noto Serif")


@pytest.fixture
def titles_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let titles in Latin script be set in a family of their own."""
    settings = script_settings()
    latin = settings["Latn"]
    roles = {**latin.roles, "title": Role(23.0, 28.0, ("Noto Serif",))}
    monkeypatch.setitem(settings, "Latn", replace(latin, roles=roles))


@pytest.mark.usefixtures("titles_apart")
def test_a_role_puts_its_own_families_first() -> None:
    assert role_families("Latn", FAMILIES) == 'h1 { font-family: "Noto Serif", "Source Serif 4" }'
    assert role_families("Latn", ("Source Serif 4",)) == "", "a family that is not there sets nothing"
    assert role_families("Cyrl", FAMILIES) == ""


@pytest.mark.usefixtures("titles_apart")
def test_a_title_is_set_and_proven_in_the_family_of_its_role(
    engine: Engine, catalog: FontCatalog, known: Callable[[str], Language]
) -> None:
    english = known("en")

    def proof(css: str = "") -> Proof:
        parts, page = ("base.css", "text.css"), book_grid(PAPER["A5"]).text_page()
        sheet = compose(styles_folder(), parts, "plain", catalog, [Stack(english, FAMILIES)], page)
        blocks = tuple(
            Block(type_, "en", text, "a.txt", (Origin(0, line, 1),))
            for line, (type_, text) in enumerate([(BlockType.TITLE, "Plan"), (BlockType.PARA, "of action")], 1)
        )
        body = '<h1 class="title" data-block="0">Plan</h1><p data-block="1">of action</p>'
        page_of = section("en", english, "Plan", body, replace(sheet, css=f"{sheet.css}\n{css}"))
        (rendition,) = engine.render([page_of])
        product = Product("en.pdf", rendition.pdf, (PlacedSection(rendition, 1, blocks),))
        return prove(blocks, (), [product], catalog, {"en": FAMILIES})

    good = proof()
    assert good.ppm == 1_000_000
    assert {face.label for face in good.files[0].fonts} == {"Noto Serif Bold", "Source Serif 4 Regular"}
    (g1,) = (gate for gate in good.gates if gate.gate == "G1")
    assert {(tally.font, tally.style) for tally in g1.tallies} == {
        ("Noto Serif", "Bold"),
        ("Source Serif 4", "Regular"),
    }
