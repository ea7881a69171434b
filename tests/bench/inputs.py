"""Publications to measure with: many small ones, and one that grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.bench.documents import Block

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def small_ones(folder: Path, count: int) -> Path:
    """Write so many publications of one language and a few paragraphs, each with words of its own."""
    from tests.batch.small import write  # noqa: PLC0415 - only where it is needed

    for number in range(count):
        name = "".join(_LETTERS[number // 26**place % 26] for place in (2, 1, 0))
        write(folder / name, name.capitalize())
    return folder


def long_one(folder: Path, blocks: Sequence[Block], copies: int) -> Path:
    """Write a publication whose text has so many parts: the same words under headings of their own, in Markdown."""
    folder.mkdir(parents=True)
    (folder / "publication.toml").write_text(
        '[publication]\nid = "growing"\nlanguages = ["en"]\n[sources]\nfiles = ["en.md"]\n'
        '[booklet]\nbinding = "sewn"\n[leaflets]\nmake = false\n'
    )
    parts = ["# A growing text"]
    for number in range(1, copies + 1):
        parts.append(f"## Part {number}")
        item = 0
        for block in blocks:
            item = item + 1 if block.kind == "item" else 0
            parts.append(f"{item}. {block.text}" if item else block.text)
    (folder / "en.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return folder
