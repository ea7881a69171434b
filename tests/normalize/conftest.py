"""Shared fixtures: the seed files with their right reading, and reStructuredText as docutils reads it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from docutils.core import publish_doctree

from publish.intake import SourceText, read

ROOT = Path(__file__).parents[2]
SEEDS = ("000_c5ef66e364d81207.txt", "002_1d9471a72633db64.txt")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: What a block is to docutils: kind and level (`h1`, `p1`, `i2`), number, text, language.
Read = tuple[str, int | None, str, str | None]


@pytest.fixture(scope="session")
def seeds() -> tuple[SourceText, ...]:
    sources = [read(ROOT / "examples" / "imcwp-23" / "sources" / name, f"sources/{name}")[0] for name in SEEDS]
    assert all(sources)
    return tuple(source for source in sources if source)


@pytest.fixture(scope="session")
def right() -> list[tuple[str, str, str]]:
    folder = Path(__file__).parent / "seeds"
    read_back = [json.loads((folder / f"structure-{number}.json").read_text(encoding="utf-8")) for number in (1, 2)]
    return [(block["lang"], block["type"], block["text"]) for one in read_back for block in one["blocks"]]


@pytest.fixture(scope="session")
def docutils_reads() -> Callable[[str], tuple[list[Read], str]]:
    """Return a function from reStructuredText to blocks and messages, through docutils with safe settings."""

    def read_back(text: str) -> tuple[list[Read], str]:
        messages = io.StringIO()
        settings = {
            "_disable_config": True,
            "file_insertion_enabled": False,
            "raw_enabled": False,
            "halt_level": 5,
            "report_level": 2,
            "warning_stream": messages,
            "doctitle_xform": False,
        }
        document = publish_doctree(text, settings_overrides=settings)
        return list(_blocks(document, 0, 0)), messages.getvalue()

    return read_back


def _blocks(parent: nodes.Element, depth: int, section: int) -> Iterator[Read]:
    for child in parent.children:
        if isinstance(child, nodes.section):
            yield from _blocks(child, 0, section + 1)
        elif isinstance(child, nodes.title):
            yield f"h{section}", None, _text(child), _language(child)
        elif isinstance(child, nodes.enumerated_list | nodes.bullet_list):
            for place, item in enumerate(child.children):
                assert isinstance(item, nodes.list_item)
                number = child.get("start", 1) + place if isinstance(child, nodes.enumerated_list) else None
                first = item.children[0]
                assert isinstance(first, nodes.paragraph)
                yield f"i{depth + 1}", number, _text(first), _language(first)
                yield from list(_blocks(item, depth + 1, section))[1:]
        elif isinstance(child, nodes.paragraph):
            yield f"p{depth + 1}", None, _text(child), _language(child)
        elif not (isinstance(child, nodes.comment) or (isinstance(child, nodes.system_message) and child["level"] < 2)):
            yield type(child).__name__, None, child.astext(), None


def _text(node: nodes.Element) -> str:
    return node.astext().replace("\n", " ")


def _language(node: nodes.Element | None) -> str | None:
    while node is not None:
        names: list[str] = node.get("classes", [])
        for name in names:
            if name.startswith("language-"):
                return name.removeprefix("language-")
        node = node.parent
    return None
