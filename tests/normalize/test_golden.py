"""The normalized reStructuredText of the seeds, as a person reads it: tests/golden/rst.

After a wanted change write the files anew: `UPDATE_GOLDEN=1 pytest tests/normalize/test_golden.py`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from publish.normalize import normalize, split
from publish.normalize.rst import write

if TYPE_CHECKING:
    from publish.intake import SourceText

GOLDEN = Path(__file__).parents[1] / "golden" / "rst"


@pytest.mark.parametrize("name", ["en", "ru", "es", "tr", "ar", "cover"])
def test_the_text_reads_as_an_editor_left_it(seeds: tuple[SourceText, ...], name: str) -> None:
    manuscript = split(normalize(seeds))
    blocks = {text.language: text.blocks for text in manuscript.texts} | {"cover": manuscript.cover}
    written = write(blocks[name])
    path = GOLDEN / f"{name}.rst"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(written, encoding="utf-8")
    assert written == path.read_text(encoding="utf-8")
