"""The editor's title wins over the source's, and nothing that it replaces is lost unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.diagnostics import Location, Severity
from publish.intake import Origin
from publish.normalize import Block, BlockType
from publish.pipeline import build, check
from publish.pipeline.manuscript import prepare, read_sources
from publish.pipeline.remembered import corrected
from publish.pipeline.titles import titled
from publish.publication import Title, load

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = Title("House rules", Location("publication.toml", 4, 12))


def block(kind: BlockType, text: str) -> Block:
    return Block(kind, "en", text, "a.txt", (Origin(0, 3, 1),))


BODY = block(BlockType.PARA, "We agree on this.")


def rows(first: Block, title: Title | None = GIVEN) -> tuple[list[tuple[str, str, str]], list[str]]:
    blocks, diagnostics = titled((first, BODY), title, "en")
    assert blocks[-1] == BODY
    assert all(one.severity is Severity.NOTE and str(one.location) == "a.txt:3:1" for one in diagnostics)
    return (
        [(one.type.value, one.text, str(one.location())) for one in blocks[:-1]],
        [f"{one.code}: {one.message}" for one in diagnostics],
    )


OWN = ("title", "House rules", "publication.toml:4:13")


def test_a_found_title_gives_way_and_is_told() -> None:
    assert rows(block(BlockType.TITLE, "RULES OF HOUSE")) == (
        [OWN],
        ['N006: The editor\'s title "House rules" is taken; "RULES OF HOUSE", which heads the source, is not printed.'],
    )


def test_a_sentence_that_was_taken_for_a_title_stays_as_text() -> None:
    found, (note,) = rows(block(BlockType.TITLE, "Welcome to our house."))
    assert found == [OWN, ("para", "Welcome to our house.", "a.txt:3:1")]
    assert "stays as the first paragraph" in note


def test_the_same_words_keep_their_place_in_the_source() -> None:
    assert rows(block(BlockType.TITLE, "House\u00a0rules")) == ([("title", "House\u00a0rules", "a.txt:3:1")], [])


def test_a_text_without_a_title_gets_the_editors() -> None:
    assert rows(block(BlockType.PARA, "Hello!")) == ([OWN, ("para", "Hello!", "a.txt:3:1")], [])


def test_without_an_editors_title_the_sources_stands() -> None:
    assert rows(block(BlockType.TITLE, "Rules"), None) == ([("title", "Rules", "a.txt:3:1")], [])


def test_the_editors_title_reaches_the_rst(garden: Path) -> None:
    toml = garden / "publication.toml"
    toml.write_text(toml.read_text("utf-8").replace("date =", 'title.ru = "Наш сад"\ndate ='), "utf-8")
    publication, _ = load(garden)
    assert publication is not None
    manuscript, diagnostics = prepare(publication, corrected(publication, read_sources(publication)[0]))
    assert manuscript is not None
    assert "Наш сад" in manuscript.rst["ru"]
    assert "Правила сада" not in manuscript.rst["ru"]
    assert [(one.code.value, str(one.location)) for one in diagnostics] == [("N006", "sources/a-en-ru.txt:8:1")]
    assert "N006" in [one.code for one in check(publication, progress=lambda _: None).diagnostics]


@pytest.mark.long
def test_a_text_without_a_title_is_built_under_the_name_of_its_language(tmp_path: Path) -> None:
    (tmp_path / "publication.toml").write_text(
        '[publication]\nid = "a"\nlanguages = ["en"]\n[sources]\nfiles = ["a.txt"]\n'
    )
    (tmp_path / "a.txt").write_text("1. Water is shared by all.\n\n2. Tools are shared.\n")
    publication, _ = load(tmp_path)
    assert publication is not None
    result = build(publication, progress=lambda _: None)
    assert [str(one.code) for one in result.diagnostics if one.severity is not Severity.NOTE] == ["N002"]
