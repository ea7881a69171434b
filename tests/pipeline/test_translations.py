"""Translations are compared in every check and build; what differs is told, and can be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.intake import SourceText
from publish.normalize.model import Block, BlockType, Inline, InlineRole, Origin
from publish.pipeline import check
from publish.pipeline.model import Manuscript
from publish.pipeline.translations import compare_translations
from publish.pipeline.work import PLAIN
from publish.publication import load

if TYPE_CHECKING:
    from pathlib import Path

    from publish.diagnostics import Diagnostic

ALLOW = """
[[allow]]
code = "P003"
language = "ru"
item = "3"
reason = "The Russian members meet on the first Saturday of May alone."
"""


@pytest.fixture
def differing(garden: Path) -> Path:
    """Let the Russian and the Arabic text say 1999 where the English says 2024."""
    for name, text in (("a-en-ru.txt", "common work."), ("b-ar.txt", "المشترك.")):
        path = garden / "sources" / name
        whole = path.read_text(encoding="utf-8")
        path.write_text(whole.replace(text, text[:-1] + " 2024."), encoding="utf-8")
    return garden


def warnings(folder: Path) -> list[Diagnostic]:
    publication, problems = load(folder)
    assert problems == ()
    assert publication is not None
    result = check(publication, progress=lambda _: None)
    return [problem for problem in result.diagnostics if problem.code.startswith("P")]


@pytest.mark.long
def test_equal_translations_are_silent(garden: Path) -> None:
    assert warnings(garden) == []


@pytest.mark.long
def test_a_number_that_one_language_lacks_is_told_at_its_item(differing: Path) -> None:
    (found,) = warnings(differing)
    assert (found.code, found.severity) == ("P003", "warning")
    assert "Russian lacks the number 2024" in found.message
    assert found.location is not None
    assert found.location.path == "sources/a-en-ru.txt"


@pytest.mark.long
def test_an_answer_settles_it_and_is_told_when_it_no_longer_applies(differing: Path) -> None:
    toml = differing / "publication.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + ALLOW, encoding="utf-8")
    assert warnings(differing) == []
    toml.write_text(toml.read_text(encoding="utf-8").replace('item = "3"', 'item = "2"'), encoding="utf-8")
    assert sorted(problem.code for problem in warnings(differing)) == ["P003", "P090"]


@pytest.mark.long
def test_a_word_that_stands_twice_is_told_once_and_an_answer_settles_it(garden: Path) -> None:
    path = garden / "sources" / "a-en-ru.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("after work", "after after work"), encoding="utf-8")

    def told() -> list[str]:
        publication, _ = load(garden)
        assert publication is not None
        found = check(publication, progress=lambda _: None).diagnostics
        return [one.code for one in found if one.severity == "warning"]

    assert told() == ["P011"]
    toml = garden / "publication.toml"
    allowed = '[[allow]]\ncode = "P011"\nlanguage = "en"\nitem = "2"\nreason = "So it is said here."\n'
    toml.write_text(toml.read_text(encoding="utf-8") + allowed, encoding="utf-8")
    assert told() == []


def test_a_link_that_leads_elsewhere_is_told_where_its_target_stands(garden: Path) -> None:
    """The words of the link are right."""
    publication, _ = load(garden)
    assert publication is not None
    tags = [language.tag for language in publication.languages]
    words = {tag: f"{tag.title()} words" for tag in tags}
    blocks = {tag: (_linked(tag, f"https://example.org/{'plam' if tag == 'ru' else 'plan'}"),) for tag in tags}
    lines = {f"{tag}.md": f"[{words[tag]}]({blocks[tag][0].inlines[0].target})" for tag in tags}
    sources = [SourceText(name, text) for name, text in lines.items()]
    parity = compare_translations(PLAIN, publication, Manuscript((), "", blocks, {}), sources)
    assert parity is not None
    assert [str(one.location) for one in parity.answered.open] == [f"ru.md:1:{len('[Ru words](') + 1}"]


def _linked(tag: str, target: str) -> Block:
    text = f"{tag.title()} words"
    inline = Inline(0, len(text), InlineRole.LINK, target)
    return Block(BlockType.PARA, tag, text, f"{tag}.md", (Origin(0, 1, 2),), inlines=(inline,))
