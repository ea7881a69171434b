"""Lists as authors number them: from another number, with gaps, interrupted, items of several paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.doctree import fragment, parse
from publish.edition.page import section

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.locale import Language
    from publish.pdf.engine import Engine
    from publish.style import StyleSheet


@pytest.mark.parametrize(
    ("rst", "markers"),
    [
        ("5. five\n\n6. six\n", [("5", 0), ("6", 1)]),
        ("1. one\n\nBetween.\n\n2. two\n", [("1", 0), ("2", 2)]),
        ("1. one\n\n   More of it.\n\n2. two\n", [("1", 0), ("2", 2)]),
        ("1. one\n\n   1. nested\n\n2. two\n", [("1", 0), ("1", 1), ("2", 2)]),
    ],
)
def test_the_printed_numbers_are_the_authors_and_belong_to_their_items(
    rst: str, markers: list[tuple[str, int]], engine: Engine, sheet: StyleSheet, known: Callable[[str], Language]
) -> None:
    document, _ = parse(rst, "en.rst")
    (rendition,) = engine.render([section("en", known("en"), "t", fragment(document, "en"), sheet)])
    assert [(box.text.strip(), box.block) for box in rendition.boxes if box.generated] == markers
