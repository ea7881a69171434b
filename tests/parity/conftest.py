"""What the parity tests share: texts in, findings out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from publish.locale import language
from publish.normalize.model import Block, BlockType, Origin
from publish.parity import Answer, Parity, compare

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

#: The first letters of a line say what it is; a line without them is an item.
MARKERS = {"# ": BlockType.TITLE, "## ": BlockType.HEADING, "### ": BlockType.HEADING, "| ": BlockType.PARA}


def block(tag: str, line: str, number: int) -> Block:
    """Make a block of one line: `# title`, `## heading`, `| paragraph`, else an item."""
    marker = next((marker for marker in MARKERS if line.startswith(marker)), "")
    kind = MARKERS.get(marker, BlockType.ITEM)
    level = max(1, marker.count("#"))
    return Block(kind, tag, line.removeprefix(marker), f"{tag}.txt", (Origin(0, number, 1 + len(marker)),), level=level)


@pytest.fixture(scope="session")
def compared() -> Callable[..., Parity]:
    """Compare texts given by language tag, a line a block."""

    def run(texts: Mapping[str, Sequence[str]], answers: Sequence[Answer] = ()) -> Parity:
        translations = []
        for tag, lines in texts.items():
            found = language(tag)
            assert found is not None
            translations.append((found, tuple(block(tag, line, number) for number, line in enumerate(lines, 1))))
        return compare(translations, answers)

    return run


@pytest.fixture(scope="session")
def found(compared: Callable[..., Parity]) -> Callable[..., list[tuple[str, str, str]]]:
    """Compare texts, and name the findings: code, language, place."""

    def run(**texts: str | Sequence[str]) -> list[tuple[str, str, str]]:
        lines = {tag.replace("_", "-"): [text] if isinstance(text, str) else list(text) for tag, text in texts.items()}
        findings = compared(lines).answered.open
        return [(str(one.code), one.language, one.key) for one in findings]

    return run
