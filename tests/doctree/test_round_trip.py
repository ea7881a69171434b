"""What normalization writes as reStructuredText, docutils reads back to the same blocks, without a message."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publish.doctree import parse, read_back
from publish.intake import read
from publish.normalize import normalize
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
