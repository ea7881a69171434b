"""What normalization writes as reStructuredText, docutils reads back to the same blocks, without a message."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publish.doctree import fragment, parse, read_back
from publish.intake import read
from publish.normalize import Block, BlockType, Cell, Inline, InlineRole, Origin, normalize
from publish.normalize.parts import split
from publish.normalize.rst import write

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.locale import Language

SOURCES = Path(__file__).parents[2] / "examples" / "imcwp-23" / "sources"


@pytest.fixture(scope="module")
def languages(known: Callable[[str], Language]) -> tuple[Language, ...]:
    return tuple(known(tag) for tag in ("en", "ru", "es", "tr", "ar"))


def test_the_example_comes_back_block_by_block(languages: tuple[Language, ...]) -> None:
    found = [read(path, path.name)[0] for path in sorted(SOURCES.glob("*.txt"))]
    sources = [source for source in found if source is not None]
    assert len(sources) == 2
    texts = split(normalize(sources, languages), languages).texts
    assert [text.language for text in texts] == [language.tag for language in languages]
    for text in texts:
        document, problems = parse(write(text.blocks), f"{text.language}.rst")
        assert problems == ()
        back = [(block.type, block.text, block.inlines, block.number, block.level) for block in read_back(document)]
        assert back == [(block.type, block.text, block.inlines, block.number, block.level) for block in text.blocks]


HERE = (Origin(0, 1, 1),)


def test_tables_quotations_and_footnotes_come_back() -> None:
    blocks = (
        Block(BlockType.TITLE, "en", "Title", "x", HERE),
        Block(BlockType.PARA, "en", "called1", "x", HERE, (Inline(6, 7, InlineRole.FOOTNOTE),)),
        Block(BlockType.BULLET, "en", "item", "x", HERE),
        Block(BlockType.PARA, "en", "\u2014 dash", "x", HERE, quoted=True),
        *(
            Block(BlockType.PARA, "en", f"{row}*{column}", "x", HERE, cell=Cell(0, row, column, header=row == 0))
            for row in (0, 1)
            for column in (0, 1)
        ),
        Block(BlockType.PARA, "en", "quoted behind a table", "x", HERE, quoted=True),
        Block(BlockType.PARA, "en", "note", "x", HERE, note="1"),
        Block(BlockType.PARA, "en", "quoted behind a note", "x", HERE, quoted=True),
    )
    document, problems = parse(write(blocks), "x.rst")
    assert problems == ()
    assert [(one.type, one.text, one.inlines) for one in read_back(document)] == [
        (one.type, one.text, one.inlines) for one in blocks
    ]
    html = fragment(document, "en")
    assert '<p class="footnote" data-block="9" data-label="1">note</p>' in html
    assert '<sup class="footnote-call">1</sup>' in html
    assert html.count("<th") - html.count("<thead") == html.count("<td") == 2
    assert html.count("<blockquote>") == 3
